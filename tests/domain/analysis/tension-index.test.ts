import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decayed,
  fittingPeriod,
  formatWeights,
  INDEX_PERIODS,
  MAX_PERIODS,
  parseWeights,
  periodsIn,
  type Weights,
} from '../../../domain/analysis/tension-index.ts';
import { dayOf, isoDay } from '../../../domain/dates/day-span.ts';
import { KINDS } from '../../../domain/events/kind.ts';
import { inputErrorsOf, withTexts } from '../../support/error-texts.ts';

describe('The decayed weight of an event', () => {
  it('is half after one half-life and a quarter after two', () => {
    expect(decayed(8, 0, 90)).toBe(8);
    expect(decayed(8, 90, 90)).toBe(4);
    expect(decayed(8, 180, 90)).toBe(2);
  });

  it('is the same if it decays at once or in steps', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.nat(1_000), fc.integer({ min: 1, max: 3_650 }), (a, b, halfLife) => {
        const inSteps = decayed(decayed(5, a, halfLife), b, halfLife);
        expect(inSteps).toBeCloseTo(decayed(5, a + b, halfLife), 9);
      }),
    );
  });
});

describe('The periods of a window', () => {
  it('are weeks from Monday, months and years', () => {
    const days = (first: string, last: string) => [first, last];
    const spansOf = (per: 'week' | 'month' | 'year') =>
      [...periodsIn({ first: dayOf(2017, 12, 30), last: dayOf(2018, 1, 2) }, per)].map(({ first, last }) =>
        days(isoDay(first), isoDay(last)),
      );
    expect(spansOf('week')).toEqual([
      ['2017-12-25', '2017-12-31'],
      ['2018-01-01', '2018-01-07'],
    ]);
    expect(spansOf('month')).toEqual([
      ['2017-12-01', '2017-12-31'],
      ['2018-01-01', '2018-01-31'],
    ]);
    expect(spansOf('year')).toEqual([
      ['2017-01-01', '2017-12-31'],
      ['2018-01-01', '2018-12-31'],
    ]);
  });

  it('cover it without gaps', () => {
    const days = fc.integer({ min: -300_000, max: 300_000 });
    fc.assert(
      fc.property(days, fc.nat(4_000), fc.constantFrom(...INDEX_PERIODS), (first, length, per) => {
        const window = { first, last: first + length };
        const periods = [...periodsIn(window, per)];
        expect(periods[0]?.first).toBeLessThanOrEqual(window.first);
        expect(periods.at(-1)?.last).toBeGreaterThanOrEqual(window.last);
        for (const [index, period] of periods.entries())
          if (index > 0) expect(period.first).toBe((periods[index - 1]?.last ?? 0) + 1);
      }),
    );
  });

  it('are longer than requested if there would be too many', () => {
    const decades = { first: dayOf(1900), last: dayOf(2026) };
    expect(fittingPeriod(decades, 'week')).toBe('year');
    expect(fittingPeriod({ first: dayOf(1990), last: dayOf(2026) }, 'week')).toBe('month');
    expect([...periodsIn(decades, 'year')].length).toBeLessThanOrEqual(MAX_PERIODS);
    expect(fittingPeriod({ first: dayOf(2016), last: dayOf(2018) }, 'week')).toBe('week');
  });
});

describe('Weights', () => {
  it('survive a round trip through text', () => {
    const weights: fc.Arbitrary<Weights> = fc.dictionary(
      fc.constantFrom(...KINDS),
      fc.integer({ min: -100, max: 100 }).map((tenths) => tenths / 10 + 0),
    );
    fc.assert(
      fc.property(weights, (each) => {
        expect(parseWeights(formatWeights(each))).toEqual({ ...each });
      }),
    );
  });

  it.each([
    ['talks:soon', 'talks is not a number'],
    ['talks', 'talks is not a number'],
    ['talks:11', 'from −10 to 10'],
    ['talks:1:2', 'talks is not a number'],
    ['parties:3', 'Unknown kind “parties”'],
    ['talks:1,talks:2', 'once'],
  ])('%s is rejected: %s', (text, message) => {
    expect(withTexts(inputErrorsOf(() => parseWeights(text)))).toEqual([
      { path: '/weights', message: expect.stringContaining(message) },
    ]);
  });
});
