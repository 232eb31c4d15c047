import { ascending, greatest } from 'd3';
import { calendarDate, type DaySpan } from '../../../domain/dates/day-span.ts';
import type { Kind } from '../../../domain/events/kind.ts';
import { firstDayOfMonth, monthNumber } from '../../../domain/timeline/tension-period.ts';
import type { TimelineEvent, TimelineResult } from '../../../domain/timeline/timeline.ts';
import { daySpanOf, type TimeSpan } from '../scale/time-span.ts';

/** The kinds whose numbers a headline gives. */
export const COUNTED_KINDS = [
  'expulsion',
  'sanctions',
  'talks',
  'agreement',
] as const satisfies readonly Kind[];
export type CountedKind = (typeof COUNTED_KINDS)[number];

export interface KindCount {
  readonly kind: CountedKind;
  readonly events: number;
  /** People expelled. */
  readonly people: number;
}

/** What the headline says about the visible days. Everything is counted from results of the server. */
export interface HeadlineFacts {
  /** From the first to the last event, as far as they are visible; absent if no event matches the filter. */
  readonly days?: DaySpan;
  readonly total: number;
  /** False if the events of the window are only known in bins of several days. */
  readonly isExact: boolean;
  /** How many of the events are machine-coded and not reviewed; 0 if that is not known. */
  readonly machineCoded: number;
  /** The most frequent kinds of a short window, at most two. */
  readonly kinds: readonly KindCount[];
  /** The year or month in which the two sides' events had the highest sum of severities. */
  readonly tensest?: { readonly unit: 'year' | 'month'; readonly firstDay: number };
  /** The only event; or the latest, if the window reaches it; or else the most important. */
  readonly event?: { readonly role: 'only' | 'latest' | 'key'; readonly event: HeadlineEvent };
}

export type HeadlineEvent = Pick<
  TimelineEvent,
  'id' | 'title' | 'title_ru' | 'short_title' | 'short_title_ru' | 'date' | 'side' | 'initiators' | 'origin'
>;

export interface HeadlineInput {
  readonly whole: TimelineResult;
  /** The most detailed result for the window. */
  readonly detail: TimelineResult;
  /** Absent while the chart shows all days. */
  readonly window?: TimeSpan | undefined;
  /** The latest matching event, needed if the results have only the most important events. */
  readonly latest?: HeadlineEvent | undefined;
}

/** From this length on, the tensest year is named; below, the tensest month and the numbers of some kinds. */
const LONG_MONTHS = 48;
/** Of a shorter window, the tensest month is no news. */
const MIN_TENSE_MONTHS = 5;
const MAX_KINDS = 2;
/** A year or month with a single event is not called the most tense. */
const MIN_EVENTS = 2;

export function headlineFacts({ whole, detail, window, latest }: HeadlineInput): HeadlineFacts {
  const extent = extentWithin(whole);
  if (!extent || whole.total === 0) return { total: 0, isExact: true, machineCoded: 0, kinds: [] };
  const result = whole.complete ? whole : detail;
  const shown = window ?? { start: extent.first_day, end: extent.last_day + 1 };
  const days = window ? daysWithin(extent, window) : { first: extent.first_day, last: extent.last_day };
  const events = result.events.filter((event) => isIn(shown, event));
  const isExact = window === undefined || result.complete;
  const total =
    window === undefined ? whole.total : result.complete ? events.length : countCells(result, shown);
  const months = monthNumber(days.last) - monthNumber(days.first) + 1;
  const isLong = months >= LONG_MONTHS;
  const tensest =
    months < MIN_TENSE_MONTHS ? undefined : tensestPeriod(result, events, shown, isLong ? 'year' : 'month');
  const event =
    total > 0 ? namedEvent(events, total, result.complete, latest, shown.end > extent.last_day) : undefined;
  return {
    days,
    total,
    isExact,
    machineCoded: result.complete ? events.filter(({ origin }) => origin !== undefined).length : 0,
    kinds: result.complete && !isLong ? countKinds(events) : [],
    ...(tensest && { tensest }),
    ...(event && { event }),
  };
}

type Extent = NonNullable<TimelineResult['extent']>;

/** The days of the events, as far as the dates of the filter show them: an event may reach far beyond. */
function extentWithin({ extent, first_day, last_day }: TimelineResult): Extent | undefined {
  if (!extent) return undefined;
  const first = Math.max(extent.first_day, first_day);
  return { first_day: first, last_day: Math.max(Math.min(extent.last_day, last_day), first) };
}

function daysWithin(extent: Extent, { start, end }: TimeSpan): DaySpan {
  const first = Math.min(Math.max(start, extent.first_day), extent.last_day);
  return daySpanOf({ start: first, end: Math.max(Math.min(end, extent.last_day + 1), first + 1) });
}

function isIn({ start, end }: TimeSpan, { first_day, last_day }: TimelineEvent): boolean {
  return last_day + 1 > start && first_day < end;
}

/** By whole bins, so a little too many at the edges. */
function countCells({ cells, bucket_days }: TimelineResult, { start, end }: TimeSpan): number {
  let [sum, cell] = [0, 0];
  for (const [bucket, day] of cells.day.entries()) {
    const isSeen = day + bucket_days > start && day < end;
    for (const last = cell + (cells.cells[bucket] ?? 0); cell < last; cell += 1) {
      if (isSeen) sum += cells.count[cell] ?? 0;
    }
  }
  return sum;
}

function countKinds(events: readonly TimelineEvent[]): KindCount[] {
  const carriedOut = events.filter(({ status }) => status === 'carried_out');
  return COUNTED_KINDS.map((kind) => {
    const some = carriedOut.filter((event) => event.kind === kind);
    return {
      kind,
      events: some.length,
      people: some.reduce((sum, { people_expelled }) => sum + (people_expelled ?? 0), 0),
    };
  })
    .filter((count) => count.events > 0)
    .toSorted((a, b) => Number(b.people > 0) - Number(a.people > 0) || b.events - a.events)
    .slice(0, MAX_KINDS);
}

type TensestPeriod = NonNullable<HeadlineFacts['tensest']>;

function tensestPeriod(
  result: TimelineResult,
  events: readonly TimelineEvent[],
  window: TimeSpan,
  unit: TensestPeriod['unit'],
): TensestPeriod | undefined {
  const sums = result.complete ? sumsOfEvents(events, unit) : sumsOfPeriods(result, window, unit);
  let best: { readonly firstDay: number; readonly severity: number } | undefined;
  for (const [firstDay, severity] of sums) {
    if (severity > (best?.severity ?? 0)) best = { firstDay, severity };
  }
  // With one period there is nothing to compare.
  return best && sums.size > 1 ? { unit, firstDay: best.firstDay } : undefined;
}

/** The sum of severities by the first day of its year or month. Periods with a single event are left out. */
function sumsOfEvents(events: readonly TimelineEvent[], unit: TensestPeriod['unit']): Map<number, number> {
  const totals = new Map<number, { events: number; severity: number }>();
  for (const { day, side, severity } of events) {
    if (side !== 'upper' && side !== 'lower') continue;
    const key = firstDayOf(day, unit);
    const total = totals.get(key) ?? { events: 0, severity: 0 };
    totals.set(key, { events: total.events + 1, severity: total.severity + severity });
  }
  return new Map(
    [...totals]
      .filter(([, total]) => total.events >= MIN_EVENTS)
      .map(([key, { severity }]) => [key, severity]),
  );
}

/** The same from the server’s periods, which may be shorter than the unit, but not longer. */
function sumsOfPeriods(
  { tension, tension_unit }: TimelineResult,
  { start, end }: TimeSpan,
  unit: TensestPeriod['unit'],
): Map<number, number> {
  const sums = new Map<number, number>();
  if (unit === 'month' && tension_unit !== 'month') return sums;
  for (const { first_day, last_day, upper = 0, lower = 0 } of tension) {
    if (first_day < start || last_day + 1 > end) continue;
    const key = firstDayOf(first_day, unit);
    sums.set(key, (sums.get(key) ?? 0) + upper + lower);
  }
  return sums;
}

function firstDayOf(day: number, unit: TensestPeriod['unit']): number {
  return firstDayOfMonth(unit === 'month' ? monthNumber(day) : calendarDate(day).year * 12);
}

/** The only event, the latest or the most important. Events of analysts come first. */
function namedEvent(
  events: readonly TimelineEvent[],
  total: number,
  isComplete: boolean,
  latest: HeadlineEvent | undefined,
  isAtEnd: boolean,
): HeadlineFacts['event'] {
  const byAnalysts = events.filter(({ origin }) => origin === undefined);
  const candidates = byAnalysts.length > 0 ? byAnalysts : events;
  const [first] = candidates;
  if (total === 1) return first && { role: 'only', event: first };
  if (isAtEnd && !isComplete && latest) return { role: 'latest', event: latest };
  const isLatest = isAtEnd && isComplete;
  const event = greatest(candidates, (a, b) =>
    isLatest
      ? ascending(a.day, b.day) || ascending(a.importance, b.importance)
      : ascending(a.importance, b.importance) || ascending(a.day, b.day),
  );
  return event && { role: isLatest ? 'latest' : 'key', event };
}
