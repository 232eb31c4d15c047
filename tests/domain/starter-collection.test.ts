import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { CSV_COLUMNS, csvLine, eventToRow, rowToEvent } from '../../domain/csv/event-csv.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import { formatDate } from '../../domain/dates/format-date.ts';
import { checkEvent } from '../../domain/events/event.ts';
import { STARTER_EVENTS, STARTER_RECORDS } from '../support/starter-collection.ts';

test('every record of the starter collection is valid, and checking it only adds defaults', () => {
  expect(STARTER_RECORDS.length).toBeGreaterThan(0);
  expect(STARTER_EVENTS).toEqual(STARTER_RECORDS.map((record) => expect.objectContaining(record)));
});

test('the ids of the starter collection are unique', () => {
  expect(new Set(STARTER_EVENTS.map(({ id }) => id)).size).toBe(STARTER_EVENTS.length);
});

test('every link of the starter collection leads to one of its events, which is not younger unless for part_of', () => {
  const firstDays = new Map(STARTER_EVENTS.map(({ id, date }) => [id, parseEdtf(date).first_day]));
  const wrong = STARTER_EVENTS.flatMap(({ id, date, links }) =>
    links
      .filter(({ to, relation }) => {
        const first = firstDays.get(to) ?? Number.POSITIVE_INFINITY;
        return first > (relation === 'part_of' ? Number.MAX_VALUE : parseEdtf(date).last_day);
      })
      .map(({ to }) => `${id} → ${to}`),
  );
  expect(wrong).toEqual([]);
});

test('every event of the starter collection survives a round trip through CSV', () => {
  for (const event of STARTER_EVENTS) {
    const [row = {}] = parse<Record<string, string>>(csvLine(CSV_COLUMNS) + csvLine(eventToRow(event)), {
      columns: true,
    });
    expect(checkEvent(rowToEvent(row))).toEqual(event);
  }
});

test('every date of the starter collection can be written in both languages', () => {
  const dates = STARTER_EVENTS.flatMap(({ date, in_force_until, sources }) => [
    date,
    in_force_until,
    ...sources.map(({ published }) => published),
  ]).filter((date) => date !== undefined);
  for (const date of dates) expect([formatDate(date), formatDate(date, 'ru')]).not.toContain('');
});

test('the figures in the README of the starter collection are correct', () => {
  const readme = readFileSync(new URL('../../db/collections/README.md', import.meta.url), 'utf8');
  const sum = (count: (event: (typeof STARTER_EVENTS)[number]) => number) =>
    STARTER_EVENTS.reduce((total, event) => total + count(event), 0);
  const years = STARTER_EVENTS.map(({ date }) => date.slice(0, 4)).sort();
  const figures: Record<string, number> = {
    events: STARTER_EVENTS.length,
    sources: sum(({ sources }) => sources.length),
    links: sum(({ links }) => links.length),
    people: new Set(STARTER_EVENTS.flatMap(({ participants }) => participants.map(({ name }) => name))).size,
    participations: sum(({ participants }) => participants.length),
    'with a source page': STARTER_EVENTS.filter(({ review }) => review === 'sourced').length,
    'without one': STARTER_EVENTS.filter(({ review }) => review === 'needs_source').length,
  };
  const rows = Object.entries(figures).map(([name, count]) => `| ${name} | ${count.toLocaleString('en')} |`);
  expect(readme).toContain(rows.join('\n'));
  expect(readme).toContain(`${years[0]}–${years.at(-1)}`);
});
