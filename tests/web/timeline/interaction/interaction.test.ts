import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../../domain/dates/day-span.ts';
import { messages } from '../../../../web/i18n/messages.ts';
import { type BrushGrip, dragBrush, handleSpan } from '../../../../web/timeline/interaction/brush.ts';
import { keyCommand, nextFocus } from '../../../../web/timeline/interaction/keyboard.ts';
import { sliderDay } from '../../../../web/timeline/interaction/slider-keys.ts';
import { type Arrow, chainOf } from '../../../../web/timeline/layout/arrows/layout-arrows.ts';
import { hitTest } from '../../../../web/timeline/layout/hit-test.ts';
import { layoutTimeline } from '../../../../web/timeline/layout/layout.ts';
import { placeTooltip } from '../../../../web/timeline/layout/tooltip-position.ts';
import { eventTexts } from '../../../../web/timeline/render/event-texts.ts';
import { meets } from '../../../../web/timeline/scale/frame.ts';
import { loadEnglishMessages } from '../../load-messages.ts';
import { anyEvents, anySpan, sceneWith, testEvent, timelineRequest } from '../test-timeline.ts';

await loadEnglishMessages();

describe('a hit test', () => {
  it('finds the mark whose edge is nearest, for any marks', () => {
    fc.assert(
      fc.property(anyEvents, anySpan, fc.nat(1440), fc.nat(640), (events, span, xPx, yPx) => {
        const { marks } = layoutTimeline(timelineRequest(sceneWith(events), { span }));
        const edgePx = (mark: (typeof marks)[number]) =>
          Math.max(Math.hypot(mark.xPx - xPx, mark.yPx - yPx) - mark.radiusPx, 0);
        const nearestPx = Math.min(12, ...marks.map(edgePx));
        const hit = marks.find(
          ({ event }) =>
            event.id ===
            hitTest(
              xPx,
              yPx,
              marks.map((mark) => withoutUncertaintyBar(mark)),
            ),
        );
        if (nearestPx < 12) expect(hit && edgePx(hit)).toBe(nearestPx);
        else expect(hit).toBeUndefined();
      }),
    );
  });

  it('finds the smallest of overlapping marks, which is drawn on top', () => {
    const big = { event: testEvent({ id: 'big' }), xPx: 100, yPx: 100, radiusPx: 24 };
    const small = { event: testEvent({ id: 'small' }), xPx: 110, yPx: 100, radiusPx: 5 };
    expect([hitTest(112, 100, [big, small]), hitTest(100, 100, [big, small])]).toEqual(['small', 'big']);
  });

  it('finds a mark within 12 px, so that its target is at least 24 px wide', () => {
    const [mark] = layoutTimeline(timelineRequest(sceneWith([testEvent()]))).marks;
    if (!mark) throw new Error('The mark is missing.');
    const at = (dxPx: number) => hitTest(mark.xPx + mark.radiusPx + dxPx, mark.yPx, [mark]);
    expect([at(0), at(11.9), at(12.1)]).toEqual([mark.event.id, mark.event.id, undefined]);
  });

  it('finds an event by its title and by its uncertainty bar', () => {
    const visit = testEvent({ first_day: dayOf(2018, 3, 1), last_day: dayOf(2018, 4, 30) });
    const { marks, labels } = layoutTimeline(timelineRequest(sceneWith([visit])));
    const { box } = labels[0] ?? { box: { left: 0, right: 0, top: 0, bottom: 0 } };
    expect(hitTest((box.left + box.right) / 2, (box.top + box.bottom) / 2, marks, labels)).toBe(visit.id);
    const { uncertaintyBar, yPx = 0 } = marks[0] ?? {};
    expect(hitTest((uncertaintyBar?.toPx ?? 0) - 2, yPx + 4, marks)).toBe(visit.id);
  });
});

function withoutUncertaintyBar<M extends { uncertaintyBar?: unknown }>({
  uncertaintyBar: _,
  ...mark
}: M): Omit<M, 'uncertaintyBar'> {
  return mark;
}

describe('hovering', () => {
  it('moves no label and no lag, for any events', () => {
    fc.assert(
      fc.property(anyEvents, anySpan, fc.nat(8), (events, span, index) => {
        const arrows = events.slice(1, 40).map(({ id }, each) => ({
          act: `event-${each % 5}`,
          answer: id,
          lag_min: each,
          lag_max: each,
        }));
        const request = timelineRequest(sceneWith(events, { arrows }), { span });
        const before = layoutTimeline(request);
        const hoveredLinks = chainOf(`event-${index}`, arrows);
        const after = layoutTimeline({ ...request, hoveredLinks });
        expect(after.labels).toEqual(before.labels);
        expect(after.lags.slice(0, before.lags.length)).toEqual(before.lags);
        for (const lag of after.lags.slice(before.lags.length))
          for (const label of after.labels) expect(meets(lag.box, label.box)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('places the tooltip beside the mark, clear of its arrows', () => {
    const frame = { widthPx: 1000, heightPx: 600 };
    const size = { width: 300, height: 120 };
    const mark = { xPx: 500, yPx: 300, radiusPx: 6 };
    const arrowTo = (xPx: number, yPx: number): Arrow => ({
      link: { act: 'a', answer: 'b', lag_min: 1, lag_max: 1 },
      points: [
        { xPx: 500, yPx: 300 },
        { xPx, yPx },
      ],
      toRadiusPx: 6,
    });
    expect(placeTooltip(mark, size, [], frame)).toEqual({ xPx: 350, yPx: 164 });
    expect(placeTooltip(mark, size, [arrowTo(520, 40)], frame)).toEqual({ xPx: 350, yPx: 316 });
    const both = placeTooltip(mark, size, [arrowTo(520, 40), arrowTo(480, 580)], frame);
    expect(both).toEqual({ xPx: 516, yPx: 240 });
    expect(placeTooltip({ ...mark, xPx: 990, yPx: 10 }, size, [], frame)).toEqual({ xPx: 696, yPx: 26 });
  });

  it('lists the event it responds to, and its responses', () => {
    const act = testEvent({ id: 'act', title: 'Freedonia expels three' });
    const response = testEvent({ id: 'response' });
    const events = [act, response];
    const texts = (event: typeof act) =>
      eventTexts(
        event,
        [{ act: 'act', answer: 'response', lag_min: 3, lag_max: 3 }],
        (id) => events.find((each) => each.id === id),
        messages.value,
        'en',
      ).responses;
    expect(texts(response)).toEqual(['Response to “Freedonia expels three”, 3 days later']);
    expect(texts(act)).toEqual([`Response: “${response.title}”, 3 days later`]);
  });
});

describe('keyboard', () => {
  const day = dayOf(2018);
  const events = [
    testEvent({ id: 'a', day, side: 'upper' }),
    testEvent({ id: 'b', day: day + 5, side: 'lower' }),
    testEvent({ id: 'c', day: day + 9, side: 'upper' }),
    testEvent({ id: 'd', day: day + 9, side: 'upper' }),
    testEvent({ id: 'e', day: day + 40, side: 'lower' }),
    testEvent({ id: 'f', day: day + 41, side: 'context' }),
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

  it('moves to the nearest event of the next side that has events', () => {
    expect([go('down', 'a'), go('down', 'b'), go('up', 'e'), go('down', 'f'), go('up', 'a')]).toEqual([
      'b',
      'f',
      'c',
      undefined,
      undefined,
    ]);
  });

  it('goes to the first and last event, and starts at the middle of the window', () => {
    expect([go('first', 'c'), go('last', 'c'), go('next', undefined)]).toEqual(['a', 'f', 'e']);
  });

  it('undoes "next" with "previous"', () => {
    let neighbours = 0;
    fc.assert(
      fc.property(anyEvents, fc.nat(200), (any, index) => {
        const from = any[index % Math.max(any.length, 1)];
        const next = nextFocus('next', any, from, day);
        if (!from || !next) return;
        neighbours += 1;
        expect(nextFocus('previous', any, next, day)?.id).toBe(from.id);
      }),
    );
    // Most random events have a neighbour on their side; without any, nothing would have been tested.
    expect(neighbours).toBeGreaterThan(20);
  });

  it('leaves keys with Ctrl, Alt or Meta to the browser', () => {
    const key = (name: string, modifiers: object = {}) => ({
      key: name,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      ...modifiers,
    });
    expect(keyCommand(key('ArrowLeft'))).toBe('previous');
    expect(keyCommand(key('ArrowLeft', { altKey: true }))).toBeUndefined();
    expect(keyCommand(key('+', { ctrlKey: true }))).toBeUndefined();
    expect(keyCommand(key('/'))).toBeUndefined();
  });
});

describe('overview brush', () => {
  const bounds = { start: 0, end: 1000, minDays: 3 };
  const from = { start: 200, end: 400 };
  const drag = (part: BrushGrip['part'], atDay: number, toDay: number) =>
    dragBrush({ part, from, atDay }, toDay, bounds);

  it('has its handles at the ends of the window, or further apart if the window is narrow', () => {
    expect(handleSpan({ start: 200, end: 400 }, 40)).toEqual({ start: 200, end: 400 });
    expect(handleSpan({ start: 500, end: 504 }, 40)).toEqual({ start: 482, end: 522 });
  });

  it('moves an end by the distance of the drag, even if its handle is beside it', () => {
    const narrow = { start: 500, end: 504 };
    expect(dragBrush({ part: 'start', from: narrow, atDay: 480 }, 479, bounds)).toEqual({
      start: 499,
      end: 504,
    });
    expect(dragBrush({ part: 'end', from: narrow, atDay: 524 }, 530, bounds)).toEqual({
      start: 500,
      end: 510,
    });
  });

  it('moves the window by its middle, and stops at the bounds', () => {
    expect(drag('middle', 300, 350)).toEqual({ start: 250, end: 450 });
    expect(drag('middle', 300, 990)).toEqual({ start: 800, end: 1000 });
  });

  it('moves an end, even past the other one', () => {
    expect(drag('start', 200, 150)).toEqual({ start: 150, end: 400 });
    expect(drag('start', 200, 500)).toEqual({ start: 400, end: 500 });
    expect(drag('end', 400, 2000)).toEqual({ start: 200, end: 1000 });
  });

  it('selects a new window outside the current one', () => {
    expect(drag('new', 700, 760)).toEqual({ start: 700, end: 760 });
  });

  it('keeps the minimum length', () => {
    expect(drag('new', 700, 701)).toEqual({ start: 699, end: 702 });
  });
});

describe('day slider', () => {
  const press = (key: string) => sliderDay(key, { day: 500, min: 10, max: 900, stepDays: 4.2 });

  it('moves by a step, a page, or to an end', () => {
    expect(['ArrowLeft', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].map(press)).toEqual([
      496, 504, 400, 600, 10, 900,
    ]);
  });

  it('stays within its limits, moves by at least a day, and ignores other keys', () => {
    expect(sliderDay('PageUp', { day: 890, min: 10, max: 900, stepDays: 4 })).toBe(900);
    expect(sliderDay('ArrowLeft', { day: 500, min: 10, max: 900, stepDays: 0.06 })).toBe(499);
    expect([press('Tab'), press('x')]).toEqual([undefined, undefined]);
  });
});
