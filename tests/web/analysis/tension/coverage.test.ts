import { expect, test } from 'vitest';
import { coverageOf } from '../../../../web/analysis/tension/coverage.ts';

const PERIOD = { first_day: 100, last_day: 130, events: 0 };
const REVIEW = { id: 1, first_day: 90, last_day: 140, reviewed_day: 200, reviewer: 'R. Hentzau', note: '' };

test.each([
  ['it was not checked', PERIOD, [], 'unknown'],
  ['all of it was checked after its end', PERIOD, [REVIEW], 'nothing'],
  ['it was checked before its end', PERIOD, [{ ...REVIEW, reviewed_day: 120 }], 'unknown'],
  ['a part of it was checked', PERIOD, [{ ...REVIEW, first_day: 101 }], 'unknown'],
  ['it has events', { ...PERIOD, events: 2 }, [], 'recorded'],
] as const)('state of a period: %s', (_, period, reviews, state) => {
  expect(coverageOf(period, reviews).state).toBe(state);
});

test('returns the latest review that covers the period', () => {
  const later = { ...REVIEW, id: 2, reviewed_day: 300 };
  expect(coverageOf({ ...PERIOD, events: 1 }, [later, REVIEW]).review?.id).toBe(2);
});
