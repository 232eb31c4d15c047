import type { Language } from '../language/language.ts';

/** The title in this language, or in English if there is no translation. */
export function titleOf(
  { title, title_ru }: { readonly title: string; readonly title_ru?: string | undefined },
  language: Language,
): string {
  return language === 'ru' ? (title_ru ?? title) : title;
}

/** The summary in this language, or in English if there is no translation. */
export function summaryOf(
  { summary, summary_ru }: { readonly summary: string; readonly summary_ru?: string | undefined },
  language: Language,
): string {
  return language === 'ru' ? (summary_ru ?? summary) : summary;
}
