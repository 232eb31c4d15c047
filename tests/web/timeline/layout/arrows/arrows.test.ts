import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../../../domain/dates/day-span.ts';
import { boxesAlong, headPath, routeArrow } from '../../../../../web/timeline/layout/arrows/layout-arrows.ts';
import { padBox } from '../../../../../web/timeline/layout/box.ts';
import { layoutTimeline } from '../../../../../web/timeline/layout/layout.ts';
import { meets } from '../../../../../web/timeline/scale/frame.ts';
import { anyEvents, markBox, sceneWith, testEvent, timelineRequest } from '../../test-timeline.ts';

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
    expect(placed.map(({ points }) => [points[0], points.at(-1)])).toMatchObject([
      [at('act'), at('response')],
    ]);
    expect(lags.map(({ text }) => text)).toEqual(['95 days']);
  });

  it('have their number of days beside them, never over their own line', () => {
    const end = fc.record({
      xPx: fc.integer({ min: 20, max: 220 }),
      yPx: fc.integer({ min: 20, max: 120 }),
      radiusPx: fc.integer({ min: 4, max: 16 }),
    });
    const bounds = { left: 0, right: 240, top: 0, bottom: 140 };
    const link = { act: 'act', answer: 'response', lag_min: 3, lag_max: 3 };
    fc.assert(
      fc.property(end, end, (from, to) => {
        const routed = routeArrow(
          link,
          { from, to },
          '3 days',
          () => 36,
          bounds,
          () => true,
        );
        if (!routed) return;
        for (const line of boxesAlong(routed.arrow))
          expect(meets(padBox(line, -3), routed.lag.box), JSON.stringify(routed)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('end in a head just before the mark of the response', () => {
    const [arrow] = layoutTimeline(timelineRequest(sceneWith([action, response], { arrows }))).arrows;
    const end = arrow?.points.at(-1);
    if (!arrow || !end) throw new Error('The arrow is missing.');
    const [, xPx = 0, yPx = 0] = (/^M([\d.]+),([\d.]+)L/.exec(headPath(arrow)) ?? []).map(Number);
    const distancePx = Math.hypot(end.xPx - xPx, end.yPx - yPx);
    expect(distancePx).toBeGreaterThan(arrow.toRadiusPx);
    expect(distancePx).toBeLessThan(arrow.toRadiusPx + 3);
  });

  it('cross no mark but their own, for any events', () => {
    let compared = 0;
    const anyLinked = fc
      .record({
        events: anyEvents,
        pairs: fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { minLength: 12 }),
      })
      .map(({ events, pairs }) => {
        const inView = events.map((event, index) => {
          const day = dayOf(2018) + ((index * 41) % 360);
          return { ...event, title: 'Ruritania acts', day, first_day: day, last_day: day };
        });
        const links = pairs
          .filter(([a, b]) => a !== b && a < events.length && b < events.length)
          .map(([a, b]) => ({ act: `event-${a}`, answer: `event-${b}`, lag_min: 3, lag_max: 3 }));
        return layoutTimeline(timelineRequest(sceneWith(inView, { arrows: links })));
      });
    fc.assert(
      fc.property(anyLinked, ({ arrows: placed, marks }) => {
        for (const arrow of placed) {
          const { act, answer } = arrow.link;
          const others = marks.filter(({ event }) => event.id !== act && event.id !== answer);
          const ends = marks.filter(({ event }) => event.id === act || event.id === answer).map(markBox);
          for (const line of boxesAlong(arrow).map((box) => padBox(box, -3))) {
            for (const mark of others) {
              compared += 1;
              const box = padBox(markBox(mark), -1);
              // A mark may touch the end of an arrow only if it touches the mark there.
              expect(meets(line, box) && !ends.some((end) => meets(end, box)), mark.event.id).toBe(false);
            }
          }
        }
      }),
      { numRuns: 60, endOnFailure: true },
    );
    expect(compared).toBeGreaterThan(1_000);
  });

  it('are few, between the most important events, and those of the selected event', () => {
    const responses = Array.from({ length: 40 }, (_, index) =>
      testEvent({
        id: `response-${index}`,
        side: 'lower',
        day: dayOf(2018, 4, 1) + index * 6,
        importance: index,
        title: 'Freedonia acts',
      }),
    );
    const many = responses.map(({ id }) => ({ act: 'act', answer: id, lag_min: 1, lag_max: 1 }));
    const scene = sceneWith([{ ...action, importance: 99 }, ...responses], { arrows: many });
    const few = layoutTimeline(timelineRequest(scene)).arrows;
    expect(few.length).toBeLessThanOrEqual(7);
    for (const { link } of few) expect(Number(link.answer.split('-')[1])).toBeGreaterThan(10);
    const own = many.filter(({ answer }) => answer === 'response-3');
    const selected = layoutTimeline(timelineRequest(scene, { links: own }));
    expect(selected.arrows.map(({ link }) => link.answer)).toContain('response-3');
  });
});
