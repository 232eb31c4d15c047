import { expect, it } from 'vitest';
import { bandsOf } from '../../../../../web/timeline/layout/bands.ts';
import { Occupied } from '../../../../../web/timeline/layout/placement/occupied.ts';
import { stageOf } from '../../../../../web/timeline/layout/placement/stage.ts';
import { titlesRequest } from '../../../../../web/timeline/layout/titles/title-candidates.ts';
import { placeTitled } from '../../../../../web/timeline/layout/titles/titled-marks.ts';
import type { Box } from '../../../../../web/timeline/scale/frame.ts';
import { timeScale } from '../../../../../web/timeline/scale/time-scale.ts';
import { sceneWith, testEvent, timelineRequest } from '../../test-timeline.ts';

const event = testEvent({ title: 'Ruritania expels three' });
const request = timelineRequest(sceneWith([event]));
const { frame, span } = request;
const scale = timeScale(span, frame.plot.left, frame.plot.right);
const bands = bandsOf('titles', { upper: 1, joint: 0, lower: 0, context: 0 }, frame, false);
const xPx = scale.xOf(event.day + 0.5);

function place(obstacles: readonly Box[]) {
  const form = { isLong: false, isLarge: false };
  const titles = titlesRequest(request, stageOf([event], [event], bands, scale), form);
  return placeTitled(event, titles, new Occupied(bands, obstacles));
}

/** Boxes of a column in which only lines have room, not titles. */
function fence(left: number, right: number): Box[] {
  const boxes: Box[] = [];
  for (let top = bands.upper.top; top < bands.upper.bottom; top += 16)
    boxes.push({ left, right, top, bottom: top + 10 });
  return boxes;
}

it('a title is right beside its mark if there is room', () => {
  const placed = place([]);
  expect(placed?.label).toMatchObject({ align: 'start', lines: ['Ruritania expels three'] });
  expect(placed?.label?.leader).toBeUndefined();
});

it('a title without room beside its mark is at the end of a line', () => {
  const placed = place([...fence(xPx + 8, xPx + 40), ...fence(xPx - 400, xPx - 8)]);
  const { label, mark } = placed ?? {};
  expect(label?.leader).toMatchObject({ yPx: mark?.yPx });
  expect(label?.leader?.fromPx).toBeGreaterThan(xPx + (mark?.radiusPx ?? 0));
  expect(label?.leader?.toPx).toBeLessThan(label?.box.left ?? 0);
  expect(label?.box.left).toBeGreaterThan(xPx + 40);
});

it('a title without room at either side of the lines has none', () => {
  expect(place([...fence(xPx + 8, xPx + 500), ...fence(xPx - 500, xPx - 8)])).toBeUndefined();
});
