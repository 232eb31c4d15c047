import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readContributors, readTension } from '../../../db/analysis/tension-index.ts';
import { createEvent } from '../../../db/events/events.ts';
import { importEvents } from '../../../db/import/import-events.ts';
import type { Database } from '../../../db/open-database.ts';
import { streamEvents } from '../../../db/query/event-list.ts';
import type { Weights } from '../../../domain/analysis/tension-index.ts';
import { contributorsResult, tensionResult } from '../../../domain/analysis/tension-result.ts';
import { dayOf } from '../../../domain/dates/day-span.ts';
import { parseEdtf } from '../../../domain/dates/edtf-date.ts';
import { KINDS } from '../../../domain/events/kind.ts';
import { sideOf } from '../../../domain/parties/side.ts';
import type { EventFilter } from '../../../domain/query/event-filter.ts';
import { syntheticEvents } from '../../../server/commands/synthetic-events.ts';
import { collectAll } from '../../support/collect-all.ts';
import { createTestDatabase, openTestDatabase } from '../../support/test-database.ts';
import { checkedTestEvent } from '../../support/test-event.ts';

const SIDES = { upper: 'XR', lower: 'XF' };
const TODAY = dayOf(2026, 1, 15);
const OPTIONS = { filter: {}, sides: SIDES, weights: {}, halfLife: 90 };

describe('the index of few events', () => {
  // An expulsion (CAMEO 161, Goldstein −4) on 1 January and talks (046, +7) on 31 March, half-life 90 days. On 31 March,
  // 89 days later, the first contributes 4 · 2^(−89/90) = 2.0155, together 2.0155 − 7 = −4.9845. On 28 February, after
  // 58 days, it contributes 4 · 2^(−58/90) = 2.5590.
  it('has the values computed by hand', async () => {
    const db = await createTestDatabase();
    await createEvent(
      db,
      checkedTestEvent({ id: 'expulsion', date: '2018-01-01', kind: 'expulsion' }),
      'Ana',
    );
    const talks = checkedTestEvent({
      id: 'talks',
      date: '2018-03-31',
      kind: 'talks',
      initiators: ['XR', 'XF'],
      targets: [],
    });
    await createEvent(db, talks, 'Ana');
    const window = { first: dayOf(2018, 2, 1), last: dayOf(2018, 3, 31) };
    const { points, kinds, total } = await readTension(db, {
      ...OPTIONS,
      per: 'month',
      window,
      today: TODAY,
    });
    expect(points).toEqual([
      {
        first_day: window.first,
        last_day: dayOf(2018, 2, 28),
        upper: 2.559,
        lower: 0,
        together: 2.559,
        events: 0,
      },
      {
        first_day: dayOf(2018, 3, 1),
        last_day: window.last,
        upper: 2.0155,
        lower: 0,
        together: -4.9845,
        events: 1,
      },
    ]);
    expect(kinds).toEqual([{ kind: 'talks', counts: [0, 1] }]);
    expect(total).toBe(2);

    const contributors = await readContributors(db, { ...OPTIONS, day: window.last, side: 'together' });
    expect(contributors.events.map(({ id, weight, days }) => [id, weight, days])).toEqual([
      ['talks', -7, 0],
      ['expulsion', 4, 89],
    ]);
    expect(contributors.level).toBeCloseTo(-4.9845, 4);
    expect(contributors.rest).toBeCloseTo(0, 9);

    const weighed = { ...OPTIONS, weights: { talks: 3 }, day: window.last, side: 'together' } as const;
    expect((await readContributors(db, weighed)).level).toBeCloseTo(5.0155, 4);
  });

  it('uses longer periods and a shorter window for events that are millennia apart', async () => {
    const db = await createTestDatabase();
    await createEvent(db, checkedTestEvent({ id: 'first', date: 'Y-150000' }), 'Ana');
    await createEvent(db, checkedTestEvent({ id: 'last', date: '2018-01-01' }), 'Ana');
    const { points, per, total } = await readTension(db, {
      ...OPTIONS,
      per: 'week',
      window: undefined,
      today: TODAY,
    });
    expect(per).toBe('year');
    expect(points.length).toBeLessThan(3_000);
    expect(points.at(-1)?.last_day).toBe(dayOf(2026, 12, 31));
    expect(total).toBe(2);
  });

  it('is empty without events', async () => {
    const db = await createTestDatabase();
    const request = { ...OPTIONS, per: 'week', window: undefined, today: TODAY } as const;
    expect(await readTension(db, request)).toMatchObject({ total: 0, points: [], kinds: [] });
  });
});

describe('the index of many events', () => {
  let db: Database;

  beforeAll(async () => {
    db = await openTestDatabase();
    const rows = [...syntheticEvents(2_000, 5)].map((event, index) => ({ line: index + 1, event }));
    await importEvents(db, rows, { dry_run: false, author: 'Ana' });
  });
  afterAll(() => db.close());

  const FILTERS: EventFilter[] = [{}, { kind: ['talks', 'sanctions'] }, { q: 'grain' }, { party: ['XE'] }];
  const WEIGHTS: Weights[] = [{}, { expulsion: 9.5, talks: 0 }];

  it.each(FILTERS)(
    'is the decayed sum for the filter %o, and the contributions add up to it',
    async (filter) => {
      const events = await collectAll(streamEvents(db, filter));
      for (const weights of WEIGHTS) {
        const options = { filter, sides: SIDES, weights, halfLife: 200 };
        const window = { first: dayOf(2010), last: dayOf(2012, 12, 31) };
        const result = await readTension(db, { ...options, per: 'year', window, today: TODAY });
        expect(tensionResult.parse(result)).toEqual(result);
        for (const point of result.points) {
          const sums = { upper: 0, lower: 0, together: 0 };
          for (const event of events) {
            const { day } = parseEdtf(event.date);
            if (day > point.last_day) continue;
            const weight = weights[event.kind] ?? -event.goldstein;
            const contribution = weight * 2 ** (-(point.last_day - day) / 200);
            sums.together += contribution;
            const side = sideOf(event.initiators, SIDES);
            if (side === 'upper' || side === 'lower') sums[side] += contribution;
          }
          expect(point.upper).toBeCloseTo(sums.upper, 3);
          expect(point.lower).toBeCloseTo(sums.lower, 3);
          expect(point.together).toBeCloseTo(sums.together, 3);

          const contributors = await readContributors(db, { ...options, day: point.last_day, side: 'lower' });
          expect(contributorsResult.parse(contributors)).toEqual(contributors);
          expect(contributors.level).toBeCloseTo(sums.lower, 6);
          const named = contributors.events.reduce((sum, { contribution }) => sum + contribution, 0);
          expect(named + contributors.rest).toBeCloseTo(contributors.level, 6);
          const sizes = contributors.events.map(({ contribution }) => Math.abs(contribution));
          expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
        }
        for (const { kind, counts } of result.kinds) {
          expect(KINDS).toContain(kind);
          for (const [index, { first_day, last_day }] of result.points.entries()) {
            const inPeriod = events.filter((event) => {
              const { day } = parseEdtf(event.date);
              return event.kind === kind && first_day <= day && day <= last_day;
            });
            expect(counts[index]).toBe(inPeriod.length);
          }
        }
      }
    },
  );
});
