import { expect, test } from 'vitest';
import { coverageOf } from '../../../../web/analysis/tension/coverage.ts';

const PERIOD = { first_day: 100, last_day: 130, events: 0 };
const REVIEW = { id: 1, first_day: 90, last_day: 140, reviewed_day: 200, reviewer: 'R. Hentzau', note: '' };

test.each([
  ['nobody looked', PERIOD, [], 'unknown'],
  ['somebody looked through all of it, after its end', PERIOD, [REVIEW], 'nothing'],
  ['somebody looked before its end', PERIOD, [{ ...REVIEW, reviewed_day: 120 }], 'unknown'],
  ['somebody looked through a part of it', PERIOD, [{ ...REVIEW, first_day: 101 }], 'unknown'],
  ['something is recorded', { ...PERIOD, events: 2 }, [], 'recorded'],
] as const)('of a period in which %s', (_, period, reviews, state) => {
  expect(coverageOf(period, reviews).state).toBe(state);
});

test('the last review that covers a period is told', () => {
  const later = { ...REVIEW, id: 2, reviewed_day: 300 };
  expect(coverageOf({ ...PERIOD, events: 1 }, [later, REVIEW]).review?.id).toBe(2);
});
