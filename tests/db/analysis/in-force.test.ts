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

async function readOn(db: Database, on: string, filter: EventFilter = {}): Promise<InForceResult> {
  const result = await readInForce(db, { filter, sides: SIDES, on, today: TODAY });
  expect(inForceResult.parse(result)).toEqual(result);
  return result;
}

const certainties = ({ measures }: InForceResult) => measures.map(({ id, stands }) => [id, stands]);

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

describe('readInForce', () => {
  it('returns measures by side and certainty, with the acts they respond to and their sources', async () => {
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
    const result = await readOn(db, '2017-06-01');
    expect(certainties(result)).toEqual([
      ['pact', 'certain'],
      ['closed', 'possible'],
      ['sanctions', 'certain'],
    ]);
    expect(result.measures.find(({ id }) => id === 'sanctions')).toMatchObject({
      answered: [{ id: 'act', relation: 'responds_to' }],
      sources: [{ publisher: 'Strelsau Gazette', url: 'https://gazette.example/1' }],
    });
    expect(result.sides.upper).toMatchObject({
      restrictions: { certain: 1, possible: 2 },
      others: { certain: 0, possible: 0 },
      missions: { total: 1, names: ['Consulate'] },
    });
    expect(result.sides.lower.people_expelled).toEqual({ certain: 35, possible: 35 });
    expect(result.sides.joint.others).toEqual({ certain: 1, possible: 1 });
    expect(result.extent).toEqual({ first_day: dayOf(2015), last_day: TODAY });
    expect(certainties(await readOn(db, '2019-03-15'))).toContainEqual(['closed', 'possible']);
    expect(certainties(await readOn(db, '2019-04-01'))).not.toContainEqual(['closed', expect.anything()]);
  });

  it('ends a measure without a recorded end when an event lifts it, until that event is deleted', async () => {
    const db = await createTestDatabase();
    await add(db, { ...SANCTIONS, in_force: undefined }, LIFTING);
    expect(certainties(await readOn(db, '2018-06-30'))).toEqual([['sanctions', 'certain']]);
    expect(certainties(await readOn(db, '2018-07-01'))).toEqual([]);
    expect((await readOn(db, '2018-01-01')).measures[0]?.lifted_by).toMatchObject([
      { id: 'lifting', effect: 'ended' },
    ]);
    await deleteEvent(db, 'lifting', 1, 'Ana');
    // Without the lifting, nothing shows that it was ever in force.
    expect(certainties(await readOn(db, '2018-01-01'))).toEqual([]);
  });

  it('keeps a measure in force if its record says so, and shows the lifting as partial', async () => {
    const db = await createTestDatabase();
    await add(db, SANCTIONS, LIFTING);
    const result = await readOn(db, '2019-01-01');
    expect(certainties(result)).toEqual([['sanctions', 'certain']]);
    expect(result.measures[0]?.lifted_by).toMatchObject([{ id: 'lifting', effect: 'in_part' }]);
  });

  it('does not end a measure by a proposal, and lists what the proposal would lift', async () => {
    const db = await createTestDatabase();
    await add(
      db,
      { ...SANCTIONS, in_force: undefined, in_force_until: '2020-01-01' },
      { ...LIFTING, kind: 'proposal' },
    );
    const result = await readOn(db, '2018-06-30');
    expect(result.reliefs).toMatchObject([
      { id: 'lifting', effect: 'would_lift', lifts: [{ id: 'sanctions' }] },
    ]);
    expect(result.measures[0]?.lifted_by).toMatchObject([{ id: 'lifting', effect: 'would_lift' }]);
    expect(certainties(await readOn(db, '2019-06-30'))).toEqual([['sanctions', 'certain']]);
  });

  it('lists the events that amended a measure', async () => {
    const db = await createTestDatabase();
    await add(db, SANCTIONS, {
      id: 'wider',
      date: '2018-01-01',
      kind: 'sanctions',
      links: [{ to: 'sanctions', relation: 'amends' }],
    });
    expect((await readOn(db, '2019-01-01')).measures[0]?.changed_by).toMatchObject([{ id: 'wider' }]);
  });

  it('follows changes of the measure and of the event that lifts it', async () => {
    const db = await createTestDatabase();
    await add(db, { ...SANCTIONS, in_force: undefined }, LIFTING);
    expect((await readOn(db, '2018-03-01')).total).toBe(1);
    const { version } = await getEvent(db, 'lifting');
    await replaceEvent(db, 'lifting', checkedTestEvent({ ...LIFTING, date: '2018-02-01' }), version, 'Ana');
    expect((await readOn(db, '2018-03-01')).total).toBe(0);
    await replaceEvent(db, 'sanctions', checkedTestEvent(SANCTIONS), 1, 'Ana');
    expect((await readOn(db, '2018-03-01')).total).toBe(1);
  });

  it('returns an empty result for an empty database', async () => {
    const db = await createTestDatabase();
    expect(await readOn(db, '2018-01-01')).toMatchObject({ total: 0, measures: [], bars: [], reliefs: [] });
  });

  it('returns the same measures as the filter “in force on”', async () => {
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
      const viewed = await readOn(db, on);
      expect([on, viewed.measures.map(({ id }) => id).sort()]).toEqual([
        on,
        filtered.items.map(({ id }) => id).sort(),
      ]);
    }
  });
});

describe('the starter collection', () => {
  // Collected by hand from the records. The offer of 12 October 2021 named the two compounds (2016-12-29), the dacha and the
  // warehouses (2017-07-28), San Francisco (2017-08-31) and the buildings taken two days later (2017-09-02), Seattle
  // (2018-03-26), St Petersburg (2018-03-29), the decree on local staff (2021-04-23) and the list of unfriendly states
  // (2021-05-13): four of each side, all in force on that day. The people expelled: 35 in December 2016, 60 in March 2018 and
  // so on by the United States; 755 posts and 60 people, and others, by Russia.
  it('lists the measures that Moscow’s offer of 12 October 2021 would have lifted', async () => {
    const db = await createTestDatabase();
    await loadStarterCollection(db);
    const result = await readInForce(db, {
      filter: {},
      sides: DEFAULT_SIDES,
      on: '2021-10-12',
      today: dayOf(2026, 1, 1),
    });
    const [offer] = result.reliefs;
    expect(offer).toMatchObject({
      id: '2021-10-12-russia-offers-to-lift-mutual-restrictions',
      effect: 'would_lift',
    });
    const inForce = new Map(result.measures.map((measure) => [measure.id, measure]));
    expect(
      offer?.lifts.map(({ id }) => [id.slice(0, 10), inForce.get(id)?.side, inForce.get(id)?.stands]),
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
      expect(inForce.get(id)?.lifted_by).toMatchObject([{ id: offer?.id, effect: 'would_lift' }]);
    // Not in force: the ambassadors had returned in June, and the closure of 2020 had been lifted in April.
    expect([...inForce.keys()]).not.toContain('2021-03-17-russia-recalls-ambassador-antonov');
    expect([...inForce.keys()]).not.toContain('2020-12-18-us-to-close-last-consulates-in-russia');
    expect(result.measures.every(({ stands }) => stands === 'certain')).toBe(true);
  });
});
