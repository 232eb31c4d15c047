import type { TimelineEvent } from '../../../domain/timeline/timeline.ts';
import type { Box } from '../scale/frame.ts';
import { steadyPxPerDay } from '../scale/time-scale.ts';
import { type Bands, type StackBase, stackBase } from './bands.ts';
import { boxAround } from './box.ts';
import type { Mark } from './layout-marks.ts';
import type { Stage } from './placement/stage.ts';

/** Radii to try. Smaller marks could not be distinguished. */
const RADII_PX = [4.6, 3.8, 3, 2.5] as const;
const COMPACT_RADII_PX = [4, 3.3, 2.5] as const;
const GAP_PX = 1;
/** Distance between stacked marks and titles. */
const CLEAR_PX = 2;

/** Marks stacked at one base; the middles of the marks of each level, in px from 1970-01-01. */
interface Stack {
  readonly base: StackBase;
  readonly levels: number[][];
}

/**
 * Marks without a title, stacked at the inner edge of their band, or around their severity. Each mark takes the lowest level
 * at which it touches no other mark and nothing else.
 *
 *     level 2          ●
 *     level 1     ●  ● ●        ●
 *     level 0  ●  ●  ● ● ●   ●  ●●  ●
 *     ───────────────────────────────── inner edge of the band
 */
export class DotStacks {
  readonly marks: Mark[] = [];
  /** Those of them for which there was no free level. */
  readonly crowded: Mark[] = [];
  /** Whether no stack is higher than the room for it. */
  fits = true;
  readonly #bands: Bands;
  readonly #radiusPx: number;
  readonly #pxPerDay: number;
  readonly #stacks = new Map<string, Stack>();

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
    const base = stackBase(this.#bands, event.side, event.severity);
    const stack = this.#stacks.get(base.key) ?? { base, levels: [] };
    this.#stacks.set(base.key, stack);
    const steadyPx = (event.day + 0.5) * this.#pxPerDay;
    const band = this.#bands[event.side];
    const maxLevels = Math.ceil((band.bottom - band.top) / pitchPx);
    for (let level = 0; level < maxLevels; level += 1) {
      const yPx = levelYPx(base, level, radiusPx, pitchPx);
      const isOutside = yPx - radiusPx < band.top || yPx + radiusPx > band.bottom;
      if (isOutside || stack.levels[level]?.some((other) => Math.abs(other - steadyPx) < pitchPx)) continue;
      if (!isFree(boxAround({ xPx, yPx }, radiusPx + CLEAR_PX))) continue;
      const others = stack.levels[level];
      if (others) others.push(steadyPx);
      else stack.levels[level] = [steadyPx];
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

/**
 * Stacks of events, given in the order of their days, at the largest radius at which they have room; undefined if there is
 * none. In motion, marks do not grow: `maxRadiusPx` is their last radius.
 */
export function stacksThatFit(
  events: readonly TimelineEvent[],
  { bands, scale }: Pick<Stage, 'bands' | 'scale'>,
  compact: boolean,
  maxRadiusPx = Number.POSITIVE_INFINITY,
): { readonly stacks: DotStacks; readonly radiusPx: number } | undefined {
  for (const radiusPx of compact ? COMPACT_RADII_PX : RADII_PX) {
    if (radiusPx > maxRadiusPx) continue;
    const stacks = new DotStacks(bands, radiusPx, steadyPxPerDay(scale.pxPerDay));
    for (const event of events) {
      stacks.add(event, scale.xOf(event.day + 0.5));
      if (!stacks.fits) break;
    }
    if (stacks.fits) return { stacks, radiusPx };
  }
  return undefined;
}

function levelYPx({ yPx, direction }: StackBase, level: number, radiusPx: number, pitchPx: number): number {
  if (direction !== 0) return yPx + direction * (radiusPx + level * pitchPx);
  // In both directions: 0, +1, −1, +2, −2 …
  return yPx + Math.ceil(level / 2) * (level % 2 === 0 ? -1 : 1) * pitchPx;
}

const COLUMN_PX = 6;

/** The area of stacked marks as a few narrow boxes, for titles to keep clear of. */
export function stackBoxes(marks: readonly Mark[]): Box[] {
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
