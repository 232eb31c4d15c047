import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { CSV_COLUMNS, csvLine, eventToRow, rowToEvent } from '../../domain/csv/event-csv.ts';
import { formatDate } from '../../domain/dates/format-date.ts';
import { checkEvent } from '../../domain/events/event.ts';

const records: Record<string, unknown>[] = readFileSync(
  new URL('../../db/collections/us-russia.jsonl', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

test('every record of the starter collection holds, and nothing of it is changed by the check', () => {
  expect(records.length).toBe(476);
  expect(records.map(checkEvent)).toEqual(records.map((record) => expect.objectContaining(record)));
});

test('every link of the starter collection leads to an event of it', () => {
  const ids = new Set(records.map(({ id }) => id));
  expect(ids.size).toBe(records.length);
  const links = records.flatMap((record) => checkEvent(record).links);
  expect(links.length).toBe(426);
  expect(links.filter(({ to }) => !ids.has(to))).toEqual([]);
});

test('every event of the starter collection comes back from its row', () => {
  for (const event of records.map(checkEvent)) {
    const [row = {}] = parse<Record<string, string>>(csvLine(CSV_COLUMNS) + csvLine(eventToRow(event)), {
      columns: true,
    });
    expect(checkEvent(rowToEvent(row))).toEqual(event);
  }
});

test('every date of the starter collection can be said in both languages', () => {
  const dates = records
    .map(checkEvent)
    .flatMap(({ date, in_force_until, sources }) => [
      date,
      ...(in_force_until === undefined ? [] : [in_force_until]),
      ...sources.flatMap(({ published }) => published ?? []),
    ]);
  expect(dates.length).toBe(476 + 48 + 863);
  for (const date of dates) expect([formatDate(date), formatDate(date, 'ru')]).not.toContain('');
});
