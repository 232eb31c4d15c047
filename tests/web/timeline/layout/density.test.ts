import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../../domain/dates/day-span.ts';
import type { TimelineResult } from '../../../../domain/timeline/timeline.ts';
import type { TimelineCell } from '../../../../domain/timeline/timeline-cells.ts';
import { overviewBars } from '../../../../web/timeline/components/overview-bars.ts';
import { layoutTimeline } from '../../../../web/timeline/layout/layout.ts';
import { barAt, contentsOf, placeDensity } from '../../../../web/timeline/layout/layout-density.ts';
import { frameOf } from '../../../../web/timeline/scale/frame.ts';
import { severityYPx } from '../../../../web/timeline/scale/severity-scale.ts';
import { kindCounts } from '../../../../web/timeline/state/kind-counts.ts';
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

  it('show one bucket and severity each, with the families in order', () => {
    const [bar] = placeDensity(cellsOf([testCell(), testCell({ kind: 'expulsion', count: 2 })]), 10, frame);
    expect(bar).toMatchObject({
      startDay: 100,
      endDay: 110,
      yPx: severityYPx('upper', 8, frame),
      count: 6,
      families: [
        { family: 'presence', count: 2 },
        { family: 'pressure', count: 4 },
      ],
    });
  });

  it('grow with the cube root of the count', () => {
    const [few, many] = placeDensity(
      cellsOf([testCell({ count: 4 }), testCell({ day: 110, count: 16 })]),
      10,
      frame,
    );
    expect((many?.heightPx ?? 0) / (few?.heightPx ?? 1)).toBeCloseTo(Math.cbrt(4), 6);
  });

  it('are found at a point, the nearest within reach, with their counts by kind', () => {
    const cells = cellsOf([
      testCell({ count: 8 }),
      testCell({ kind: 'expulsion', count: 9, people_expelled: 35 }),
      testCell({ severity: -2, kind: 'talks' }),
      testCell({ day: 110, side: 'lower' }),
    ]);
    const bars = placeDensity(cells, 10, frame);
    const severe = severityYPx('upper', 8, frame);
    const bar = barAt(bars, 104.5, severe + 3);
    expect(bar).toMatchObject({ startDay: 100, side: 'upper', severity: 8, count: 17 });
    expect(bar && contentsOf(bar, cells)).toEqual({
      kinds: [
        ['expulsion', 9],
        ['sanctions', 8],
      ],
      people: 35,
    });
    expect(barAt(bars, 104.5, severityYPx('upper', -2, frame))?.severity).toBe(-2);
    expect(barAt(bars, 115, severityYPx('lower', 8, frame))?.side).toBe('lower');
    expect([barAt(bars, 99.9, severe), barAt(bars, 120, severe), barAt(bars, 104.5, severe - 40)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('never grow into the next severity', () => {
    const cells = Array.from({ length: 21 }, (_, index) => testCell({ severity: index - 10, count: 50 }));
    const bars = placeDensity(cellsOf(cells), 10, frame).toSorted((a, b) => b.yPx - a.yPx);
    for (const [index, bar] of bars.entries()) {
      const next = bars[index + 1];
      if (next && bar.heightPx > 3 && next.heightPx > 3)
        expect(bar.yPx - bar.heightPx / 2).toBeGreaterThanOrEqual(next.yPx + next.heightPx / 2 - 0.01);
    }
  });

  it('are not laid out again on a pan', () => {
    const scene = sceneWith([], {
      complete: false,
      cells: cellsOf([testCell(), testCell({ day: 300 })]),
      bucketDays: 10,
    });
    const at = (start: number) =>
      layoutTimeline(timelineRequest(scene, { span: { start, end: start + 400 } })).density;
    expect(at(0)).toBe(at(90));
  });

  it('are not drawn if every event is loaded', () => {
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
        { first_day: dayOf(2018, 3, 1), last_day: dayOf(2018, 3, 31), upper: 11.2 },
        { first_day: dayOf(2018, 4, 1), last_day: dayOf(2018, 4, 30) },
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

describe('tension area', () => {
  const month = (of: number, sums: object) => ({
    first_day: dayOf(2018, of),
    last_day: dayOf(2018, of + 1) - 1,
    ...sums,
  });
  const drawn = (periods: TimelineResult['tension'], span = { start: dayOf(2018), end: dayOf(2019) }) =>
    layoutTimeline(timelineRequest(sceneWith([], { tension: periods }), { span })).tension;

  it('has a gap where the sum is unknown, and is at zero where it is negative', () => {
    const { areas } = drawn([
      month(1, { upper: 10 }),
      month(2, {}),
      month(3, { upper: -6 }),
      month(4, { upper: 20 }),
    ]);
    expect(areas.map(({ side }) => side)).toEqual(['upper']);
    expect(areas[0]?.path.match(/M/g)?.length).toBe(2);
    expect(areas[0]?.edge.match(/M/g)?.length).toBe(2);
  });

  it('is twice as high for twice the sum, and has a labelled scale', () => {
    const { areas, peak, unit } = drawn([month(1, { upper: 40 }), month(2, { lower: 80 })]);
    const band = frameOf(1440, 640);
    const [up, down] = areas.map(({ edge }) => Number(/^M[^,]*,([\d.]+)/.exec(edge)?.[1]));
    const upPx = band.axisYPx - band.bandPx - (up ?? 0);
    const downPx = (down ?? 0) - band.axisYPx - band.bandPx;
    expect(downPx / upPx).toBeCloseTo(2, 1);
    expect([peak?.sum, unit]).toEqual([80, 'month']);
  });

  it('is not drawn if one period fills the window', () => {
    const periods = [month(3, { upper: 40 }), month(4, { upper: 20 })];
    expect(drawn(periods, { start: dayOf(2018, 3, 20), end: dayOf(2018, 3, 27) }).areas).toEqual([]);
    expect(drawn(periods, { start: dayOf(2018, 3, 1), end: dayOf(2018, 5, 1) }).areas.length).toBe(1);
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

describe('legend', () => {
  it('counts the events of each kind, from events or from buckets', () => {
    expect(kindCounts(testResult({ events: [testEvent(), testEvent({ kind: 'talks' })] }))).toEqual(
      new Map([
        ['expulsion', 1],
        ['talks', 1],
      ]),
    );
    expect(
      kindCounts(testResult({ complete: false, cells: cellsOf([testCell(), testCell({ day: 200 })]) })),
    ).toEqual(new Map([['sanctions', 8]]));
  });
});
