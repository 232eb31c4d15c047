import { FAMILIES, KIND, KINDS, type Kind } from '../../domain/kind.ts';
import { canvasSurface } from './canvas-surface.ts';
import { type ChartText, drawTexts } from './chart-texts.ts';
import { drawTimeline } from './draw.ts';
import { GLYPHS } from './glyphs.ts';
import type { Measures, TimelineLayout } from './layout.ts';
import type { Palette } from './palette.ts';
import type { Surface } from './surface.ts';
import { type SvgSurface, svgSurface } from './svg-surface.ts';

/** A chart to take away: what is on the screen, under a heading, with the legend of what is in it. */
export interface Picture {
  readonly layout: TimelineLayout;
  readonly texts: readonly ChartText[];
  readonly palette: Palette;
  readonly title: string;
  readonly subtitle: string;
  readonly kindName: (kind: Kind) => string;
  readonly measure: Measures;
  readonly fontFamily: string;
}

const EDGE_PX = 20;
const HEAD_PX = 58;
const LEGEND_LINE_PX = 22;

/** The picture as an SVG document. */
export function exportSvg(picture: Picture): string {
  const surface: SvgSurface = svgSurface(picture.fontFamily);
  const { widthPx, heightPx } = drawPicture(surface, picture);
  return surface.document(widthPx, heightPx, picture.title);
}

/** The picture as a PNG, at twice the size of the screen's pixels, for slides. */
export async function exportPng(picture: Picture): Promise<Blob> {
  const { widthPx, heightPx } = sizeOf(picture);
  const canvas = document.createElement('canvas');
  canvas.width = widthPx * PNG_SCALE;
  canvas.height = heightPx * PNG_SCALE;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws on no canvas.');
  context.scale(PNG_SCALE, PNG_SCALE);
  drawPicture(canvasSurface(context, picture.fontFamily), picture);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large.'))),
      'image/png',
    );
  });
}

const PNG_SCALE = 2;

interface LegendEntry {
  readonly kind: Kind;
  readonly name: string;
  readonly xPx: number;
  readonly line: number;
}

function drawPicture(
  surface: Surface,
  picture: Picture,
): { readonly widthPx: number; readonly heightPx: number } {
  const { layout, palette, title, subtitle } = picture;
  const { widthPx, heightPx, legend } = sizeOf(picture);
  surface.rect(0, 0, widthPx, heightPx, { fill: palette.paper });
  surface.text(title, EDGE_PX, EDGE_PX + 14, { fill: palette.ink, sizePx: 18, weight: 600, align: 'start' });
  surface.text(subtitle, EDGE_PX, EDGE_PX + 34, {
    fill: palette.ink2,
    sizePx: 13,
    weight: 400,
    align: 'start',
  });
  surface.move(EDGE_PX, HEAD_PX, () => {
    drawTimeline(surface, layout, palette);
    drawTexts(surface, picture.texts, palette, picture.measure);
  });
  for (const { kind, name, xPx, line } of legend) {
    const y = HEAD_PX + layout.frame.heightPx + LEGEND_LINE_PX * (line + 0.75);
    surface.glyph(GLYPHS[kind], xPx + 6, y, 5, { fill: palette.family[KIND[kind].family] });
    surface.text(name, xPx + 16, y + 4, { fill: palette.ink2, sizePx: 12, weight: 400, align: 'start' });
  }
  return { widthPx, heightPx };
}

function sizeOf({ layout, kindName, measure }: Picture) {
  const { frame } = layout;
  const widthPx = Math.ceil(frame.widthPx + EDGE_PX * 2);
  const legend: LegendEntry[] = [];
  let xPx = EDGE_PX;
  let line = 0;
  for (const kind of kindsIn(layout)) {
    const name = kindName(kind);
    const entryPx = 16 + measure.label(name) + 18;
    if (xPx + entryPx > widthPx - EDGE_PX && xPx > EDGE_PX) {
      xPx = EDGE_PX;
      line += 1;
    }
    legend.push({ kind, name, xPx, line });
    xPx += entryPx;
  }
  const heightPx = Math.ceil(HEAD_PX + frame.heightPx + (line + 1) * LEGEND_LINE_PX + EDGE_PX);
  return { widthPx, heightPx, legend };
}

/** The kinds in view, family by family; all of them where marks have dissolved into bars. */
function kindsIn({ marks, density }: TimelineLayout): Kind[] {
  const seen = new Set(marks.flatMap(({ event, pile }) => (pile ?? [event]).map(({ kind }) => kind)));
  const shown = KINDS.filter((kind) => density.length > 0 || seen.has(kind));
  return FAMILIES.flatMap((family) => shown.filter((kind) => KIND[kind].family === family));
}
