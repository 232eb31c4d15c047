import type { PictureText } from '../../../domain/query/picture-settings.ts';
import { canvasSurface } from '../../drawing/canvas-surface.ts';
import type { Surface } from '../../drawing/surface.ts';
import { svgSurface } from '../../drawing/svg-surface.ts';
import type { Palette } from '../../timeline/render/palette.ts';
import { type PictureSize, pixelsPerPx } from './presets.ts';

export interface Room {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The main part of a picture, in px. */
export interface PictureBody {
  readonly widthPx: number;
  readonly heightPx: number;
  draw(surface: Surface): void;
}

/** A view with texts around it. */
export interface Picture<B extends PictureBody = PictureBody> {
  readonly size: PictureSize;
  /** Lays out the main part for the room between the texts. It may need more height. */
  readonly bodyFor: (room: Room) => B;
  /** An empty text is left out. */
  readonly texts: Readonly<Record<Exclude<PictureText, 'alt'>, string>>;
  readonly palette: Palette;
  readonly fontFamily: string;
  /** Width of a text in px, in `fontFamily`. */
  readonly measure: MeasureFont;
}

export type MeasureFont = (text: string, sizePx: number, weight: number) => number;

export interface PictureLine {
  readonly text: string;
  readonly sizePx: number;
  readonly weight: number;
  readonly fill: string;
  readonly baselinePx: number;
}

/** A picture with the positions of its parts, ready to be drawn. */
export interface LaidOutPicture<B extends PictureBody = PictureBody> {
  readonly size: PictureSize;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly body: B;
  readonly bodyLeftPx: number;
  readonly bodyTopPx: number;
  readonly headLines: readonly PictureLine[];
  readonly footLines: readonly PictureLine[];
  readonly palette: Palette;
  readonly fontFamily: string;
}

const WIDE_PX = 640;
const LEADING = 1.35;
const BASELINE_SHARE = 0.74;
const BODY_GAP_PX = 10;
export const NOTE_PX = 11;
export const NOTE_WEIGHT = 400;

/** Distance of the content from the edges. */
export function edgePx({ widthPx }: PictureSize): number {
  return widthPx < WIDE_PX ? 14 : 24;
}

/** Places texts and body below each other. Long texts are wrapped. The last line is at the lower edge. */
export function layoutPicture<B extends PictureBody>(picture: Picture<B>): LaidOutPicture<B> {
  const { size, texts, palette, measure, fontFamily } = picture;
  const edge = edgePx(size);
  const contentPx = size.widthPx - edge * 2;
  const isWide = size.widthPx >= WIDE_PX;
  const linesOf = (text: string, sizePx: number, weight: number, fill: string, topPx: number) =>
    wrapText(text, contentPx, (part) => measure(part, sizePx, weight)).map((line, index) => ({
      text: line,
      sizePx,
      weight,
      fill,
      baselinePx: topPx + sizePx * LEADING * (index + BASELINE_SHARE),
    }));
  const stack = (
    parts: readonly (readonly [text: string, sizePx: number, weight: number, fill: string])[],
    topPx: number,
  ) => {
    let bottomPx = topPx;
    const lines = parts.flatMap(([text, sizePx, weight, fill]) => {
      const placed = linesOf(text, sizePx, weight, fill, bottomPx);
      bottomPx += placed.length * sizePx * LEADING;
      return placed;
    });
    return { lines, bottomPx };
  };
  const head = stack(
    [
      [texts.headline, isWide ? 20 : 17, 600, palette.ink],
      [texts.subtitle, 13, 400, palette.ink2],
    ],
    edge,
  );
  const footParts = [
    [texts.note, NOTE_PX, NOTE_WEIGHT, palette.ink2],
    [texts.sources, NOTE_PX, NOTE_WEIGHT, palette.ink3],
    [texts.credit, NOTE_PX, NOTE_WEIGHT, palette.ink3],
  ] as const;
  const footPx = stack(footParts, 0).bottomPx;
  const bodyTopPx = head.bottomPx + (head.lines.length > 0 ? BODY_GAP_PX : 0);
  const belowPx = (footPx > 0 ? BODY_GAP_PX : 0) + footPx + edge;
  const body = picture.bodyFor({
    widthPx: contentPx,
    heightPx: Math.max(size.heightPx - bodyTopPx - belowPx, 0),
  });
  const heightPx = Math.max(size.heightPx, Math.ceil(bodyTopPx + body.heightPx + belowPx));
  return {
    size,
    widthPx: size.widthPx,
    heightPx,
    body,
    bodyLeftPx: edge,
    bodyTopPx,
    headLines: head.lines,
    footLines: stack(footParts, heightPx - edge - footPx).lines,
    palette,
    fontFamily,
  };
}

/** Breaks a text at spaces into lines of at most `widthPx`. Line breaks in the text are kept. */
export function wrapText(text: string, widthPx: number, measure: (text: string) => number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && measure(longer) > widthPx) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return line === '' ? lines : [...lines, line];
  });
}

function drawPicture(surface: Surface, picture: LaidOutPicture): void {
  const { widthPx, heightPx, palette, body, bodyLeftPx, bodyTopPx, headLines, footLines } = picture;
  if (palette.paper !== 'transparent')
    surface.layer('background', () => surface.rect(0, 0, widthPx, heightPx, { fill: palette.paper }));
  const write = (lines: readonly PictureLine[]) => {
    for (const { text, sizePx, weight, fill, baselinePx } of lines)
      surface.text(text, bodyLeftPx, baselinePx, { fill, sizePx, weight, align: 'start' });
  };
  if (headLines.length > 0) surface.layer('headline', () => write(headLines));
  surface.move(bodyLeftPx, bodyTopPx, () => body.draw(surface));
  if (footLines.length > 0) surface.layer('notes', () => write(footLines));
}

export interface SvgTexts {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  /** Rules for the texts, such as embedded fonts. */
  readonly style?: string;
}

/** The picture as an SVG document, in the unit of its output. `wrap` can change how something is drawn. */
export function pictureSvg(
  picture: LaidOutPicture,
  texts: SvgTexts,
  wrap: (surface: Surface) => Surface = (surface) => surface,
): string {
  const { widthPx, heightPx } = picture;
  const { width, unit } = picture.size.output;
  const surface = svgSurface(picture.fontFamily);
  drawPicture(wrap(surface), picture);
  return surface.document({
    widthPx,
    heightPx,
    width: `${round(width)}${unit === 'mm' ? 'mm' : ''}`,
    height: `${round((heightPx * width) / widthPx)}${unit === 'mm' ? 'mm' : ''}`,
    ...texts,
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The picture as the inside of an SVG element of the page. Its ids start with `prefix`. */
export function pictureMarkup(picture: LaidOutPicture, prefix: string): string {
  const surface = svgSurface(picture.fontFamily, prefix);
  drawPicture(surface, picture);
  return surface.content();
}

/** Browsers draw nothing on a canvas with a longer side or a larger area. */
const MAX_SIDE_PX = 32_000;
const MAX_AREA_PX = 260_000_000;

/** The picture as a canvas at `requestedScale`, or at a smaller `scale` if the canvas would be too large. */
export async function picturePng(
  picture: LaidOutPicture,
  requestedScale: number,
): Promise<{ readonly blob: Blob; readonly scale: number }> {
  const { widthPx, heightPx } = picture;
  const base = pixelsPerPx(picture.size);
  const largest = Math.min(
    MAX_SIDE_PX / Math.max(widthPx, heightPx),
    Math.sqrt(MAX_AREA_PX / (widthPx * heightPx)),
  );
  const scale = requestedScale * base <= largest ? requestedScale : Math.floor((largest / base) * 10) / 10;
  if (scale <= 0) throw new Error('The picture is too large.');
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(widthPx * base * scale);
  canvas.height = Math.round(heightPx * base * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser cannot draw on a canvas.');
  context.scale(base * scale, base * scale);
  drawPicture(canvasSurface(context, picture.fontFamily), picture);
  const blob = await new Promise<Blob>((resolve, reject) => {
    canvas.toBlob(
      (encoded) => (encoded ? resolve(encoded) : reject(new Error('The picture is too large.'))),
      'image/png',
    );
  });
  return { blob, scale };
}

let context: CanvasRenderingContext2D | null | undefined;

/** Measures texts in any size and weight of a font. */
export function fontMeasure(fontFamily: string): MeasureFont {
  context ??= document.createElement('canvas').getContext('2d');
  return (text, sizePx, weight) => {
    if (!context) return 0;
    context.font = `${weight} ${sizePx}px ${fontFamily}`;
    return context.measureText(text).width;
  };
}
