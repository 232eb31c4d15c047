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
const STILL: DaySpan = { first: END_OF_TIME, last: END_OF_TIME };

describe('Whether a measure stood', () => {
  it.each([
    ['from a day on, before it', '2018-03-26', undefined, '2018-03-25', undefined],
    ['from a day on, that day', '2018-03-26', undefined, '2018-03-26', 'certain'],
    ['from a day on, long after', '2018-03-26', undefined, '2026-01-01', 'certain'],
    ['until a day, that day: its last', '2018-03-26', '2018-06-30', '2018-06-30', 'certain'],
    ['until a day, the day after', '2018-03-26', '2018-06-30', '2018-07-01', undefined],
    ['from some day of a month, in that month', '2018-03', undefined, '2018-03-15', 'possible'],
    ['from some day of a month, on its last day', '2018-03', undefined, '2018-03-31', 'certain'],
    ['until some day of a month, in that month', '2018-01-01', '2018-03', '2018-03-15', 'possible'],
    ['until some day of a month, on its first day', '2018-01-01', '2018-03', '2018-03-01', 'certain'],
    ['begun and ended in one year, in that year', '2018', '2018', '2018-06-01', 'possible'],
    ['asked of a month of which it stood a part', '2018-03-26', undefined, '2018-03', 'possible'],
    ['asked of a month of which it stood every day', '2018-03-26', undefined, '2018-04', 'certain'],
  ] as const)('%s', (_, start, end, date, standing) => {
    const measure = { start: spanOf(start), end: end === undefined ? STILL : spanOf(end) };
    expect(inForceOn(measure, spanOf(date))).toBe(standing);
  });

  it('is certain exactly where it stands whatever days its dates mean, and possible where it does for some', () => {
    fc.assert(
      fc.property(anyMeasure, fc.integer({ min: -5, max: 45 }), (measure, day) => {
        const { start, end } = measure;
        const stands: boolean[] = [];
        for (let from = start.first; from <= start.last; from += 1)
          for (let to = end.first; to <= end.last; to += 1) stands.push(from <= day && day <= to);
        const standing = inForceOn(measure, { first: day, last: day });
        expect(standing === 'certain').toBe(stands.every(Boolean));
        expect(standing !== undefined).toBe(stands.some(Boolean));
      }),
    );
  });
});

describe('The end of a measure', () => {
  it('is what its record says, where that was carried out', () => {
    expect(recordedEnd({ status: 'carried_out', in_force: true })).toEqual(STILL);
    expect(recordedEnd({ status: 'carried_out', in_force_until: '2018-06' })).toEqual(spanOf('2018-06'));
    expect(recordedEnd({ status: 'carried_out' })).toBeUndefined();
    expect(recordedEnd({ status: 'carried_out', in_force: false })).toBeUndefined();
    expect(recordedEnd({ status: 'threatened', in_force: true })).toBeUndefined();
  });

  it('is when it was lifted, where its record says nothing: at the first lifting at the earliest, at the last at the latest', () => {
    const start = spanOf('2017-01-05');
    expect(endByLifting(start, [])).toBeUndefined();
    expect(endByLifting(start, [spanOf('2018-06-30')])).toEqual(spanOf('2018-06-30'));
    expect(endByLifting(start, [spanOf('2019'), spanOf('2018-06')])).toEqual({
      first: dayOf(2018, 6, 1),
      last: dayOf(2019, 12, 31),
    });
    expect(endByLifting(start, [spanOf('2016')])).toBeUndefined();
  });

  it('can be the work of what lifted it where their days meet', () => {
    expect(canHaveEnded(spanOf('2018-06-30'), spanOf('2018-06'))).toBe(true);
    expect(canHaveEnded(spanOf('2018-06-30'), spanOf('2018-05'))).toBe(false);
  });
});

describe('The steps of how many stood', () => {
  const window = { first: 0, last: 40 };

  it('say of every day what counting says', () => {
    fc.assert(
      fc.property(fc.array(anyMeasure, { maxLength: 12 }), (measures) => {
        const steps = inForceSteps(measures, window, 1_000);
        for (let day = window.first; day <= window.last; day += 1) {
          const step = steps.findLast((each) => each.day <= day);
          const standing = measures.map((measure) => inForceOn(measure, { first: day, last: day }));
          expect(step?.certain ?? 0).toBe(standing.filter((each) => each === 'certain').length);
          expect(step?.possible ?? 0).toBe(standing.filter((each) => each !== undefined).length);
        }
      }),
    );
  });

  it('of very many changes are true on the days that they name, and no more than were asked for', () => {
    fc.assert(
      fc.property(fc.array(anyMeasure, { minLength: 8, maxLength: 20 }), (measures) => {
        const steps = inForceSteps(measures, window, 5);
        expect(steps.length).toBeLessThanOrEqual(5);
        for (const { day, certain, possible } of steps) {
          const standing = measures.map((measure) => inForceOn(measure, { first: day, last: day }));
          expect(certain).toBe(standing.filter((each) => each === 'certain').length);
          expect(possible).toBe(standing.filter((each) => each !== undefined).length);
        }
      }),
    );
  });
});

const anySpan = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 6 }))
  .map(([first, days]) => ({ first, last: first + days }));
/** An end is no date before the whole of the start. */
const anyMeasure: fc.Arbitrary<MeasureDays> = fc
  .tuple(anySpan, anySpan)
  .map(([a, b]) => (a.first <= b.first ? { start: a, end: b } : { start: b, end: a }));
