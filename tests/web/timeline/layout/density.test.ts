import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../../domain/dates/day-span.ts';
import type { TimelineResult } from '../../../../domain/timeline/timeline.ts';
import type { TimelineCell } from '../../../../domain/timeline/timeline-cells.ts';
import type { ChartLayout } from '../../../../web/state/chart-options.ts';
import { overviewBars } from '../../../../web/timeline/components/overview-bars.ts';
import { bandsOf, severityYPx } from '../../../../web/timeline/layout/bands.ts';
import { barAt, contentsOf } from '../../../../web/timeline/layout/density-hits.ts';
import { layoutTimeline } from '../../../../web/timeline/layout/layout.ts';
import { placeDensity } from '../../../../web/timeline/layout/layout-density.ts';
import { legendOf } from '../../../../web/timeline/layout/legend.ts';
import type { Scene } from '../../../../web/timeline/layout/scene.ts';
import { frameOf } from '../../../../web/timeline/scale/frame.ts';
import { sceneOf } from '../../../../web/timeline/state/scene.ts';
import { cellsOf, sceneWith, testEvent, timelineRequest } from '../test-timeline.ts';

function testCell(cell: Partial<TimelineCell> = {}): TimelineCell {
  return { day: 100, side: 'upper', kind: 'sanctions', severity: 8, count: 4, people_expelled: 0, ...cell };
}

function testResult(result: Partial<TimelineResult>): TimelineResult {
  return {
    first_day: 0,
    last_day: 999,
    extent: { first_day: 0, last_day: 999 },
    total: 0,
    complete: true,
    events: [],
    arcs: [],
    bucket_days: 10,
    cells: cellsOf([]),
    tension_unit: 'month',
    tension: [],
    ...result,
  };
}

describe('density bars', () => {
  const frame = frameOf(1440, 640);
  const bandsFor = (layout: ChartLayout) =>
    bandsOf(layout, { upper: 9, joint: 9, lower: 9, context: 0 }, frame, false);
  const barsOf = (cells: readonly TimelineCell[], layout: ChartLayout = 'titles') =>
    placeDensity(sceneWith([], { complete: false, cells: cellsOf(cells) }), 10, bandsFor(layout));

  it('show one bucket and side each, on the inner edge of the band, with the families in order', () => {
    const bands = bandsFor('titles');
    const bars = barsOf([
      testCell(),
      testCell({ kind: 'expulsion', severity: 2, count: 2 }),
      testCell({ side: 'lower' }),
    ]);
    const [upper, lower] = (['upper', 'lower'] as const).map((side) => bars.find((bar) => bar.side === side));
    expect(upper).toMatchObject({
      startDay: 100,
      endDay: 110,
      count: 6,
      families: [
        { family: 'presence', count: 2 },
        { family: 'pressure', count: 4 },
      ],
    });
    expect((upper?.yPx ?? 0) + (upper?.heightPx ?? 0) / 2).toBeCloseTo(bands.upper.bottom, -1);
    expect((lower?.yPx ?? 0) - (lower?.heightPx ?? 0) / 2).toBeCloseTo(bands.lower.top, -1);
  });

  it('have one bar for each severity in the severity layout, never reaching into the next', () => {
    const cells = Array.from({ length: 21 }, (_, index) => testCell({ severity: index - 10, count: 50 }));
    const bars = barsOf(cells, 'severity').toSorted((a, b) => b.yPx - a.yPx);
    expect(bars).toHaveLength(21);
    expect(bars[18]?.yPx).toBeCloseTo(severityYPx(bandsFor('severity'), 'upper', 8), 6);
  });

  it('grow with the square root of the count', () => {
    const [few, many] = barsOf([testCell({ count: 4 }), testCell({ day: 110, count: 16 })]);
    expect((many?.heightPx ?? 0) / (few?.heightPx ?? 1)).toBeCloseTo(2, 6);
  });

  it('count single events like buckets', () => {
    const events = [100, 104, 109, 112].map((day) => testEvent({ id: `${day}`, day }));
    const bars = placeDensity(sceneWith(events), 10, bandsFor('titles'));
    expect(bars.map(({ startDay, count }) => [startDay, count])).toEqual([
      [100, 3],
      [110, 1],
    ]);
  });

  it('are found at a point, the nearest within reach, with their counts by kind', () => {
    const scene = sceneWith([], {
      complete: false,
      cells: cellsOf([
        testCell({ count: 8 }),
        testCell({ kind: 'expulsion', count: 9, people_expelled: 35 }),
        testCell({ day: 110, side: 'lower' }),
      ]),
    });
    const bands = bandsFor('titles');
    const bars = placeDensity(scene, 10, bands);
    const bar = barAt(bars, 104.5, bands.upper.bottom - 5);
    expect(bar).toMatchObject({ startDay: 100, side: 'upper', count: 17 });
    expect(bar && contentsOf(bar, scene, bands)).toEqual({
      kinds: [
        ['expulsion', 9],
        ['sanctions', 8],
      ],
      people: 35,
    });
    expect(barAt(bars, 115, bands.lower.top + 5)?.side).toBe('lower');
    const beside: readonly (readonly [number, number])[] = [
      [99.9, bands.upper.bottom - 5],
      [120, bands.upper.bottom - 5],
      [104.5, bands.upper.top + 5],
    ];
    expect(beside.map(([day, yPx]) => barAt(bars, day, yPx))).toEqual([undefined, undefined, undefined]);
  });

  it('are not laid out again on a pan', () => {
    const scene = sceneWith([], {
      complete: false,
      cells: cellsOf([testCell(), testCell({ day: 300 })]),
      bucketDays: 10,
    });
    const first = layoutTimeline(timelineRequest(scene, { span: { start: 0, end: 400 } }));
    const moved = layoutTimeline(timelineRequest(scene, { span: { start: 90, end: 490 }, previous: first }));
    expect(moved.density).toBe(first.density);
  });

  it('are not drawn if every event has room for a mark', () => {
    const scene = sceneWith([testEvent()], { complete: true, cells: cellsOf([testCell()]) });
    expect(layoutTimeline(timelineRequest(scene)).density).toEqual([]);
  });
});

describe('scene', () => {
  const whole = testResult({
    events: [testEvent()],
    tension_unit: 'year',
    tension: [{ first_day: 0, last_day: 364, upper: 1 }],
  });
  const near = testResult({
    complete: false,
    cells: cellsOf([testCell()]),
    tension: [{ first_day: 0, last_day: 30, upper: 2 }],
  });

  it('uses the result for all days if it is complete', () => {
    expect(sceneOf(whole, near, 'year')).toMatchObject({
      events: whole.events,
      tension: whole.tension,
      complete: true,
    });
  });

  it('uses the result for the window if there are too many events', () => {
    const many = testResult({ complete: false });
    expect(sceneOf(many, near, 'year')).toMatchObject({
      cells: near.cells,
      tension: near.tension,
      complete: false,
    });
  });

  it('is undefined before the first result', () => {
    expect(sceneOf(undefined, undefined, 'year')).toBeUndefined();
  });

  it('computes the tension for any period from its events', () => {
    const events = [
      testEvent({ id: 'a', day: dayOf(2018, 3, 1), severity: 4 }),
      testEvent({ id: 'b', day: dayOf(2018, 3, 31), severity: 7.2 }),
      testEvent({ id: 'c', day: dayOf(2018, 4, 1), severity: 10, side: 'lower' }),
      testEvent({ id: 'd', day: dayOf(2018, 4, 1), severity: -8, side: 'joint' }),
    ];
    const extent = { first_day: dayOf(2018, 3, 1), last_day: dayOf(2018, 4, 1) };
    const result = testResult({ events, extent, ...extent, tension_unit: 'year' });
    expect(sceneOf(result, undefined, 'month')).toMatchObject({
      tensionUnit: 'month',
      tension: [
        { first_day: dayOf(2018, 3, 1), last_day: dayOf(2018, 3, 31), upper: 11.2, lower: 0 },
        { first_day: dayOf(2018, 4, 1), last_day: dayOf(2018, 4, 30), upper: 0, lower: 10 },
      ],
    });
    // The filter cuts March, so its sum is unknown rather than zero.
    const cut = { ...result, first_day: dayOf(2018, 3, 20) };
    expect(sceneOf(cut, undefined, 'month')?.tension[0]).toEqual({
      first_day: dayOf(2018, 3, 1),
      last_day: dayOf(2018, 3, 31),
    });
  });
});

describe('tension strip', () => {
  const month = (of: number, sums: object) => ({
    first_day: dayOf(2018, of),
    last_day: dayOf(2018, of + 1) - 1,
    ...sums,
  });
  const drawn = (periods: TimelineResult['tension'], span = { start: dayOf(2018), end: dayOf(2019) }) =>
    layoutTimeline(timelineRequest(sceneWith([], { tension: periods }), { span })).tension;

  it('has no gaps: a month without events or with co-operation is zero', () => {
    const { areas, middleYPx } = drawn([
      month(1, { upper: 10, lower: 0 }),
      month(2, {}),
      month(3, { upper: -6, lower: 0 }),
      month(4, { upper: 20, lower: 0 }),
    ]);
    expect(areas.map(({ side }) => side)).toEqual(['upper', 'lower']);
    for (const { path, edge } of areas) {
      expect(path.match(/M/g)?.length).toBe(1);
      expect(edge.match(/M/g)?.length).toBe(1);
    }
    expect(areas[0]?.edge).toContain(`,${middleYPx}`);
  });

  it('is twice as high for twice the sum, on a round scale', () => {
    const { areas, middleYPx, peak, unit } = drawn([
      month(1, { upper: 40, lower: 80 }),
      month(2, { upper: 40, lower: 80 }),
    ]);
    const [up, down] = areas.map(({ edge }) => Number(/^M[^,]*,([\d.]+)/.exec(edge)?.[1]));
    expect(((down ?? 0) - middleYPx) / (middleYPx - (up ?? 0))).toBeCloseTo(2, 1);
    expect([peak, unit]).toEqual([80, 'month']);
  });

  it('stays inside its strip', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ upper: fc.integer({ min: -50, max: 400 }), lower: fc.nat(400) }), {
          minLength: 1,
          maxLength: 12,
        }),
        (sums) => {
          const { areas } = drawn(sums.map((each, index) => month(index + 1, each)));
          const { top, bottom } = frameOf(1440, 640).tension;
          for (const { edge } of areas) {
            const numbers = [...edge.matchAll(/-?[\d.]+/g)].map(([number]) => Number(number));
            for (const y of numbers.filter((_, index) => index % 2 === 1)) {
              expect(y).toBeGreaterThanOrEqual(top - 0.1);
              expect(y).toBeLessThanOrEqual(bottom + 0.1);
            }
          }
        },
      ),
    );
  });
});

describe('overview', () => {
  it('counts the events of each side, and joint events on both', () => {
    const events = [
      testEvent({ id: 'a', day: 10 }),
      testEvent({ id: 'b', day: 11, side: 'lower' }),
      testEvent({ id: 'c', day: 12, side: 'joint' }),
      testEvent({ id: 'd', day: 999, side: 'lower' }),
      testEvent({ id: 'e', day: 999, side: 'context' }),
    ];
    const { bars, max } = overviewBars(testResult({ events }), { start: 0, end: 1000 }, 60);
    expect(bars).toEqual([
      { leftPx: 0, widthPx: 6, upper: 1, lower: 1, joint: 1 },
      { leftPx: 54, widthPx: 6, upper: 0, lower: 1, joint: 0 },
    ]);
    expect(max).toBe(1.5);
  });

  it('counts by bucket if there are too many events', () => {
    const result = testResult({ complete: false, cells: cellsOf([testCell({ count: 40 })]) });
    expect(overviewBars(result, { start: 0, end: 1000 }, 60).bars).toEqual([
      { leftPx: 6, widthPx: 6, upper: 40, lower: 0, joint: 0 },
    ]);
  });
});

describe('an overview of counts over more days than its bars have', () => {
  it('has no empty bars between them', () => {
    const cells = cellsOf(Array.from({ length: 40 }, (_, index) => testCell({ day: index * 25, count: 3 })));
    const result = testResult({ complete: false, cells, bucket_days: 25 });
    const { bars } = overviewBars(result, { start: 0, end: 1000 }, 360);
    expect(bars).toHaveLength(60);
    for (const { upper } of bars) expect(upper).toBeCloseTo(2);
  });
});

describe('legend', () => {
  const legendFor = (scene: Scene, span = { start: dayOf(2018), end: dayOf(2019) }) =>
    legendOf(layoutTimeline(timelineRequest(scene, { span })), scene);

  it('does not depend on the height of the chart, which depends on the legend', () => {
    const kinds = ['expulsion', 'talks', 'sanctions'] as const;
    const statuses = ['carried_out', 'threatened', 'declined'] as const;
    const events = Array.from({ length: 900 }, (_, index) =>
      testEvent({
        id: `event-${index}`,
        day: dayOf(2018) + (index % 360),
        kind: kinds[index % 3] ?? 'talks',
        status: statuses[index % 7] ?? 'carried_out',
        importance: index % 50,
        people_expelled: index,
      }),
    );
    const scene = sceneWith(events);
    const legends = [420, 470, 520, 570, 620].map((heightPx) => {
      const { people, statuses: shown } = legendOf(
        layoutTimeline(timelineRequest(scene, { frame: frameOf(1280, heightPx) })),
        scene,
      );
      return { people, shown };
    });
    for (const legend of legends) expect(legend).toEqual(legends[0]);
  });

  it('has only what is in view, with its number', () => {
    const scene = sceneWith([
      testEvent(),
      testEvent({ id: 'talks', kind: 'talks', day: dayOf(2018, 5, 1) }),
      testEvent({ id: 'threat', kind: 'sanctions', status: 'threatened', day: dayOf(2018, 7, 1) }),
      testEvent({ id: 'before', kind: 'military', status: 'declined', day: dayOf(2016) }),
    ]);
    expect(legendFor(scene)).toMatchObject({
      families: [
        { family: 'presence', count: 1 },
        { family: 'pressure', count: 1 },
        { family: 'dialogue', count: 1 },
      ],
      statuses: ['threatened'],
      hasCoded: false,
      people: [],
      hasArrows: false,
    });
  });

  it('has a key of sizes if they differ visibly', () => {
    const people = (people_expelled: number) => legendFor(sceneWith([testEvent({ people_expelled })])).people;
    expect([people(2), people(30), people(60), people(755)]).toEqual([[], [5, 20], [5, 50], [10, 50, 500]]);
  });

  it('counts buckets if there are too many events', () => {
    const day = dayOf(2018, 5, 1);
    const cells = cellsOf([testCell({ day }), testCell({ day: day + 30, kind: 'talks' })]);
    expect(legendFor(sceneWith([], { complete: false, cells, bucketDays: 10 })).families).toEqual([
      { family: 'pressure', count: 4 },
      { family: 'dialogue', count: 4 },
    ]);
  });
});
