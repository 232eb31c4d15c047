import { expect, it } from 'vitest';
import { readPeriodTotals, readTotalsEvents } from '../../../db/analysis/period-totals.ts';
import { readTension } from '../../../db/analysis/tension-index.ts';
import { createEvent } from '../../../db/events/events.ts';
import { periodTotals, totalsEvents } from '../../../domain/analysis/totals-result.ts';
import { dayOf } from '../../../domain/dates/day-span.ts';
import type { EventInput } from '../../../domain/events/event.ts';
import { createTestDatabase } from '../../support/test-database.ts';
import { checkedTestEvent } from '../../support/test-event.ts';

const SIDES = { upper: 'XR', lower: 'XF' };
const TODAY = dayOf(2026, 1, 15);
const PERIOD = { from: '2018', to: '2019' };
const REQUEST = { filter: PERIOD, sides: SIDES, weights: {}, halfLife: 90, between: false, today: TODAY };

async function databaseWith(events: readonly Partial<EventInput>[]) {
  const db = await createTestDatabase();
  for (const event of events) await createEvent(db, checkedTestEvent(event), 'Ana');
  return db;
}

const EVENTS: readonly Partial<EventInput>[] = [
  { id: 'before', date: '2017-12-02' },
  { id: 'expulsion', date: '2018-03-26', people_expelled: 60 },
  { id: 'threat', date: '2018-04-01', people_expelled: 5, status: 'threatened' },
  { id: 'third', date: '2018-05-01', targets: ['CU'] },
  { id: 'mission', date: '2019-01-02', kind: 'mission', initiators: ['XF'], targets: ['XR'], cameo: '161' },
  { id: 'talks', date: '2019-12', kind: 'talks', initiators: ['XR', 'XF'], targets: [] },
  { id: 'after', date: '2020-01-01' },
];

it('counts the events of a period by side and kind, and lists those behind a figure', async () => {
  const db = await databaseWith(
    EVENTS.map((event) =>
      event.id === 'mission' ? { ...event, missions_affected: ['Consulate in Strelsau'] } : event,
    ),
  );
  const totals = await readPeriodTotals(db, REQUEST);
  expect(periodTotals.parse(totals)).toEqual(totals);
  expect(totals).toMatchObject({
    first_day: dayOf(2018, 1, 1),
    last_day: dayOf(2019, 12, 31),
    total: 5,
    sides: {
      upper: { events: 3, people_expelled: 60 },
      lower: { events: 1, missions: { total: 1, names: ['Consulate in Strelsau'] } },
      joint: { events: 1, weight: -7 },
      context: { events: 0, weight: 0 },
    },
  });
  expect(totals.kinds).toEqual(
    expect.arrayContaining([
      { kind: 'expulsion', upper: 3, lower: 0, joint: 0, context: 0 },
      { kind: 'talks', upper: 0, lower: 0, joint: 1, context: 0 },
    ]),
  );

  const between = await readPeriodTotals(db, { ...REQUEST, between: true });
  expect([between.total, between.sides.upper.events, between.sides.joint.events]).toEqual([4, 2, 1]);

  const list = { ...REQUEST, side: undefined, figure: undefined, offset: 0, limit: 50 };
  const idsOf = async (options: Partial<typeof list> | object) => {
    const result = await readTotalsEvents(db, { ...list, ...options });
    expect(totalsEvents.parse(result)).toEqual(result);
    return [result.total, result.events.map(({ id }) => id)];
  };
  expect(await idsOf({})).toEqual([5, ['expulsion', 'threat', 'third', 'mission', 'talks']]);
  expect(await idsOf({ side: 'upper', between: true })).toEqual([2, ['expulsion', 'threat']]);
  expect(await idsOf({ figure: 'people_expelled' })).toEqual([1, ['expulsion']]);
  expect(await idsOf({ figure: 'missions' })).toEqual([1, ['mission']]);
  expect(await idsOf({ offset: 1, limit: 1 })).toEqual([5, ['threat']]);
});

it('computes the same index as the tension view, with days counted from the start of the period', async () => {
  const db = await databaseWith(EVENTS);
  const { index } = await readPeriodTotals(db, REQUEST);
  const window = { first: dayOf(2018), last: dayOf(2019, 12, 31) };
  const { points } = await readTension(db, { ...REQUEST, filter: {}, per: 'month', window, today: TODAY });
  expect(index.points[0]?.day).toBe(0);
  expect(index.points.at(-1)).toEqual({ day: 729, level: points.at(-1)?.together });
  expect(index.max).toBe(Math.max(...index.points.map(({ level }) => level)));

  const early = await readPeriodTotals(db, { ...REQUEST, today: dayOf(2017) });
  expect(early.index.mean).toBeUndefined();
  const open = await readPeriodTotals(db, { ...REQUEST, filter: {} });
  expect([open.first_day, open.last_day]).toEqual([dayOf(2017, 12, 2), dayOf(2020, 1, 1)]);
  const none = await readPeriodTotals(await createTestDatabase(), { ...REQUEST, filter: {} });
  expect(none).toMatchObject({ total: 0, index: { points: [] }, kinds: [] });
});
