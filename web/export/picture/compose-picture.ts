import { canvasSurface } from '../../drawing/canvas-surface.ts';
import type { Surface } from '../../drawing/surface.ts';
import { svgSurface } from '../../drawing/svg-surface.ts';
import type { Palette } from '../../timeline/render/palette.ts';

/** What a picture shows, in px. */
export interface PictureBody {
  readonly widthPx: number;
  readonly heightPx: number;
  draw(surface: Surface): void;
}

/** A view to take away: under a heading, and above where it comes from. */
export interface ComposedPicture {
  readonly body: PictureBody;
  readonly title: string;
  /** What of what, how many, as of when. */
  readonly subtitle: string;
  /** Where it is to be found, and who published what it rests on. */
  readonly notes: readonly string[];
  readonly palette: Palette;
  readonly fontFamily: string;
  /** Width of a text in px, in that font. */
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

interface Placed {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bodyPx: number;
  readonly lines: readonly Line[];
}

/** Lays heading, body and notes under each other; texts are broken where they reach the edge. */
function place(picture: ComposedPicture): Placed {
  const { body, palette } = picture;
  const widthPx = Math.ceil(body.widthPx + EDGE_PX * 2);
  const lines: Line[] = [];
  let yPx = EDGE_PX;
  const write = (text: string, sizePx: number, weight: number, fill: string) => {
    for (const each of broken(text, widthPx - EDGE_PX * 2, (part) => picture.measure(part, sizePx, weight))) {
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

function broken(text: string, widthPx: number, measure: (text: string) => number): string[] {
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

function drawOn(surface: Surface, picture: ComposedPicture, placed: Placed): void {
  const { widthPx, heightPx, bodyPx, lines } = placed;
  surface.rect(0, 0, widthPx, heightPx, { fill: picture.palette.paper });
  for (const { text, sizePx, weight, fill, yPx } of lines)
    surface.text(text, EDGE_PX, yPx, { fill, sizePx, weight, align: 'start' });
  surface.move(EDGE_PX, bodyPx, () => picture.body.draw(surface));
}

/** As an SVG document. */
export function pictureSvg(picture: ComposedPicture): string {
  const placed = place(picture);
  const surface = svgSurface(picture.fontFamily);
  drawOn(surface, picture, placed);
  return surface.document(placed.widthPx, placed.heightPx, picture.title);
}

/** Of either side, and of both multiplied: on more than this browsers draw nothing. */
const MOST_SIDE_PX = 32_000;
const MOST_AREA_PX = 260_000_000;

/** As a PNG of so many pixels to one on the screen, or of as many as the browser has a canvas for: `scale` says which. */
export async function picturePng(
  picture: ComposedPicture,
  wanted: number,
): Promise<{ readonly blob: Blob; readonly scale: number }> {
  const placed = place(picture);
  const { widthPx, heightPx } = placed;
  const largest = Math.min(
    MOST_SIDE_PX / Math.max(widthPx, heightPx),
    Math.sqrt(MOST_AREA_PX / (widthPx * heightPx)),
  );
  const scale = wanted <= largest ? wanted : Math.floor(largest * 10) / 10;
  if (scale <= 0) throw new Error('The picture is too large.');
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(widthPx * scale);
  canvas.height = Math.floor(heightPx * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws on no canvas.');
  context.scale(scale, scale);
  drawOn(canvasSurface(context, picture.fontFamily), picture, placed);
  const blob = await new Promise<Blob>((resolve, reject) => {
    canvas.toBlob(
      (made) => (made ? resolve(made) : reject(new Error('The picture is too large.'))),
      'image/png',
    );
  });
  return { blob, scale };
}
