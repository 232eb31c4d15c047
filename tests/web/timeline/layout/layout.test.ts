import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../../domain/dates/day-span.ts';
import { layoutTimeline } from '../../../../web/timeline/layout/layout.ts';
import { headPath, pointOn } from '../../../../web/timeline/layout/layout-arrows.ts';
import { type Box, meets } from '../../../../web/timeline/scale/frame.ts';
import { anyEvents, anyFrame, anySpan, sceneWith, testEvent, timelineRequest } from '../test-timeline.ts';

const anyLayout = fc
  .record({ events: anyEvents, span: anySpan, frame: anyFrame })
  .map(({ events, span, frame }) => layoutTimeline(timelineRequest(sceneWith(events), { span, frame })));

function markBox({ xPx, yPx, radiusPx }: { xPx: number; yPx: number; radiusPx: number }): Box {
  return { left: xPx - radiusPx, right: xPx + radiusPx, top: yPx - radiusPx, bottom: yPx + radiusPx };
}

describe('a layout of any events, window and width', () => {
  it('has no overlapping labels', () => {
    fc.assert(
      fc.property(anyLayout, ({ labels }) => {
        for (const [index, a] of labels.entries()) {
          for (const b of labels.slice(index + 1)) expect(meets(a.box, b.box), `${a.id} ${b.id}`).toBe(false);
        }
      }),
    );
  });

  it('places no label over the mark of another event', () => {
    fc.assert(
      fc.property(anyLayout, ({ labels, marks }) => {
        for (const { id, box } of labels) {
          const under = marks.filter((mark) => mark.event.id !== id && meets(markBox(mark), box));
          const own = marks.filter((mark) => mark.event.id === id).map(markBox);
          // Marks that overlap the label's own mark may be under the label too.
          expect(under.filter((mark) => !own.some((each) => meets(each, markBox(mark))))).toEqual([]);
        }
      }),
    );
  });

  it('keeps every label inside the plot', () => {
    fc.assert(
      fc.property(anyLayout, ({ labels, frame: { plot } }) => {
        for (const { box } of labels) {
          expect(box.left).toBeGreaterThanOrEqual(plot.left);
          expect(box.right).toBeLessThanOrEqual(plot.right);
          expect(box.top).toBeGreaterThanOrEqual(plot.top);
          expect(box.bottom).toBeLessThanOrEqual(plot.bottom);
        }
      }),
    );
  });

  it('never cuts a word', () => {
    fc.assert(
      fc.property(anyLayout, ({ labels, marks }) => {
        for (const { id, lines } of labels) {
          const words =
            marks
              .find(({ event }) => event.id === id)
              ?.event.title.split(/\s+/)
              .filter(Boolean) ?? [];
          const shown = lines.join(' ').split(' ');
          expect(shown.slice(0, -1)).toEqual(words.slice(0, shown.length - 1));
          const last = shown.at(-1) ?? '';
          const whole = words[shown.length - 1] ?? '';
          expect([whole, `${whole.replace(/[,;:.]$/, '')}…`]).toContain(last);
        }
      }),
    );
  });

  it('keeps every mark inside the plot, on its side of the axis', () => {
    fc.assert(
      fc.property(anyLayout, ({ marks, frame: { plot, axisYPx, bandPx } }) => {
        for (const { event, yPx, radiusPx } of marks) {
          expect(yPx - radiusPx).toBeGreaterThanOrEqual(plot.top - 0.01);
          expect(yPx + radiusPx).toBeLessThanOrEqual(plot.bottom + 0.01);
          if (event.side === 'upper') expect(yPx).toBeLessThan(axisYPx - bandPx + 0.01);
          if (event.side === 'lower') expect(yPx).toBeGreaterThan(axisYPx + bandPx - 0.01);
          if (event.side === 'joint') expect(Math.abs(yPx - axisYPx)).toBeLessThanOrEqual(bandPx);
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

describe('panning', () => {
  it('moves no mark up or down', () => {
    let compared = 0;
    fc.assert(
      fc.property(anyEvents, anySpan, fc.integer({ min: -300, max: 300 }), (events, span, days) => {
        const scene = sceneWith(events);
        const before = layoutTimeline(timelineRequest(scene, { span }));
        const moved = { start: span.start + days, end: span.end + days };
        const after = layoutTimeline(timelineRequest(scene, { span: moved }));
        const heights = new Map(before.marks.map(({ event, yPx }) => [event.id, yPx]));
        const inBoth = after.marks.filter(({ event }) => heights.has(event.id));
        compared += inBoth.length;
        for (const { event, yPx } of inBoth) expect(yPx).toBe(heights.get(event.id));
      }),
      { numRuns: 40 },
    );
    expect(compared).toBeGreaterThan(0);
  });

  it('keeps a label at the same place beside its mark', () => {
    const scene = sceneWith([testEvent()]);
    const before = layoutTimeline(timelineRequest(scene));
    const after = layoutTimeline(
      timelineRequest(scene, { span: { start: dayOf(2018) + 30, end: dayOf(2019) + 30 }, previous: before }),
    );
    expect(before.labels).toHaveLength(1);
    expect(after.labels.map(({ id, place }) => [id, place])).toEqual(
      before.labels.map(({ id, place }) => [id, place]),
    );
  });
});

describe('marks', () => {
  it('have one height per severity while there is room, then the next lane outward', () => {
    const day = dayOf(2018, 3, 26);
    const { marks } = layoutTimeline(
      timelineRequest(
        sceneWith([
          testEvent({ id: 'a', day }),
          testEvent({ id: 'b', day: day + 60 }),
          testEvent({ id: 'c', day }),
        ]),
      ),
    );
    const [a, c, b] = ['a', 'c', 'b'].map((id) => marks.find(({ event }) => event.id === id)?.yPx ?? 0);
    expect(b).toBe(a);
    expect(c).toBeLessThan(a ?? 0);
  });

  it('are further from the axis the more severe they are', () => {
    const events = [-7, 0, 4, 8, 10].map((severity, index) =>
      testEvent({ id: `e${index}`, severity, day: dayOf(2018, 1 + index * 2, 1) }),
    );
    const { marks } = layoutTimeline(timelineRequest(sceneWith(events)));
    const heights = marks.map(({ yPx }) => yPx);
    expect(heights).toEqual(heights.toSorted((a, b) => b - a));
    expect(new Set(heights).size).toBe(5);
  });

  it('have twice the area for twice the people', () => {
    const { marks } = layoutTimeline(
      timelineRequest(
        sceneWith([
          testEvent({ id: 'a', people_expelled: 200 }),
          testEvent({ id: 'b', people_expelled: 400 }),
        ]),
      ),
    );
    const [a, b] = ['a', 'b'].map((id) => marks.find(({ event }) => event.id === id)?.radiusPx ?? 0);
    expect(((b ?? 0) / (a ?? 1)) ** 2).toBeCloseTo(2, 5);
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
});

describe('arrows', () => {
  const action = testEvent({ id: 'act', day: dayOf(2018, 3, 26) });
  const response = testEvent({ id: 'response', side: 'lower', day: dayOf(2018, 6, 29) });
  const arrows = [{ act: 'act', answer: 'response', lag_min: 95, lag_max: 95 }];

  it('run from an event to its response, with the days between', () => {
    const {
      arrows: placed,
      marks,
      lags,
    } = layoutTimeline(timelineRequest(sceneWith([action, response], { arrows })));
    const at = (id: string) => {
      const mark = marks.find(({ event }) => event.id === id);
      return { xPx: mark?.xPx, yPx: mark?.yPx };
    };
    expect(placed.map((arrow) => [pointOn(arrow, 0), pointOn(arrow, 1)])).toEqual([
      [at('act'), at('response')],
    ]);
    expect(lags.map(({ text }) => text)).toEqual(['95 days']);
  });

  it('end in a head just before the mark of the response', () => {
    const [arrow] = layoutTimeline(timelineRequest(sceneWith([action, response], { arrows }))).arrows;
    if (!arrow) throw new Error('The arrow is missing.');
    const [, xPx, yPx] = (/^M([\d.]+),([\d.]+)L/.exec(headPath(arrow)) ?? []).map(Number);
    expect(xPx).toBeCloseTo(arrow.to.xPx, -1);
    expect(arrow.to.yPx - (yPx ?? 0)).toBeGreaterThan(arrow.toRadiusPx);
    expect(arrow.to.yPx - (yPx ?? 0)).toBeLessThan(arrow.toRadiusPx + 3);
  });

  it('end at their marks for any events', () => {
    fc.assert(
      fc.property(anyEvents, anySpan, (events, span) => {
        const pairs = events
          .slice(1, 9)
          .map(({ id }) => ({ act: 'event-0', answer: id, lag_min: 1, lag_max: 2 }));
        const { arrows: placed, marks } = layoutTimeline(
          timelineRequest(sceneWith(events, { arrows: pairs }), { span }),
        );
        for (const arrow of placed) {
          for (const [id, end] of [
            [arrow.link.act, arrow.from],
            [arrow.link.answer, arrow.to],
          ] as const) {
            const mark = marks.find(({ event }) => event.id === id);
            if (mark) expect(end).toEqual({ xPx: mark.xPx, yPx: mark.yPx });
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are drawn only for the highlighted chain if there are many', () => {
    const responses = Array.from({ length: 40 }, (_, index) =>
      testEvent({ id: `response-${index}`, side: 'lower', day: dayOf(2018, 4, 1) + index * 6 }),
    );
    const many = responses.map(({ id }) => ({ act: 'act', answer: id, lag_min: 1, lag_max: 1 }));
    const scene = sceneWith([action, ...responses], { arrows: many });
    expect(layoutTimeline(timelineRequest(scene)).arrows).toEqual([]);
    const chain = new Set(['act', 'response-3']);
    expect(layoutTimeline(timelineRequest(scene, { chain })).arrows.map(({ link }) => link.answer)).toEqual([
      'response-3',
    ]);
  });
});

describe('duration lines', () => {
  it('run from the mark to the end of the measure, or fade out at the edge while it is in force', () => {
    const { durationLines, scale } = layoutTimeline(
      timelineRequest(
        sceneWith([
          testEvent({ id: 'ended', in_force_last_day: dayOf(2018, 6, 30) }),
          testEvent({ id: 'in-force', day: dayOf(2018, 5, 1), in_force_last_day: 1_000_000_000 }),
          testEvent({ id: 'over', day: dayOf(2014), in_force_last_day: dayOf(2016) }),
        ]),
      ),
    );
    expect(
      durationLines.map(({ id, fromPx, toPx, endsInView, fadesOut }) => ({
        id,
        fromPx,
        toPx,
        endsInView,
        fadesOut,
      })),
    ).toEqual([
      {
        id: 'ended',
        fromPx: scale.xOf(dayOf(2018, 3, 26) + 0.5),
        toPx: scale.xOf(dayOf(2018, 7, 1)),
        endsInView: true,
        fadesOut: false,
      },
      {
        id: 'in-force',
        fromPx: scale.xOf(dayOf(2018, 5, 1) + 0.5),
        toPx: scale.rightPx,
        endsInView: false,
        fadesOut: true,
      },
    ]);
  });
});

describe('labels', () => {
  it('are for the most important events if there is not enough room', () => {
    const events = Array.from({ length: 36 }, (_, index) =>
      testEvent({
        id: `e${index}`,
        day: dayOf(2018) + index * 10,
        importance: (index * 7) % 36,
        severity: 8,
      }),
    );
    const { labels } = layoutTimeline(timelineRequest(sceneWith(events)));
    const importance = ({ id }: { id: string }) => events.find((event) => event.id === id)?.importance ?? 0;
    expect(importance(labels[0] ?? { id: '' })).toBe(35);
    expect(labels.map(importance)).toEqual(labels.map(importance).toSorted((a, b) => b - a));
    expect(labels.length).toBeLessThan(36);
  });

  it('are placed for the selected event first', () => {
    const events = Array.from({ length: 60 }, (_, index) =>
      testEvent({
        id: `e${index}`,
        day: dayOf(2018, 3, 1) + (index % 7),
        importance: index,
        severity: (index % 9) + 1,
      }),
    );
    const { labels } = layoutTimeline(timelineRequest(sceneWith(events), { first: new Set(['e2']) }));
    expect(labels[0]?.id).toBe('e2');
  });

  it('name all events if they are few', () => {
    const events = [1, 4, 7, 10].map((month) => testEvent({ id: `m${month}`, day: dayOf(2018, month, 15) }));
    expect(
      layoutTimeline(timelineRequest(sceneWith(events)))
        .labels.map(({ id }) => id)
        .toSorted(),
    ).toEqual(['m1', 'm10', 'm4', 'm7']);
  });
});
