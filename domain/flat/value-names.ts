import { CAMEO_CODES } from '../cameo/cameo.ts';
import { cameoName } from '../cameo/cameo-name.ts';
import * as english from '../language/field-names-en.ts';
import * as russian from '../language/field-names-ru.ts';
import type { Language } from '../language/language.ts';
import { LANGUAGES } from '../language/language.ts';
import { PARTIES, partyName } from '../parties/party.ts';

const NAMES = { en: english.recordNames, ru: russian.recordNames } as const;

/** The kinds of codes that a flat table also shows as words. */
export type CodeType =
  | 'kind'
  | 'status'
  | 'review'
  | 'relation'
  | 'precision'
  | 'certainty'
  | 'party'
  | 'cameo';

/** The name of a code in a language, or the code if it has none. All words of flat tables come from here. */
export function valueName(type: CodeType, code: string, language: Language): string {
  switch (type) {
    case 'party':
      return partyName(code, language);
    case 'cameo':
      return cameoName(code, language) || code;
    default:
      return (NAMES[language][type] as Readonly<Record<string, string>>)[code] ?? code;
  }
}

/** The codes that have this name, in any language and in upper or lower case. */
export function codesNamed(type: CodeType, name: string): readonly string[] {
  let names = index.get(type);
  if (names === undefined) {
    names = indexNames(type);
    index.set(type, names);
  }
  return names.get(folded(name)) ?? [];
}

const index = new Map<CodeType, ReadonlyMap<string, readonly string[]>>();

function indexNames(type: CodeType): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const code of codesOf(type)) {
    for (const language of LANGUAGES) {
      const name = folded(valueName(type, code, language));
      const codes = names.get(name) ?? [];
      if (!codes.includes(code)) codes.push(code);
      names.set(name, codes);
    }
  }
  return names;
}

export function codesOf(type: CodeType): readonly string[] {
  switch (type) {
    case 'party':
      return [...PARTIES.keys()];
    case 'cameo':
      return [...CAMEO_CODES.keys()];
    default:
      return Object.keys(NAMES.en[type]);
  }
}

function folded(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replaceAll('ё', 'е').toLowerCase();
}
