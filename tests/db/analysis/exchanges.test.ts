import { describe, expect, it } from 'vitest';
import { type ExchangesRequest, readExchanges } from '../../../db/analysis/exchanges.ts';
import { createEvent, deleteEvent, replaceEvent } from '../../../db/events/events.ts';
import { loadStarterCollection } from '../../../db/import/starter-collection.ts';
import type { Database } from '../../../db/open-database.ts';
import { type ExchangesResult, exchangesResult } from '../../../domain/analysis/exchanges-result.ts';
import { dayOf } from '../../../domain/dates/day-span.ts';
import type { EventInput } from '../../../domain/events/event.ts';
import { DEFAULT_SIDES } from '../../../domain/parties/side.ts';
import { createTestDatabase } from '../../support/test-database.ts';
import { checkedTestEvent } from '../../support/test-event.ts';

const REQUEST = {
  filter: {},
  sides: { upper: 'XR', lower: 'XF' },
  show: 'all',
  offset: 0,
  limit: 50,
  today: dayOf(2018, 12, 31),
} as const;

async function read(db: Database, overrides: Partial<ExchangesRequest> = {}): Promise<ExchangesResult> {
  const result = await readExchanges(db, { ...REQUEST, ...overrides });
  expect(exchangesResult.parse(result)).toEqual(result);
  return result;
}

const RURITANIA = { initiators: ['XR'], targets: ['XF'] };
const FREEDONIA = { initiators: ['XF'], targets: ['XR'] };
const respondingTo = (...acts: string[]) => ({
  links: acts.map((to) => ({ to, relation: 'responds_to' as const })),
});

async function add(db: Database, ...events: Partial<EventInput>[]): Promise<void> {
  for (const event of events) await createEvent(db, checkedTestEvent(event), 'Ana');
}

describe('readExchanges', () => {
  it('returns chains of acts and responses with their lags, and counts by side', async () => {
    const db = await createTestDatabase();
    await add(
      db,
      { id: 'act', date: '2016-12-29', ...RURITANIA, people_expelled: 35 },
      {
        id: 'no',
        date: '2016-12-30',
        kind: 'statement',
        status: 'declined',
        ...FREEDONIA,
        ...respondingTo('act'),
      },
      { id: 'yes', date: '2017-07', ...FREEDONIA, people_expelled: 755, ...respondingTo('act') },
      { id: 'again', date: '2017-08-31', kind: 'mission', ...RURITANIA, ...respondingTo('yes') },
      { id: 'lonely', date: '2018-03-26', ...RURITANIA },
    );
    const result = await read(db);
    expect(result.chains).toHaveLength(1);
    expect(result.chains[0]?.events.map(({ id, side }) => [id, side])).toEqual([
      ['act', 'upper'],
      ['no', 'lower'],
      ['yes', 'lower'],
      ['again', 'upper'],
    ]);
    expect(result.chains[0]?.links).toEqual([
      { act: 'act', answer: 'no', lag_min: 1, lag_max: 1 },
      { act: 'act', answer: 'yes', lag_min: 184, lag_max: 214 },
      { act: 'yes', answer: 'again', lag_min: 31, lag_max: 61 },
    ]);
    expect(result.sides.upper).toMatchObject({ acts: 2, answered: 1, refused: 0, unanswered: 1, answers: 1 });
    expect(result.sides.upper).toMatchObject({ opens: 1, closes: 1 });
    expect(result.sides.lower).toMatchObject({ acts: 0, answers: 2, opens: 0, closes: 0 });
    expect(result.sides.lower.lags).toMatchObject({
      count: 2,
      median: { min: 1, max: 1 },
      upper_quartile: { min: 184, max: 214 },
    });

    const open = await read(db, { show: 'unanswered' });
    expect(open.unanswered).toMatchObject([{ id: 'lonely', days_since_min: 280, days_since_max: 280 }]);
    expect((await read(db, { show: 'refused' })).chains).toHaveLength(1);
    expect((await read(db, { show: 'errors' })).chains).toEqual([]);
  });

  it('counts an act that was only refused as answered and as refused', async () => {
    const db = await createTestDatabase();
    await add(
      db,
      { id: 'act', date: '2018-01-01', ...RURITANIA },
      {
        id: 'no',
        date: '2018-01-02',
        kind: 'statement',
        status: 'declined',
        ...FREEDONIA,
        ...respondingTo('act'),
      },
    );
    expect((await read(db)).sides.upper).toMatchObject({ acts: 1, answered: 1, refused: 1, unanswered: 0 });
  });

  it('returns whole chains if one event matches, and counts responses outside the filter', async () => {
    const db = await createTestDatabase();
    await add(
      db,
      { id: 'act', date: '2018-01-01', ...RURITANIA },
      { id: 'answer', date: '2019-01-01', ...FREEDONIA, ...respondingTo('act') },
    );
    const result = await read(db, { filter: { to: '2018' } });
    expect(result.chains[0]?.events.map(({ id, in_filter }) => [id, in_filter])).toEqual([
      ['act', true],
      ['answer', false],
    ]);
    expect(result.sides.upper).toMatchObject({ acts: 1, answered: 1 });
    expect(result.sides.lower.answers).toBe(0);
    expect((await read(db, { filter: { to: '2017' } })).chains).toEqual([]);
  });

  it('marks impossible links as errors and leaves them out of the lags', async () => {
    const db = await createTestDatabase();
    await add(
      db,
      { id: 'late', date: '2018-05-01', ...RURITANIA },
      { id: 'early', date: '2018-04-01', ...FREEDONIA, ...respondingTo('late') },
      { id: 'a', date: '2018-06-01', ...RURITANIA },
      { id: 'b', date: '2018-06-01', ...FREEDONIA, ...respondingTo('a') },
    );
    await replaceEvent(
      db,
      'a',
      checkedTestEvent({ date: '2018-06-01', ...RURITANIA, ...respondingTo('b') }),
      1,
      'Ana',
    );
    const wrong = await read(db, { show: 'errors' });
    expect(wrong.errors).toBe(3);
    expect(wrong.chains.flatMap(({ links }) => links)).toEqual(
      expect.arrayContaining([
        { act: 'late', answer: 'early', lag_min: -30, lag_max: -30, error: 'older' },
        expect.objectContaining({ act: 'a', answer: 'b', error: 'circular' }),
        expect.objectContaining({ act: 'b', answer: 'a', error: 'circular' }),
      ]),
    );
    expect(wrong.sides.lower.lags).toEqual({ count: 0, dots: [] });
  });

  it('leaves out chains with a deleted act', async () => {
    const db = await createTestDatabase();
    await add(
      db,
      { id: 'act', ...RURITANIA },
      { id: 'answer', date: '2018-04-01', ...FREEDONIA, ...respondingTo('act') },
    );
    expect((await read(db)).chains_total).toBe(1);
    await deleteEvent(db, 'act', 1, 'Ana');
    expect(await read(db)).toMatchObject({ chains_total: 0, chains: [], sides: { lower: { answers: 0 } } });
  });

  it('returns a page of chains, latest first', async () => {
    const db = await createTestDatabase();
    for (const year of [2011, 2012, 2013])
      await add(
        db,
        { id: `act-${year}`, date: `${year}-01-01`, ...RURITANIA },
        { id: `answer-${year}`, date: `${year}-02-01`, ...FREEDONIA, ...respondingTo(`act-${year}`) },
      );
    const page = await read(db, { offset: 1, limit: 1 });
    expect(page.total).toBe(3);
    expect(page.chains.map(({ events }) => events[0]?.id)).toEqual(['act-2012']);
  });
});

describe('the starter collection', () => {
  // Counted by hand: Russia declined to respond to the expulsions of 29 December 2016 (35 people) the next day, and
  // responded on 28 July 2017 (755 posts), 211 days later: 2 in December, 31 + 28 + 31 + 30 + 31 + 30, and 28 in July.
  it('has the responses to the expulsions of December 2016 with their lags', async () => {
    const db = await createTestDatabase();
    await loadStarterCollection(db);
    const { chains } = await read(db, { sides: DEFAULT_SIDES, show: 'refused' });
    const chain = chains.find(({ events }) =>
      events.some(({ id }) => id === '2016-12-29-us-expels-35-russian-diplomats'),
    );
    const linkTo = (response: string) =>
      chain?.links.find(
        (link) => link.act === '2016-12-29-us-expels-35-russian-diplomats' && link.answer === response,
      );
    expect(linkTo('2016-12-30-putin-declines-to-retaliate')).toMatchObject({ lag_min: 1, lag_max: 1 });
    expect(linkTo('2017-07-28-russia-orders-us-staff-cut-to-455')).toMatchObject({
      lag_min: 211,
      lag_max: 211,
    });
    expect(
      chain?.events.find(({ id }) => id === '2017-07-28-russia-orders-us-staff-cut-to-455')?.people_expelled,
    ).toBe(755);
  });

  it('has no response that is older than its act, and no circular links', async () => {
    const db = await createTestDatabase();
    await loadStarterCollection(db);
    expect((await read(db, { sides: DEFAULT_SIDES })).errors).toBe(0);
  });
});
