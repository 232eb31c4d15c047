import { SIDES, type Side } from '../../../../domain/parties/side.ts';
import { type Box, meets } from '../../scale/frame.ts';
import type { Bands } from '../bands.ts';

/** Boxes relative to a height that is still to be found: the parts of one event. */
export type Shape = readonly Box[];

const COLUMN_PX = 32;

/** Boxes that nothing else may overlap, by band. */
export class Occupied {
  readonly #bands: Bands;
  /** By column of the time axis, so that a box is compared only with those at the same place. */
  readonly #columns: Readonly<Record<Side, Map<number, Box[]>>> = {
    upper: new Map(),
    joint: new Map(),
    lower: new Map(),
    context: new Map(),
  };

  // The blocked intervals of one search. Reused, because thousands of searches make one layout.
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  #count = 0;

  constructor(bands: Bands, boxes: readonly Box[]) {
    this.#bands = bands;
    for (const box of boxes) this.add(box);
  }

  add(box: Box): void {
    for (const side of SIDES) {
      if (!meets(box, this.#bands[side])) continue;
      const columns = this.#columns[side];
      const last = columnOf(box.right);
      for (let column = columnOf(box.left); column <= last; column += 1) {
        const boxes = columns.get(column);
        if (boxes) boxes.push(box);
        else columns.set(column, [box]);
      }
    }
  }

  meets(box: Box): boolean {
    return SIDES.some((side) => meets(box, this.#bands[side]) && this.#meetsIn(side, box));
  }

  #meetsIn(side: Side, box: Box): boolean {
    const last = columnOf(box.right);
    for (let column = columnOf(box.left); column <= last; column += 1) {
      if (this.#columns[side].get(column)?.some((each) => meets(each, box))) return true;
    }
    return false;
  }

  /**
   * The height nearest to `preferred`, between `min` and `max`, at which no part of a shape overlaps a box of the band.
   * Undefined if there is none.
   *
   *     min ├──────┤xxxxxxxx├─────┤xxxx├──────┤ max        x: an obstacle at the same place on the time axis
   *                     ^preferred
   *                         ^result
   */
  freeHeight(side: Side, shape: Shape, preferred: number, min: number, max: number): number | undefined {
    if (min > max) return undefined;
    this.#findBlocked(side, shape);
    const start = Math.min(Math.max(preferred, min), max);
    const above = this.#leave(start, this.#from);
    if (above === start) return start;
    const below = this.#leave(start, this.#to);
    const isAbove = above >= min;
    if (isAbove && below <= max) return start - above <= below - start ? above : below;
    return isAbove ? above : below <= max ? below : undefined;
  }

  /** Fills `#from` and `#to` with the heights at which some part overlaps a box. */
  #findBlocked(side: Side, shape: Shape): void {
    let count = 0;
    for (const part of shape) {
      const first = columnOf(part.left);
      const last = columnOf(part.right);
      for (let column = first; column <= last; column += 1) {
        const boxes = this.#columns[side].get(column);
        if (!boxes) continue;
        for (const box of boxes) {
          // A box of several columns counts once.
          if (column > first && columnOf(box.left) < column) continue;
          if (part.left >= box.right || box.left >= part.right) continue;
          this.#from[count] = box.top - part.bottom;
          this.#to[count] = box.bottom - part.top;
          count += 1;
        }
      }
    }
    this.#count = count;
  }

  /** Moves a height to an end of each blocked interval that it is in, until it is in none. */
  #leave(start: number, ends: readonly number[]): number {
    let y = start;
    for (let index = 0; index < this.#count; index += 1) {
      if ((this.#from[index] as number) < y && y < (this.#to[index] as number)) {
        y = ends[index] as number;
        index = -1;
      }
    }
    return y;
  }
}

function columnOf(xPx: number): number {
  return Math.floor(xPx / COLUMN_PX);
}
