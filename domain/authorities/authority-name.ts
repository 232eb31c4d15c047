import type { Language } from '../language/language.ts';

interface Names {
  readonly name?: string | undefined;
  readonly name_ru?: string | undefined;
}

/** The name of an entry in this language, if it has one. */
export function nameIn({ name, name_ru }: Names, language: Language): string | undefined {
  return language === 'ru' ? name_ru : name;
}

/** The name of an entry in this language, or else in the other one. */
export function authorityName(names: Names, language: Language): string {
  return nameIn(names, language) ?? names.name ?? names.name_ru ?? '';
}

/**
 * The name that events record: the English one, so that users of both languages record the same text. Other spellings
 * are found and shown through the entry.
 */
export function recordedName(names: Names): string {
  return names.name ?? names.name_ru ?? '';
}
