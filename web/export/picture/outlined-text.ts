import regular from '@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf?url';
import bold from '@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf?url';
import { fetchFile } from '../../api/files.ts';
import { HALO_PX } from '../../drawing/canvas-surface.ts';
import type { Surface } from '../../drawing/surface.ts';
import type { MeasureFont } from './compose-picture.ts';
import { type Contour, type OutlineFont, parseTrueType } from './truetype.ts';

export interface OutlineFonts {
  readonly regular: OutlineFont;
  readonly bold: OutlineFont;
}

export async function loadOutlineFonts(): Promise<OutlineFonts> {
  const [regularFile, boldFile] = await Promise.all([fetchFile(regular), fetchFile(bold)]);
  return { regular: parseTrueType(regularFile), bold: parseTrueType(boldFile) };
}

/** A surface that draws texts as shapes, as wide as `measure` says they are in the font of the page. */
export function outlinedSurface<S extends Surface>(surface: S, fonts: OutlineFonts, measure: MeasureFont): S {
  return {
    ...surface,
    text(text, xPx, baselinePx, { fill, sizePx, weight, align, halo }) {
      const font = weight >= 500 ? fonts.bold : fonts.regular;
      const widthPx = measure(text, sizePx, weight);
      const left = align === 'start' ? xPx : align === 'end' ? xPx - widthPx : xPx - widthPx / 2;
      const path = textPath(text, font, { left, baselinePx, sizePx, widthPx });
      if (path === '') return;
      if (halo && halo !== 'transparent') surface.path(path, { stroke: halo, widthPx: HALO_PX });
      surface.path(path, { fill });
    },
  };
}

interface TextPlace {
  readonly left: number;
  readonly baselinePx: number;
  readonly sizePx: number;
  readonly widthPx: number;
}

/** The glyphs of a text as SVG path data. They are spread to the width, which includes the kerning of the page's font. */
export function textPath(
  text: string,
  font: OutlineFont,
  { left, baselinePx, sizePx, widthPx }: TextPlace,
): string {
  const glyphs = [...text].map((character) => font.glyphOf(character.codePointAt(0) ?? 0));
  const scale = sizePx / font.unitsPerEm;
  const naturalPx = glyphs.reduce((sum, glyph) => sum + font.advanceOf(glyph), 0) * scale;
  const stretch = naturalPx > 0 && widthPx > 0 ? widthPx / naturalPx : 1;
  let xPx = left;
  let path = '';
  for (const glyph of glyphs) {
    const at = (x: number, y: number) =>
      `${round(xPx + x * scale * stretch)} ${round(baselinePx - y * scale)}`;
    for (const contour of font.contoursOf(glyph)) path += contourPath(contour, at);
    xPx += font.advanceOf(glyph) * scale * stretch;
  }
  return path;
}

/** Between two control points there is a point on the curve in the middle. */
function contourPath(contour: Contour, at: (x: number, y: number) => string): string {
  const first = contour.findIndex(({ isOnCurve }) => isOnCurve);
  if (first < 0) return '';
  const points = [...contour.slice(first), ...contour.slice(0, first + 1)];
  let path = '';
  for (const [index, point] of points.entries()) {
    if (index === 0) path += `M${at(point.x, point.y)}`;
    else if (point.isOnCurve && points[index - 1]?.isOnCurve) path += `L${at(point.x, point.y)}`;
    else if (!point.isOnCurve) {
      const next = points[index + 1];
      if (!next) continue;
      const end = next.isOnCurve ? next : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
      path += `Q${at(point.x, point.y)} ${at(end.x, end.y)}`;
    }
  }
  return `${path}Z`;
}

function round(px: number): number {
  return Math.round(px * 100) / 100;
}
