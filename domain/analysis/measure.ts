import { type DaySpan, END_OF_TIME } from '../dates/day-span.ts';
import { parseEdtf } from '../dates/edtf-date.ts';
import type { Status } from '../events/event-values.ts';

/**
 * When a measure or an agreement was in force. It began on one of the days of `start` and ended on one of the days of `end`,
 * which is `END_OF_TIME` if it is still in force. `~` and `?` do not widen these spans, because a date does not say by how
 * much it may be wrong.
 *
 *          start             end
 *     |-----------|=======|----------|
 *       possible   certain  possible
 */
export interface MeasureDays {
  readonly start: DaySpan;
  readonly end: DaySpan;
}

export const CERTAINTIES = ['certain', 'possible'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/**
 * Whether a measure was in force on a date. `certain`: on every possible day of the date, for all possible starts and ends.
 * `possible`: on at least one day, for some of them. `undefined`: never. The day of the end counts as in force.
 */
export function inForceOn({ start, end }: MeasureDays, date: DaySpan): Certainty | undefined {
  if (start.last <= date.first && date.last <= end.first) return 'certain';
  return start.first <= date.last && date.first <= end.last ? 'possible' : undefined;
}

/** The recorded end of a measure. `undefined` if none is recorded, or if the measure never was in force. */
export function recordedEnd(event: {
  readonly status: Status;
  readonly in_force?: boolean | undefined;
  readonly in_force_until?: string | undefined;
}): DaySpan | undefined {
  if (event.status !== 'carried_out') return undefined;
  if (event.in_force_until !== undefined) {
    const { first_day, last_day } = parseEdtf(event.in_force_until);
    return { first: first_day, last: last_day };
  }
  return event.in_force === true ? { first: END_OF_TIME, last: END_OF_TIME } : undefined;
}

/**
 * The end of a measure without a recorded end, derived from the dates of the events that lift it: not before the first of
 * them, and not after the last. Dates wholly before the start are ignored.
 */
export function endByLifting(start: DaySpan, lifted: readonly DaySpan[]): DaySpan | undefined {
  let end: DaySpan | undefined;
  for (const { first, last } of lifted) {
    if (last < start.first) continue;
    end = { first: Math.min(first, end?.first ?? first), last: Math.max(last, end?.last ?? last) };
  }
  return end;
}

/** Whether an event that lifts a measure can have ended it. Otherwise it lifted a part, or was a licence or an offer. */
export function canHaveEnded(end: DaySpan, lifting: DaySpan): boolean {
  return lifting.first <= end.last && end.first <= lifting.last;
}

/** The number of measures in force on a day: certainly, and at most. */
export interface InForceCount {
  readonly day: number;
  readonly certain: number;
  readonly possible: number;
}

/**
 * The number of measures in force over a window, as steps: each count applies from its day until the next step. If there are
 * more than `max` steps, the counts are sampled on `max` evenly spaced days.
 */
export function inForceSteps(measures: Iterable<MeasureDays>, window: DaySpan, max: number): InForceCount[] {
  const changes = new Map<number, { certain: number; possible: number }>();
  const change = (day: number, field: 'certain' | 'possible', by: 1 | -1) => {
    if (day > window.last) return;
    const at = Math.max(day, window.first);
    const total = changes.get(at) ?? { certain: 0, possible: 0 };
    total[field] += by;
    changes.set(at, total);
  };
  for (const { start, end } of measures) {
    if (start.last <= end.first) {
      change(start.last, 'certain', 1);
      change(end.first + 1, 'certain', -1);
    }
    if (start.first <= end.last) {
      change(start.first, 'possible', 1);
      change(end.last + 1, 'possible', -1);
    }
  }
  const steps: InForceCount[] = [];
  let [certain, possible] = [0, 0];
  for (const day of [...changes.keys()].sort((a, b) => a - b)) {
    certain += changes.get(day)?.certain ?? 0;
    possible += changes.get(day)?.possible ?? 0;
    steps.push({ day, certain, possible });
  }
  return steps.length <= max ? steps : sampleSteps(steps, window, max);
}

function sampleSteps(steps: readonly InForceCount[], { first, last }: DaySpan, max: number): InForceCount[] {
  const kept: InForceCount[] = [];
  let at = 0;
  for (let column = 0; column < max; column += 1) {
    const day = first + Math.round((column * (last - first)) / (max - 1));
    while ((steps[at + 1]?.day ?? END_OF_TIME) <= day) at += 1;
    const step = steps[at];
    if (step !== undefined && step.day <= day) kept.push({ ...step, day });
  }
  return kept;
}
