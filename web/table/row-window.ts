/** A range of rows, from `first` up to but not including `end`. */
export interface RowWindow {
  readonly first: number;
  readonly end: number;
}

/** The scroll position and size of a table body, whose rows all have the same height. */
export interface ScrollState {
  readonly scrollTopPx: number;
  readonly heightPx: number;
  readonly rowPx: number;
  readonly count: number;
}

/** Rows rendered beyond each edge, so that fast scrolling shows no blank space. */
const MARGIN = 8;

/** The rows to render, in steps of the margin, so that most scroll events change nothing. */
export function rowWindow(scroll: ScrollState): RowWindow {
  const { first, end } = visibleRows(scroll);
  return {
    first: Math.max(0, Math.floor((first - MARGIN) / MARGIN) * MARGIN),
    end: Math.min(scroll.count, Math.ceil((end + MARGIN) / MARGIN) * MARGIN),
  };
}

/** The rows that are at least partly visible. */
export function visibleRows({ scrollTopPx, heightPx, rowPx, count }: ScrollState): RowWindow {
  const top = Math.max(0, scrollTopPx);
  const end = Math.min(count, Math.ceil((top + heightPx) / rowPx));
  return { first: Math.min(end, Math.floor(top / rowPx)), end };
}

/**
 * The scroll position that makes a row fully visible: unchanged if it is visible already, the nearest position for a row
 * nearby, and one that centres a row far away.
 */
export function scrollToShow(index: number, { scrollTopPx, heightPx, rowPx }: ScrollState): number {
  const top = index * rowPx;
  const bottom = top + rowPx;
  const isFar = bottom < scrollTopPx - heightPx || top > scrollTopPx + 2 * heightPx;
  if (isFar) return Math.max(0, top - (heightPx - rowPx) / 2);
  return top < scrollTopPx ? top : Math.max(scrollTopPx, bottom - heightPx);
}
