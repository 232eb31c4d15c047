import type { Language } from '../../domain/language/language.ts';

const LOCALE: Readonly<Record<Language, string>> = { en: 'en-GB', ru: 'ru' };

/** An RFC 3339 instant in local time: “12 March 2026 at 14:05”. */
export function formatInstant(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], { dateStyle: 'long', timeStyle: 'short' }).format(
    new Date(instant),
  );
}
