import type { DensityBar } from '../layout/layout-density.ts';
import type { TimelineLayout } from '../layout/layout-request.ts';
import { timeScale } from '../scale/time-scale.ts';
import { spanLength, type TimeSpan } from '../scale/time-span.ts';
import { drawDensity } from './draw.ts';
import type { Palette } from './palette.ts';
import { pixelSurface } from './pixel-surface.ts';

/**
 * Draws the density bars once to a bitmap, and scales it to the window in later frames: ten thousand bars take longer
 * than a frame. A new bitmap is drawn when the bars, colours or size change, or when scaling would become visible.
 */
export interface DensityBitmap {
  paint(
    context: CanvasRenderingContext2D,
    layout: TimelineLayout,
    palette: Palette,
    pixelRatio: number,
  ): void;
}

const MAX_WIDTH_PX = 6_000;
const MAX_SCALING = 2;

interface Bitmap {
  readonly bars: readonly DensityBar[];
  readonly palette: Palette;
  readonly pixelRatio: number;
  readonly heightPx: number;
  readonly pxPerDay: number;
  readonly span: TimeSpan;
  readonly canvas: HTMLCanvasElement;
}

export function densityBitmap(): DensityBitmap {
  let bitmap: Bitmap | undefined;

  function drawBitmap(layout: TimelineLayout, palette: Palette, pixelRatio: number): Bitmap | undefined {
    const { density: bars, scale, frame } = layout;
    const span = spanOfBars(bars);
    if (!span) return undefined;
    const pxPerDay = Math.min(scale.pxPerDay, MAX_WIDTH_PX / pixelRatio / spanLength(span));
    const widthPx = Math.ceil(spanLength(span) * pxPerDay);
    const canvas = bitmap?.canvas ?? document.createElement('canvas');
    canvas.width = Math.ceil(widthPx * pixelRatio);
    canvas.height = Math.ceil(frame.heightPx * pixelRatio);
    const context = canvas.getContext('2d');
    if (!context) return undefined;
    const image = context.createImageData(canvas.width, canvas.height);
    drawDensity(
      pixelSurface(image, pixelRatio),
      bars,
      timeScale(span, 0, spanLength(span) * pxPerDay),
      palette,
    );
    context.putImageData(image, 0, 0);
    return { bars, palette, pixelRatio, heightPx: frame.heightPx, pxPerDay, span, canvas };
  }

  return {
    paint(context, layout, palette, pixelRatio) {
      const { density, scale, frame } = layout;
      if (density.length === 0) return;
      const isUsable =
        bitmap !== undefined &&
        bitmap.bars === density &&
        bitmap.palette === palette &&
        bitmap.pixelRatio === pixelRatio &&
        bitmap.heightPx === frame.heightPx &&
        scale.pxPerDay <= bitmap.pxPerDay * MAX_SCALING;
      if (!isUsable) bitmap = drawBitmap(layout, palette, pixelRatio);
      if (!bitmap) return;
      const { plot } = frame;
      const left = scale.xOf(bitmap.span.start);
      const width = spanLength(bitmap.span) * scale.pxPerDay;
      context.save();
      context.beginPath();
      context.rect(plot.left, plot.top, plot.right - plot.left, plot.bottom - plot.top);
      context.clip();
      context.globalAlpha = 1;
      context.imageSmoothingEnabled = false;
      context.drawImage(bitmap.canvas, left, 0, width, frame.heightPx);
      context.restore();
    },
  };
}

function spanOfBars(bars: readonly DensityBar[]): TimeSpan | undefined {
  const first = bars[0];
  const last = bars.at(-1);
  return first && last ? { start: first.startDay, end: last.endDay } : undefined;
}
