import { type DaySpan, END_OF_TIME } from '../dates/day-span.ts';
import { parseEdtf } from '../dates/edtf-date.ts';
import type { Status } from '../events/event-values.ts';

/**
 * When a measure or an agreement stood. It began on one of the days of `start` and ended on one of the days of `end`, which
 * is at the end of time where it still stands. `~` and `?` leave the days as they are written: no date says by how much it
 * may be wrong.
 *
 *          start             end
 *     |-----------|======|---------|
 *       possibly   surely  possibly
 */
export interface MeasureDays {
  readonly start: DaySpan;
  readonly end: DaySpan;
}

export const CERTAINTIES = ['certain', 'possible'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/**
 * Whether a measure stood on a date: on every day that the date can mean, whatever days its own dates mean (`certain`); on
 * one of them at least, for some such days (`possible`); or on none. The day on which it ended is the last on which it stood.
 */
export function inForceOn({ start, end }: MeasureDays, date: DaySpan): Certainty | undefined {
  if (start.last <= date.first && date.last <= end.first) return 'certain';
  return start.first <= date.last && date.first <= end.last ? 'possible' : undefined;
}

/** What an event's own record says of its end; `undefined` where it says nothing, or where it never was in force. */
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
 * The end of a measure whose record says nothing of it, by the dates of what lifted it: it stood for certain until the first
 * of these, and cannot have stood after the last. What lies wholly before the measure lifted something else.
 */
export function endByLifting(start: DaySpan, lifted: readonly DaySpan[]): DaySpan | undefined {
  let end: DaySpan | undefined;
  for (const { first, last } of lifted) {
    if (last < start.first) continue;
    end = { first: Math.min(first, end?.first ?? first), last: Math.max(last, end?.last ?? last) };
  }
  return end;
}

/** Whether an event that lifts a measure can have ended it: else it lifted it in part, or it was a licence or an offer. */
export function canHaveEnded(end: DaySpan, lifting: DaySpan): boolean {
  return lifting.first <= end.last && end.first <= lifting.last;
}

/** How many measures stood on a day: for certain, and at most. */
export interface InForceCount {
  readonly day: number;
  readonly certain: number;
  readonly possible: number;
}

/**
 * How many of some measures stood, as steps: each holds from its day until the next. Of more than `most` days of change only
 * so many days, evenly apart, are told: what the counts were on each of these.
 */
export function inForceSteps(measures: Iterable<MeasureDays>, window: DaySpan, most: number): InForceCount[] {
  const changes = new Map<number, { certain: number; possible: number }>();
  const change = (day: number, field: 'certain' | 'possible', by: 1 | -1) => {
    if (day > window.last) return;
    const at = Math.max(day, window.first);
    const known = changes.get(at) ?? { certain: 0, possible: 0 };
    known[field] += by;
    changes.set(at, known);
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
  return steps.length <= most ? steps : thinned(steps, window, most);
}

function thinned(steps: readonly InForceCount[], { first, last }: DaySpan, most: number): InForceCount[] {
  const kept: InForceCount[] = [];
  let at = 0;
  for (let column = 0; column < most; column += 1) {
    const day = first + Math.round((column * (last - first)) / (most - 1));
    while ((steps[at + 1]?.day ?? END_OF_TIME) <= day) at += 1;
    const step = steps[at];
    if (step !== undefined && step.day <= day) kept.push({ ...step, day });
  }
  return kept;
}
