import type { Language } from '../language/language.ts';
import { COUNTRY_TABLE } from './countries.ts';
import { ORGANISATION_TABLE } from './organisations.ts';

/** A country or an organisation that initiates events or is their target. */
export interface Party {
  /** ISO 3166-1 alpha-2, or an organisation's usual abbreviation. */
  readonly code: string;
  readonly name: string;
  readonly name_ru: string;
  readonly kind: 'country' | 'organisation';
}

/** The parties that have a name: countries by code, then organisations by code. */
export const PARTIES: ReadonlyMap<string, Party> = new Map([
  ...parseParties(COUNTRY_TABLE, 'country'),
  ...parseParties(ORGANISATION_TABLE, 'organisation'),
]);

/** True for listed codes and for the user-assigned codes of ISO 3166-1 (AA, QM–QZ, XA–XZ, ZZ). */
export function isPartyCode(text: string): boolean {
  return PARTIES.has(text) || /^(AA|Q[M-Z]|X[A-Z]|ZZ)$/.test(text);
}

/** The name of a party, or its code if it has no name. */
export function partyName(code: string, language: Language = 'en'): string {
  const party = PARTIES.get(code);
  if (party === undefined) return code;
  return language === 'ru' ? party.name_ru : party.name;
}

function parseParties(table: string, kind: Party['kind']): [code: string, party: Party][] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [, code = '', name = '', name_ru = ''] = /^(\S+) +(.+) \| (.+)$/.exec(line) ?? [];
      return [code, { code, name, name_ru, kind }];
    });
}
