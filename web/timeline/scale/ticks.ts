import { calendarDate, dayOf } from '../../../domain/dates/day-span.ts';
import type { TimeScale } from './time-scale.ts';

/** Width of a text in px, in the font of the axis. */
export type MeasureText = (text: string) => number;

/** How a calendar is said; `calendarWords` makes one of a language. */
export interface CalendarFormat {
  dayOfMonth(day: number): string;
  weekday(day: number): string;
  month(day: number): string;
  monthAndYear(day: number): string;
  year(day: number): string;
}

export interface Tick {
  readonly day: number;
  readonly xPx: number;
}

/** A word beside its tick; `xPx` is its left edge. */
export interface TickLabel {
  readonly text: string;
  readonly xPx: number;
  /** The first of what the row below names: a year among months, a month among days. */
  readonly opens: boolean;
}

export interface Ticks {
  readonly minor: readonly Tick[];
  readonly major: readonly Tick[];
  /** Those with a line through the plot: few enough not to rule it like paper. */
  readonly grid: readonly Tick[];
  readonly labels: readonly TickLabel[];
  /** What the labels are parts of, held at the left edge while it lasts: `2018` under months, `March 2018` under days. */
  readonly contexts: readonly TickLabel[];
}

/** A regular set of days of the calendar. */
interface Step {
  readonly unit: 'day' | 'week' | 'month' | 'year';
  /** Every how many months or years; from year 0, from January. */
  readonly every: number;
}

/** Finest first; a week is the 1st, 8th, 15th and 22nd, so that months stay whole. */
const STEPS: readonly Step[] = [
  { unit: 'day', every: 1 },
  { unit: 'week', every: 1 },
  { unit: 'month', every: 1 },
  { unit: 'month', every: 3 },
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000].map(
    (every): Step => ({ unit: 'year', every }),
  ),
];
const COARSEST: Step = { unit: 'year', every: 100_000 };

const GAP_PX = 4;
const ROOM_PX = 12;
const FINEST_TICK_PX = 5;
const GRID_PX = 44;

/**
 * The finest calendar ticks whose labels have room, the next finer ones unlabelled between them, and what they are
 * part of in a row below.
 *
 *     |    ·    ·    |    ·    ·    |
 *     |Jan           |Apr           |Jul
 *     |2018
 */
export function ticksOf(scale: TimeScale, words: CalendarFormat, measure: MeasureText): Ticks {
  const index = STEPS.findIndex((step) => daysIn(step) * scale.pxPerDay >= roomFor(step, words, measure));
  const step = STEPS[index] ?? COARSEST;
  const finer = STEPS.slice(0, Math.max(index, 0)).find(
    (each) => daysIn(each) * scale.pxPerDay >= FINEST_TICK_PX,
  );

  const major = ticksAt(step, scale);
  return {
    minor: finer ? ticksAt(finer, scale) : [],
    major,
    grid: daysIn(step) * scale.pxPerDay >= GRID_PX ? major : ticksAt(contextOf(step), scale),
    labels: placeLabels(major, step, scale, words, measure),
    contexts: placeContexts(step, scale, words, measure),
  };
}

/** The first days of a step's parts, from the one that holds `from` on, until `to`. */
export function* stepDays(step: Step, from: number, to: number): Generator<number> {
  const { year, month } = calendarDate(Math.floor(from));
  for (let n = 0; ; n += 1) {
    const days = daysOfPart(step, year, month, n);
    for (const day of days) {
      // JavaScript's calendar ends in the year 275,760, and began as long ago.
      if (day >= to || (Number.isNaN(day) && n > 0)) return;
      if (day >= from) yield day;
    }
  }
}

function daysOfPart(step: Step, year: number, month: number, n: number): readonly number[] {
  if (step.unit === 'year') return [dayOf((Math.floor(year / step.every) + n) * step.every)];
  if (step.unit === 'month') {
    const firstMonth = Math.floor((month - 1) / step.every) * step.every + 1;
    return [dayOf(year, firstMonth + n * step.every)];
  }
  const first = dayOf(year, month + n);
  if (step.unit === 'week') return [first, first + 7, first + 14, first + 21];
  return Array.from({ length: dayOf(year, month + n + 1) - first }, (_, index) => first + index);
}

function ticksAt(step: Step, scale: TimeScale): Tick[] {
  const days = stepDays(step, scale.span.start, scale.span.end);
  return Array.from(days, (day) => ({ day, xPx: scale.xOf(day) }));
}

/** What the parts of a step are parts of. */
function contextOf(step: Step): Step {
  if (step.unit === 'year') return { unit: 'year', every: step.every * 10 };
  return { unit: step.unit === 'month' ? 'year' : 'month', every: 1 };
}

/** The fewest days between two ticks of a step. */
function daysIn(step: Step): number {
  if (step.unit === 'day') return 1;
  if (step.unit === 'week') return 7;
  return step.unit === 'month' ? step.every * 29.5 : step.every * 365;
}

function roomFor(step: Step, words: CalendarFormat, measure: MeasureText): number {
  const sample = dayOf(2008, 9, 28);
  return measure(labelOf(step, sample, words, false)) + GAP_PX + ROOM_PX;
}

const LONG_DAY_PX = 68;

function labelOf(step: Step, day: number, words: CalendarFormat, isLong: boolean): string {
  if (step.unit === 'year') return words.year(day);
  if (step.unit === 'month') return words.month(day);
  return isLong ? `${words.weekday(day)} ${words.dayOfMonth(day)}` : words.dayOfMonth(day);
}

function placeLabels(
  major: readonly Tick[],
  step: Step,
  scale: TimeScale,
  words: CalendarFormat,
  measure: MeasureText,
): TickLabel[] {
  // A day's name stands in its middle, where its marks are; a longer part's name beside its beginning.
  const isDay = step.unit === 'day';
  const isLong = isDay && scale.pxPerDay >= LONG_DAY_PX;
  const days = isDay ? withDayBefore(major, scale) : major;
  return days
    .map(({ day, xPx }) => {
      const text = labelOf(step, day, words, isLong);
      const { month, day: dayOfMonth } = calendarDate(day);
      const opens = step.unit === 'month' ? month === 1 : step.unit !== 'year' && dayOfMonth === 1;
      const left = isDay ? xPx + (scale.pxPerDay - measure(text)) / 2 : xPx + GAP_PX;
      return { text, xPx: left, opens };
    })
    .filter(({ text, xPx }) => xPx >= scale.leftPx && xPx + measure(text) <= scale.rightPx);
}

/** The day at the left edge has begun before it; its middle may still be in view. */
function withDayBefore(major: readonly Tick[], scale: TimeScale): readonly Tick[] {
  const first = Math.floor(scale.span.start);
  return major[0]?.day === first ? major : [{ day: first, xPx: scale.xOf(first) }, ...major];
}

function placeContexts(
  step: Step,
  scale: TimeScale,
  words: CalendarFormat,
  measure: MeasureText,
): TickLabel[] {
  if (step.unit === 'year') return [];
  const part = contextOf(step);
  const nameOf = part.unit === 'year' ? words.year : words.monthAndYear;
  const { start, end } = scale.span;
  const days = [Math.floor(start), ...stepDays(part, start, end)];
  return days.flatMap((day, index) => {
    const text = nameOf(day);
    const next = days[index + 1];
    const xPx = Math.max(scale.xOf(day), scale.leftPx) + GAP_PX;
    const endPx = xPx + measure(text);
    const roomPx = next === undefined ? scale.rightPx : Math.min(scale.xOf(next), scale.rightPx);
    // The held one gives way as its part slides out.
    return endPx + GAP_PX > roomPx || next === day ? [] : [{ text, xPx, opens: index > 0 }];
  });
}

/** A language's calendar, by the platform's own tables. */
export function calendarFormat(language: string): CalendarFormat {
  const formatter = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
    return (day: number) => format.format(day * MS_PER_DAY);
  };
  return {
    dayOfMonth: formatter({ day: 'numeric' }),
    weekday: formatter({ weekday: 'short' }),
    month: formatter({ month: 'short' }),
    monthAndYear: formatter({ month: 'long', year: 'numeric' }),
    year: formatter({ year: 'numeric' }),
  };
}

const MS_PER_DAY = 86_400_000;
