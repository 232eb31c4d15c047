import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../../domain/dates/day-span.ts';
import { titleOf } from '../../../../domain/events/localized-text.ts';
import { CHART_LAYOUTS } from '../../../../web/state/chart-options.ts';
import { boxesAlong } from '../../../../web/timeline/layout/arrows/layout-arrows.ts';
import { padBox } from '../../../../web/timeline/layout/box.ts';
import { layoutTimeline } from '../../../../web/timeline/layout/layout.ts';
import type { TimelineLayout } from '../../../../web/timeline/layout/layout-request.ts';
import { type Box, meets } from '../../../../web/timeline/scale/frame.ts';
import {
  anyEvents,
  anyFrame,
  anySpan,
  markBox,
  sceneWith,
  testEvent,
  timelineRequest,
} from '../test-timeline.ts';

const anyLayout = fc
  .record({
    events: anyEvents,
    span: anySpan,
    frame: anyFrame,
    arrangement: fc.constantFrom(...CHART_LAYOUTS),
    layers: fc.record({ durations: fc.boolean(), context: fc.boolean() }),
    pairs: fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 20 }),
  })
  .map(({ events, pairs, ...request }) => {
    const arrows = pairs
      .filter(([a, b]) => a !== b && a < events.length && b < events.length)
      .map(([a, b]) => ({ act: `event-${a}`, answer: `event-${b}`, lag_min: 3, lag_max: 3 }));
    return layoutTimeline(timelineRequest(sceneWith(events, { arrows }), request));
  });

/** Titles, days on arrows and notes: nothing may cover them. */
function textsIn({ labels, lags }: TimelineLayout): { readonly name: string; readonly box: Box }[] {
  return [
    ...labels.map(({ id, box }) => ({ name: id, box })),
    ...lags.map(({ link, box }) => ({ name: `${link.act} ${link.answer}`, box })),
  ];
}

describe('a layout of any events, window, width and options', () => {
  it('has no overlapping texts', () => {
    fc.assert(
      fc.property(anyLayout, (layout) => {
        const texts = textsIn(layout);
        for (const [index, a] of texts.entries()) {
          for (const b of texts.slice(index + 1))
            expect(meets(a.box, b.box), `${a.name} ${b.name}`).toBe(false);
        }
      }),
    );
  });

  it('has no text over a mark, a bar or an arrow', () => {
    fc.assert(
      fc.property(anyLayout, (layout) => {
        const lines = layout.arrows.flatMap((arrow) => boxesAlong(arrow).map((box) => padBox(box, -3)));
        for (const { name, box } of textsIn(layout)) {
          for (const mark of layout.marks)
            expect(meets(padBox(markBox(mark), -0.5), box), `${name} over ${mark.event.id}`).toBe(false);
          for (const line of lines) expect(meets(line, box), name).toBe(false);
          for (const bar of layout.density) {
            const { startDay, endDay, yPx, heightPx } = bar;
            const drawn = {
              left: layout.scale.xOf(startDay),
              right: layout.scale.xOf(endDay),
              top: yPx - heightPx / 2,
              bottom: yPx + heightPx / 2,
            };
            expect(meets(drawn, box), name).toBe(false);
          }
        }
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  it('has no title over the bar of an imprecise date or the line of a measure', () => {
    fc.assert(
      fc.property(anyLayout, ({ labels, marks, durationLines }) => {
        const lines = [
          ...marks.flatMap(({ uncertaintyBar: bar, yPx }) => (bar ? [{ ...bar, yPx }] : [])),
          ...durationLines,
        ];
        for (const { id, box } of labels) {
          for (const { fromPx, toPx, yPx } of lines)
            expect(meets({ left: fromPx, right: toPx, top: yPx - 1, bottom: yPx + 1 }, box), id).toBe(false);
        }
      }),
    );
  });

  it('has no text and no other mark over the line to a title', () => {
    fc.assert(
      fc.property(anyLayout, (layout) => {
        for (const { id, leader, box } of layout.labels) {
          if (!leader) continue;
          const line = {
            left: leader.fromPx,
            right: leader.toPx,
            top: leader.yPx - 1,
            bottom: leader.yPx + 1,
          };
          const mark = layout.marks.find(({ event }) => event.id === id);
          expect(mark?.yPx, id).toBe(leader.yPx);
          expect(box.top < leader.yPx && leader.yPx < box.bottom, id).toBe(true);
          for (const text of textsIn(layout)) expect(meets(line, text.box), `${id} ${text.name}`).toBe(false);
          for (const other of layout.marks)
            if (other !== mark) expect(meets(line, padBox(markBox(other), -0.5)), id).toBe(false);
        }
      }),
    );
  });

  it('keeps every title inside the plot, in the band of its event', () => {
    fc.assert(
      fc.property(anyLayout, ({ labels, marks, frame: { plot }, bands }) => {
        const sideOf = new Map(marks.map(({ event }) => [event.id, event.side]));
        for (const { id, box } of labels) {
          const side = sideOf.get(id);
          const band = side ? bands[side] : plot;
          expect(box.left).toBeGreaterThanOrEqual(plot.left - 0.01);
          expect(box.right).toBeLessThanOrEqual(plot.right + 0.01);
          expect(box.top).toBeGreaterThanOrEqual(band.top - 0.01);
          expect(box.bottom).toBeLessThanOrEqual(band.bottom + 0.01);
        }
      }),
    );
  });

  it('never cuts a title', () => {
    fc.assert(
      fc.property(anyLayout, ({ labels, marks }) => {
        for (const { id, lines } of labels) {
          const title = marks.find(({ event }) => event.id === id)?.event.title ?? '';
          expect(lines.join(' ')).toBe(title.split(/\s+/).filter(Boolean).join(' '));
        }
      }),
    );
  });

  it('keeps every mark inside the band of its side', () => {
    fc.assert(
      fc.property(anyLayout, ({ marks, bands }) => {
        for (const { event, yPx, radiusPx } of marks) {
          const band = bands[event.side];
          if (band.bottom - band.top < radiusPx * 2) continue;
          expect(yPx - radiusPx).toBeGreaterThanOrEqual(band.top - 0.01);
          expect(yPx + radiusPx).toBeLessThanOrEqual(band.bottom + 0.01);
        }
      }),
    );
  });

  it('is the same for the same request', () => {
    fc.assert(
      fc.property(anyEvents, anySpan, anyFrame, (events, span, frame) => {
        const again = () =>
          JSON.stringify(
            layoutTimeline(timelineRequest(sceneWith(structuredClone(events)), { span, frame })),
          );
        expect(again()).toBe(again());
      }),
      { numRuns: 40 },
    );
  });
});

describe('bands', () => {
  it('are higher the more events they have, and never vanish', () => {
    const events = Array.from({ length: 30 }, (_, index) =>
      testEvent({ id: `e${index}`, day: dayOf(2018) + index * 12, side: index < 24 ? 'upper' : 'lower' }),
    );
    const { bands } = layoutTimeline(timelineRequest(sceneWith(events)));
    const [upper, joint, lower] = [bands.upper, bands.joint, bands.lower].map((box) => box.bottom - box.top);
    expect(upper).toBeGreaterThan(lower ?? 0);
    expect(lower).toBeGreaterThan(joint ?? 0);
    expect(joint).toBeGreaterThan(20);
  });

  it('have the same height for both sides in the severity layout', () => {
    const events = [testEvent(), testEvent({ id: 'second', day: dayOf(2018, 6, 1) })];
    const { bands } = layoutTimeline(timelineRequest(sceneWith(events), { arrangement: 'severity' }));
    expect(bands.upper.bottom - bands.upper.top).toBeCloseTo(bands.lower.bottom - bands.lower.top, -1);
  });

  it('show third parties only on request, or when one of their events is selected', () => {
    const scene = sceneWith([testEvent(), testEvent({ id: 'third', side: 'context' })]);
    const shown = (request: Parameters<typeof timelineRequest>[1]) =>
      layoutTimeline(timelineRequest(scene, request)).marks.map(({ event }) => event.id);
    expect(shown({})).toEqual([testEvent().id]);
    expect(shown({ layers: { durations: false, context: true } })).toContain('third');
    expect(shown({ first: new Set(['third']) })).toContain('third');
  });
});

describe('panning', () => {
  const events = Array.from({ length: 120 }, (_, index) =>
    testEvent({
      id: `e${index}`,
      title: `Ruritania acts for the ${index}th time`,
      day: dayOf(2017) + index * 9,
      side: (['upper', 'joint', 'lower'] as const)[index % 3] ?? 'upper',
      importance: (index * 37) % 101,
    }),
  );
  const span = { start: dayOf(2017, 6, 1), end: dayOf(2018, 12, 1) };
  const moved = { start: span.start + 20, end: span.end + 20 };

  it('keeps the titles at their places beside their marks', () => {
    const scene = sceneWith(events);
    const before = layoutTimeline(timelineRequest(scene, { span }));
    const after = layoutTimeline(timelineRequest(scene, { span: moved, previous: before }));
    const places = new Map(before.labels.map((label) => [label.id, label]));
    const kept = after.labels.filter(({ id }) => places.has(id));
    const same = kept.filter(({ id, place, markYPx }) => {
      const last = places.get(id);
      return last?.place === place && last.markYPx === markYPx;
    });
    expect(before.labels.length).toBeGreaterThan(30);
    expect(same.length / before.labels.length).toBeGreaterThan(0.85);
    expect(after.bands).toBe(before.bands);
  });

  it('moves no mark of a stack up or down, if no title changes', () => {
    const scene = sceneWith(events.map((event) => ({ ...event, title: 'x'.repeat(200) })));
    const before = layoutTimeline(timelineRequest(scene, { span }));
    const after = layoutTimeline(timelineRequest(scene, { span: moved, previous: before }));
    const heights = new Map(before.marks.map(({ event, yPx }) => [event.id, yPx]));
    const inBoth = after.marks.filter(({ event }) => heights.has(event.id));
    expect(inBoth.length).toBeGreaterThan(40);
    for (const { event, yPx } of inBoth) expect(yPx).toBe(heights.get(event.id));
  });
});

describe('marks', () => {
  it('are further from the joint band the more severe they are', () => {
    for (const arrangement of CHART_LAYOUTS) {
      const events = [-7, 0, 4, 8, 10].map((severity, index) =>
        testEvent({ id: `e${index}`, severity, day: dayOf(2018, 1 + index * 2, 1) }),
      );
      const { marks } = layoutTimeline(timelineRequest(sceneWith(events), { arrangement }));
      const heights = events.map(({ id }) => marks.find(({ event }) => event.id === id)?.yPx ?? 0);
      expect(heights).toEqual(heights.toSorted((a, b) => b - a));
      expect(new Set(heights).size).toBe(5);
    }
  });

  it('have twice the area for twice the people, and differ visibly for 2 and 60', () => {
    const people = [2, 60, 100, 200];
    const { marks } = layoutTimeline(
      timelineRequest(
        sceneWith(
          people.map((people_expelled, index) =>
            testEvent({ id: `${people_expelled}`, people_expelled, day: dayOf(2018, 1 + index * 3, 1) }),
          ),
        ),
      ),
    );
    const radius = (count: number) => marks.find(({ event }) => event.id === `${count}`)?.radiusPx ?? 0;
    expect((radius(200) / radius(100)) ** 2).toBeCloseTo(2, 5);
    expect(radius(60) / radius(2)).toBeGreaterThan(2);
  });

  it('have an uncertainty bar over all days of an imprecise date, and a different one for an event of several days', () => {
    const { marks, scale } = layoutTimeline(
      timelineRequest(
        sceneWith([
          testEvent({
            id: 'visit',
            date: '2018-05-01/2018-05-14',
            day: dayOf(2018, 5, 1),
            last_day: dayOf(2018, 5, 14),
          }),
          testEvent({
            id: 'month',
            date: '2018-03',
            day: dayOf(2018, 3, 16),
            first_day: dayOf(2018, 3, 1),
            last_day: dayOf(2018, 3, 31),
          }),
          testEvent({ id: 'about', day: dayOf(2018, 6, 1), approximate: true }),
          testEvent({ id: 'day', day: dayOf(2018, 9, 1) }),
        ]),
      ),
    );
    const [month, about, day, visit] = ['month', 'about', 'day', 'visit'].map((id) =>
      marks.find(({ event }) => event.id === id),
    );
    expect(month?.uncertaintyBar).toEqual({
      fromPx: scale.xOf(dayOf(2018, 3, 1)),
      toPx: scale.xOf(dayOf(2018, 4, 1)),
      form: 'within',
    });
    expect([visit?.uncertaintyBar?.form, about?.uncertaintyBar?.form]).toEqual(['lasted', 'about']);
    expect(day?.uncertaintyBar).toBeUndefined();
  });

  it('are centred on their day', () => {
    const day = dayOf(2018, 3, 26);
    const { marks, scale } = layoutTimeline(
      timelineRequest(sceneWith([testEvent({ day })]), { span: { start: day - 3, end: day + 4 } }),
    );
    expect(marks[0]?.xPx).toBeCloseTo((scale.xOf(day) + scale.xOf(day + 1)) / 2, 6);
  });

  it('become bars when there are too many to be told apart, and the most important keep their titles', () => {
    const events = Array.from({ length: 30_000 }, (_, index) =>
      testEvent({ id: `e${index}`, day: dayOf(2018) + (index % 365), importance: index % 997 }),
    );
    const { marks, density, labels } = layoutTimeline(timelineRequest(sceneWith(events)));
    expect(density.length).toBeGreaterThan(0);
    expect(density.reduce((sum, { count }) => sum + count, 0)).toBe(30_000);
    expect(labels.length).toBeGreaterThan(10);
    expect(marks.length).toBe(labels.length);
  });
});

describe('duration lines', () => {
  const scene = sceneWith([
    testEvent({ id: 'ended', in_force_last_day: dayOf(2018, 6, 30) }),
    testEvent({ id: 'in-force', day: dayOf(2018, 5, 1), in_force_last_day: 1_000_000_000 }),
  ]);

  it('are off by default', () => {
    expect(layoutTimeline(timelineRequest(scene)).durationLines).toEqual([]);
  });

  it('run from the mark to the end of the measure, or to the edge while it is in force', () => {
    const { durationLines, scale } = layoutTimeline(
      timelineRequest(scene, { layers: { durations: true, context: false } }),
    );
    expect(
      durationLines
        .map(({ id, fromPx, toPx, endsInView }) => ({ id, fromPx, toPx, endsInView }))
        .toSorted((a, b) => a.fromPx - b.fromPx),
    ).toEqual([
      {
        id: 'ended',
        fromPx: scale.xOf(dayOf(2018, 3, 26) + 0.5),
        toPx: scale.xOf(dayOf(2018, 7, 1)),
        endsInView: true,
      },
      {
        id: 'in-force',
        fromPx: scale.xOf(dayOf(2018, 5, 1) + 0.5),
        toPx: scale.rightPx,
        endsInView: false,
      },
    ]);
  });
});

describe('titles', () => {
  it('are for the most important events if there is not enough room', () => {
    const events = Array.from({ length: 400 }, (_, index) =>
      testEvent({
        id: `e${index}`,
        day: dayOf(2018) + (index % 360),
        importance: (index * 7) % 400,
        severity: 8,
      }),
    );
    const { labels } = layoutTimeline(timelineRequest(sceneWith(events)));
    const named = new Set(labels.map(({ id }) => id));
    const byImportance = events.toSorted((a, b) => b.importance - a.importance);
    for (const { id } of byImportance.slice(0, 20)) expect(named).toContain(id);
    expect(labels.length).toBeLessThan(120);
  });

  it('are bold for the most important', () => {
    const events = Array.from({ length: 12 }, (_, index) =>
      testEvent({ id: `e${index}`, day: dayOf(2018, 1 + index, 3), importance: index }),
    );
    const { labels } = layoutTimeline(timelineRequest(sceneWith(events)));
    expect(
      labels
        .filter(({ isStrong }) => isStrong)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(['e10', 'e11', 'e9']);
  });

  it('are placed for the selected event first', () => {
    const events = Array.from({ length: 200 }, (_, index) =>
      testEvent({
        id: `e${index}`,
        day: dayOf(2018, 3, 1) + (index % 7),
        importance: index,
        severity: (index % 9) + 1,
      }),
    );
    const { labels } = layoutTimeline(timelineRequest(sceneWith(events), { first: new Set(['e2']) }));
    expect(labels.map(({ id }) => id)).toContain('e2');
  });

  it('name all events of a year with forty', () => {
    const events = Array.from({ length: 40 }, (_, index) =>
      testEvent({
        id: `e${index}`,
        title: `Ruritania expels ${index} diplomats over a matter`,
        // In bursts of four within nine days, as events come.
        day: dayOf(2018, 1, 8) + Math.floor(index / 4) * 35 + (index % 4) * 3,
        side: (['upper', 'lower', 'joint', 'upper'] as const)[index % 4] ?? 'upper',
        importance: (index * 13) % 40,
      }),
    );
    expect(layoutTimeline(timelineRequest(sceneWith(events))).labels).toHaveLength(40);
  });

  it('are in full if there is room, and short otherwise', () => {
    const few = [testEvent()];
    const many = Array.from({ length: 60 }, (_, index) =>
      testEvent({ id: `e${index}`, day: dayOf(2018) + index * 6 }),
    );
    const linesOf = (events: typeof few) =>
      layoutTimeline(
        timelineRequest(sceneWith(events), {
          titleOf: () => 'Expels three',
          longTitleOf: (event) => titleOf(event, 'en'),
        }),
      ).labels[0]?.lines.join(' ');
    expect(linesOf(few)).toBe('Ruritania expels three Freedonian diplomats');
    expect(linesOf(many)).toBe('Expels three');
  });

  it('of selected events out of view are at the nearest edge', () => {
    const scene = sceneWith([
      testEvent({ title: 'Ruritania expels', day: dayOf(2016), id: 'earlier' }),
      testEvent({ id: 'later', day: dayOf(2022), title: 'Freedonia responds' }),
    ]);
    const { labels, frame } = layoutTimeline(
      timelineRequest(scene, { first: new Set(['earlier', 'later']) }),
    );
    expect(labels.map(({ id, lines }) => [id, lines])).toEqual([
      ['earlier', ['‹ Ruritania expels']],
      ['later', ['Freedonia responds ›']],
    ]);
    expect((labels[0]?.box.left ?? 0) - frame.plot.left).toBeLessThan(8);
    expect(frame.plot.right - (labels[1]?.box.right ?? 0)).toBeLessThan(8);
  });
});
