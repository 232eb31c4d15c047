import { parseEdtf } from '../../../domain/dates/edtf-date.ts';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { formatLag } from '../../../domain/dates/lag.ts';
import type { Language } from '../../../domain/language/language.ts';
import type { Sides } from '../../../domain/parties/side.ts';
import { eventLabel, longEventLabel } from '../../../domain/timeline/event-label.ts';
import type { TimelineEvent } from '../../../domain/timeline/timeline.ts';
import type { Messages } from '../../i18n/en/all.ts';
import type { ChartLayer, ChartLayout } from '../../state/chart-options.ts';
import { linksOf } from '../../timeline/layout/arrows/layout-arrows.ts';
import { layoutLayers } from '../../timeline/layout/chart-layers.ts';
import type { EraRows } from '../../timeline/layout/eras.ts';
import { layoutTimeline } from '../../timeline/layout/layout.ts';
import type { Measures } from '../../timeline/layout/layout-request.ts';
import type { Scene } from '../../timeline/layout/scene.ts';
import { chartMessages } from '../../timeline/render/chart-messages.ts';
import { type ChartText, textsOf } from '../../timeline/render/chart-texts.ts';
import type { Frame } from '../../timeline/scale/frame.ts';
import { calendarFormat } from '../../timeline/scale/ticks.ts';
import type { TimeSpan } from '../../timeline/scale/time-span.ts';
import { applyLabelEdits, type EditedLayout, type LabelEdits } from './label-edits.ts';

/** What a timeline shows, apart from its size and colours. */
export interface TimelineContent {
  readonly scene: Scene;
  readonly span: TimeSpan;
  readonly sides: Sides;
  readonly language: Language;
  readonly messages: Messages;
  readonly eras: EraRows;
  readonly chartLayout: ChartLayout;
  readonly chartLayers: readonly ChartLayer[];
  /** The date (EDTF) of the filter “in force on”. */
  readonly inForceOn?: string | undefined;
  /** The selected event: it is labelled, with its arrows. */
  readonly selectedId?: string | undefined;
}

export interface LaidOutTimeline extends EditedLayout {
  readonly texts: readonly ChartText[];
}

/** Lays out a timeline for `frame`, with the labels as edited. Does not touch the chart on the screen. */
export function layOutTimeline(
  content: TimelineContent,
  frame: Frame,
  measure: Measures,
  edits: LabelEdits,
): LaidOutTimeline {
  const { scene, span, sides, language, messages, inForceOn, selectedId, eras, chartLayers } = content;
  const titled = (event: TimelineEvent) => edits.texts[event.id] ?? eventLabel(event, language);
  const inWindow = new Set(scene.events.filter((event) => isInSpan(event, span)).map(({ id }) => id));
  const first = [...edits.first, ...(selectedId === undefined ? [] : [selectedId])];
  const names = chartMessages(messages, sides, language);
  const edited = applyLabelEdits(
    layoutTimeline({
      scene,
      span,
      frame,
      calendar: calendarFormat(language === 'en' ? 'en-GB' : language),
      measure,
      formatLag: ({ lag_min, lag_max }) => formatLag({ min: lag_min, max: lag_max }, language),
      titleOf: titled,
      longTitleOf: (event) => edits.texts[event.id] ?? longEventLabel(event, language),
      bandName: (side) => (side === 'upper' || side === 'lower' ? names.sideName(side) : names[side]),
      eras,
      language,
      arrangement: content.chartLayout,
      layers: layoutLayers(chartLayers),
      markedDay:
        inForceOn === undefined
          ? undefined
          : {
              days: daysOf(inForceOn),
              text: messages.timeline.inForceOn(formatDate(inForceOn, language)),
            },
      first: new Set(first.filter((id) => inWindow.has(id))),
      links: selectedId === undefined ? [] : linksOf(selectedId, scene.arrows),
    }),
    edits,
  );
  const texts = textsOf(edited.layout, names, measure.side);
  return { ...edited, texts };
}

export function isInSpan({ day }: Pick<TimelineEvent, 'day'>, { start, end }: TimeSpan): boolean {
  return day + 1 > start && day < end;
}

function daysOf(date: string) {
  const { first_day: first, last_day: last } = parseEdtf(date);
  return { first, last };
}
