import { dayOf } from '../../../../domain/dates/day-span.ts';
import type { PicturePreset } from '../../../../domain/query/picture-settings.ts';
import { type LaidOutPicture, layoutPicture } from '../../../../web/export/picture/compose-picture.ts';
import type { LabelEdits } from '../../../../web/export/picture/label-edits.ts';
import { pictureSize } from '../../../../web/export/picture/presets.ts';
import type { TimelineContent } from '../../../../web/export/picture/timeline-chart.ts';
import { type TimelineBody, timelineBody } from '../../../../web/export/picture/timeline-picture.ts';
import { en } from '../../../../web/i18n/en/all.ts';
import type { Palette } from '../../../../web/timeline/render/palette.ts';
import { sceneWith, TEST_MEASURES, testEvent } from '../../timeline/test-timeline.ts';

export const TEST_PALETTE: Palette = {
  paper: 'white',
  ink: 'black',
  ink2: 'dimgrey',
  ink3: 'grey',
  line: 'silver',
  lineStrong: 'darkgrey',
  focus: 'navy',
  upper: 'steelblue',
  lower: 'sienna',
  family: { presence: 'orange', pressure: 'blue', dialogue: 'green', shock: 'purple' },
};

export const NO_LABEL_EDITS: LabelEdits = { hidden: new Set(), first: new Set(), texts: {}, places: {} };

const TEXTS = {
  headline: 'Ruritania and Freedonia, 2018',
  subtitle: '1 event',
  note: '',
  sources: 'Sources: Strelsau Gazette',
  credit: 'Démarche, 30 November 2026',
};

export function testContent(content: Partial<TimelineContent> = {}): TimelineContent {
  return {
    scene: sceneWith([testEvent()]),
    span: { start: dayOf(2018), end: dayOf(2019) },
    sides: { upper: 'XR', lower: 'XF' },
    language: 'en',
    messages: en,
    eras: { upper: [], neutral: [], lower: [] },
    chartLayout: 'titles',
    chartLayers: [],
    ...content,
  };
}

interface PictureOptions extends Partial<TimelineContent> {
  readonly preset?: PicturePreset;
  readonly edits?: Partial<LabelEdits>;
  readonly hasLegend?: boolean;
  readonly texts?: Partial<typeof TEXTS>;
}

/** A picture of events of Ruritania and Freedonia in 2018. Letters are half as wide as they are high. */
export function testPicture({
  preset = 'web-16-9',
  edits = {},
  hasLegend = true,
  texts = {},
  ...content
}: PictureOptions = {}): LaidOutPicture<TimelineBody> {
  const measure = TEST_MEASURES;
  const timeline = {
    content: testContent(content),
    edits: { ...NO_LABEL_EDITS, ...edits },
    hasLegend,
    palette: TEST_PALETTE,
    measure,
  };
  return layoutPicture({
    size: pictureSize(preset, { widthPx: 1_248, heightPx: 830 }),
    bodyFor: (room) => timelineBody(timeline, room),
    texts: { ...TEXTS, ...texts },
    palette: TEST_PALETTE,
    fontFamily: '"IBM Plex Sans", sans-serif',
    measure: (text, sizePx) => text.length * sizePx * 0.5,
  });
}
