import type { TimelineEvent } from '../../../domain/timeline/timeline.ts';
import type { Box } from '../scale/frame.ts';
import { type Bands, type PileBase, pileBase } from './bands.ts';
import { boxAround } from './box.ts';
import { compareByDay, type Mark } from './layout-marks.ts';

/** Radii to try. Smaller marks could not be distinguished. */
const RADII_PX = [4.6, 3.8, 3, 2.5] as const;
const COMPACT_RADII_PX = [4, 3.3, 2.5] as const;
const GAP_PX = 1;
/** Distance between piled marks and titles. */
const CLEAR_PX = 2;

/** Marks piled up at one base; the middles of the marks of each level, in px from 1970-01-01. */
interface Pile {
  readonly base: PileBase;
  readonly levels: number[][];
}

/**
 * Marks without a title, piled up at the inner edge of their band, or around their severity. Each mark takes the lowest level
 * at which it touches no other mark and nothing else.
 *
 *     level 2          ●
 *     level 1     ●  ● ●        ●
 *     level 0  ●  ●  ● ● ●   ●  ●●  ●
 *     ───────────────────────────────── inner edge of the band
 */
export class Piles {
  readonly marks: Mark[] = [];
  /** Those of them for which there was no free level. */
  readonly crowded: Mark[] = [];
  /** Whether no pile is higher than the room for it. */
  fits = true;
  readonly #bands: Bands;
  readonly #radiusPx: number;
  readonly #pxPerDay: number;
  readonly #piles = new Map<string, Pile>();

  /** `pxPerDay` is a steady scale, so that marks keep their levels while the window moves. */
  constructor(bands: Bands, radiusPx: number, pxPerDay: number) {
    this.#bands = bands;
    this.#radiusPx = radiusPx;
    this.#pxPerDay = pxPerDay;
  }

  /** Adds a mark at `xPx` on the chart. Without a free level it is drawn at `otherwiseYPx`, or over the lowest mark. */
  add(
    event: TimelineEvent,
    xPx: number,
    isFree: (box: Box) => boolean = always,
    otherwiseYPx?: number,
  ): void {
    const radiusPx = this.#radiusPx;
    const pitchPx = radiusPx * 2 + GAP_PX;
    const base = pileBase(this.#bands, event.side, event.severity);
    const pile = this.#piles.get(base.key) ?? { base, levels: [] };
    this.#piles.set(base.key, pile);
    const steadyPx = (event.day + 0.5) * this.#pxPerDay;
    const band = this.#bands[event.side];
    const maxLevels = Math.ceil((band.bottom - band.top) / pitchPx);
    for (let level = 0; level < maxLevels; level += 1) {
      const yPx = levelYPx(base, level, radiusPx, pitchPx);
      const isOutside = yPx - radiusPx < band.top || yPx + radiusPx > band.bottom;
      if (isOutside || pile.levels[level]?.some((other) => Math.abs(other - steadyPx) < pitchPx)) continue;
      if (!isFree(boxAround({ xPx, yPx }, radiusPx + CLEAR_PX))) continue;
      const others = pile.levels[level];
      if (others) others.push(steadyPx);
      else pile.levels[level] = [steadyPx];
      this.marks.push({ event, xPx, yPx, radiusPx });
      if ((level + 0.5) * pitchPx > base.roomPx) this.fits = false;
      return;
    }
    this.fits = false;
    const lowest = Math.min(
      Math.max(levelYPx(base, 0, radiusPx, pitchPx), band.top + radiusPx),
      band.bottom - radiusPx,
    );
    const mark = { event, xPx, yPx: otherwiseYPx ?? lowest, radiusPx };
    this.marks.push(mark);
    this.crowded.push(mark);
  }
}

const always = () => true;

/** Piles of events at the largest radius at which they have room; undefined if there is none. */
export function pilesThatFit(
  events: readonly TimelineEvent[],
  bands: Bands,
  pxPerDay: number,
  xOf: (event: TimelineEvent) => number,
  compact: boolean,
): { readonly piles: Piles; readonly radiusPx: number } | undefined {
  const sorted = events.toSorted(compareByDay);
  for (const radiusPx of compact ? COMPACT_RADII_PX : RADII_PX) {
    const piles = new Piles(bands, radiusPx, pxPerDay);
    for (const event of sorted) {
      piles.add(event, xOf(event));
      if (!piles.fits) break;
    }
    if (piles.fits) return { piles, radiusPx };
  }
  return undefined;
}

function levelYPx({ yPx, direction }: PileBase, level: number, radiusPx: number, pitchPx: number): number {
  if (direction !== 0) return yPx + direction * (radiusPx + level * pitchPx);
  // In both directions: 0, +1, −1, +2, −2 …
  return yPx + Math.ceil(level / 2) * (level % 2 === 0 ? -1 : 1) * pitchPx;
}

const COLUMN_PX = 6;

/** The area of piled marks as a few narrow boxes, for titles to keep clear of. */
export function pileBoxes(marks: readonly Mark[]): Box[] {
  const columns = new Map<number, { top: number; bottom: number }[]>();
  for (const { xPx, yPx, radiusPx } of marks) {
    const { left, right, top, bottom } = boxAround({ xPx, yPx }, radiusPx + CLEAR_PX);
    for (let column = Math.floor(left / COLUMN_PX); column <= Math.floor(right / COLUMN_PX); column += 1) {
      const runs = columns.get(column) ?? [];
      columns.set(column, runs);
      const run = runs.find((each) => each.top <= bottom && top <= each.bottom);
      if (run) {
        run.top = Math.min(run.top, top);
        run.bottom = Math.max(run.bottom, bottom);
      } else runs.push({ top, bottom });
    }
  }
  return [...columns].flatMap(([column, runs]) =>
    runs.map((run) => ({ left: column * COLUMN_PX, right: (column + 1) * COLUMN_PX, ...run })),
  );
}
