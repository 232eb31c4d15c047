import { calendarDate } from '../../domain/dates/day-span.ts';
import { formatDate } from '../../domain/dates/format-date.ts';
import type { DiplomaticEvent } from '../../domain/events/event.ts';
import { summaryOf, titleOf } from '../../domain/events/localized-text.ts';
import { describeExport, type ExportInfo } from './export-info.ts';
import { FILE_TEXTS } from './file-texts.ts';
import type { FileFormat } from './format.ts';

/**
 * The events as a calendar to subscribe to (RFC 5545). Each entry lasts from the first to the last day that the date can
 * mean; its description states the date as text. Events outside the years 1 to 9999 are left out.
 */
export function icalendar(info: ExportInfo): FileFormat {
  const texts = FILE_TEXTS[info.language];
  return {
    begin: contentLines([
      ['BEGIN', 'VCALENDAR'],
      ['VERSION', '2.0'],
      ['PRODID', '-//Demarche//Events//EN'],
      ['CALSCALE', 'GREGORIAN'],
      ['METHOD', 'PUBLISH'],
      // NAME is RFC 7986, 5.1. Older programs read X-WR-CALNAME.
      ['NAME', escapeText(info.title)],
      ['X-WR-CALNAME', escapeText(info.title)],
      ['DESCRIPTION', escapeText(describeExport(info))],
      ['URL', info.permalink],
      ['REFRESH-INTERVAL;VALUE=DURATION', 'PT6H'],
    ]),
    write: (event) => calendarEntry(event, info),
    end() {
      // A calendar needs at least one component (3.6).
      const empty =
        info.total > 0
          ? ''
          : contentLines([
              ['BEGIN', 'VJOURNAL'],
              ['UID', `nothing-${info.day}@${new URL(info.origin).hostname}`],
              ['DTSTAMP', `${info.day.replaceAll('-', '')}T000000Z`],
              ['DTSTART;VALUE=DATE', info.day.replaceAll('-', '')],
              ['SUMMARY', escapeText(texts.noMatches)],
              ['END', 'VJOURNAL'],
            ]);
      return empty + contentLines([['END', 'VCALENDAR']]);
    },
  };
}

function calendarEntry(event: DiplomaticEvent, info: ExportInfo): string {
  const [start, end] = [dateOf(event.first_day), dateOf(event.last_day + 1)];
  const [from, to] = [start ?? dateOf(event.last_day), end ?? dateOf(event.first_day + 1)];
  if (from === undefined || to === undefined) return '';
  const summary = summaryOf(event, info.language);
  const sources = event.sources.map(({ publisher, url }) => [publisher, url].filter(Boolean).join(' '));
  const description = [formatDate(event.date, info.language), summary, ...sources].filter(Boolean).join('\n');
  const stamp = event.updated_at.replace(/[-:]|\.\d+/g, '');
  const place = [event.location?.place, event.location?.country].filter(Boolean).join(', ');
  return contentLines([
    ['BEGIN', 'VEVENT'],
    ['UID', `${event.id}@${new URL(info.origin).hostname}`],
    ['DTSTAMP', stamp],
    ['LAST-MODIFIED', stamp],
    ['SEQUENCE', String(event.version - 1)],
    ['DTSTART;VALUE=DATE', from],
    // The end is exclusive (3.6.1).
    ['DTEND;VALUE=DATE', to],
    ['SUMMARY', escapeText(titleOf(event, info.language))],
    ['DESCRIPTION', escapeText(description)],
    ...(place === '' ? [] : [['LOCATION', escapeText(place)] as const]),
    ['CATEGORIES', escapeText(event.kind)],
    ['URL', info.eventAddress(event.id)],
    ['TRANSP', 'TRANSPARENT'],
    ['END', 'VEVENT'],
  ]);
}

/** `YYYYMMDD` (3.3.4); undefined outside the years 1 to 9999. */
function dateOf(day: number): string | undefined {
  if (Math.abs(day) > 10_000_000) return undefined;
  const { year, month, day: dayOfMonth } = calendarDate(day);
  if (year < 1 || year > 9_999) return undefined;
  const digits = (value: number, count: number) => String(value).padStart(count, '0');
  return digits(year, 4) + digits(month, 2) + digits(dayOfMonth, 2);
}

/** Escapes a text value (3.3.11). */
function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');
}

function contentLines(lines: readonly (readonly [name: string, value: string])[]): string {
  return lines.map(([name, value]) => fold(`${name}:${value.replace(CONTROL, '')}`)).join('');
}

const CONTROL = /[^\P{Cc}\t\u0080-\u009F]/gu;
/** Maximum length of a line without its line break (3.1). */
const MAX_LINE_OCTETS = 75;

/** Folds a line at 75 octets, never within a character, and ends it with CRLF (3.1). */
export function fold(line: string): string {
  const encoder = new TextEncoder();
  let [folded, octets] = ['', 0];
  for (const character of line.toWellFormed()) {
    const { length } = encoder.encode(character);
    if (octets + length > MAX_LINE_OCTETS) {
      folded += '\r\n ';
      // The leading space of a continuation line counts.
      octets = 1;
    }
    folded += character;
    octets += length;
  }
  return `${folded}\r\n`;
}
