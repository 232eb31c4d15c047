import type { Kind } from '../events/kind.ts';
import { CAMEO_CODES } from './cameo.ts';

/**
 * The kind of event for each CAMEO code, by its longest prefix in this list. The kinds follow CAMEO's usage notes (1.1b3):
 * expelled diplomats are 161. Acts without a kind of their own go to the kind with the nearest score: aid to agreements,
 * unrest to incidents.
 */
const KIND_OF = `
01 statement
02 proposal
03 proposal
031 agreement
032 agreement
0351 relief
0353 exchange
0354 relief
034 statement
036 talks
04 talks
05 statement
050 agreement
054 mission
057 agreement
06 agreement
07 agreement
08 relief
084 exchange
0862 military
087 military
0871 agreement
09 legal
10 statement
106 talks
11 statement
115 legal
116 legal
12 statement
121 withdrawal
125 talks
127 proposal
128 withdrawal
13 statement
131 sanctions
1313 mission
132 legal
134 talks
135 talks
138 military
14 incident
15 military
150 incident
16 withdrawal
161 expulsion
162 sanctions
163 sanctions
164 talks
165 talks
166 expulsion
1661 withdrawal
17 incident
1711 sanctions
172 sanctions
173 legal
174 expulsion
18 incident
19 military
20 military
`;

const PREFIXES: ReadonlyMap<string, Kind> = new Map(
  KIND_OF.trim()
    .split('\n')
    .map((line) => line.split(' ') as [string, Kind]),
);

const KINDS_BY_CODE: ReadonlyMap<string, Kind> = new Map(
  [...CAMEO_CODES.keys()].map((code) => {
    const length = [4, 3, 2].find((each) => PREFIXES.has(code.slice(0, each))) ?? 0;
    return [code, PREFIXES.get(code.slice(0, length)) ?? 'statement'];
  }),
);

/** `undefined` for a code that CAMEO does not have. */
export function kindOfCameo(code: string): Kind | undefined {
  return KINDS_BY_CODE.get(code);
}

/** True for the codes 13x, which describe measures that were threatened but not carried out. */
export function isThreat(code: string): boolean {
  return code.startsWith('13');
}
