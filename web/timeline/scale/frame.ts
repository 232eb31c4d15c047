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
 *     ┌─────────┬──────────────────────────┐
 *     │ tension │  strip, with its own scale
 *     │         │  eras
 *     │         ├──────────────────────────┤ plot.top
 *     │ side    │                          │
 *     │ joint   │  the events              │
 *     │ side    │                          │
 *     └─────────┴──────────────────────────┘ plot.bottom
 *                 ticks                       heightPx
 */
export interface Frame {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Of no height without a tension strip. */
  readonly tension: Box;
  /** As high as its rows; without rows, of no height. */
  readonly eras: Box;
  readonly plot: Box;
  /** On a phone: no margin, and the names of the sides inside the plot. */
  readonly compact: boolean;
}

const COMPACT_WIDTH_PX = 640;
const TICKS_PX = 38;
const TENSION_PX = 44;
const COMPACT_TENSION_PX = 30;
const GAP_PX = 8;
export const ERA_ROW_PX = 17;

/** Which parts a frame has, besides the plot and its ticks. */
export interface FrameParts {
  readonly hasTension: boolean;
  readonly eraRows: number;
}

const ALL_PARTS: FrameParts = { hasTension: true, eraRows: 0 };

export function frameOf(widthPx: number, heightPx: number, parts: FrameParts = ALL_PARTS): Frame {
  const compact = widthPx < COMPACT_WIDTH_PX;
  const left = compact ? 10 : 112;
  const right = Math.max(widthPx - (compact ? 10 : 30), left + 60);
  const tensionTop = compact && parts.hasTension ? 16 : 6;
  const tensionBottom = tensionTop + (parts.hasTension ? (compact ? COMPACT_TENSION_PX : TENSION_PX) : 0);
  const erasTop = tensionBottom + (parts.eraRows > 0 && parts.hasTension ? GAP_PX : 0);
  const erasBottom = erasTop + parts.eraRows * ERA_ROW_PX;
  const top = erasBottom + GAP_PX;
  return {
    widthPx,
    heightPx,
    tension: { left, right, top: tensionTop, bottom: tensionBottom },
    eras: { left, right, top: erasTop, bottom: erasBottom },
    plot: { left, right, top, bottom: Math.max(heightPx - TICKS_PX, top + 90) },
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
