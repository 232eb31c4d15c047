import { calendarDate, type DaySpan, daysInMonth } from '../../../domain/dates/day-span.ts';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { titleOf } from '../../../domain/events/localized-text.ts';
import type { Language } from '../../../domain/language/language.ts';
import { partyName } from '../../../domain/parties/party.ts';
import type { Sides } from '../../../domain/parties/side.ts';
import { eventLabel } from '../../../domain/timeline/event-label.ts';
import type { Messages } from '../../i18n/en/all.ts';
import { formatDays } from '../../ui/format-days.ts';
import type { HeadlineEvent, HeadlineFacts } from './headline-facts.ts';

/** The named event, with a link to it. */
export interface NamedEvent {
  readonly id: string;
  /** The texts before, in and after the link. */
  readonly before: string;
  readonly title: string;
  readonly after: string;
  /** The same with the short title, for narrow charts. */
  readonly short: { readonly before: string; readonly title: string };
}

/** The sentences above the chart. */
export interface Headline {
  /** What is shown: the relation, the days, the filter and the number of events. */
  readonly subject: string;
  /** What stands out. */
  readonly tensest?: string;
  readonly event?: NamedEvent;
}

export interface HeadlineContext {
  readonly sides: Sides;
  /** The filter as a short text; empty without one. */
  readonly filterText: string;
  readonly texts: Messages['chart']['headline'];
  readonly language: Language;
}

export function headlineOf(facts: HeadlineFacts, context: HeadlineContext): Headline {
  const { sides, filterText, texts, language } = context;
  const { days, tensest } = facts;
  const names = texts.relation(partyName(sides.upper, language), partyName(sides.lower, language));
  const place = [names, ...(days ? [formatSpan(days, language)] : [])].join(', ');
  const subject = texts.subject(
    filterText === '' ? place : texts.filtered(place, filterText),
    countText(facts, texts),
  );
  const event = facts.event && namedEvent(facts.event, context);
  return {
    subject,
    ...(tensest && { tensest: tensestText(tensest, context) }),
    ...(event && { event }),
  };
}

/** The headline as one text, for pictures and screen readers. */
export function headlineText({ subject, tensest, event }: Headline): string {
  return [subject, tensest, event && event.before + event.title + event.after]
    .filter((sentence) => sentence !== undefined)
    .join(' ');
}

/** “61 events, including 8 expulsions of 183 people”. */
export function countText(
  { total, isExact, kinds, machineCoded }: HeadlineFacts,
  texts: HeadlineContext['texts'],
): string {
  const [first] = kinds;
  // “8 expulsions of 183 people” says more than “8 events, including 8 expulsions”.
  if (first && first.events === total && isExact && machineCoded === 0) return texts.kind[first.kind](first);
  const parts = kinds.map((count) => texts.kind[count.kind](count));
  return texts.count({ total, isExact, parts, machineCoded });
}

function namedEvent(
  { role, event }: NonNullable<HeadlineFacts['event']>,
  { sides, texts, language }: HeadlineContext,
): NamedEvent {
  const after = texts.dated(formatDate(event.date, language), event.origin);
  return {
    id: event.id,
    before: texts.event[role](undefined),
    title: titleOf(event, language),
    after,
    // Without the actor, who is named in front.
    short: {
      before: texts.event[role](actorOf(event, sides, language)),
      title: eventLabel(event, language),
    },
  };
}

/** The code of a party with a long name: “US”. */
function actorOf({ side }: HeadlineEvent, sides: Sides, language: Language): string | undefined {
  if (side !== 'upper' && side !== 'lower') return undefined;
  const name = partyName(sides[side], language);
  return name.length <= MAX_ACTOR_LENGTH ? name : sides[side];
}

const MAX_ACTOR_LENGTH = 12;

function tensestText(
  { unit, firstDay }: NonNullable<HeadlineFacts['tensest']>,
  { texts, language }: HeadlineContext,
): string {
  const { year, month } = calendarDate(firstDay);
  return unit === 'year'
    ? texts.tensest.year(String(year))
    : texts.tensest.month(formatDate(edtfMonth(year, month), language));
}

/** From this length on, years are exact enough; from half a year on, months. */
const MIN_DAYS_FOR_YEARS = 3 * 365;
const MIN_DAYS_FOR_MONTHS = 183;

/** “1991–2026”, “March 2017 – July 2018” or “3–9 May 2018”, depending on the length; whole years and months by their names. */
export function formatSpan(days: DaySpan, language: Language): string {
  const [first, last] = [calendarDate(days.first), calendarDate(days.last)];
  if (Math.max(Math.abs(first.year), Math.abs(last.year)) > 9_999) return formatDays(days, language);
  const length = days.last - days.first + 1;
  const isWholeMonths = first.day === 1 && last.day === daysInMonth(last.year, last.month);
  const isWholeYears = isWholeMonths && first.month === 1 && last.month === 12;
  if (isWholeYears || length >= MIN_DAYS_FOR_YEARS)
    return formatDate(interval(edtfYear(first.year), edtfYear(last.year)), language);
  if (isWholeMonths || length >= MIN_DAYS_FOR_MONTHS)
    return formatDate(
      interval(edtfMonth(first.year, first.month), edtfMonth(last.year, last.month)),
      language,
    );
  return formatDays(days, language);
}

function interval(start: string, end: string): string {
  return start === end ? start : `${start}/${end}`;
}

function edtfYear(year: number): string {
  return (year < 0 ? '-' : '') + String(Math.abs(year)).padStart(4, '0');
}

function edtfMonth(year: number, month: number): string {
  return `${edtfYear(year)}-${String(month).padStart(2, '0')}`;
}
