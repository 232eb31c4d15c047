import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTimeline } from '../../../db/analysis/timeline.ts';
import { createEvent } from '../../../db/events/events.ts';
import { importEvents } from '../../../db/import/import-events.ts';
import type { Database } from '../../../db/open-database.ts';
import { listEvents, streamEvents } from '../../../db/query/event-list.ts';
import { calendarDate, dayOf } from '../../../domain/dates/day-span.ts';
import { parseEdtf } from '../../../domain/dates/edtf-date.ts';
import { invalidInput } from '../../../domain/errors/input-error.ts';
import type { DiplomaticEvent } from '../../../domain/events/event.ts';
import { type Side, type Sides, sideOf } from '../../../domain/parties/side.ts';
import type { EventFilter } from '../../../domain/query/event-filter.ts';
import { type TimelineResult, timelineResult } from '../../../domain/timeline/timeline.ts';
import { eachCell, type TimelineCell } from '../../../domain/timeline/timeline-cells.ts';
import { syntheticEvents } from '../../../server/commands/synthetic-events.ts';
import { collectAll } from '../../support/collect-all.ts';
import { createTestDatabase, openTestDatabase } from '../../support/test-database.ts';
import { checkedTestEvent } from '../../support/test-event.ts';

const SIDES: Sides = { upper: 'XR', lower: 'XF' };

describe('a window of many events', () => {
  let db: Database;

  beforeAll(async () => {
    db = await openTestDatabase();
    const rows = [...syntheticEvents(5_000, 11)].map((event, index) => ({ line: index + 1, event }));
    await importEvents(db, rows, { dry_run: false, author: 'Ana' });
  });
  afterAll(() => db.close());

  const FILTERS: EventFilter[] = [
    {},
    { kind: ['talks', 'sanctions'] },
    { family: ['shock'] },
    { party: ['XE'] },
    { initiator: ['XA'], target: ['XR', 'XF'] },
    { sides: SIDES },
    { q: 'grain' },
    { q: 'ruritania' },
    { tag: ['visas'], party: ['XR'] },
    { from: '2001', to: '2009' },
    { review: ['draft'] },
    { in_force_on: '2010' },
    { family: ['shock'], kind: ['talks'] },
  ];
  const WINDOWS = [
    ['all time', undefined, undefined],
    ['a decade', dayOf(2000), dayOf(2009, 12, 31)],
    ['a year', dayOf(2018), dayOf(2018, 12, 31)],
    ['a week', dayOf(2018, 3, 20), dayOf(2018, 3, 26)],
    ['a day', dayOf(2018, 3, 20), dayOf(2018, 3, 20)],
  ] as const;

  it.each(FILTERS)('counts the events that match %o, in every window and for any sides', async (filter) => {
    const events = await collectAll(streamEvents(db, filter));
    for (const [, first_day, last_day] of WINDOWS) {
      for (const sides of [SIDES, { upper: 'XA', lower: 'XR' }]) {
        const result = await readTimeline(db, { filter, first_day, last_day, width_px: 1000, sides });
        expect(timelineResult.parse(result)).toEqual(result);

        const window = { first: result.first_day, last: result.last_day };
        expect([window.first, window.last]).toEqual([first_day ?? window.first, last_day ?? window.last]);
        const overlapping = events.filter(
          (event) => event.first_day <= window.last && event.last_day >= window.first,
        );
        expect(result.total).toBe(overlapping.length);
        expect(inOrder([...eachCell(result.cells)])).toEqual(inOrder(cellsOf(events, result, sides)));
        for (const period of result.tension)
          expect(period).toEqual({
            first_day: period.first_day,
            last_day: period.last_day,
            ...sumsOf(events, period, sides, filter),
          });
        if (result.complete)
          expect(result.events.map(({ id }) => id)).toEqual(overlapping.map(({ id }) => id));
        else expect(result.events.length).toBe(125);
      }
    }
  });

  it('returns the most important events if there are too many to draw', async () => {
    const result = await readTimeline(db, { filter: {}, width_px: 800, sides: SIDES });
    expect([result.complete, result.total, result.events.length]).toEqual([false, 5_000, 100]);
    const rows = await db.kysely
      .selectFrom('event')
      .select(['id', 'importance'])
      .orderBy('importance', 'desc')
      .limit(100)
      .execute();
    const least = Math.min(...rows.map(({ importance }) => importance));
    expect(result.events.every(({ importance }) => importance >= least)).toBe(true);
    expect(result.events.map(({ first_day }) => first_day)).toEqual(
      result.events.map(({ first_day }) => first_day).toSorted((a, b) => a - b),
    );
  });

  it('returns at most as many buckets and periods as fit the width of the chart', async () => {
    for (const width_px of [320, 1_000, 2_000]) {
      const { cells, bucket_days, first_day, last_day, tension } = await readTimeline(db, {
        filter: {},
        width_px,
        sides: SIDES,
      });
      const buckets = new Set(cells.day);
      expect(buckets.size).toBeLessThanOrEqual(width_px / 4);
      expect(((last_day - first_day) / bucket_days) * 4).toBeGreaterThan(width_px / 4);
      // A period is at least 7 px wide, and the window may cut one at each end.
      expect(tension.length).toBeLessThanOrEqual(Math.max(width_px / 7, (last_day - first_day) / 365) + 2);
    }
  });

  it('counts a bucket the same wherever the edge of the window is', async () => {
    const read = (shift: number) =>
      readTimeline(db, {
        filter: {},
        first_day: dayOf(2015) + shift,
        last_day: dayOf(2018) + shift,
        width_px: 300,
        sides: SIDES,
      });
    const [one, other] = [await read(0), await read(5)];
    expect(one.bucket_days).toBe(other.bucket_days);
    const common = (cells: TimelineResult['cells']) =>
      [...eachCell(cells)].filter(({ day }) => day >= dayOf(2015, 2) && day <= dayOf(2017, 12));
    expect(common(one.cells)).toEqual(common(other.cells));
  });
});

function inOrder(cells: readonly TimelineCell[]): string[] {
  return cells
    .map(({ day, side, kind, severity, ...sums }) => JSON.stringify([day, side, kind, severity, sums]))
    .toSorted();
}

function cellsOf(events: readonly DiplomaticEvent[], result: TimelineResult, sides: Sides): TimelineCell[] {
  const size = result.bucket_days;
  const bucketOf = (day: number) => Math.floor(day / size) * size;
  const cells = new Map<string, { -readonly [K in keyof TimelineCell]: TimelineCell[K] }>();
  for (const event of events) {
    const day = bucketOf(parseEdtf(event.date).day);
    if (day < bucketOf(result.first_day) || day > bucketOf(result.last_day)) continue;
    const severity = Math.sign(-event.goldstein) * Math.round(Math.abs(event.goldstein)) + 0;
    const side: Side = sideOf(event.initiators, sides);
    const name = `${day} ${side} ${event.kind} ${severity}`;
    const cell = cells.get(name) ?? { day, side, kind: event.kind, severity, count: 0, people_expelled: 0 };
    cell.count += 1;
    cell.people_expelled += event.people_expelled ?? 0;
    cells.set(name, cell);
  }
  return [...cells.values()];
}

function sumsOf(
  events: readonly DiplomaticEvent[],
  { first_day, last_day }: { first_day: number; last_day: number },
  sides: Sides,
  { from, to }: EventFilter,
) {
  const sums: { upper?: number; lower?: number } = {};
  const isCut =
    (from !== undefined && first_day < parseEdtf(from).first_day) ||
    (to !== undefined && last_day > parseEdtf(to).last_day);
  if (isCut) return sums;
  for (const side of ['upper', 'lower'] as const) {
    const tenths = events
      .filter(({ date, initiators }) => {
        const { day } = parseEdtf(date);
        return day >= first_day && day <= last_day && sideOf(initiators, sides) === side;
      })
      .map(({ goldstein }) => Math.round(goldstein * -10));
    sums[side] = tenths.reduce((sum, each) => sum + each, 0) / 10;
  }
  return sums;
}

describe('a window', () => {
  it('returns the fields of events that the chart draws', async () => {
    const db = await createTestDatabase();
    const sanctions = {
      id: 'act',
      date: '2018-03~',
      kind: 'sanctions',
      initiators: ['XR', 'XA'],
      targets: ['XF'],
      title_ru: 'Санкции',
      short_title: 'Sanctions five',
      short_title_ru: 'Ввела санкции',
      pinned: true,
      in_force_until: '2019-05',
    } as const;
    await createEvent(
      db,
      checkedTestEvent({
        ...sanctions,
        initiators: [...sanctions.initiators],
        targets: ['XF'],
        title: 'Ruritania sanctions five',
      }),
      'Ana',
    );
    await createEvent(
      db,
      checkedTestEvent({
        id: 'answer',
        date: '2018-04-10',
        initiators: ['XF'],
        targets: ['XR'],
        people_expelled: 3,
        in_force: true,
        links: [{ to: 'act', relation: 'responds_to' }],
      }),
      'Ana',
    );
    const result = await readTimeline(db, { filter: {}, width_px: 1000, sides: SIDES });
    expect(result).toEqual({
      first_day: dayOf(2018, 3, 1),
      last_day: dayOf(2018, 4, 10),
      extent: { first_day: dayOf(2018, 3, 1), last_day: dayOf(2018, 4, 10) },
      total: 2,
      complete: true,
      events: [
        {
          id: 'act',
          title: 'Ruritania sanctions five',
          title_ru: 'Санкции',
          short_title: 'Sanctions five',
          short_title_ru: 'Ввела санкции',
          pinned: true,
          date: '2018-03~',
          first_day: dayOf(2018, 3, 1),
          last_day: dayOf(2018, 3, 31),
          day: dayOf(2018, 3, 16),
          approximate: true,
          kind: 'sanctions',
          status: 'carried_out',
          side: 'upper',
          initiators: ['XR', 'XA'],
          severity: 8,
          in_force_last_day: dayOf(2019, 5, 31),
          importance: 106.507,
        },
        {
          id: 'answer',
          title: 'Ruritania expels three Freedonian diplomats',
          date: '2018-04-10',
          first_day: dayOf(2018, 4, 10),
          last_day: dayOf(2018, 4, 10),
          day: dayOf(2018, 4, 10),
          approximate: false,
          kind: 'expulsion',
          status: 'carried_out',
          side: 'lower',
          initiators: ['XF'],
          severity: 4,
          people_expelled: 3,
          in_force_last_day: 1_000_000_000,
          importance: 4.587,
        },
      ],
      arcs: [{ act: 'act', answer: 'answer', lag_min: 10, lag_max: 40 }],
      bucket_days: 1,
      cells: {
        combinations: [
          { side: 'upper', kind: 'sanctions', severity: 8 },
          { side: 'lower', kind: 'expulsion', severity: 4 },
        ],
        day: [dayOf(2018, 3, 16), dayOf(2018, 4, 10)],
        cells: [1, 1],
        combination: [0, 1],
        count: [1, 1],
        expelled: [1, 3],
      },
      tension_unit: 'month',
      tension: [
        { first_day: dayOf(2018, 3, 1), last_day: dayOf(2018, 3, 31), upper: 8, lower: 0 },
        { first_day: dayOf(2018, 4, 1), last_day: dayOf(2018, 4, 30), upper: 0, lower: 4 },
      ],
    });
  });

  it('includes events that began long before it, also with open ends', async () => {
    const db = await createTestDatabase();
    for (const date of [
      '1991/2020',
      '2018-02-20/2018-03-02',
      '2022-03-24/..',
      '../1992-05-05',
      '2018-03',
      '2019',
    ]) {
      await createEvent(
        db,
        checkedTestEvent({ id: date.replaceAll(/[^0-9]+/g, '-').replace(/^-|-$/g, ''), date }),
        'Ana',
      );
    }
    const shown = async (first_day: number, last_day: number) =>
      (await readTimeline(db, { filter: {}, first_day, last_day, width_px: 500, sides: SIDES })).events.map(
        ({ id }) => id,
      );
    expect(await shown(dayOf(2018, 3, 1), dayOf(2018, 3, 31))).toEqual([
      '1991-2020',
      '2018-02-20-2018-03-02',
      '2018-03',
    ]);
    expect(await shown(dayOf(1980), dayOf(1980, 1, 2))).toEqual(['1992-05-05']);
    expect(await shown(dayOf(2050), dayOf(2051))).toEqual(['2022-03-24']);
    const { extent } = await readTimeline(db, { filter: {}, width_px: 500, sides: SIDES });
    expect(extent).toEqual({ first_day: dayOf(1991), last_day: dayOf(2022, 3, 24) });
  });

  it('spans the dates of the filter by default, or else its events', async () => {
    const db = await createTestDatabase();
    await createEvent(db, checkedTestEvent({ date: '2018-03-26' }), 'Ana');
    await createEvent(db, checkedTestEvent({ date: '2021-10' }), 'Ana');
    const span = async (filter: EventFilter) => {
      const { first_day, last_day } = await readTimeline(db, { filter, width_px: 500, sides: SIDES });
      return [first_day, last_day];
    };
    expect(await span({})).toEqual([dayOf(2018, 3, 26), dayOf(2021, 10, 31)]);
    expect(await span({ from: '2015', to: '2019' })).toEqual([dayOf(2015), dayOf(2019, 12, 31)]);
    expect(await span({ from: '2020' })).toEqual([dayOf(2020), dayOf(2021, 10, 31)]);
  });

  it('keeps the requested window, also before and after all events', async () => {
    const db = await createTestDatabase();
    await createEvent(db, checkedTestEvent({ date: '2018-03-26' }), 'Ana');
    const read = async (window: { first_day?: number; last_day?: number }) => {
      const request = { filter: {}, width_px: 500, sides: SIDES, ...window };
      const { first_day, last_day, total } = await readTimeline(db, request);
      return [first_day, last_day, total];
    };
    expect(await read({ last_day: dayOf(1800) })).toEqual([dayOf(1800), dayOf(1800), 0]);
    expect(await read({ first_day: dayOf(2200) })).toEqual([dayOf(2200), dayOf(2200), 0]);
  });

  it('is the current year if no events match', async () => {
    const db = await createTestDatabase();
    const result = await readTimeline(db, { filter: { q: 'nothing' }, width_px: 500, sides: SIDES });
    const { year } = calendarDate(Math.floor(Date.now() / 86_400_000));
    expect(result).toEqual({
      first_day: dayOf(year),
      last_day: dayOf(year, 12, 31),
      total: 0,
      complete: true,
      events: [],
      arcs: [],
      bucket_days: 4,
      cells: { combinations: [], day: [], cells: [], combination: [], count: [], expelled: [] },
      tension_unit: 'month',
      tension: [],
    });
  });

  it('rejects an end before the start, and clamps to the days of the calendar', async () => {
    const db = await createTestDatabase();
    await createEvent(db, checkedTestEvent(), 'Ana');
    const read = (first_day: number, last_day: number) =>
      readTimeline(db, { filter: {}, first_day, last_day, width_px: 500, sides: SIDES });
    await expect(read(10, 9)).rejects.toEqual(invalidInput('/to', 'range-reversed'));
    expect(
      await readTimeline(db, { filter: {}, first_day: -400, last_day: 400, width_px: 1, sides: SIDES }),
    ).toMatchObject({
      bucket_days: 512,
    });
    expect(await read(-999_999_999, 999_999_999)).toMatchObject({
      first_day: -100_000_000,
      last_day: 100_000_000,
      total: 1,
      tension_unit: 'year',
      tension: [{ first_day: dayOf(2018), last_day: dayOf(2018, 12, 31), upper: 4, lower: 0 }],
    });
  });

  it('sums severities over whole months, including events outside the window', async () => {
    const db = await createTestDatabase();
    for (const [index, [date, kind]] of (
      [
        ['2018-03-02', 'expulsion'],
        ['2018-03-26', 'sanctions'],
        ['2018-03-30', 'relief'],
        ['2018-05-01', 'military'],
      ] as const
    ).entries())
      await createEvent(db, checkedTestEvent({ id: `e${index}`, date, kind }), 'Ana');
    const tension = async (filter: EventFilter, first_day?: number, last_day?: number) =>
      (await readTimeline(db, { filter, first_day, last_day, width_px: 500, sides: SIDES })).tension;
    const march = { first_day: dayOf(2018, 3, 1), last_day: dayOf(2018, 3, 31) };
    expect(await tension({}, dayOf(2018, 3, 20), dayOf(2018, 3, 28))).toEqual([
      { ...march, upper: 5, lower: 0 },
    ]);
    // A month without events is calm. Of a month that the dates of the filter cut, nothing is known.
    expect((await tension({})).map(({ upper }) => upper)).toEqual([5, 0, 7.2]);
    expect(await tension({ from: '2018-03-20', to: '2018-03' })).toEqual([march]);
  });

  it('has the same total as the list for the same filter', async () => {
    const db = await createTestDatabase();
    for (const event of syntheticEvents(300, 2))
      await createEvent(db, checkedTestEvent({ ...event, links: [] }), 'Ana');
    for (const filter of [
      { q: 'visas' },
      { party: ['XF'] },
      { from: '2001', to: '2014-05' },
    ] satisfies EventFilter[]) {
      const { total } = await listEvents(db, filter, { limit: 1 });
      expect((await readTimeline(db, { filter, width_px: 500, sides: SIDES })).total).toBe(total);
    }
  });
});
