import { calendarDate, type DaySpan, dayOf } from '../dates/day-span.ts';
import type { Side } from '../parties/side.ts';
import type { TensionPeriod, TimelineResult } from './timeline.ts';

/**
 * Tension is the sum of the severity of a side's events in a month, quarter or year: minus the sum of their Goldstein scores
 * (Goldstein 1992). Many events weigh more than one, and co-operation offsets conflict. The unit is the shortest whose
 * periods are wide enough on the chart.
 */
export type TensionUnit = TimelineResult['tension_unit'];

/** Narrower periods would be drawn as noise. */
const MIN_PERIOD_PX = 7;

const MAX_PERIODS = 10_000;

const MONTHS: Readonly<Record<TensionUnit, number>> = { month: 1, quarter: 3, year: 12 };

/** The shortest unit whose periods in the window are at least `MIN_PERIOD_PX` wide. */
export function tensionUnit(window: DaySpan, widthPx: number): TensionUnit {
  const months = monthNumber(window.last) - monthNumber(window.first) + 1;
  const units: readonly TensionUnit[] = ['month', 'quarter'];
  return units.find((unit) => (months / MONTHS[unit]) * MIN_PERIOD_PX <= widthPx) ?? 'year';
}

/**
 * The whole months, quarters or years that overlap the span, in order and without gaps. Returns none if there would be more
 * than `MAX_PERIODS`, which happens only with dates of prehistory.
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

/** Index of the period that contains a day, or −1. */
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

/** The summed severity of a side's events on one day, or on some days of one period. */
export interface SeveritySum {
  readonly day: number;
  readonly side: Side;
  readonly events: number;
  /** In tenths, so that sums are exact. */
  readonly severity_tenths: number;
}

/**
 * The tension of each side in each period; zero without events. It is absent for periods that are not wholly within `bounds`,
 * because part of a period would look calmer than it was.
 */
export function tensionPeriods(
  periods: readonly DaySpan[],
  sums: Iterable<SeveritySum>,
  bounds: DaySpan,
): TensionPeriod[] {
  const totals = periods.map(() => ({ upper: 0, lower: 0 }));
  for (const { day, side, severity_tenths } of sums) {
    if (side !== 'upper' && side !== 'lower') continue;
    const total = totals[periodAt(periods, day)];
    if (total) total[side] += severity_tenths;
  }
  return periods.map(({ first, last }, index) => {
    const isWhole = first >= bounds.first && last <= bounds.last;
    const { upper = 0, lower = 0 } = totals[index] ?? {};
    return { first_day: first, last_day: last, ...(isWhole && { upper: upper / 10, lower: lower / 10 }) };
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
