import { FAMILIES, KIND, KINDS, type Kind } from '../../../domain/events/kind.ts';
import { GLYPHS } from '../../drawing/glyphs.ts';
import type { Measures, TimelineLayout } from '../../timeline/layout/layout.ts';
import { type ChartText, drawTexts } from '../../timeline/render/chart-texts.ts';
import { drawTimeline } from '../../timeline/render/draw.ts';
import type { Palette } from '../../timeline/render/palette.ts';
import type { PictureBody } from './compose-picture.ts';

/** A laid out timeline, to be drawn with a legend of the kinds in it. */
export interface Picture {
  readonly layout: TimelineLayout;
  readonly texts: readonly ChartText[];
  readonly palette: Palette;
  readonly kindName: (kind: Kind) => string;
  readonly measure: Measures;
  readonly fontFamily: string;
}

const LEGEND_LINE_PX = 22;

interface LegendEntry {
  readonly kind: Kind;
  readonly name: string;
  readonly xPx: number;
  readonly line: number;
}

export function timelineBody(picture: Picture): PictureBody {
  const { layout, palette } = picture;
  const widthPx = Math.ceil(layout.frame.widthPx);
  const legend = legendOf(picture, widthPx);
  const lines = (legend.at(-1)?.line ?? 0) + 1;
  return {
    widthPx,
    heightPx: Math.ceil(layout.frame.heightPx + lines * LEGEND_LINE_PX),
    draw(surface) {
      drawTimeline(surface, layout, palette);
      drawTexts(surface, picture.texts, palette, picture.measure);
      for (const { kind, name, xPx, line } of legend) {
        const y = layout.frame.heightPx + LEGEND_LINE_PX * (line + 0.75);
        surface.glyph(GLYPHS[kind], xPx + 6, y, 5, { fill: palette.family[KIND[kind].family] });
        surface.text(name, xPx + 16, y + 4, { fill: palette.ink2, sizePx: 12, weight: 400, align: 'start' });
      }
    },
  };
}

function legendOf({ layout, kindName, measure }: Picture, widthPx: number): LegendEntry[] {
  const legend: LegendEntry[] = [];
  let [xPx, line] = [0, 0];
  for (const kind of kindsIn(layout)) {
    const name = kindName(kind);
    const entryPx = 16 + measure.label(name) + 18;
    if (xPx + entryPx > widthPx && xPx > 0) [xPx, line] = [0, line + 1];
    legend.push({ kind, name, xPx, line });
    xPx += entryPx;
  }
  return legend;
}

/** The kinds in view, by family; all kinds if there are density bars. */
function kindsIn({ marks, density }: TimelineLayout): Kind[] {
  const seen = new Set(marks.flatMap(({ event, cluster }) => (cluster ?? [event]).map(({ kind }) => kind)));
  const shown = KINDS.filter((kind) => density.length > 0 || seen.has(kind));
  return FAMILIES.flatMap((family) => shown.filter((kind) => KIND[kind].family === family));
}
