import { calendarDate, type DaySpan, dayOf } from '../dates/day-span.ts';
import type { Side } from '../parties/side.ts';
import type { TensionPeriod, TimelineResult } from './timeline.ts';

/**
 * Tension is the severity of a side's acts added up over months, quarters or years, whichever are wide enough on the
 * chart: minus the sum of their Goldstein scores (Goldstein 1992), so that many acts weigh more than one, and
 * co-operation counts against conflict.
 */
export type TensionUnit = TimelineResult['tension_unit'];

/** Narrower than this, a period is a needle rather than a piece of an area: most months of a decade hold no event. */
const MIN_PERIOD_PX = 36;

const MAX_PERIODS = 10_000;

const MONTHS: Readonly<Record<TensionUnit, number>> = { month: 1, quarter: 3, year: 12 };

/** The shortest unit of which a window's periods are wide enough to be seen. */
export function tensionUnit(window: DaySpan, widthPx: number): TensionUnit {
  const months = monthNumber(window.last) - monthNumber(window.first) + 1;
  const units: readonly TensionUnit[] = ['month', 'quarter'];
  return units.find((unit) => (months / MONTHS[unit]) * MIN_PERIOD_PX <= widthPx) ?? 'year';
}

/**
 * Whole months, quarters or years, in order and without gaps, of which the first and last meet the span. None at all
 * where they would be too many to be drawn: some date in the span is then a geologist's.
 */
export function periodsOf(unit: TensionUnit, span: DaySpan): DaySpan[] {
  const length = MONTHS[unit];
  if (monthNumber(span.last) - monthNumber(span.first) > MAX_PERIODS * length) return [];
  const periods: DaySpan[] = [];
  for (
    let month = floorTo(monthNumber(span.first), length);
    month <= monthNumber(span.last);
    month += length
  ) {
    periods.push({ first: firstDayOfMonth(month), last: firstDayOfMonth(month + length) - 1 });
  }
  return periods;
}

/** Index of the period that holds a day; −1 where none does. */
export function periodAt(periods: readonly DaySpan[], day: number): number {
  let [low, high] = [0, periods.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const period = periods[middle];
    if (period === undefined || day < period.first) high = middle - 1;
    else if (day > period.last) low = middle + 1;
    else return middle;
  }
  return -1;
}

/** What some acts of one side on one day, or on some days of one period, add up to. */
export interface SeveritySum {
  readonly day: number;
  readonly side: Side;
  readonly events: number;
  /** Tenths, so that sums are exact. */
  readonly severity_tenths: number;
}

/** A single act is an act, not a level: it has a mark, and leaves the area a gap. */
export const MIN_ACTS = 2;

/**
 * Each side's tension in each period. A period that is not wholly within the days `known` has none, nor has a side with
 * too few acts in it: neither is a calm one.
 */
export function tensionPeriods(
  periods: readonly DaySpan[],
  sums: Iterable<SeveritySum>,
  known: DaySpan,
): TensionPeriod[] {
  const totals = periods.map(() => ({ upper: { events: 0, tenths: 0 }, lower: { events: 0, tenths: 0 } }));
  for (const { day, side, events, severity_tenths } of sums) {
    if (side !== 'upper' && side !== 'lower') continue;
    const total = totals[periodAt(periods, day)]?.[side];
    if (total === undefined) continue;
    total.events += events;
    total.tenths += severity_tenths;
  }
  return periods.map(({ first, last }, index) => {
    const isKnown = first >= known.first && last <= known.last;
    const { upper, lower } = totals[index] ?? {};
    return {
      first_day: first,
      last_day: last,
      ...(isKnown && upper && upper.events >= MIN_ACTS && { upper: (upper.tenths + 0) / 10 }),
      ...(isKnown && lower && lower.events >= MIN_ACTS && { lower: (lower.tenths + 0) / 10 }),
    };
  });
}

/** Months since year 0. */
export function monthNumber(day: number): number {
  const { year, month } = calendarDate(day);
  return year * 12 + month - 1;
}

export function firstDayOfMonth(month: number): number {
  return dayOf(Math.floor(month / 12), floorRemainder(month, 12) + 1);
}

function floorTo(value: number, step: number): number {
  return value - floorRemainder(value, step);
}

function floorRemainder(value: number, step: number): number {
  return ((value % step) + step) % step;
}
