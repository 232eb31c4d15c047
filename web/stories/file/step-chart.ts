import type { Language } from '../../../domain/language/language.ts';
import { DEFAULT_SIDES } from '../../../domain/parties/side.ts';
import type { StoryStep } from '../../../domain/stories/story.ts';
import { tensionUnit } from '../../../domain/timeline/tension-period.ts';
import { fetchTimeline } from '../../api/timeline.ts';
import { svgSurface } from '../../drawing/svg-surface.ts';
import { timelineBody } from '../../export/picture/timeline-picture.ts';
import type { Messages } from '../../i18n/en/all.ts';
import { eras } from '../../state/eras.ts';
import { eraRows } from '../../timeline/layout/eras.ts';
import type { Measures } from '../../timeline/layout/layout-request.ts';
import type { Palette } from '../../timeline/render/palette.ts';
import { daySpanOf, timeSpanOf } from '../../timeline/scale/time-span.ts';
import { sceneOf } from '../../timeline/state/scene.ts';
import { spanBoundsOf } from '../../timeline/state/span-bounds.ts';
import { filterOfStep, windowOfStep } from '../step-view.ts';
import type { ChartSvg } from './story-html.ts';

export interface ChartStyle {
  readonly language: Language;
  readonly messages: Messages;
  readonly palette: Palette;
  readonly measure: Measures;
  readonly fontFamily: string;
}

export interface ChartSize {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly hasLegend: boolean;
}

const NO_EDITS = { hidden: new Set<string>(), first: new Set<string>(), texts: {}, places: {} };

/** The chart of a step, laid out for its size. `undefined` if no event matches the filter of the step. */
export async function stepChart(
  step: StoryStep,
  size: ChartSize,
  style: ChartStyle,
  idPrefix: string,
): Promise<ChartSvg | undefined> {
  const filter = filterOfStep(step);
  const window = windowOfStep(step);
  const sides = filter.sides ?? DEFAULT_SIDES;
  const request = { filter, sides, widthPx: size.widthPx };
  const whole = await fetchTimeline(request);
  const bounds = spanBoundsOf(whole, filter);
  if (!bounds) return undefined;
  const span = window ? timeSpanOf(window) : bounds;
  const detail =
    window && !whole.complete ? await fetchTimeline({ ...request, timeWindow: window }) : undefined;
  const scene = sceneOf(whole, detail, tensionUnit(daySpanOf(span), size.widthPx));
  if (!scene) return undefined;
  const { language, messages, palette, measure, fontFamily } = style;
  const body = timelineBody(
    {
      content: {
        scene,
        span,
        sides,
        language,
        messages,
        eras: eraRows(eras.value, sides),
        chartLayout: 'titles',
        chartLayers: [],
        inForceOn: filter.in_force_on,
        selectedId: step.event,
      },
      edits: NO_EDITS,
      hasLegend: size.hasLegend,
      palette,
      measure,
    },
    size,
  );
  const surface = svgSurface(fontFamily, idPrefix);
  body.draw(surface);
  return { content: surface.content(), widthPx: body.widthPx, heightPx: body.heightPx };
}
