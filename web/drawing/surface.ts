/** How a shape is painted. Without `fill` and `stroke` it is invisible. */
export interface Paint {
  readonly fill?: string;
  readonly stroke?: string;
  readonly widthPx?: number;
  readonly dash?: readonly number[];
  readonly alpha?: number;
}

export interface TextPaint {
  readonly fill: string;
  readonly sizePx: number;
  readonly weight: number;
  readonly align: 'start' | 'middle' | 'end';
  /** Width of the text in the chart's font. With a substitute font, SVG fits the text to this width. */
  readonly lengthPx?: number;
  /** Colour of an outline that separates the text from what is behind it. */
  readonly halo?: string;
}

/** The parts of a picture, from back to front. They are the layers of a saved SVG. */
export type LayerName =
  | 'background'
  | 'headline'
  | 'axis'
  | 'tension'
  | 'density'
  | 'durations'
  | 'arrows'
  | 'marks'
  | 'labels'
  | 'texts'
  | 'view'
  | 'legend'
  | 'notes';

/**
 * A drawing surface: a canvas on the screen, or an SVG document. Shapes are in CSS pixels. Drawing code does not
 * depend on the medium, and surfaces do not depend on events.
 */
export interface Surface {
  /** SVG path data, in place. */
  path(data: string, paint: Paint): void;
  /** SVG path data around the origin, moved to a point and scaled; the stroke keeps its width. */
  glyph(data: string, xPx: number, yPx: number, scale: number, paint: Paint): void;
  line(x1: number, y1: number, x2: number, y2: number, paint: Paint): void;
  rect(left: number, top: number, widthPx: number, heightPx: number, paint: Paint): void;
  text(text: string, xPx: number, baselinePx: number, paint: TextPaint): void;
  /** Groups everything that `draw` draws, so that the layer can be selected by its name in a drawing program. */
  layer(name: LayerName, draw: () => void): void;
  /** Moves everything that `draw` draws. */
  move(xPx: number, yPx: number, draw: () => void): void;
  /** Clips everything that `draw` draws to a rectangle. */
  clip(left: number, top: number, widthPx: number, heightPx: number, draw: () => void): void;
}
