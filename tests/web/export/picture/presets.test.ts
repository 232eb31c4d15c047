import { describe, expect, test } from 'vitest';
import { dayOf } from '../../../../domain/dates/day-span.ts';
import { PICTURE_PRESETS } from '../../../../domain/query/picture-settings.ts';
import { pictureMarkup } from '../../../../web/export/picture/compose-picture.ts';
import { pictureSize, pixelsPerPx, pointsPerPx } from '../../../../web/export/picture/presets.ts';
import { meets } from '../../../../web/timeline/scale/frame.ts';
import { sceneWith, testEvent } from '../../timeline/test-timeline.ts';
import { testPicture } from './test-picture.ts';

const SCREEN = { widthPx: 1_248, heightPx: 830 };

/** Two events a month, on both sides and together. */
const events = Array.from({ length: 24 }, (_, index) =>
  testEvent({
    id: `event-${index}`,
    title: `${index % 2 === 0 ? 'Ruritania' : 'Freedonia'} expels ${index + 2} diplomats over Strelsau`,
    day: dayOf(2018) + index * 15,
    first_day: dayOf(2018) + index * 15,
    last_day: dayOf(2018) + index * 15,
    side: (['upper', 'lower', 'joint'] as const)[index % 3] ?? 'upper',
    kind: index % 3 === 2 ? 'talks' : 'expulsion',
    severity: index % 9,
    people_expelled: index * 4 + 1,
  }),
);
const arrows = [{ act: 'event-0', answer: 'event-4', lag_min: 60, lag_max: 60 }];

describe.each(PICTURE_PRESETS)('a picture of the size %s', (preset) => {
  const size = pictureSize(preset, SCREEN);
  const picture = testPicture({ preset, scene: sceneWith(events, { arrows }) });
  const { body, bodyLeftPx, bodyTopPx, headLines, footLines, widthPx, heightPx } = picture;

  test('has its size exactly, and the chart has most of it', () => {
    expect([widthPx, heightPx]).toEqual([size.widthPx, size.heightPx]);
    expect(body.chart.layout.frame.heightPx).toBeGreaterThan(size.heightPx * 0.45);
  });

  test('has its texts, chart and legend below each other, inside the edges', () => {
    const [first, last] = [headLines[0], footLines.at(-1)];
    expect(first && first.baselinePx - first.sizePx).toBeGreaterThanOrEqual(0);
    expect(headLines.every(({ baselinePx }) => baselinePx < bodyTopPx)).toBe(true);
    const bottomPx = bodyTopPx + body.heightPx;
    expect(footLines.every(({ baselinePx, sizePx }) => baselinePx - sizePx >= bottomPx)).toBe(true);
    expect(last && last.baselinePx + last.sizePx * 0.3).toBeLessThanOrEqual(heightPx);
    expect(bodyLeftPx * 2 + body.widthPx).toBe(widthPx);
  });

  test('has labels that overlap neither each other nor the edge of the chart', () => {
    const { labels, frame } = body.chart.layout;
    expect(labels.length).toBeGreaterThan(2);
    for (const [index, { box }] of labels.entries()) {
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.top).toBeGreaterThanOrEqual(0);
      expect(box.right).toBeLessThanOrEqual(frame.widthPx);
      expect(box.bottom).toBeLessThanOrEqual(frame.heightPx);
      expect(labels.slice(index + 1).some((other) => meets(other.box, box))).toBe(false);
    }
  });

  test('has no type smaller than 6 pt in print, and none smaller than 8 pt on screens', () => {
    const sizes = [...pictureMarkup(picture, '').matchAll(/font-size="([\d.]+)"/g)].map(([, px]) =>
      Number(px),
    );
    expect(sizes.length).toBeGreaterThan(20);
    const points = Math.min(...sizes) * pointsPerPx(size);
    expect(points).toBeGreaterThanOrEqual(size.output.unit === 'mm' ? 6 : 8);
  });
});

test('print sizes have 150 dots per inch at 1×, so 300 at 2×', () => {
  const size = pictureSize('print-180mm', SCREEN);
  expect(size.widthPx * pixelsPerPx(size)).toBeCloseTo((180 / 25.4) * 150, 6);
  expect(pictureSize('print-90mm', SCREEN).output).toMatchObject({ width: 90, unit: 'mm' });
});

test('long texts make a fixed size higher instead of leaving it', () => {
  const picture = testPicture({
    preset: 'square',
    texts: { note: 'A long note about Strelsau. '.repeat(120) },
  });
  const last = picture.footLines.at(-1);
  expect(picture.heightPx).toBeGreaterThan(picture.size.heightPx);
  expect(last?.baselinePx).toBeLessThan(picture.heightPx);
});

test('an empty text takes no room', () => {
  const empty = { headline: '', subtitle: '', note: '', sources: '', credit: '' };
  const { headLines, footLines, body } = testPicture({ texts: empty });
  expect([headLines, footLines]).toEqual([[], []]);
  expect(body.heightPx).toBeGreaterThan(testPicture().body.heightPx);
});
