import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEvent, deleteEvent, getEvent, replaceEvent } from '../../../db/events/events.ts';
import { importEvents } from '../../../db/import/import-events.ts';
import type { Database } from '../../../db/open-database.ts';
import { listEvents, streamEvents } from '../../../db/query/event-list.ts';
import { foldedWords } from '../../../db/search/folded-text.ts';
import { parseEdtf } from '../../../domain/dates/edtf-date.ts';
import { InvalidInput, inputError } from '../../../domain/errors/input-error.ts';
import type { DiplomaticEvent } from '../../../domain/events/event.ts';
import { KIND } from '../../../domain/events/kind.ts';
import { titleOf } from '../../../domain/events/localized-text.ts';
import { translationIssues } from '../../../domain/events/translation.ts';
import type { EventFilter } from '../../../domain/query/event-filter.ts';
import { SORTS, type Sort } from '../../../domain/query/event-sort.ts';
import { syntheticEvents } from '../../../server/commands/synthetic-events.ts';
import { collectAll } from '../../support/collect-all.ts';
import { createTestDatabase, openTestDatabase } from '../../support/test-database.ts';
import { checkedTestEvent } from '../../support/test-event.ts';

/** Enough that some parts of a filter match few events and others many, which are found in different ways. */
const MANY = 6_000;

describe('a list of many events', () => {
  let db: Database;
  let all: DiplomaticEvent[];

  beforeAll(async () => {
    db = await openTestDatabase();
    const rows = [...syntheticEvents(MANY, 7)].map((event, index) => ({
      line: index + 1,
      event: { ...event, ...titlesOf(index) },
    }));
    expect(await importEvents(db, rows, { dry_run: false, author: 'Ana' })).toMatchObject({
      created: MANY,
      refused: [],
    });
    all = await collectAll(streamEvents(db, {}));
  });
  afterAll(() => db.close());

  const FILTERS: EventFilter[] = [
    {},
    { kind: ['statement'] },
    { kind: ['exchange'] },
    { family: ['dialogue'] },
    { family: ['dialogue', 'shock'], kind: ['talks', 'military', 'relief'] },
    { family: ['shock'], kind: ['talks'] },
    { status: ['threatened'] },
    { review: ['draft', 'sourced'] },
    { translation: ['missing_en'] },
    { translation: ['missing_ru'], party: ['XF'], from: '1999' },
    { translation: ['missing_en', 'wrong_script'], kind: ['talks'] },
    { origin: ['analyst'] },
    { origin: ['GDELT'], kind: ['statement', 'talks'] },
    { party: ['XR'] },
    { party: ['XR', 'XF'] },
    { party: ['XE'] },
    { initiator: ['XR'], target: ['XF'] },
    { initiator: ['XA', 'XB', 'XC', 'XD'] },
    { target: ['XQ'] },
    { sides: { upper: 'XA', lower: 'XE' } },
    { sides: { upper: 'XR', lower: 'XF' } },
    { tag: ['visas', 'the border'] },
    { tag: ['VISAS'] },
    { tag: ['visas'], party: ['XR'] },
    { tag: ['nobody has this'] },
    { person: ['rupert of hentzau'] },
    { source: ['Agency 3', 'Strelsau Gazette'] },
    { from: '2010' },
    { to: '1999-06' },
    { from: '2001-05-05', to: '2001-05-05' },
    { from: '1995', to: '2020' },
    { from: '1995', to: '2020', kind: ['statement', 'talks'], party: ['XF'] },
    { from: '2024-02~', tag: ['visas'] },
    { place: ['strelsau'] },
    { place: ['Strelsau', 'Zenda'], from: '2000', people_expelled: '1..' },
    { people_expelled: '5..20' },
    { people_expelled: '..3', party: ['XR'], q: 'ruritania' },
    { in_force_on: '2000-05-05' },
    { in_force_on: '2015', kind: ['sanctions'], party: ['XR'] },
    { q: 'fishing' },
    { q: 'ruritania' },
    { q: '"zenda treaty" freedonia' },
    { q: 'fish* zend*', initiator: ['XR'] },
    { q: 'Strelsau', from: '2000', to: '2015' },
    { q: 'ПЕРЕХВАТ', status: ['carried_out'] },
    { q: 'nothing of the kind' },
    { q: 'foreign', review: ['draft'], family: ['dialogue'], party: ['XF'], tag: ['visas'] },
  ];

  it.each(FILTERS)('contains exactly the events that match %o, by date', async (filter) => {
    const expected = all.filter((event) => isMatch(event, filter)).map(({ id }) => id);

    expect((await collectAll(streamEvents(db, filter))).map(({ id }) => id)).toEqual(expected);
    const page = await listEvents(db, filter, { limit: 40, sort: '-date' });
    expect(page.items.map(({ id }) => id)).toEqual(expected.slice(-40).reverse());
    expect(page.total).toBe(expected.length);
  });

  it.each(SORTS)('sorted by %s is the same as a stream and in pages', { timeout: 60_000 }, async (sort) => {
    const filters: EventFilter[] =
      sort === 'relevance'
        ? [{ q: 'fishing' }, { q: 'ruritania' }]
        : [{}, { tag: ['grain'] }, { party: ['XF'], from: '1996', to: '2019' }, { status: ['threatened'] }];
    for (const filter of filters) {
      const whole = await collectAll(streamEvents(db, filter, sort));
      const paged = await pages(db, filter, sort, 347);
      expect(paged.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
      expect(new Set(paged.map(({ id }) => id)).size).toBe(
        all.filter((event) => isMatch(event, filter)).length,
      );
      expect(isSorted(whole, sort)).toBe(true);
    }
  });
});

/** Every fiftieth event has only a Russian title, and the one after it a Russian text as its only, English title. */
function titlesOf(index: number) {
  const title = `Ruritania и Freedonia обсудили вопрос ${index}`;
  if (index % 50 === 0) return { title: undefined, title_ru: title };
  return index % 50 === 1 ? { title, title_ru: undefined } : {};
}

async function pages(
  db: Database,
  filter: EventFilter,
  sort: Sort,
  limit: number,
): Promise<DiplomaticEvent[]> {
  const events: DiplomaticEvent[] = [];
  let cursor: string | undefined;
  do {
    const page = await listEvents(db, filter, { limit, sort, cursor });
    events.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor !== undefined);
  return events;
}

/** A plain implementation of the filter. */
function isMatch(event: DiplomaticEvent, filter: EventFilter): boolean {
  const any = <T>(values: readonly T[] | undefined, has: (value: T) => boolean) =>
    values === undefined || values.some(has);
  const parties = [...event.initiators, ...event.targets];
  const same = (a: string) => (b: string) => a.toLowerCase() === b.toLowerCase();
  return (
    any(filter.kind, (kind) => kind === event.kind) &&
    any(filter.family, (family) => KIND[event.kind].family === family) &&
    any(filter.status, (status) => status === event.status) &&
    any(filter.review, (review) => review === event.review) &&
    any(filter.translation, (issue) => translationIssues(event).includes(issue)) &&
    any(filter.origin, (coder) => coder === (event.origin ?? 'analyst')) &&
    any(filter.party, (party) => parties.includes(party)) &&
    any(filter.initiator, (party) => event.initiators.includes(party)) &&
    any(filter.target, (party) => event.targets.includes(party)) &&
    any(filter.sides && [filter.sides.upper, filter.sides.lower], (party) => parties.includes(party)) &&
    any(filter.tag, (tag) => event.tags.some(same(tag))) &&
    any(filter.person, (person) => event.participants.map(({ name }) => name).some(same(person))) &&
    any(filter.source, (source) => event.sources.map(({ publisher }) => publisher).some(same(source))) &&
    any(filter.place, (place) => event.location?.place !== undefined && same(place)(event.location.place)) &&
    (filter.people_expelled === undefined || isInRange(event.people_expelled, filter.people_expelled)) &&
    (filter.from === undefined || event.last_day >= parseEdtf(filter.from).first_day) &&
    (filter.to === undefined || event.first_day <= parseEdtf(filter.to).last_day) &&
    (filter.in_force_on === undefined || wasInForceOn(event, filter.in_force_on)) &&
    (filter.q === undefined ||
      filter.q.match(/"[^"]+"|\S+/g)?.every((term) => containsTerm(event, term)) === true)
  );
}

function isInRange(people: number | undefined, text: string): boolean {
  const [min = '', max = min] = text.split('..');
  return (
    people !== undefined && people >= Number(min || 1) && people <= Number(max || Number.MAX_SAFE_INTEGER)
  );
}

function wasInForceOn({ in_force, status, first_day }: DiplomaticEvent, date: string): boolean {
  return in_force === true && status === 'carried_out' && first_day <= parseEdtf(date).last_day;
}

function containsTerm(event: DiplomaticEvent, term: string): boolean {
  const texts = [
    event.title ?? '',
    event.summary,
    event.title_ru ?? '',
    event.location?.place ?? '',
    ...event.tags,
  ];
  texts.push(
    ...event.participants.flatMap(({ name, office }) => [`${name} ${office}`]),
    ...event.sources.map(({ publisher }) => publisher),
  );
  const words = ` ${foldedWords(term)}${term.endsWith('*') ? '' : ' '}`;
  return texts.some((text) => ` ${foldedWords(text)} `.includes(words));
}

function isSorted(events: readonly DiplomaticEvent[], sort: Sort): boolean {
  const value = (event: DiplomaticEvent): string | number => {
    const column = sort.replace('-', '');
    if (column === 'date') return event.first_day;
    if (column === 'title') return foldedWords(titleOf(event, 'en'));
    // Events without a Russian title come last in both directions.
    if (column === 'title_ru' && event.title_ru === undefined) return sort === column ? '\uFFFF' : '';
    if (column === 'title_ru') return foldedWords(event.title_ru ?? '');
    if (column === 'kind' || column === 'status' || column === 'review') return event[column];
    if (column === 'updated_at') return event.updated_at;
    if (column === 'goldstein') return event.goldstein;
    return event.people_expelled ?? (sort.startsWith('-') ? 0 : Number.POSITIVE_INFINITY);
  };
  if (sort === 'relevance') return true;
  return events.every((event, index) => {
    const before = events[index - 1];
    if (before === undefined) return true;
    return sort.startsWith('-') ? value(before) >= value(event) : value(before) <= value(event);
  });
}

describe('a page of events', () => {
  it('continues where the previous page ended, even if events were added and deleted in between', async () => {
    const db = await createTestDatabase();
    for (const day of [1, 2, 3, 4, 5, 6])
      await createEvent(db, checkedTestEvent({ id: `day-${day}`, date: `2021-03-0${day}` }), 'Ana');
    const first = await listEvents(db, {}, { limit: 3 });

    await createEvent(db, checkedTestEvent({ id: 'earlier', date: '2021-02-01' }), 'Ben');
    await deleteEvent(db, 'day-3', 1, 'Ben');
    const second = await listEvents(db, {}, { limit: 3, cursor: first.next_cursor });
    expect(second.items.map(({ id }) => id)).toEqual(['day-4', 'day-5', 'day-6']);
    expect(second).toMatchObject({ total: 6 });
    expect(second.next_cursor).toBeUndefined();
  });

  it('rejects a cursor with values of another type than the sort columns', async () => {
    const db = await createTestDatabase();
    for (const id of ['one', 'two'])
      await createEvent(db, checkedTestEvent({ id, people_expelled: 3 }), 'Ana');
    for (const sort of SORTS) {
      const filter = sort === 'relevance' ? { q: 'ruritania' } : {};
      const { next_cursor = '' } = await listEvents(db, filter, { limit: 1, sort });
      const [hash, section, ...values] = JSON.parse(Buffer.from(next_cursor, 'base64url').toString());
      for (const [index, value] of values.entries()) {
        for (const other of [
          typeof value === 'string' ? 7 : '7',
          null,
          typeof value === 'string' ? true : 2 ** 60,
        ]) {
          // Scores may be any number.
          if (
            typeof value === 'number' &&
            other === 2 ** 60 &&
            /goldstein|relevance/.test(sort) &&
            index === 0
          )
            continue;
          const cursor = Buffer.from(JSON.stringify([hash, section, ...values.with(index, other)])).toString(
            'base64url',
          );
          expect(await errorsOf(listEvents(db, filter, { limit: 1, sort, cursor }))).toMatchObject([
            { path: '/cursor' },
          ]);
        }
      }
    }
    const { next_cursor = '' } = await listEvents(db, {}, { limit: 1, sort: '-updated_at' });
    const [hash, section, , key] = JSON.parse(Buffer.from(next_cursor, 'base64url').toString());
    const cursor = Buffer.from(JSON.stringify([hash, section, 'yesterday', key])).toString('base64url');
    expect(await errorsOf(listEvents(db, {}, { limit: 1, sort: '-updated_at', cursor }))).toMatchObject([
      { path: '/cursor' },
    ]);
  });

  it('rejects an invalid cursor and one of another list', async () => {
    const db = await createTestDatabase();
    for (const day of [1, 2, 3])
      await createEvent(db, checkedTestEvent({ id: `day-${day}`, date: `2021-03-0${day}` }), 'Ana');
    const { next_cursor } = await listEvents(db, {}, { limit: 1 });

    const foreign = [inputError('/cursor', 'cursor-invalid')];
    const other = [inputError('/cursor', 'cursor-of-another-list')];
    const forged = Buffer.from(JSON.stringify([1, 2, 3])).toString('base64url');
    const tampered = Buffer.from(
      JSON.stringify(
        JSON.parse(Buffer.from(next_cursor ?? '', 'base64url').toString()).map(
          (value: unknown, index: number) => (index > 1 ? {} : value),
        ),
      ),
    ).toString('base64url');
    for (const cursor of ['', 'x', '💥', 'bnVsbA', forged, tampered]) {
      await expect(errorsOf(listEvents(db, {}, { limit: 1, cursor }))).resolves.toEqual(foreign);
    }
    await expect(
      errorsOf(listEvents(db, {}, { limit: 1, cursor: next_cursor, sort: '-date' })),
    ).resolves.toEqual(other);
    await expect(
      errorsOf(listEvents(db, { kind: ['talks'] }, { limit: 1, cursor: next_cursor })),
    ).resolves.toEqual(other);
  });

  it('is sorted by relevance only if the filter has a text', async () => {
    const db = await createTestDatabase();
    await expect(errorsOf(listEvents(db, {}, { limit: 1, sort: 'relevance' }))).resolves.toEqual([
      inputError('/sort', 'sort-without-text'),
    ]);
    // The user has just begun to type a phrase.
    await expect(listEvents(db, { q: '"' }, { limit: 1, sort: 'relevance' })).resolves.toEqual({
      items: [],
      total: 0,
    });
  });

  it('matches only the current version of an event', async () => {
    const db = await createTestDatabase();
    const event = await createEvent(
      db,
      checkedTestEvent({ tags: ['visas'], title: 'Ruritania hesitates' }),
      'Ana',
    );
    await replaceEvent(
      db,
      event.id,
      checkedTestEvent({ tags: ['border'], title: 'Ruritania decides' }),
      1,
      'Ana',
    );

    expect(await listEvents(db, { tag: ['visas'] }, { limit: 5 })).toEqual({ items: [], total: 0 });
    expect(await listEvents(db, { q: 'hesitates' }, { limit: 5 })).toEqual({ items: [], total: 0 });
    const { linked_to, linked_from, ...listed } = await getEvent(db, event.id);
    expect(await listEvents(db, { q: 'decides', tag: ['border'] }, { limit: 5 })).toEqual({
      items: [listed],
      total: 1,
    });
  });

  it('does not count deleted events', async () => {
    const db = await createTestDatabase();
    const events = [];
    for (const date of ['2018-03-26', '2018-03-27', '2018-03-28']) {
      events.push(await createEvent(db, checkedTestEvent({ date }), 'Ana'));
    }
    await deleteEvent(db, events[0]?.id ?? '', 1, 'Ana');

    const { items, total } = await listEvents(db, {}, { limit: 1 });
    expect({ dates: items.map(({ date }) => date), total }).toEqual({ dates: ['2018-03-27'], total: 2 });
  });
});

describe('a stream of events', () => {
  it('returns the events as they were at its start, despite later writes', async () => {
    const db = await createTestDatabase();
    const rows = [...syntheticEvents(450, 3)].map((event, index) => ({ line: index + 1, event }));
    await importEvents(db, rows, { dry_run: false, author: 'Ana' });
    const ids = (await collectAll(streamEvents(db, {}))).map(({ id }) => id);

    const seen: string[] = [];
    for await (const { id } of streamEvents(db, {})) {
      if (seen.length === 10) {
        await deleteEvent(db, ids.at(-1) ?? '', 1, 'Ben');
        await createEvent(db, checkedTestEvent({ date: '2030-01-01' }), 'Ben');
      }
      seen.push(id);
    }
    expect(seen).toEqual(ids);
  });

  it('releases the connection if its reader stops early', async () => {
    const db = await openTestDatabase();
    await createEvent(db, checkedTestEvent(), 'Ana');
    await createEvent(db, checkedTestEvent(), 'Ana');
    for await (const event of streamEvents(db, {})) {
      expect(event.kind).toBe('expulsion');
      break;
    }
    await db.close();
  });
});

async function errorsOf(work: Promise<unknown>): Promise<unknown> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof InvalidInput) return error.errors;
  throw error ?? new Error('It was not rejected.');
}
