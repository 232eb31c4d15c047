import type { Language } from '../language/language.ts';

/** The title in this language, or in English if there is no translation. */
export function titleOf(
  { title, title_ru }: { readonly title: string; readonly title_ru?: string | undefined },
  language: Language,
): string {
  return language === 'ru' ? (title_ru ?? title) : title;
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

/** The summary in this language, or in English if there is no translation. */
export function summaryOf(
  { summary, summary_ru }: { readonly summary: string; readonly summary_ru?: string | undefined },
  language: Language,
): string {
  return language === 'ru' ? (summary_ru ?? summary) : summary;
}
