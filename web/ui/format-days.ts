import { BEGINNING_OF_TIME, type DaySpan, END_OF_TIME, isoDay } from '../../domain/dates/day-span.ts';
import { formatDate } from '../../domain/dates/format-date.ts';
import type { Language } from '../../domain/language/language.ts';

/** “25 December 1991 – 12 March 2026”, or “from 12 March 2026 on” where the span has no end. */
export function formatDays({ first, last }: DaySpan, language: Language): string {
  const start = first <= BEGINNING_OF_TIME ? '..' : isoDay(first);
  const end = last >= END_OF_TIME ? '..' : isoDay(last);
  return formatDate(start === end ? start : `${start}/${end}`, language);
}
