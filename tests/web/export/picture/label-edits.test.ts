import { expect, test } from 'vitest';
import { dayOf } from '../../../../domain/dates/day-span.ts';
import { pictureSettings } from '../../../../domain/query/picture-settings.ts';
import { labelEditsOf, placeOf } from '../../../../web/export/picture/label-edits.ts';
import {
  hideLabel,
  moveLabelTo,
  pinLabel,
  rewordLabel,
} from '../../../../web/export/picture-editor/label-settings.ts';
import { sceneWith, testEvent } from '../../timeline/test-timeline.ts';
import { testPicture } from './test-picture.ts';

const NONE = pictureSettings.parse({});
/** More events than there is room for labels. */
const events = Array.from({ length: 60 }, (_, index) =>
  testEvent({
    id: `event-${index}`,
    title: `Freedonia lists firm ${index}`,
    day: dayOf(2018) + index * 6,
    first_day: dayOf(2018) + index * 6,
    last_day: dayOf(2018) + index * 6,
    severity: index % 10,
    importance: 60 - index,
  }),
);
const scene = sceneWith(events);
const labelsOf = (picture: ReturnType<typeof testPicture>) =>
  picture.body.chart.layout.labels.map(({ id, lines }) => [id, lines.join(' ')]);

test('a hidden label is not drawn', () => {
  const [first] = labelsOf(testPicture({ scene }));
  const id = first?.[0] ?? '';
  const edits = labelEditsOf({ ...NONE, ...hideLabel(NONE, id) }, 'en', 'square');
  expect(labelsOf(testPicture({ scene, edits })).map(([each]) => each)).not.toContain(id);
});

test('a pinned label is drawn even if the event is the least important', () => {
  expect(labelsOf(testPicture({ scene })).map(([id]) => id)).not.toContain('event-59');
  const edits = labelEditsOf({ ...NONE, ...pinLabel(NONE, 'event-59', true) }, 'en', 'square');
  expect(labelsOf(testPicture({ scene, edits })).map(([id]) => id)).toContain('event-59');
});

test('an event outside the period is not labelled, even if it is pinned', () => {
  const later = testEvent({
    id: 'later',
    day: dayOf(2019, 3),
    first_day: dayOf(2019, 3),
    last_day: dayOf(2019, 3),
  });
  const picture = testPicture({
    scene: sceneWith([testEvent(), later]),
    edits: { first: new Set(['later']) },
  });
  expect(labelsOf(picture).map(([id]) => id)).not.toContain('later');
});

test('a reworded label has its text in one language only', () => {
  const settings = { ...NONE, ...rewordLabel(NONE, 'en', 'event-0', 'Freedonia strikes first') };
  expect(labelsOf(testPicture({ scene, edits: labelEditsOf(settings, 'en', 'square') }))).toContainEqual([
    'event-0',
    'Freedonia strikes first',
  ]);
  expect(labelEditsOf(settings, 'ru', 'square').texts).toEqual({});
  const back = { ...settings, ...rewordLabel(settings, 'en', 'event-0', undefined) };
  expect(labelEditsOf(back, 'en', 'square').texts).toEqual({});
});

test('a moved label is at its place at one size, and has a line to its mark', () => {
  const settings = { ...NONE, ...moveLabelTo(NONE, 'event-0', [90, -60]) };
  const edits = labelEditsOf(settings, 'en', NONE.preset);
  const { layout, lines } = testPicture({ scene: sceneWith([events[0] ?? testEvent()]), edits }).body.chart;
  const [mark] = layout.marks;
  const [label] = layout.labels;
  expect(mark && label && placeOf(label.box, mark)).toEqual([90, -60]);
  expect(lines.map(({ id }) => id)).toEqual(['event-0']);
  expect(labelEditsOf(settings, 'en', 'slide').places).toEqual({});
});

test('a label cannot be moved out of the chart', () => {
  const edits = { places: { 'event-0': [5_000, -5_000] as const }, first: new Set(['event-0']) };
  const { layout } = testPicture({ scene: sceneWith([events[0] ?? testEvent()]), edits }).body.chart;
  const [label] = layout.labels;
  expect(label?.box.right).toBeCloseTo(layout.frame.widthPx);
  expect(label?.box.top).toBe(0);
});
