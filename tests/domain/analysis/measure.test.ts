import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canHaveEnded,
  endByLifting,
  inForceOn,
  inForceSteps,
  type MeasureDays,
  recordedEnd,
} from '../../../domain/analysis/measure.ts';
import { type DaySpan, dayOf, END_OF_TIME } from '../../../domain/dates/day-span.ts';
import { parseEdtf } from '../../../domain/dates/edtf-date.ts';

const spanOf = (date: string): DaySpan => {
  const { first_day, last_day } = parseEdtf(date);
  return { first: first_day, last: last_day };
};
const NO_END: DaySpan = { first: END_OF_TIME, last: END_OF_TIME };

describe('Whether a measure was in force', () => {
  it.each([
    ['from a day on: the day before', '2018-03-26', undefined, '2018-03-25', undefined],
    ['from a day on: that day', '2018-03-26', undefined, '2018-03-26', 'certain'],
    ['from a day on: long after', '2018-03-26', undefined, '2026-01-01', 'certain'],
    ['until a day: that day', '2018-03-26', '2018-06-30', '2018-06-30', 'certain'],
    ['until a day: the day after', '2018-03-26', '2018-06-30', '2018-07-01', undefined],
    ['from some day of a month, in that month', '2018-03', undefined, '2018-03-15', 'possible'],
    ['from some day of a month, on its last day', '2018-03', undefined, '2018-03-31', 'certain'],
    ['until some day of a month, in that month', '2018-01-01', '2018-03', '2018-03-15', 'possible'],
    ['until some day of a month, on its first day', '2018-01-01', '2018-03', '2018-03-01', 'certain'],
    ['begun and ended in one year: a day of that year', '2018', '2018', '2018-06-01', 'possible'],
    ['in a month of which it was in force for a part', '2018-03-26', undefined, '2018-03', 'possible'],
    ['in a month of which it was in force every day', '2018-03-26', undefined, '2018-04', 'certain'],
  ] as const)('%s', (_, start, end, date, certainty) => {
    const measure = { start: spanOf(start), end: end === undefined ? NO_END : spanOf(end) };
    expect(inForceOn(measure, spanOf(date))).toBe(certainty);
  });

  it('is certain if it was for all possible starts and ends, and possible if it was for some', () => {
    fc.assert(
      fc.property(anyMeasure, fc.integer({ min: -5, max: 45 }), (measure, day) => {
        const { start, end } = measure;
        const results: boolean[] = [];
        for (let from = start.first; from <= start.last; from += 1)
          for (let to = end.first; to <= end.last; to += 1) results.push(from <= day && day <= to);
        const certainty = inForceOn(measure, { first: day, last: day });
        expect(certainty === 'certain').toBe(results.every(Boolean));
        expect(certainty !== undefined).toBe(results.some(Boolean));
      }),
    );
  });
});

describe('The end of a measure', () => {
  it('is the recorded one if the measure was carried out', () => {
    expect(recordedEnd({ status: 'carried_out', in_force: true })).toEqual(NO_END);
    expect(recordedEnd({ status: 'carried_out', in_force_until: '2018-06' })).toEqual(spanOf('2018-06'));
    expect(recordedEnd({ status: 'carried_out' })).toBeUndefined();
    expect(recordedEnd({ status: 'carried_out', in_force: false })).toBeUndefined();
    expect(recordedEnd({ status: 'threatened', in_force: true })).toBeUndefined();
  });

  it('is between the first and the last lifting if none is recorded', () => {
    const start = spanOf('2017-01-05');
    expect(endByLifting(start, [])).toBeUndefined();
    expect(endByLifting(start, [spanOf('2018-06-30')])).toEqual(spanOf('2018-06-30'));
    expect(endByLifting(start, [spanOf('2019'), spanOf('2018-06')])).toEqual({
      first: dayOf(2018, 6, 1),
      last: dayOf(2019, 12, 31),
    });
    expect(endByLifting(start, [spanOf('2016')])).toBeUndefined();
  });

  it('can be caused by an event that lifts it if their days overlap', () => {
    expect(canHaveEnded(spanOf('2018-06-30'), spanOf('2018-06'))).toBe(true);
    expect(canHaveEnded(spanOf('2018-06-30'), spanOf('2018-05'))).toBe(false);
  });
});

describe('The steps of the number of measures in force', () => {
  const window = { first: 0, last: 40 };

  it('give the same number as counting, for every day', () => {
    fc.assert(
      fc.property(fc.array(anyMeasure, { maxLength: 12 }), (measures) => {
        const steps = inForceSteps(measures, window, 1_000);
        for (let day = window.first; day <= window.last; day += 1) {
          const step = steps.findLast((each) => each.day <= day);
          const certainties = measures.map((measure) => inForceOn(measure, { first: day, last: day }));
          expect(step?.certain ?? 0).toBe(certainties.filter((each) => each === 'certain').length);
          expect(step?.possible ?? 0).toBe(certainties.filter((each) => each !== undefined).length);
        }
      }),
    );
  });

  it('are sampled to the maximum number if there are more, and correct on each sampled day', () => {
    fc.assert(
      fc.property(fc.array(anyMeasure, { minLength: 8, maxLength: 20 }), (measures) => {
        const steps = inForceSteps(measures, window, 5);
        expect(steps.length).toBeLessThanOrEqual(5);
        for (const { day, certain, possible } of steps) {
          const certainties = measures.map((measure) => inForceOn(measure, { first: day, last: day }));
          expect(certain).toBe(certainties.filter((each) => each === 'certain').length);
          expect(possible).toBe(certainties.filter((each) => each !== undefined).length);
        }
      }),
    );
  });
});

const anySpan = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 6 }))
  .map(([first, days]) => ({ first, last: first + days }));
/** The end does not begin before the start. */
const anyMeasure: fc.Arbitrary<MeasureDays> = fc
  .tuple(anySpan, anySpan)
  .map(([a, b]) => (a.first <= b.first ? { start: a, end: b } : { start: b, end: a }));
