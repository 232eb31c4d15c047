/** A rectangle of the chart, in CSS pixels from its top-left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Positions of the parts of the chart, in CSS pixels.
 *
 *     ┌────────┬──────────────────────────┐ plot.top
 *     │ severe │  upper side              │   reachPx: from the band to the plot's edge
 *     │        ├──────────────────────────┤
 *     │ joint  │- - - - axisYPx - - - - - │   2 × bandPx
 *     │        ├──────────────────────────┤
 *     │ severe │  lower side              │
 *     │        │· · context row · · · · · │ plot.bottom
 *     └────────┴──────────────────────────┘
 *                 ticks                       heightPx
 */
export interface Frame {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly plot: Box;
  readonly axisYPx: number;
  readonly bandPx: number;
  readonly reachPx: number;
  /** The middle of the row for events between or by third parties. */
  readonly contextYPx: number;
  /** On a phone: a narrower margin, and the names of the sides inside the plot's height. */
  readonly compact: boolean;
}

const COMPACT_WIDTH_PX = 640;
const TICKS_PX = 38;
export const CONTEXT_ROW_PX = 18;

export function frameOf(widthPx: number, heightPx: number): Frame {
  const compact = widthPx < COMPACT_WIDTH_PX;
  const plot = {
    left: compact ? 56 : 120,
    top: compact ? 22 : 6,
    right: Math.max(widthPx - (compact ? 8 : 18), 60),
    bottom: Math.max(heightPx - TICKS_PX, 120),
  };
  const bottomOfSides = plot.bottom - CONTEXT_ROW_PX;
  const halfPx = (bottomOfSides - plot.top) / 2;
  const bandPx = Math.min(Math.max(halfPx * 0.14, 14), 40);
  return {
    widthPx,
    heightPx,
    plot,
    axisYPx: plot.top + halfPx,
    bandPx,
    reachPx: halfPx - bandPx,
    contextYPx: plot.bottom - CONTEXT_ROW_PX / 2,
    compact,
  };
}

export function meets(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

export function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom
  );
}
