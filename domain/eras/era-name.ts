import type { Language } from '../language/language.ts';
import type { Era } from './era.ts';

type EraNames = Pick<Era, 'name' | 'name_ru' | 'short_name' | 'short_name_ru'>;

/** The name in this language, or else in the other one. */
export function eraName({ name = '', name_ru = '' }: EraNames, language: Language): string {
  return language === 'ru' ? name_ru || name : name || name_ru;
}

/** The name for little room; undefined if there is none in the language of `eraName`. */
export function shortEraName(era: EraNames, language: Language): string | undefined {
  const isRussian = language === 'ru' ? era.name_ru !== undefined : era.name === undefined;
  return isRussian ? era.short_name_ru : era.short_name;
}
