import type { PicturePreset } from '../../../domain/query/picture-settings.ts';

/** The size of a picture. It is laid out for `widthPx`, never scaled down from a larger layout. */
export interface PictureSize {
  /** In px of the layout, in which the text of a label is 12 px high. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly output: {
    readonly width: number;
    readonly height: number;
    readonly unit: 'px' | 'mm';
  };
}

export interface ScreenSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** One px of a print layout is 0.593 pt, so that its smallest text (11 px) is 6.5 pt high. */
const PRINT_PX_PER_MM = 430 / 90;

const FIXED: Readonly<Record<Exclude<PicturePreset, 'screen'>, PictureSize>> = {
  'web-16-9': web(960, 540, 1.25),
  'web-4-5': web(540, 675, 2),
  square: web(600, 600, 1.8),
  'print-90mm': print(90, 120),
  'print-180mm': print(180, 110),
  slide: web(1280, 720, 1.5),
};

function web(widthPx: number, heightPx: number, scale: number): PictureSize {
  return { widthPx, heightPx, output: { width: widthPx * scale, height: heightPx * scale, unit: 'px' } };
}

function print(width: number, height: number): PictureSize {
  return {
    widthPx: Math.round(width * PRINT_PX_PER_MM),
    heightPx: Math.round(height * PRINT_PX_PER_MM),
    output: { width, height, unit: 'mm' },
  };
}

export function pictureSize(preset: PicturePreset, screen: ScreenSize): PictureSize {
  if (preset !== 'screen') return FIXED[preset];
  return web(Math.round(screen.widthPx), Math.round(screen.heightPx), 1);
}

const POINTS_PER_MM = 72 / 25.4;
const POINTS_PER_CSS_PX = 0.75;

/** Length in points of one px of the layout, on paper or on a page that shows the picture at its size. */
export function pointsPerPx({ widthPx, output }: PictureSize): number {
  return (output.width / widthPx) * (output.unit === 'mm' ? POINTS_PER_MM : POINTS_PER_CSS_PX);
}

/** Pixels of a PNG at 1× per px of the layout. On paper, 1× is 150 dpi, so that 2× and 4× are 300 and 600 dpi. */
export function pixelsPerPx({ widthPx, output }: PictureSize): number {
  return output.unit === 'px' ? output.width / widthPx : ((output.width / 25.4) * 150) / widthPx;
}
