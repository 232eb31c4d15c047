import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../../domain/dates/day-span.ts';
import { messages } from '../../../../web/i18n/messages.ts';
import { brushed, gripAt } from '../../../../web/timeline/interaction/brush.ts';
import { keyCommand, nextFocus } from '../../../../web/timeline/interaction/keyboard.ts';
import { hitTest } from '../../../../web/timeline/layout/hit-test.ts';
import { layoutTimeline } from '../../../../web/timeline/layout/layout.ts';
import { type Arc, chainOf } from '../../../../web/timeline/layout/layout-arcs.ts';
import { placeTip } from '../../../../web/timeline/layout/tooltip-position.ts';
import { eventTexts } from '../../../../web/timeline/render/event-texts.ts';
import { meets } from '../../../../web/timeline/scale/frame.ts';
import { aMark, anyEvents, anyStretch, aRequest, aScene } from '../a-timeline.ts';

describe('a press on the chart', () => {
  it('reaches the mark whose edge is nearest, whatever the marks', () => {
    fc.assert(
      fc.property(anyEvents, anyStretch, fc.nat(1440), fc.nat(640), (events, span, xPx, yPx) => {
        const { marks } = layoutTimeline(aRequest(aScene(events), { span: span }));
        const edgePx = (mark: (typeof marks)[number]) =>
          Math.max(Math.hypot(mark.xPx - xPx, mark.yPx - yPx) - mark.radiusPx, 0);
        const nearestPx = Math.min(12, ...marks.map(edgePx));
        const hit = marks.find(
          ({ event }) =>
            event.id ===
            hitTest(
              xPx,
              yPx,
              marks.map((mark) => withoutWhisker(mark)),
            ),
        );
        if (nearestPx < 12) expect(hit && edgePx(hit)).toBe(nearestPx);
        else expect(hit).toBeUndefined();
      }),
    );
  });

  it('reaches the smallest of those it is on: it stands upon the others', () => {
    const big = { event: aMark({ id: 'big' }), xPx: 100, yPx: 100, radiusPx: 24 };
    const small = { event: aMark({ id: 'small' }), xPx: 110, yPx: 100, radiusPx: 5 };
    expect([hitTest(112, 100, [big, small]), hitTest(100, 100, [big, small])]).toEqual(['small', 'big']);
  });

  it('within 12 px of a mark reaches it: its target is 24 px wide and more', () => {
    const [mark] = layoutTimeline(aRequest(aScene([aMark()]))).marks;
    if (!mark) throw new Error('The mark is missing.');
    const at = (dxPx: number) => hitTest(mark.xPx + mark.radiusPx + dxPx, mark.yPx, [mark]);
    expect([at(0), at(11.9), at(12.1)]).toEqual([mark.event.id, mark.event.id, undefined]);
  });

  it('reaches an event by its title, and by the days it lasted', () => {
    const visit = aMark({ first_day: dayOf(2018, 3, 1), last_day: dayOf(2018, 4, 30) });
    const { marks, labels } = layoutTimeline(aRequest(aScene([visit])));
    const { box } = labels[0] ?? { box: { left: 0, right: 0, top: 0, bottom: 0 } };
    expect(hitTest((box.left + box.right) / 2, (box.top + box.bottom) / 2, marks, labels)).toBe(visit.id);
    const { whisker, yPx = 0 } = marks[0] ?? {};
    expect(hitTest((whisker?.toPx ?? 0) - 2, yPx + 4, marks)).toBe(visit.id);
  });
});

function withoutWhisker<M extends { whisker?: unknown }>({ whisker: _, ...mark }: M): Omit<M, 'whisker'> {
  return mark;
}

describe('a hover', () => {
  it('moves no label and no number of days, of any events', () => {
    fc.assert(
      fc.property(anyEvents, anyStretch, fc.nat(8), (events, span, index) => {
        const arcs = events.slice(1, 40).map(({ id }, each) => ({
          act: `event-${each % 5}`,
          answer: id,
          lag_min: each,
          lag_max: each,
        }));
        const request = aRequest(aScene(events, { arcs }), { span: span });
        const before = layoutTimeline(request);
        const hoveredChain = chainOf(`event-${index}`, arcs);
        const after = layoutTimeline({ ...request, hoveredChain });
        expect(after.labels).toEqual(before.labels);
        expect(after.lags.slice(0, before.lags.length)).toEqual(before.lags);
        for (const lag of after.lags.slice(before.lags.length))
          for (const label of after.labels) expect(meets(lag.box, label.box)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('tells of an event beside its mark, off the curves that lead to what it answers', () => {
    const frame = { widthPx: 1000, heightPx: 600 };
    const size = { width: 300, height: 120 };
    const mark = { xPx: 500, yPx: 300, radiusPx: 6 };
    const arcTo = (xPx: number, yPx: number): Arc => ({
      arc: { act: 'a', answer: 'b', lag_min: 1, lag_max: 1 },
      from: { xPx: 500, yPx: 300 },
      to: { xPx, yPx },
      handleYPx: [300, yPx],
      toRadiusPx: 6,
    });
    expect(placeTip(mark, size, [], frame)).toEqual({ xPx: 350, yPx: 164 });
    expect(placeTip(mark, size, [arcTo(520, 40)], frame)).toEqual({ xPx: 350, yPx: 316 });
    const both = placeTip(mark, size, [arcTo(520, 40), arcTo(480, 580)], frame);
    expect(both).toEqual({ xPx: 516, yPx: 240 });
    expect(placeTip({ ...mark, xPx: 990, yPx: 10 }, size, [], frame)).toEqual({ xPx: 696, yPx: 26 });
  });

  it('names what was answered', () => {
    const act = aMark({ id: 'act', title: 'Freedonia expels three' });
    const answer = aMark({ id: 'answer' });
    const events = [act, answer];
    const words = (event: typeof act) =>
      eventTexts(
        event,
        [{ act: 'act', answer: 'answer', lag_min: 3, lag_max: 3 }],
        (id) => events.find((each) => each.id === id),
        messages.value,
        'en',
      ).answers;
    expect(words(answer)).toEqual(['Answers “Freedonia expels three”, 3 days later']);
    expect(words(act)).toEqual([`Answered by “${answer.title}”, 3 days later`]);
  });
});

describe('the keyboard', () => {
  const day = dayOf(2018);
  const events = [
    aMark({ id: 'a', day, side: 'upper' }),
    aMark({ id: 'b', day: day + 5, side: 'lower' }),
    aMark({ id: 'c', day: day + 9, side: 'upper' }),
    aMark({ id: 'd', day: day + 9, side: 'upper' }),
    aMark({ id: 'e', day: day + 40, side: 'lower' }),
    aMark({ id: 'f', day: day + 41, side: 'context' }),
  ];
  const go = (act: Parameters<typeof nextFocus>[0], from: string | undefined) =>
    nextFocus(
      act,
      events,
      events.find(({ id }) => id === from),
      day + 38,
    )?.id;

  it('moves through the events of a side by date', () => {
    expect([
      go('next', 'a'),
      go('next', 'c'),
      go('next', 'd'),
      go('previous', 'd'),
      go('previous', 'a'),
    ]).toEqual(['c', 'd', undefined, 'c', undefined]);
  });

  it('moves to the nearest event of the next side that has any', () => {
    expect([go('down', 'a'), go('down', 'b'), go('up', 'e'), go('down', 'f'), go('up', 'a')]).toEqual([
      'b',
      'f',
      'c',
      undefined,
      undefined,
    ]);
  });

  it('goes to the first and the last of all, and starts in the middle of the view', () => {
    expect([go('first', 'c'), go('last', 'c'), go('next', undefined)]).toEqual(['a', 'f', 'e']);
  });

  it('comes back the way it went', () => {
    fc.assert(
      fc.property(anyEvents, fc.nat(200), (any, index) => {
        const from = any[index % Math.max(any.length, 1)];
        const next = nextFocus('next', any, from, day);
        if (from && next) expect(nextFocus('previous', any, next, day)?.id).toBe(from.id);
      }),
    );
  });

  it('leaves the browser its own keys', () => {
    const key = (name: string, held: object = {}) => ({
      key: name,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      ...held,
    });
    expect(keyCommand(key('ArrowLeft'))).toBe('previous');
    expect(keyCommand(key('ArrowLeft', { altKey: true }))).toBeUndefined();
    expect(keyCommand(key('+', { ctrlKey: true }))).toBeUndefined();
    expect(keyCommand(key('/'))).toBeUndefined();
  });
});

describe('the overview’s brush', () => {
  const limits = { bounds: { start: 0, end: 1000 }, minDays: 3 };
  const window = { start: 200, end: 400 };
  const grip = (day: number) => gripAt(day, window, limits.bounds, 10, 40);

  it('is held by an end, by its middle, or begun anew', () => {
    expect([195, 209, 300, 395, 408, 700].map((day) => grip(day).part)).toEqual([
      'start',
      'start',
      'middle',
      'end',
      'end',
      'new',
    ]);
  });

  it('can still be moved when it is narrower than a finger', () => {
    const narrow = { start: 500, end: 504 };
    const held = [480, 502, 524].map((day) => gripAt(day, narrow, limits.bounds, 10, 40));
    expect(held.map(({ part }) => part)).toEqual(['start', 'middle', 'end']);
    const [start, , end] = held;
    if (!start || !end) throw new Error('Nothing was held.');
    // Nothing jumps to where it is held.
    expect(brushed(start, 479, limits)).toEqual({ start: 499, end: 504 });
    expect(brushed(end, 530, limits)).toEqual({ start: 500, end: 510 });
  });

  it('moves as its middle is drawn, and stops at the edge', () => {
    expect(brushed(grip(300), 350, limits)).toEqual({ start: 250, end: 450 });
    expect(brushed(grip(300), 990, limits)).toEqual({ start: 800, end: 1000 });
  });

  it('has an end where it is drawn to, also past the other', () => {
    expect(brushed(grip(200), 150, limits)).toEqual({ start: 150, end: 400 });
    expect(brushed(grip(200), 500, limits)).toEqual({ start: 400, end: 500 });
    expect(brushed(grip(400), 2000, limits)).toEqual({ start: 200, end: 1000 });
  });

  it('is what is drawn from an empty place', () => {
    expect(brushed(grip(700), 760, limits)).toEqual({ start: 700, end: 760 });
  });

  it('begins anew where the window is everything', () => {
    expect(gripAt(500, limits.bounds, limits.bounds, 10, 40).part).toBe('new');
  });
});
