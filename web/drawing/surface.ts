/** How a shape is painted. A shape without `fill` and `stroke` is not seen. */
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
  /** Its width in the chart's font. Where another font stands in for that one, SVG sets the text as wide. */
  readonly lengthPx?: number;
  /** A margin of this colour keeps the text clear of what is behind it. */
  readonly halo?: string;
}

/**
 * What a chart is drawn on: a canvas on the screen, SVG in a file. It takes shapes in CSS pixels and knows nothing of
 * events; whoever draws knows nothing of either medium.
 */
export interface Surface {
  /** SVG path data, in place. */
  path(data: string, paint: Paint): void;
  /** SVG path data about the origin, moved to a point and made `scale` times as large; the stroke keeps its width. */
  glyph(data: string, xPx: number, yPx: number, scale: number, paint: Paint): void;
  line(x1: number, y1: number, x2: number, y2: number, paint: Paint): void;
  rect(left: number, top: number, widthPx: number, heightPx: number, paint: Paint): void;
  text(text: string, xPx: number, baselinePx: number, paint: TextPaint): void;
  /** What `draw` draws is moved by so many px. */
  move(xPx: number, yPx: number, draw: () => void): void;
  /** What `draw` draws is seen within the rectangle only. */
  clip(left: number, top: number, widthPx: number, heightPx: number, draw: () => void): void;
}
