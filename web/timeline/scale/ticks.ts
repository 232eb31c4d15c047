import { type CountableTimeInterval, type TimeInterval, utcDay, utcMonth, utcYear } from 'd3';
import { calendarDate, dayOf } from '../../../domain/dates/day-span.ts';
import type { TimeScale } from './time-scale.ts';

/** Width of a text in px, in the font it is drawn in. */
export type MeasureText = (text: string) => number;

/** Formats days since 1970-01-01 in one language; see `calendarFormat`. */
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

/** `xPx` is the left edge of the text. */
export interface TickLabel {
  readonly text: string;
  readonly xPx: number;
  /** Whether it is the first in its context: January in a year, the 1st in a month. */
  readonly startsPeriod: boolean;
}

export interface Ticks {
  readonly minor: readonly Tick[];
  readonly major: readonly Tick[];
  /** Ticks with a line through the plot. They are far enough apart not to look like ruled paper. */
  readonly grid: readonly Tick[];
  readonly labels: readonly TickLabel[];
  /** The larger periods, in a row below: `2018` under months, `March 2018` under days. The first sticks to the left edge. */
  readonly contexts: readonly TickLabel[];
}

/** A regular set of calendar days. */
interface Step {
  readonly unit: 'day' | 'week' | 'month' | 'year';
  readonly interval: TimeInterval;
  /** The shortest time between two ticks. */
  readonly minDays: number;
}

const GAP_PX = 4;
/** Free space after a label. */
const LABEL_MARGIN_PX = 12;
const MIN_TICK_GAP_PX = 5;
const MIN_GRID_GAP_PX = 30;
/** From this width, a day's label includes its weekday. */
const LONG_DAY_PX = 68;
const MS_PER_DAY = 86_400_000;
/** JavaScript dates end near the years ±271,000. Rounding down to a multiple of 100,000 years must not leave them. */
const MIN_TICK_DAY = dayOf(-100_000);
const MAX_TICK_DAY = dayOf(250_000);

/** The 1st, 8th, 15th and 22nd of each month, so that weeks do not cross months. */
const weekOfMonth = every(utcDay, 7).filter((date) => date.getUTCDate() < 29);
const MONTHS: Step = { unit: 'month', interval: utcMonth, minDays: 29.5 };

/** Finest first. */
const STEPS: readonly Step[] = [
  { unit: 'day', interval: utcDay, minDays: 1 },
  { unit: 'week', interval: weekOfMonth, minDays: 7 },
  MONTHS,
  { unit: 'month', interval: every(utcMonth, 3), minDays: 3 * MONTHS.minDays },
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000].map(yearStep),
];
const COARSEST = yearStep(100_000);

/**
 * The finest calendar ticks whose labels fit, finer ones without labels between them, and the larger periods below.
 *
 *     |    ·    ·    |    ·    ·    |
 *    Jan            Apr            Jul        or, for single months:  |  Jan  |  Feb  |
 *     |2018
 */
export function ticksOf(scale: TimeScale, calendar: CalendarFormat, measure: MeasureText): Ticks {
  const index = STEPS.findIndex((step) => step.minDays * scale.pxPerDay >= minGapPx(step, calendar, measure));
  const step = STEPS[index] ?? COARSEST;
  const finer = STEPS.slice(0, Math.max(index, 0)).find(
    (each) => each.minDays * scale.pxPerDay >= MIN_TICK_GAP_PX,
  );

  const major = ticksAt(step, scale);
  return {
    minor: finer ? ticksAt(finer, scale) : [],
    major,
    grid: step.minDays * scale.pxPerDay >= MIN_GRID_GAP_PX ? major : ticksAt(contextOf(step), scale),
    labels: placeLabels(major, step, scale, calendar, measure),
    contexts: placeContexts(step, scale, calendar, measure),
  };
}

function every(interval: CountableTimeInterval, count: number): TimeInterval {
  return interval.every(count) ?? interval;
}

function yearStep(years: number): Step {
  return { unit: 'year', interval: every(utcYear, years), minDays: years * 365 };
}

/** The first days of the step's periods, from `from` to before `to`. */
function stepDays({ interval }: Step, from: number, to: number): number[] {
  const dates = interval.range(
    new Date(Math.max(from, MIN_TICK_DAY) * MS_PER_DAY),
    new Date(Math.min(to, MAX_TICK_DAY) * MS_PER_DAY),
  );
  return dates.map((date) => date.getTime() / MS_PER_DAY);
}

function ticksAt(step: Step, scale: TimeScale): Tick[] {
  return stepDays(step, scale.span.start, scale.span.end).map((day) => ({ day, xPx: scale.xOf(day) }));
}

/** The next larger periods: months of days, years of months, decades of years. */
function contextOf(step: Step): Step {
  if (step.unit === 'year') return yearStep((step.minDays / 365) * 10);
  return step.unit === 'month' ? yearStep(1) : MONTHS;
}

function minGapPx(step: Step, calendar: CalendarFormat, measure: MeasureText): number {
  const longDate = dayOf(2008, 9, 28);
  return measure(labelOf(step, longDate, calendar, false)) + GAP_PX + LABEL_MARGIN_PX;
}

function labelOf(step: Step, day: number, calendar: CalendarFormat, hasWeekday: boolean): string {
  if (step.unit === 'year') return calendar.year(day);
  if (step.unit === 'month') return calendar.month(day);
  return hasWeekday ? `${calendar.weekday(day)} ${calendar.dayOfMonth(day)}` : calendar.dayOfMonth(day);
}

/**
 * The label of a single day, month or year is in the middle of its visible part, where its marks are. The label of several
 * years or months is under its tick. The newest end of the axis always has a label.
 */
function placeLabels(
  major: readonly Tick[],
  step: Step,
  scale: TimeScale,
  calendar: CalendarFormat,
  measure: MeasureText,
): TickLabel[] {
  const isDay = step.unit === 'day';
  const hasWeekday = isDay && scale.pxPerDay >= LONG_DAY_PX;
  const isSingle = isDay || step === MONTHS || step.minDays === 365;
  const ticks = isSingle ? withPeriodAtLeftEdge(major, step, scale) : major;
  const labels = ticks.map(({ day, xPx }, index): TickLabel => {
    const text = labelOf(step, day, calendar, hasWeekday);
    const { month, day: dayOfMonth } = calendarDate(day);
    const startsPeriod = step.unit === 'month' ? month === 1 : step.unit !== 'year' && dayOfMonth === 1;
    const endPx = Math.min(ticks[index + 1]?.xPx ?? scale.xOf(day + step.minDays), scale.rightPx);
    const middle = isSingle ? (Math.max(xPx, scale.leftPx) + endPx) / 2 : xPx;
    const xOf = middle - measure(text) / 2;
    // Under a tick at an edge, the label is moved inward.
    const isAtEdge = !isSingle && xPx >= scale.leftPx && xPx <= scale.rightPx;
    const lowest = scale.leftPx - MAX_OVERHANG_PX;
    const highest = scale.rightPx + MAX_OVERHANG_PX - measure(text);
    return { text, xPx: isAtEdge ? Math.min(Math.max(xOf, lowest), highest) : xOf, startsPeriod };
  });
  const isSeen = ({ text, xPx }: TickLabel) =>
    xPx >= scale.leftPx - MAX_OVERHANG_PX && xPx + measure(text) <= scale.rightPx + MAX_OVERHANG_PX;
  const isWide = ({ text }: TickLabel, index: number) =>
    !isSingle ||
    measure(text) + GAP_PX <=
      Math.min(ticks[index + 1]?.xPx ?? scale.rightPx, scale.rightPx) -
        Math.max(ticks[index]?.xPx ?? 0, scale.leftPx);
  const shown = labels.filter((label, index) => isSeen(label) && isWide(label, index));
  return step.unit === 'year' && !isSingle ? withNewestYear(shown, scale, calendar, measure) : shown;
}

/** A label under the first or last tick may reach this far beyond the plot. */
const MAX_OVERHANG_PX = 10;

/** Adds the last year of the window at the right edge, if the labels of several years end before it. */
function withNewestYear(
  labels: readonly TickLabel[],
  scale: TimeScale,
  calendar: CalendarFormat,
  measure: MeasureText,
): TickLabel[] {
  const text = calendar.year(Math.ceil(scale.span.end) - 1);
  const xPx = scale.rightPx - measure(text);
  const isFree = labels.every((label) => label.xPx + measure(label.text) + LABEL_MARGIN_PX <= xPx);
  return isFree ? [...labels, { text, xPx, startsPeriod: false }] : [...labels];
}

/** Adds the period that begins before the left edge: its middle may be visible. */
function withPeriodAtLeftEdge(major: readonly Tick[], step: Step, scale: TimeScale): readonly Tick[] {
  const start = step.interval.floor(new Date(Math.max(scale.span.start, MIN_TICK_DAY) * MS_PER_DAY));
  const first = start.getTime() / MS_PER_DAY;
  return major[0]?.day === first ? major : [{ day: first, xPx: scale.xOf(first) }, ...major];
}

function placeContexts(
  step: Step,
  scale: TimeScale,
  calendar: CalendarFormat,
  measure: MeasureText,
): TickLabel[] {
  if (step.unit === 'year') return [];
  const context = contextOf(step);
  const format = context.unit === 'year' ? calendar.year : calendar.monthAndYear;
  const { start, end } = scale.span;
  const days = [Math.floor(start), ...stepDays(context, start, end)];
  return days.flatMap((day, index) => {
    const text = format(day);
    const next = days[index + 1];
    const xPx = Math.max(scale.xOf(day), scale.leftPx) + GAP_PX;
    const endPx = xPx + measure(text);
    const limitPx = next === undefined ? scale.rightPx : Math.min(scale.xOf(next), scale.rightPx);
    // The label at the left edge disappears before the next one reaches it.
    return endPx + GAP_PX > limitPx || next === day ? [] : [{ text, xPx, startsPeriod: index > 0 }];
  });
}

/** `Intl` rather than d3-time-format: it has the months of every language. */
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
