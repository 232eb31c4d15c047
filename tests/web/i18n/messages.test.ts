import { expect, test } from 'vitest';
import { CSV_COLUMNS } from '../../../domain/csv/event-csv.ts';
import { en } from '../../../web/i18n/en/all.ts';
import { ru } from '../../../web/i18n/ru/all.ts';

test('every column of the CSV has a name', () => {
  const names: Readonly<Record<string, string>> = en.names.field;
  expect(CSV_COLUMNS.filter((column) => !names[column])).toEqual([]);
});

test('counts have the right noun form and a thousands separator', () => {
  expect([0, 1, 476, 100_000].map(en.shell.events)).toEqual([
    '0 events',
    '1 event',
    '476 events',
    '100,000 events',
  ]);
});

test('scores have a minus sign instead of a hyphen', () => {
  expect([-4, 0, 3.45].map(en.shell.score)).toEqual(['−4.0', '0.0', '+3.5']);
});

/** Every text of a catalogue, and every function with its place. */
function walk(value: unknown, path: string, visit: (value: unknown, path: string) => void): void {
  visit(value, path);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, each] of Object.entries(value)) walk(each, `${path}.${key}`, visit);
}

test.each([
  ['en', en],
  ['ru', ru],
])('no word of the page is empty in %s', (_, catalogue) => {
  const empty: string[] = [];
  walk(catalogue, '', (value, path) => {
    if (value === '') empty.push(path);
  });
  expect(empty).toEqual([]);
});

/** Names and keys. An entry that is no longer needed fails the test, like a text that is not translated. */
const SAME_IN_BOTH_LANGUAGES = [
  'Ctrl Enter',
  'Ctrl Shift Enter',
  'Démarche',
  'Enter',
  'Excel (XLSX)',
  'Parquet',
  'Shift',
  'TimelineJS',
  '⇧ ⌘ Return',
  '⌘ Return',
];

test('every text is translated into Russian, except names that are the same in both languages', () => {
  const same: string[] = [];
  const russian = new Map<string, unknown>();
  walk(ru, '', (value, path) => russian.set(path, value));
  walk(en, '', (value, path) => {
    if (typeof value === 'string' && value === russian.get(path) && /[a-z]{4}/.test(value)) same.push(value);
  });
  expect([...new Set(same)].sort()).toEqual(SAME_IN_BOTH_LANGUAGES);
});

test('Russian counts have the noun form of their number', () => {
  expect([0, 1, 2, 5, 11, 21, 22, 111, 1_001].map(ru.shell.events)).toEqual([
    '0 событий',
    '1 событие',
    '2 события',
    '5 событий',
    '11 событий',
    '21 событие',
    '22 события',
    '111 событий',
    '1\u00a0001 событие',
  ]);
  expect([1, 3, 8].map(ru.analysis.inForce.lifts)).toEqual([
    'Снято: 1 мера:',
    'Снято: 3 меры:',
    'Снято: 8 мер:',
  ]);
});
