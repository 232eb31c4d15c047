import type { Language } from '../language/language.ts';

/** The titles of an event. It has at least one. */
export interface Titles {
  readonly title?: string | undefined;
  readonly title_ru?: string | undefined;
}

/** The summaries of an event. An absent English summary is an empty text. */
export interface Summaries {
  readonly summary: string;
  readonly summary_ru?: string | undefined;
}

/** The title in this language, or in the other one if there is no translation. */
export function titleOf({ title, title_ru }: Titles, language: Language): string {
  return (language === 'ru' ? (title_ru ?? title) : (title ?? title_ru)) ?? '';
}

/** The language of the text that `titleOf` returns. */
export function titleLanguage({ title, title_ru }: Titles, language: Language): Language {
  if (language === 'ru') return title_ru === undefined ? 'en' : 'ru';
  return title === undefined ? 'ru' : 'en';
}

/** The short title in this language, if it has one. */
export function shortTitleOf(
  {
    short_title,
    short_title_ru,
  }: { readonly short_title?: string | undefined; readonly short_title_ru?: string | undefined },
  language: Language,
): string | undefined {
  return language === 'ru' ? short_title_ru : short_title;
}

/** The summary in this language, or in the other one if there is no translation. Empty if there is none. */
export function summaryOf({ summary, summary_ru = '' }: Summaries, language: Language): string {
  return language === 'ru' ? summary_ru || summary : summary || summary_ru;
}

/** The language of the text that `summaryOf` returns. */
export function summaryLanguage({ summary, summary_ru = '' }: Summaries, language: Language): Language {
  if (language === 'ru') return summary_ru === '' && summary !== '' ? 'en' : 'ru';
  return summary === '' && summary_ru !== '' ? 'ru' : 'en';
}
