import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dayOf } from '../../../../domain/dates/day-span.ts';
import { layoutTimeline } from '../../../../web/timeline/layout/layout.ts';
import { SteadyLayout } from '../../../../web/timeline/render/steady-layout.ts';
import { sceneWith, testEvent, timelineRequest } from '../test-timeline.ts';

const DAY = dayOf(2018, 7, 1);
/** More events of one week than there is room for titles. */
const scene = sceneWith(
  Array.from({ length: 90 }, (_, index) => {
    const day = DAY + (index % 7);
    return testEvent({ id: `event-${index}`, day, first_day: day, last_day: day, importance: index });
  }),
);

function requestAt(startDay: number, selectedId?: string) {
  const span = { start: startDay, end: startDay + 365 };
  return timelineRequest(scene, { span, first: new Set(selectedId === undefined ? [] : [selectedId]) });
}

describe('a steady layout', () => {
  const onChange = vi.fn();
  let steady: SteadyLayout;
  beforeEach(() => {
    vi.useFakeTimers();
    onChange.mockReset();
    steady = new SteadyLayout(onChange);
  });
  afterEach(() => {
    steady.stop();
    vi.useRealTimers();
  });

  const start = dayOf(2018);
  const first = requestAt(start);
  const placesOf = ({ labels }: ReturnType<SteadyLayout['layOut']>) =>
    new Map(labels.map(({ id, place, markYPx }) => [id, `${place} ${markYPx}`]));

  it('is the same object while nothing has changed', () => {
    expect(steady.layOut(first, [scene], ['a'])).toBe(steady.layOut(first, [scene], ['a']));
    expect(steady.isMoving).toBe(false);
  });

  it('keeps the places of titles while the window moves, and reports when it rests', () => {
    const before = placesOf(steady.layOut(first, [first.span], []));
    const moved = requestAt(start - 3);
    const during = placesOf(steady.layOut(moved, [moved.span], []));
    expect(steady.isMoving).toBe(true);
    expect(during).toEqual(before);
    expect(onChange).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(onChange).toHaveBeenCalledOnce();
    expect(steady.isMoving).toBe(false);
  });

  it('gives titles their best places when the window has come to rest', () => {
    const close = timelineRequest(scene, { span: { start: DAY - 3, end: DAY + 12 } });
    steady.layOut(close, [close.span], []);
    const moved = requestAt(start);
    steady.layOut(moved, [moved.span], []);
    vi.advanceTimersByTime(1_000);
    const kept = steady.layOut(moved, [moved.span], []);
    expect(kept.labels).not.toEqual(layoutTimeline(moved).labels);
    vi.advanceTimersByTime(1_000);
    expect(onChange).toHaveBeenCalledTimes(2);
    expect(steady.layOut(moved, [moved.span], []).labels).toEqual(layoutTimeline(moved).labels);
  });

  it('adds the title of a selected event, and moves less than half of the others', () => {
    const before = placesOf(steady.layOut(first, [scene], ['none']));
    const untitled = scene.events.find(({ id }) => !before.has(id));
    const selected = requestAt(start, untitled?.id);
    const after = placesOf(steady.layOut(selected, [scene], [untitled?.id]));
    expect(after.has(untitled?.id ?? '')).toBe(true);
    const kept = [...before].filter(([id, place]) => after.get(id) === place);
    expect(kept.length).toBeGreaterThan(before.size / 2);
  });
});
