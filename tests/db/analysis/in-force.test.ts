import { describe, expect, it } from 'vitest';
import { readInForce } from '../../../db/analysis/in-force.ts';
import { createEvent, deleteEvent, getEvent, replaceEvent } from '../../../db/events/events.ts';
import { loadStarterCollection } from '../../../db/import/starter-collection.ts';
import type { Database } from '../../../db/open-database.ts';
import { listEvents } from '../../../db/query/event-list.ts';
import { type InForceResult, inForceResult } from '../../../domain/analysis/in-force.ts';
import { dayOf } from '../../../domain/dates/day-span.ts';
import type { EventInput } from '../../../domain/events/event.ts';
import { DEFAULT_SIDES } from '../../../domain/parties/side.ts';
import type { EventFilter } from '../../../domain/query/event-filter.ts';
import { createTestDatabase } from '../../support/test-database.ts';
import { checkedTestEvent } from '../../support/test-event.ts';

const SIDES = { upper: 'XR', lower: 'XF' };
const TODAY = dayOf(2026, 1, 15);

async function stood(db: Database, on: string, filter: EventFilter = {}): Promise<InForceResult> {
  const answer = await readInForce(db, { filter, sides: SIDES, on, today: TODAY });
  expect(inForceResult.parse(answer)).toEqual(answer);
  return answer;
}

const standingIn = ({ measures }: InForceResult) => measures.map(({ id, stands }) => [id, stands]);

async function add(db: Database, ...events: Partial<EventInput>[]): Promise<void> {
  for (const event of events) await createEvent(db, checkedTestEvent(event), 'Ana');
}

const SANCTIONS = { id: 'sanctions', date: '2017-01-05', kind: 'sanctions', in_force: true } as const;
const LIFTING = {
  id: 'lifting',
  date: '2018-06-30',
  kind: 'relief',
  links: [{ to: 'sanctions', relation: 'lifts' }],
} satisfies Partial<EventInput>;

describe('What stood', () => {
  it('is told by side, for certain or possibly, with what it answered and its sources', async () => {
    const db = await createTestDatabase();
    await add(
      db,
      { id: 'act', date: '2016-12-29', initiators: ['XF'], targets: ['XR'], people_expelled: 35 },
      {
        ...SANCTIONS,
        links: [{ to: 'act', relation: 'responds_to' }],
        sources: [{ publisher: 'Strelsau Gazette', url: 'https://gazette.example/1' }],
      },
      {
        id: 'closed',
        date: '2017',
        kind: 'mission',
        missions_affected: ['Consulate'],
        in_force_until: '2019-03',
      },
      { id: 'pact', date: '2015', kind: 'agreement', initiators: ['XR', 'XF'], targets: [], in_force: true },
      { id: 'threat', date: '2015', kind: 'sanctions', status: 'threatened', in_force: true },
    );
    const answer = await stood(db, '2017-06-01');
    expect(standingIn(answer)).toEqual([
      ['pact', 'certain'],
      ['closed', 'possible'],
      ['sanctions', 'certain'],
    ]);
    expect(answer.measures.find(({ id }) => id === 'sanctions')).toMatchObject({
      answered: [{ id: 'act', relation: 'responds_to' }],
      sources: [{ publisher: 'Strelsau Gazette', url: 'https://gazette.example/1' }],
    });
    expect(answer.sides.upper).toMatchObject({
      restrictions: { certain: 1, possible: 2 },
      others: { certain: 0, possible: 0 },
      missions: { total: 1, names: ['Consulate'] },
    });
    expect(answer.sides.lower.people_expelled).toEqual({ certain: 35, possible: 35 });
    expect(answer.sides.joint.others).toEqual({ certain: 1, possible: 1 });
    expect(answer.extent).toEqual({ first_day: dayOf(2015), last_day: TODAY });
    expect(standingIn(await stood(db, '2019-03-15'))).toContainEqual(['closed', 'possible']);
    expect(standingIn(await stood(db, '2019-04-01'))).not.toContainEqual(['closed', expect.anything()]);
  });

  it('ends with what lifted it where its record says nothing, and is back when that is deleted', async () => {
    const db = await createTestDatabase();
    await add(db, { ...SANCTIONS, in_force: undefined }, LIFTING);
    expect(standingIn(await stood(db, '2018-06-30'))).toEqual([['sanctions', 'certain']]);
    expect(standingIn(await stood(db, '2018-07-01'))).toEqual([]);
    expect((await stood(db, '2018-01-01')).measures[0]?.lifted_by).toMatchObject([
      { id: 'lifting', effect: 'ended' },
    ]);
    await deleteEvent(db, 'lifting', 1, 'Ana');
    // Now nothing says whether it ever stood.
    expect(standingIn(await stood(db, '2018-01-01'))).toEqual([]);
  });

  it('stands on where its record says so: what lifts it then lifts a part', async () => {
    const db = await createTestDatabase();
    await add(db, SANCTIONS, LIFTING);
    const answer = await stood(db, '2019-01-01');
    expect(standingIn(answer)).toEqual([['sanctions', 'certain']]);
    expect(answer.measures[0]?.lifted_by).toMatchObject([{ id: 'lifting', effect: 'in_part' }]);
  });

  it('is lifted by no offer; the offer says what it would lift', async () => {
    const db = await createTestDatabase();
    await add(
      db,
      { ...SANCTIONS, in_force: undefined, in_force_until: '2020-01-01' },
      { ...LIFTING, kind: 'proposal' },
    );
    const answer = await stood(db, '2018-06-30');
    expect(answer.reliefs).toMatchObject([
      { id: 'lifting', effect: 'would_lift', lifts: [{ id: 'sanctions' }] },
    ]);
    expect(answer.measures[0]?.lifted_by).toMatchObject([{ id: 'lifting', effect: 'would_lift' }]);
    expect(standingIn(await stood(db, '2019-06-30'))).toEqual([['sanctions', 'certain']]);
  });

  it('says what amended it', async () => {
    const db = await createTestDatabase();
    await add(db, SANCTIONS, {
      id: 'wider',
      date: '2018-01-01',
      kind: 'sanctions',
      links: [{ to: 'sanctions', relation: 'amends' }],
    });
    expect((await stood(db, '2019-01-01')).measures[0]?.changed_by).toMatchObject([{ id: 'wider' }]);
  });

  it('follows every change, of the measure and of what lifts it', async () => {
    const db = await createTestDatabase();
    await add(db, { ...SANCTIONS, in_force: undefined }, LIFTING);
    expect((await stood(db, '2018-03-01')).total).toBe(1);
    const { version } = await getEvent(db, 'lifting');
    await replaceEvent(db, 'lifting', checkedTestEvent({ ...LIFTING, date: '2018-02-01' }), version, 'Ana');
    expect((await stood(db, '2018-03-01')).total).toBe(0);
    await replaceEvent(db, 'sanctions', checkedTestEvent(SANCTIONS), 1, 'Ana');
    expect((await stood(db, '2018-03-01')).total).toBe(1);
  });

  it('is nothing where nothing is', async () => {
    const db = await createTestDatabase();
    expect(await stood(db, '2018-01-01')).toMatchObject({ total: 0, measures: [], bars: [], reliefs: [] });
  });

  it('is what the filter “in force on” holds', async () => {
    const db = await createTestDatabase();
    await add(
      db,
      SANCTIONS,
      { id: 'ended', date: '2016', kind: 'sanctions', in_force_until: '2017-06' },
      { id: 'lifted', date: '2016-05', kind: 'sanctions' },
      { ...LIFTING, id: 'lifts-it', links: [{ to: 'lifted', relation: 'lifts' }] },
      { id: 'offered', date: '2016-06', kind: 'sanctions' },
      { ...LIFTING, id: 'offer', kind: 'proposal', links: [{ to: 'offered', relation: 'lifts' }] },
    );
    for (const on of ['2016', '2016-05-15', '2017-06-15', '2017-07-01', '2018-06-30', '2018-07-01', '2026']) {
      const filtered = await listEvents(db, { in_force_on: on }, { limit: 50 });
      const viewed = await stood(db, on);
      expect([on, viewed.measures.map(({ id }) => id).sort()]).toEqual([
        on,
        filtered.items.map(({ id }) => id).sort(),
      ]);
    }
  });
});

describe('The starter collection', () => {
  // By hand, from its records. What the offer of 12 October 2021 named: the two compounds (2016-12-29), the dacha and the
  // warehouses (2017-07-28), San Francisco (2017-08-31) and the buildings taken two days later (2017-09-02), Seattle
  // (2018-03-26), St Petersburg (2018-03-29), the decree on local staff (2021-04-23) and the list of unfriendly states
  // (2021-05-13): four of each side, all of them standing that day. The people: 35 in December 2016, 60 in March 2018 and
  // so on by the United States; 755 posts and 60 people, and others, by Russia.
  it('answers what Moscow’s offer of 12 October 2021 would have lifted', async () => {
    const db = await createTestDatabase();
    await loadStarterCollection(db);
    const answer = await readInForce(db, {
      filter: {},
      sides: DEFAULT_SIDES,
      on: '2021-10-12',
      today: dayOf(2026, 1, 1),
    });
    const [offer] = answer.reliefs;
    expect(offer).toMatchObject({
      id: '2021-10-12-russia-offers-to-lift-mutual-restrictions',
      effect: 'would_lift',
    });
    const standing = new Map(answer.measures.map((measure) => [measure.id, measure]));
    expect(
      offer?.lifts.map(({ id }) => [id.slice(0, 10), standing.get(id)?.side, standing.get(id)?.stands]),
    ).toEqual([
      ['2016-12-29', 'upper', 'certain'],
      ['2017-07-28', 'lower', 'certain'],
      ['2017-08-31', 'upper', 'certain'],
      ['2017-09-02', 'upper', 'certain'],
      ['2018-03-26', 'upper', 'certain'],
      ['2018-03-29', 'lower', 'certain'],
      ['2021-04-23', 'lower', 'certain'],
      ['2021-05-13', 'lower', 'certain'],
    ]);
    for (const { id } of offer?.lifts ?? [])
      expect(standing.get(id)?.lifted_by).toMatchObject([{ id: offer?.id, effect: 'would_lift' }]);
    // The ambassadors had been back since June, the last open end of 2020 had been lifted in April.
    expect([...standing.keys()]).not.toContain('2021-03-17-russia-recalls-ambassador-antonov');
    expect([...standing.keys()]).not.toContain('2020-12-18-us-to-close-last-consulates-in-russia');
    expect(answer.measures.every(({ stands }) => stands === 'certain')).toBe(true);
  });
});
