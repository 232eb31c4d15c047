import { CAMEO_TABLE } from './cameo-codes.ts';

/** 1 verbal co-operation, 2 material co-operation, 3 verbal conflict, 4 material conflict. */
export type QuadClass = 1 | 2 | 3 | 4;

export interface CameoCode {
  /** Two to four digits, as text: `010` (make statement) is not `10` (demand). */
  readonly code: string;
  readonly name: string;
  /** −10 (conflict) … +10 (co-operation). Scores the type of act, not its scale: expelling 1 or 755 people scores the same. */
  readonly goldstein: number;
  readonly quad_class: QuadClass;
}

/** Every code, in the codebook's order. */
export const CAMEO_CODES: ReadonlyMap<string, CameoCode> = new Map(
  CAMEO_TABLE.trim()
    .split('\n')
    .map((line) => {
      const [, code = '', score, name = ''] = /^(\d+) +(\S+) +(.+)$/.exec(line) ?? [];
      return [code, { code, name, goldstein: Number(score), quad_class: quadClassOf(code) }];
    }),
);

/** The Goldstein score of a code. Throws a `RangeError` for an unknown code. */
export function goldsteinOf(code: string): number {
  const entry = CAMEO_CODES.get(code);
  if (entry === undefined) throw new RangeError(`Unknown CAMEO code “${code}”`);
  return entry.goldstein;
}

/** The class depends on the root, which is the first two digits of the code. */
function quadClassOf(code: string): QuadClass {
  const root = Number(code.slice(0, 2));
  if (root <= 5) return 1;
  if (root <= 8) return 2;
  return root <= 13 ? 3 : 4;
}
