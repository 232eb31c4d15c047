import { canvasSurface } from '../../drawing/canvas-surface.ts';
import type { Surface } from '../../drawing/surface.ts';
import { svgSurface } from '../../drawing/svg-surface.ts';
import type { Palette } from '../../timeline/render/palette.ts';

/** The main part of a picture, in px. */
export interface PictureBody {
  readonly widthPx: number;
  readonly heightPx: number;
  draw(surface: Surface): void;
}

/** A view with a title above and notes below. */
export interface ComposedPicture {
  readonly body: PictureBody;
  readonly title: string;
  /** Filter, number of events and date. */
  readonly subtitle: string;
  /** Publishers of the sources, and the address of the view. */
  readonly notes: readonly string[];
  readonly palette: Palette;
  readonly fontFamily: string;
  /** Width of a text in px, in `fontFamily`. */
  measure(text: string, sizePx: number, weight: number): number;
}

const EDGE_PX = 24;
const TITLE_PX = 20;
const TEXT_PX = 13;
const NOTE_PX = 11;
const LEADING = 1.4;

interface Line {
  readonly text: string;
  readonly sizePx: number;
  readonly weight: number;
  readonly fill: string;
  readonly yPx: number;
}

interface PictureLayout {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bodyPx: number;
  readonly lines: readonly Line[];
}

/** Places title, body and notes below each other. Long texts are wrapped. */
function layoutPicture(picture: ComposedPicture): PictureLayout {
  const { body, palette } = picture;
  const widthPx = Math.ceil(body.widthPx + EDGE_PX * 2);
  const lines: Line[] = [];
  let yPx = EDGE_PX;
  const write = (text: string, sizePx: number, weight: number, fill: string) => {
    for (const each of wrapText(text, widthPx - EDGE_PX * 2, (part) =>
      picture.measure(part, sizePx, weight),
    )) {
      yPx += sizePx * LEADING;
      lines.push({ text: each, sizePx, weight, fill, yPx: yPx - sizePx * 0.35 });
    }
  };
  write(picture.title, TITLE_PX, 600, palette.ink);
  write(picture.subtitle, TEXT_PX, 400, palette.ink2);
  const bodyPx = yPx + 14;
  yPx = bodyPx + body.heightPx + 12;
  for (const note of picture.notes) write(note, NOTE_PX, 400, palette.ink3);
  return { widthPx, heightPx: Math.ceil(yPx + EDGE_PX), bodyPx, lines };
}

function wrapText(text: string, widthPx: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && measure(longer) > widthPx) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

function drawOn(surface: Surface, picture: ComposedPicture, layout: PictureLayout): void {
  const { widthPx, heightPx, bodyPx, lines } = layout;
  surface.rect(0, 0, widthPx, heightPx, { fill: picture.palette.paper });
  for (const { text, sizePx, weight, fill, yPx } of lines)
    surface.text(text, EDGE_PX, yPx, { fill, sizePx, weight, align: 'start' });
  surface.move(EDGE_PX, bodyPx, () => picture.body.draw(surface));
}

/** The picture as an SVG document. */
export function pictureSvg(picture: ComposedPicture): string {
  const layout = layoutPicture(picture);
  const surface = svgSurface(picture.fontFamily);
  drawOn(surface, picture, layout);
  return surface.document(layout.widthPx, layout.heightPx, picture.title);
}

/** Browsers draw nothing on a canvas with a longer side or a larger area. */
const MAX_SIDE_PX = 32_000;
const MAX_AREA_PX = 260_000_000;

/** The picture as a PNG at `requestedScale` pixels per CSS pixel, or at a smaller `scale` if the canvas would be too large. */
export async function picturePng(
  picture: ComposedPicture,
  requestedScale: number,
): Promise<{ readonly blob: Blob; readonly scale: number }> {
  const layout = layoutPicture(picture);
  const { widthPx, heightPx } = layout;
  const largest = Math.min(
    MAX_SIDE_PX / Math.max(widthPx, heightPx),
    Math.sqrt(MAX_AREA_PX / (widthPx * heightPx)),
  );
  const scale = requestedScale <= largest ? requestedScale : Math.floor(largest * 10) / 10;
  if (scale <= 0) throw new Error('The picture is too large.');
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(widthPx * scale);
  canvas.height = Math.floor(heightPx * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser cannot draw on a canvas.');
  context.scale(scale, scale);
  drawOn(canvasSurface(context, picture.fontFamily), picture, layout);
  const blob = await new Promise<Blob>((resolve, reject) => {
    canvas.toBlob(
      (encoded) => (encoded ? resolve(encoded) : reject(new Error('The picture is too large.'))),
      'image/png',
    );
  });
  return { blob, scale };
}
