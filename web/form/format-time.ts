import { language } from '../state/page-state.ts';

/** The local time of an RFC 3339 instant, with the date unless that is today. */
export function formatTime(instant: string): string {
  const at = new Date(instant);
  const isToday = at.toDateString() === new Date().toDateString();
  const style: Intl.DateTimeFormatOptions = isToday
    ? { timeStyle: 'short' }
    : { dateStyle: 'long', timeStyle: 'short' };
  return new Intl.DateTimeFormat(language.value === 'en' ? 'en-GB' : language.value, style).format(at);
}
