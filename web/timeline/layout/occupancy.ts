import type { Box } from '../scale/frame.ts';
import { boxAround } from './box.ts';
import type { Mark } from './layout-marks.ts';

/** The occupied parts of the plot. A summed-area table of small cells tests any box in constant time. */
export interface Occupancy {
  /** Whether a box overlaps anything, or anything except one mark. */
  meets(box: Box, except?: Mark): boolean;
}

const CELL_PX = 3;
const CLEAR_PX = 1.5;

export function occupancyOf(bounds: Box, marks: readonly Mark[], others: readonly Box[] = []): Occupancy {
  const columns = Math.max(Math.ceil((bounds.right - bounds.left) / CELL_PX), 1);
  const rows = Math.max(Math.ceil((bounds.bottom - bounds.top) / CELL_PX), 1);
  const stride = columns + 1;
  // sums[r][c] counts the marks' cells above row r and left of column c.
  const sums = new Uint32Array(stride * (rows + 1));

  for (const mark of marks) for (const box of boxesOf(mark)) stamp(box);
  for (const box of others) stamp(box);
  for (let row = 1; row <= rows; row += 1) {
    for (let column = 1; column <= columns; column += 1) {
      const index = row * stride + column;
      sums[index] = at(index) + at(index - 1) + at(index - stride) - at(index - stride - 1);
    }
  }

  function stamp(box: Box): void {
    const { c1, c2, r1, r2 } = cellsOf(box);
    for (let row = r1; row < r2; row += 1) {
      for (let column = c1; column < c2; column += 1) {
        const index = (row + 1) * stride + column + 1;
        sums[index] = at(index) + 1;
      }
    }
  }

  function at(index: number): number {
    return sums[index] ?? 0;
  }

  function cellsOf({ left, top, right, bottom }: Box) {
    const column = (px: number) => Math.min(Math.max(px, 0), columns);
    const row = (px: number) => Math.min(Math.max(px, 0), rows);
    return {
      c1: column(Math.floor((left - bounds.left) / CELL_PX)),
      c2: column(Math.ceil((right - bounds.left) / CELL_PX)),
      r1: row(Math.floor((top - bounds.top) / CELL_PX)),
      r2: row(Math.ceil((bottom - bounds.top) / CELL_PX)),
    };
  }

  function countIn({ c1, c2, r1, r2 }: ReturnType<typeof cellsOf>): number {
    if (c2 <= c1 || r2 <= r1) return 0;
    return at(r2 * stride + c2) - at(r1 * stride + c2) - at(r2 * stride + c1) + at(r1 * stride + c1);
  }

  function countOwnCells(mark: Mark, box: Box): number {
    const a = cellsOf(box);
    let count = 0;
    for (const each of boxesOf(mark)) {
      const b = cellsOf(each);
      const width = Math.min(a.c2, b.c2) - Math.max(a.c1, b.c1);
      const height = Math.min(a.r2, b.r2) - Math.max(a.r1, b.r1);
      if (width > 0 && height > 0) count += width * height;
    }
    return count;
  }

  return { meets: (box, except) => countIn(cellsOf(box)) > (except ? countOwnCells(except, box) : 0) };
}

function boxesOf({ xPx, yPx, radiusPx, uncertaintyBar }: Mark): Box[] {
  const halfPx = radiusPx + CLEAR_PX;
  const mark = boxAround({ xPx, yPx }, halfPx);
  if (!uncertaintyBar) return [mark];
  return [
    mark,
    { left: uncertaintyBar.fromPx, right: uncertaintyBar.toPx, top: yPx - CLEAR_PX, bottom: yPx + CLEAR_PX },
  ];
}
