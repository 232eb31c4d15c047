import { canvasSurface } from '../../drawing/canvas-surface.ts';
import type { Measures } from '../layout/layout-request.ts';
import { type ChartText, TEXT_STYLE } from './chart-texts.ts';
import { drawTexts } from './draw-texts.ts';
import type { Palette } from './palette.ts';

interface Style {
  readonly palette: Palette;
  readonly measure: Measures;
  readonly fontFamily: string;
  readonly pixelRatio: number;
}

/**
 * Draws texts on the canvas while the window moves, each from a bitmap. As HTML, all of them would be laid out and painted
 * again in every frame.
 */
export interface TextBitmaps {
  draw(
    context: CanvasRenderingContext2D,
    texts: readonly ChartText[],
    style: Style,
    isDimmed: (eventId: string) => boolean,
  ): void;
  /** Frees the bitmaps. */
  clear(): void;
}

/** Room for the halo around a text. */
const MARGIN_PX = 4;
const DIMMED_ALPHA = 0.3;

export function textBitmaps(): TextBitmaps {
  const bitmaps = new Map<string, HTMLCanvasElement>();
  let bitmapStyle: Style | undefined;

  return {
    draw(context, texts, style, isDimmed) {
      if (!bitmapStyle || !isSame(style, bitmapStyle)) bitmaps.clear();
      bitmapStyle = style;
      const { pixelRatio } = style;
      context.save();
      context.resetTransform();
      for (const text of texts) {
        const key = [text.role, text.align, ...text.lines].join('\n');
        const bitmap = bitmaps.get(key) ?? bitmapOf(text, style);
        bitmaps.set(key, bitmap);
        context.globalAlpha = text.eventId !== undefined && isDimmed(text.eventId) ? DIMMED_ALPHA : 1;
        // Whole pixels of the screen, so that the text stays sharp.
        const left = Math.round(text.xPx * pixelRatio - anchorPx(text.align, bitmap.width, pixelRatio));
        const top = Math.round((text.topPx - MARGIN_PX) * pixelRatio);
        context.drawImage(bitmap, left, top);
      }
      context.restore();
    },
    clear: () => bitmaps.clear(),
  };
}

function isSame(a: Style, b: Style): boolean {
  return (
    a.palette === b.palette &&
    a.measure === b.measure &&
    a.fontFamily === b.fontFamily &&
    a.pixelRatio === b.pixelRatio
  );
}

/** Where `xPx` of a text is in its bitmap, in pixels of the screen. */
function anchorPx(align: ChartText['align'], widthPx: number, pixelRatio: number): number {
  if (align === 'middle') return widthPx / 2;
  const marginPx = MARGIN_PX * pixelRatio;
  return align === 'start' ? marginPx : widthPx - marginPx;
}

function bitmapOf(text: ChartText, { palette, measure, fontFamily, pixelRatio }: Style): HTMLCanvasElement {
  const bitmap = document.createElement('canvas');
  const context = bitmap.getContext('2d');
  if (!context) throw new Error('This browser cannot draw on a canvas.');
  const { sizePx, weight, linePx } = TEXT_STYLE[text.role];
  context.font = `${weight} ${sizePx}px ${fontFamily}`;
  const textPx = Math.max(...text.lines.map((line) => context.measureText(line).width));
  bitmap.width = Math.ceil((textPx + 2 * MARGIN_PX) * pixelRatio);
  bitmap.height = Math.ceil((text.lines.length * linePx + 2 * MARGIN_PX) * pixelRatio);
  context.scale(pixelRatio, pixelRatio);
  const xPx = anchorPx(text.align, bitmap.width, pixelRatio) / pixelRatio;
  drawTexts(canvasSurface(context, fontFamily), [{ ...text, xPx, topPx: MARGIN_PX }], palette, measure);
  return bitmap;
}
