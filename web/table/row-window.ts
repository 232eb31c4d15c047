/** A run of rows: `first` is in it, `end` is not. */
export interface RowWindow {
  readonly first: number;
  readonly end: number;
}

/** A table's body, scrolled: how far, how much of it is in sight, and its rows, all of one height. */
export interface Scrolled {
  readonly scrollTopPx: number;
  readonly heightPx: number;
  readonly rowPx: number;
  readonly count: number;
}

/** Rows drawn beyond each edge, so that a quick scroll meets rows and not paper. */
const MARGIN = 8;

/** The rows to draw, in steps of the margin: most frames of a scroll draw nothing anew. */
export function rowWindow(scrolled: Scrolled): RowWindow {
  const { first, end } = rowsInSight(scrolled);
  return {
    first: Math.max(0, Math.floor((first - MARGIN) / MARGIN) * MARGIN),
    end: Math.min(scrolled.count, Math.ceil((end + MARGIN) / MARGIN) * MARGIN),
  };
}

/** The rows of which at least a part is in sight. */
export function rowsInSight({ scrollTopPx, heightPx, rowPx, count }: Scrolled): RowWindow {
  const top = Math.max(0, scrollTopPx);
  const end = Math.min(count, Math.ceil((top + heightPx) / rowPx));
  return { first: Math.min(end, Math.floor(top / rowPx)), end };
}

/**
 * Where to scroll so that a row is wholly in sight: the same place if it is, the least scroll to a row nearby, and for
 * one from afar the middle, so that it is seen among its neighbours.
 */
export function scrollToShow(index: number, { scrollTopPx, heightPx, rowPx }: Scrolled): number {
  const top = index * rowPx;
  const bottom = top + rowPx;
  const isFar = bottom < scrollTopPx - heightPx || top > scrollTopPx + 2 * heightPx;
  if (isFar) return Math.max(0, top - (heightPx - rowPx) / 2);
  return top < scrollTopPx ? top : Math.max(scrollTopPx, bottom - heightPx);
}
