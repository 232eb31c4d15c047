import { calendarDate, type DaySpan, dayOf } from './day-span.ts';
import type { TimelineAnswer } from './timeline.ts';

/** Tension is a side's mean severity over months, quarters or years, whichever are wide enough on the chart. */
export type TensionUnit = TimelineAnswer['tension_unit'];

/** Narrower than this, a period is a needle rather than a piece of an area: most months of a decade hold no event. */
const NARROWEST_PERIOD_PX = 36;

const MOST_PERIODS = 10_000;

const MONTHS: Readonly<Record<TensionUnit, number>> = { month: 1, quarter: 3, year: 12 };

/** The shortest unit of which a window's periods are wide enough to be seen. */
export function tensionUnit(window: DaySpan, widthPx: number): TensionUnit {
  const months = monthNumber(window.last) - monthNumber(window.first) + 1;
  const units: readonly TensionUnit[] = ['month', 'quarter'];
  return units.find((unit) => (months / MONTHS[unit]) * NARROWEST_PERIOD_PX <= widthPx) ?? 'year';
}

/**
 * Whole months, quarters or years, in order and without gaps, of which the first and last meet the span. None at all
 * where they would be too many to be drawn: some date in the span is then a geologist's.
 */
export function periodsOf(unit: TensionUnit, span: DaySpan): DaySpan[] {
  const length = MONTHS[unit];
  if (monthNumber(span.last) - monthNumber(span.first) > MOST_PERIODS * length) return [];
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

/** Months since year 0. */
function monthNumber(day: number): number {
  const { year, month } = calendarDate(day);
  return year * 12 + month - 1;
}

function firstDayOfMonth(month: number): number {
  return dayOf(Math.floor(month / 12), floorRemainder(month, 12) + 1);
}

function floorTo(value: number, step: number): number {
  return value - floorRemainder(value, step);
}

function floorRemainder(value: number, step: number): number {
  return ((value % step) + step) % step;
}
