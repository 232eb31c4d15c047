import { FAMILIES, type Family, KIND } from '../../../domain/events/kind.ts';
import type { Side } from '../../../domain/parties/side.ts';
import type { TimelineEvent } from '../../../domain/timeline/timeline.ts';
import { eachCell, type TimelineCell } from '../../../domain/timeline/timeline-cells.ts';
import type { Box } from '../scale/frame.ts';
import type { TimeScale } from '../scale/time-scale.ts';
import { type Bands, type StackBase, stackBase } from './bands.ts';
import type { Scene } from './scene.ts';

/**
 * One bar for all events of a band (in the severity layout: of a severity) in some days, if they are too many to draw
 * separately; families are stacked. Heights are in px and ends in days, so zooming and panning do not change a bar.
 */
export interface DensityBar {
  readonly startDay: number;
  readonly endDay: number;
  readonly yPx: number;
  readonly heightPx: number;
  readonly side: Side;
  /** The stack whose events it has; see `stackBase`. */
  readonly stack: string;
  readonly count: number;
  readonly families: readonly { readonly family: Family; readonly count: number }[];
}

/** Events to count: single ones, or the server's counts of a bucket. */
type Counts = Pick<TimelineCell, 'day' | 'side' | 'kind' | 'severity' | 'count' | 'people_expelled'>;

/**
 * Bars on the inner edge of their band, or around their severity. The height grows with the square root of the count, so
 * that a quiet month is still visible beside a war. Joint and context events have their own scales: their counts in a
 * single row would make all other rows thin.
 */
export function placeDensity(scene: Scene, bucketDays: number, bands: Bands): readonly DensityBar[] {
  const sums = [...sumsOf(scene, bucketDays, bands).values()];
  const maxCounts = { sides: 1, joint: 1, context: 1 };
  for (const { side, count } of sums)
    maxCounts[heightScaleOf(side)] = Math.max(maxCounts[heightScaleOf(side)], count);
  return sums
    .map(({ day, side, count, families, base }): DensityBar => {
      const heightPx = Math.max(Math.sqrt(count / maxCounts[heightScaleOf(side)]) * base.barRoomPx, 1);
      return {
        startDay: day,
        endDay: day + bucketDays,
        side,
        stack: base.key,
        yPx: base.yPx + (base.direction * heightPx) / 2,
        heightPx,
        count,
        families: FAMILIES.map((family) => ({ family, count: families[family] })).filter(
          (each) => each.count > 0,
        ),
      };
    })
    .sort((a, b) => a.startDay - b.startDay);
}

const MIN_BAR_PX = 6;

export const NO_BARS: readonly DensityBar[] = [];

interface CachedDensity {
  readonly key: string;
  readonly bars: readonly DensityBar[];
}
const densityByCounts = new WeakMap<object, CachedDensity>();

/** Cached, because there may be thousands, and they are the same while the window moves. */
export function densityBars(scene: Scene, bands: Bands, pxPerDay: number): readonly DensityBar[] {
  const bucketDays = scene.complete ? Math.max(Math.ceil(MIN_BAR_PX / pxPerDay), 1) : scene.bucketDays;
  const { layout, upper, joint, lower, context } = bands;
  const edges = [upper.top, upper.bottom, joint.bottom, lower.bottom, context.bottom];
  const key = [layout, bucketDays, ...edges].join(' ');
  const counts = scene.complete ? scene.events : scene.cells;
  const cached = densityByCounts.get(counts);
  if (cached?.key === key) return cached.bars;
  const bars = placeDensity(scene, bucketDays, bands);
  densityByCounts.set(counts, { key, bars });
  return bars;
}

/** The bars as boxes in px, for titles to keep clear of. */
export function barBoxes(bars: readonly DensityBar[], scale: TimeScale): Box[] {
  const boxes: Box[] = [];
  for (const { startDay, endDay, yPx, heightPx } of bars) {
    if (endDay < scale.span.start || startDay > scale.span.end) continue;
    boxes.push({
      left: scale.xOf(startDay),
      right: scale.xOf(endDay),
      top: yPx - heightPx / 2 - BAR_MARGIN_PX,
      bottom: yPx + heightPx / 2 + BAR_MARGIN_PX,
    });
  }
  return boxes;
}

const BAR_MARGIN_PX = 2;

/** What the bars of a scene count. */
export function countsOf(scene: Scene): Iterable<Counts> {
  return scene.complete ? scene.events.map(singleCount) : eachCell(scene.cells);
}

function singleCount({ day, side, kind, severity, people_expelled = 0 }: TimelineEvent): Counts {
  return { day, side, kind, severity, count: 1, people_expelled };
}

interface Sum {
  readonly day: number;
  readonly side: Side;
  readonly base: StackBase;
  count: number;
  readonly families: Record<Family, number>;
}

function sumsOf(scene: Scene, bucketDays: number, bands: Bands): Map<number, Sum> {
  const sums = new Map<number, Sum>();
  const bases = new Map<number, { readonly base: StackBase; readonly index: number }>();
  const hasContext = bands.context.bottom > bands.context.top;
  for (const { day, side, kind, severity, count } of countsOf(scene)) {
    if (side === 'context' && !hasContext) continue;
    // Numeric keys: with thousands of cells, text keys took ten times as long.
    const row = SIDE_INDEX[side] * SEVERITIES + Math.round(severity) + 10;
    let known = bases.get(row);
    if (!known) {
      const base = stackBase(bands, side, severity);
      const same = [...bases.values()].find((each) => each.base.key === base.key);
      known = same ?? { base, index: bases.size };
      bases.set(row, known);
    }
    const bucketDay = scene.complete ? Math.floor(day / bucketDays) * bucketDays : day;
    const key = bucketDay * MAX_ROWS + known.index;
    let sum = sums.get(key);
    if (!sum) {
      sum = {
        day: bucketDay,
        side,
        base: known.base,
        count: 0,
        families: { presence: 0, pressure: 0, dialogue: 0, shock: 0 },
      };
      sums.set(key, sum);
    }
    sum.count += count;
    sum.families[KIND[kind].family] += count;
  }
  return sums;
}

const SIDE_INDEX: Readonly<Record<Side, number>> = { upper: 0, joint: 1, lower: 2, context: 3 };
const SEVERITIES = 21;
const MAX_ROWS = 4 * SEVERITIES;

function heightScaleOf(side: Side): 'sides' | 'joint' | 'context' {
  return side === 'upper' || side === 'lower' ? 'sides' : side;
}
