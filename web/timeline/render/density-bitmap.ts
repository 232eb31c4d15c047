import type { TimelineLayout } from '../layout/layout.ts';
import type { DensityBar } from '../layout/layout-density.ts';
import { timeScale } from '../scale/time-scale.ts';
import { spanLength, type TimeSpan } from '../scale/time-span.ts';
import { drawDensity } from './draw.ts';
import type { Palette } from './palette.ts';
import { pixelSurface } from './pixel-surface.ts';

/**
 * The bars of density painted once to a bitmap and stretched to the window in every frame after: ten thousand bars are
 * more than a frame has time for, and a bar stretched sideways is the bar itself. The bitmap is made anew where its bars,
 * its colours or its frame change, or the window has become so much shorter that the stretching would show.
 */
export interface DensityBitmap {
  paint(
    context: CanvasRenderingContext2D,
    layout: TimelineLayout,
    palette: Palette,
    pixelRatio: number,
  ): void;
}

const MOST_WIDTH_PX = 6_000;
const MOST_STRETCHED = 2;

interface Made {
  readonly bars: readonly DensityBar[];
  readonly palette: Palette;
  readonly pixelRatio: number;
  readonly heightPx: number;
  readonly pxPerDay: number;
  readonly covers: TimeSpan;
  readonly canvas: HTMLCanvasElement;
}

export function densityBitmap(): DensityBitmap {
  let made: Made | undefined;

  function make(layout: TimelineLayout, palette: Palette, pixelRatio: number): Made | undefined {
    const { density: bars, scale, frame } = layout;
    const covers = coverOf(bars);
    if (!covers) return undefined;
    const pxPerDay = Math.min(scale.pxPerDay, MOST_WIDTH_PX / pixelRatio / spanLength(covers));
    const widthPx = Math.ceil(spanLength(covers) * pxPerDay);
    const canvas = made?.canvas ?? document.createElement('canvas');
    canvas.width = Math.ceil(widthPx * pixelRatio);
    canvas.height = Math.ceil(frame.heightPx * pixelRatio);
    const context = canvas.getContext('2d');
    if (!context) return undefined;
    const image = context.createImageData(canvas.width, canvas.height);
    drawDensity(
      pixelSurface(image, pixelRatio),
      bars,
      timeScale(covers, 0, spanLength(covers) * pxPerDay),
      palette,
    );
    context.putImageData(image, 0, 0);
    return { bars, palette, pixelRatio, heightPx: frame.heightPx, pxPerDay, covers, canvas };
  }

  return {
    paint(context, layout, palette, pixelRatio) {
      const { density, scale, frame } = layout;
      if (density.length === 0) return;
      const isUsable =
        made !== undefined &&
        made.bars === density &&
        made.palette === palette &&
        made.pixelRatio === pixelRatio &&
        made.heightPx === frame.heightPx &&
        scale.pxPerDay <= made.pxPerDay * MOST_STRETCHED;
      if (!isUsable) made = make(layout, palette, pixelRatio);
      if (!made) return;
      const { plot } = frame;
      const left = scale.xOf(made.covers.start);
      const width = spanLength(made.covers) * scale.pxPerDay;
      context.save();
      context.beginPath();
      context.rect(plot.left, plot.top, plot.right - plot.left, plot.bottom - plot.top);
      context.clip();
      context.globalAlpha = 1;
      context.imageSmoothingEnabled = false;
      context.drawImage(made.canvas, left, 0, width, frame.heightPx);
      context.restore();
    },
  };
}

function coverOf(bars: readonly DensityBar[]): TimeSpan | undefined {
  const first = bars[0];
  const last = bars.at(-1);
  return first && last ? { start: first.startDay, end: last.endDay } : undefined;
}
