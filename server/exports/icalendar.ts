import { calendarDate } from '../../domain/dates/day-span.ts';
import { formatDate } from '../../domain/dates/format-date.ts';
import type { DiplomaticEvent } from '../../domain/events/event.ts';
import { describeFile } from './chronology.ts';
import type { ExportInfo } from './export-info.ts';
import { FILE_TEXTS } from './file-texts.ts';
import type { FileFormat } from './format.ts';

/**
 * The events as a calendar to subscribe to (RFC 5545). Each lasts from the first day that its date can mean to the last;
 * where those differ because the day is not known, its description says the date in words. What lies beyond the four digits
 * of a calendar's years is left out.
 */
export function icalendar(about: ExportInfo): FileFormat {
  const words = FILE_TEXTS[about.language];
  return {
    begin: contentLines([
      ['BEGIN', 'VCALENDAR'],
      ['VERSION', '2.0'],
      ['PRODID', '-//Demarche//Events//EN'],
      ['CALSCALE', 'GREGORIAN'],
      ['METHOD', 'PUBLISH'],
      // RFC 7986, 5.1 and 5.2; older programs know the other name.
      ['NAME', escapeText(about.title)],
      ['X-WR-CALNAME', escapeText(about.title)],
      ['DESCRIPTION', escapeText(describeFile(about))],
      ['URL', about.permalink],
      ['REFRESH-INTERVAL;VALUE=DURATION', 'PT6H'],
    ]),
    write: (event) => calendarEntry(event, about),
    end() {
      // A calendar holds one component at least (3.6).
      const empty =
        about.total > 0
          ? ''
          : contentLines([
              ['BEGIN', 'VJOURNAL'],
              ['UID', `nothing-${about.day}@${new URL(about.origin).hostname}`],
              ['DTSTAMP', `${about.day.replaceAll('-', '')}T000000Z`],
              ['DTSTART;VALUE=DATE', about.day.replaceAll('-', '')],
              ['SUMMARY', escapeText(words.nothing)],
              ['END', 'VJOURNAL'],
            ]);
      return empty + contentLines([['END', 'VCALENDAR']]);
    },
  };
}

function calendarEntry(event: DiplomaticEvent, about: ExportInfo): string {
  const isRussian = about.language === 'ru';
  const [start, end] = [dateOf(event.first_day), dateOf(event.last_day + 1)];
  const [from, to] = [start ?? dateOf(event.last_day), end ?? dateOf(event.first_day + 1)];
  if (from === undefined || to === undefined) return '';
  const summary = isRussian ? (event.summary_ru ?? event.summary) : event.summary;
  const sources = event.sources.map(({ publisher, url }) => [publisher, url].filter(Boolean).join(' '));
  const description = [formatDate(event.date, about.language), summary, ...sources]
    .filter(Boolean)
    .join('\n');
  const stamp = event.updated_at.replace(/[-:]|\.\d+/g, '');
  const place = [event.location?.place, event.location?.country].filter(Boolean).join(', ');
  return contentLines([
    ['BEGIN', 'VEVENT'],
    ['UID', `${event.id}@${new URL(about.origin).hostname}`],
    ['DTSTAMP', stamp],
    ['LAST-MODIFIED', stamp],
    ['SEQUENCE', String(event.version - 1)],
    ['DTSTART;VALUE=DATE', from],
    // The first day on which it is over (3.6.1).
    ['DTEND;VALUE=DATE', to],
    ['SUMMARY', escapeText(isRussian ? (event.title_ru ?? event.title) : event.title)],
    ['DESCRIPTION', escapeText(description)],
    ...(place === '' ? [] : [['LOCATION', escapeText(place)] as const]),
    ['CATEGORIES', escapeText(event.kind)],
    ['URL', about.eventAddress(event.id)],
    ['TRANSP', 'TRANSPARENT'],
    ['END', 'VEVENT'],
  ]);
}

/** `YYYYMMDD` (3.3.4); nothing outside the years 1 to 9999. */
function dateOf(day: number): string | undefined {
  if (Math.abs(day) > 10_000_000) return undefined;
  const { year, month, day: dayOfMonth } = calendarDate(day);
  if (year < 1 || year > 9_999) return undefined;
  const digits = (value: number, count: number) => String(value).padStart(count, '0');
  return digits(year, 4) + digits(month, 2) + digits(dayOfMonth, 2);
}

/** 3.3.11. */
function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');
}

function contentLines(lines: readonly (readonly [name: string, value: string])[]): string {
  return lines.map(([name, value]) => fold(`${name}:${value.replace(CONTROL, '')}`)).join('');
}

const CONTROL = /[^\P{Cc}\t\u0080-\u009F]/gu;
/** Of a line, its end not counted (3.1). */
const MOST_OCTETS = 75;

/** Folded at 75 octets, never within a character, with CRLF (3.1). */
export function fold(line: string): string {
  const encoder = new TextEncoder();
  let [folded, octets] = ['', 0];
  for (const character of line.toWellFormed()) {
    const { length } = encoder.encode(character);
    if (octets + length > MOST_OCTETS) {
      folded += '\r\n ';
      // The space that tells a folded line is one of its octets.
      octets = 1;
    }
    folded += character;
    octets += length;
  }
  return `${folded}\r\n`;
}
