import { expect, test } from 'vitest';
import { CSV_COLUMNS } from '../../domain/csv.ts';
import { en } from '../../web/messages/en.ts';

test('every column of the CSV has a name', () => {
  const names: Readonly<Record<string, string>> = en.names.field;
  expect(CSV_COLUMNS.filter((column) => !names[column])).toEqual([]);
});

test('counts agree with their nouns, and thousands stand apart', () => {
  expect([0, 1, 476, 100_000].map(en.shell.events)).toEqual([
    '0 events',
    '1 event',
    '476 events',
    '100,000 events',
  ]);
});

test('scores carry a real minus, so that they stand under each other', () => {
  expect([-4, 0, 3.45].map(en.shell.score)).toEqual(['−4.0', '0.0', '+3.5']);
});

test('a lag is said as later, but for the same day', () => {
  expect(['3 days', '184–214 days', 'the same day', '5 days earlier'].map(en.shell.event.later)).toEqual([
    '3 days later',
    '184–214 days later',
    'the same day',
    '5 days earlier',
  ]);
});

test('what an answer came after is said so, but for the same day', () => {
  expect(['3 days', '184–214 days', 'the same day'].map(en.shell.event.after)).toEqual([
    '3 days after',
    '184–214 days after',
    'the same day',
  ]);
});

test('no word of the page is empty', () => {
  const empty: string[] = [];
  const walk = (value: unknown, path: string) => {
    if (value === '') empty.push(path);
    if (typeof value === 'object' && value !== null) {
      for (const [key, each] of Object.entries(value)) walk(each, `${path}.${key}`);
    }
  };
  walk(en, 'en');
  expect(empty).toEqual([]);
});
