import type { Kind } from '../../../domain/events/kind.ts';
import type { Surface } from '../../drawing/surface.ts';
import { framePartsFor } from '../../timeline/layout/frame-parts.ts';
import type { Measures, TimelineLayout } from '../../timeline/layout/layout-request.ts';
import type { ChartText } from '../../timeline/render/chart-texts.ts';
import { drawTimeline } from '../../timeline/render/draw.ts';
import { drawTexts } from '../../timeline/render/draw-texts.ts';
import type { Palette } from '../../timeline/render/palette.ts';
import { frameOf } from '../../timeline/scale/frame.ts';
import type { PictureBody, Room } from './compose-picture.ts';
import type { LabelEdits } from './label-edits.ts';
import { type LaidOutTimeline, layOutTimeline, type TimelineContent } from './timeline-chart.ts';
import { drawLegend, LEGEND_LINE_PX, legendEntries, placeLegend } from './timeline-legend.ts';

/** A laid out timeline, to be drawn in a picture. */
export interface Picture {
  readonly layout: TimelineLayout;
  readonly texts: readonly ChartText[];
  readonly palette: Palette;
  readonly kindName: (kind: Kind) => string;
  readonly measure: Measures;
  readonly fontFamily: string;
}

export interface TimelinePicture {
  readonly content: TimelineContent;
  readonly edits: LabelEdits;
  readonly hasLegend: boolean;
  readonly palette: Palette;
  readonly measure: Measures;
}

/** A chart lower than this has no room for labels. */
export const MIN_CHART_PX = 180;
const LEGEND_GAP_PX = 6;

export interface TimelineBody extends PictureBody {
  /** The chart, whose top-left corner is that of the body. */
  readonly chart: LaidOutTimeline;
}

/** The chart with its legend below it, as high as the room, or higher if the room is too low. */
export function timelineBody(picture: TimelinePicture, room: Room): TimelineBody {
  const { content, edits, hasLegend, palette, measure } = picture;
  const layOut = (legendPx: number) => {
    const heightPx = Math.max(room.heightPx - legendPx, MIN_CHART_PX);
    const parts = framePartsFor(content.eras, content.span, room.widthPx, heightPx);
    return layOutTimeline(content, frameOf(room.widthPx, heightPx, parts), measure, edits);
  };
  const legendFor = ({ layout }: LaidOutTimeline) =>
    hasLegend ? placeLegend(legendEntries(layout, content), room.widthPx, measure.label) : [];
  let chart = layOut(0);
  let legend = legendFor(chart);
  // A lower chart can need other entries, and more of them. Twice is enough in practice; the height then follows.
  for (let attempt = 0; attempt < 2 && legend.length > 0; attempt += 1) {
    chart = layOut(legendHeightPx(legend));
    legend = legendFor(chart);
  }
  const chartPx = chart.layout.frame.heightPx;
  return {
    chart,
    widthPx: room.widthPx,
    heightPx: chartPx + legendHeightPx(legend),
    draw(surface) {
      drawChart(surface, chart, palette, measure);
      if (legend.length > 0)
        surface.layer('legend', () => drawLegend(surface, legend, chartPx + LEGEND_GAP_PX, palette));
    },
  };
}

/** Draws a chart with its texts, in named layers. */
export function drawChart(
  surface: Surface,
  { layout, texts, lines }: Pick<LaidOutTimeline, 'layout' | 'texts' | 'lines'>,
  palette: Palette,
  measure: Measures,
): void {
  drawTimeline(surface, layout, palette);
  surface.layer('texts', () =>
    drawTexts(
      surface,
      texts.filter((text) => !isTitle(text)),
      palette,
      measure,
    ),
  );
  surface.layer('labels', () => {
    for (const { fromX, fromY, toX, toY } of lines)
      surface.line(fromX, fromY, toX, toY, { stroke: palette.ink3, widthPx: 0.75 });
    drawTexts(surface, texts.filter(isTitle), palette, measure);
  });
}

function isTitle({ role }: ChartText): boolean {
  return role.endsWith('label');
}

function legendHeightPx(legend: readonly { readonly line: number }[]): number {
  const last = legend.at(-1);
  return last ? LEGEND_GAP_PX + (last.line + 1) * LEGEND_LINE_PX : 0;
}
