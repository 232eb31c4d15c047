import { bisector } from 'd3';
import { FAMILIES, type Family, KIND, type Kind } from '../../../domain/events/kind.ts';
import { SIDES, type Side } from '../../../domain/parties/side.ts';
import type { TimelineCells } from '../../../domain/timeline/timeline.ts';
import { eachCell } from '../../../domain/timeline/timeline-cells.ts';
import { type Box, CONTEXT_ROW_PX, type Frame } from '../scale/frame.ts';
import { severityShare, severityYPx } from '../scale/severity-scale.ts';
import type { TimeScale } from '../scale/time-scale.ts';

/**
 * One bar for all events of a side, bucket and severity, if they are too many to draw separately; families are
 * stacked. Heights are in px and ends in days, so zooming and panning do not change a bar.
 */
export interface DensityBar {
  readonly startDay: number;
  readonly endDay: number;
  readonly yPx: number;
  readonly heightPx: number;
  readonly side: Side;
  /** 0 for joint and context events, which have one row each. */
  readonly severity: number;
  readonly count: number;
  readonly families: readonly { readonly family: Family; readonly count: number }[];
}

/**
 * Bars around their severity. The height grows with the cube root of the count, so that a quiet month is still visible
 * beside a war, up to the distance to the next severity. Joint and context events have their own scales: their counts
 * in a single row would make all other rows thin.
 */
export function placeDensity(cells: TimelineCells, bucketDays: number, frame: Frame): readonly DensityBar[] {
  const sums = [...sumCells(cells).values()];
  const maxCounts = { sides: 1, joint: 1, context: 1 };
  for (const { side, count } of sums)
    maxCounts[heightScaleOf(side)] = Math.max(maxCounts[heightScaleOf(side)], count);
  return sums
    .map(({ day, side, severity, count, families }) => ({
      startDay: day,
      endDay: day + bucketDays,
      side,
      severity,
      yPx: rowYPx(side, severity, frame),
      heightPx: Math.max(
        Math.cbrt(count / maxCounts[heightScaleOf(side)]) * rowHeightPx(side, severity, frame),
        1,
      ),
      count,
      families: FAMILIES.map((family) => ({ family, count: families[family] })).filter(
        (each) => each.count > 0,
      ),
    }))
    .sort((a, b) => a.startDay - b.startDay);
}

/** A thin bar is hit up to this distance from its middle. */
const MIN_REACH_PX = 4;
const byEndDay = bisector(({ endDay }: DensityBar) => endDay);

/** The bar at a point, or the nearest within reach. Bars must be in the order of their days. */
export function barAt(bars: readonly DensityBar[], day: number, yPx: number): DensityBar | undefined {
  let nearest: DensityBar | undefined;
  let nearestPx = Number.POSITIVE_INFINITY;
  for (let index = byEndDay.right(bars, day); index < bars.length; index += 1) {
    const bar = bars[index];
    if (!bar || bar.startDay > day) break;
    const awayPx = Math.abs(bar.yPx - yPx);
    if (awayPx > Math.max(bar.heightPx / 2, MIN_REACH_PX) || awayPx >= nearestPx) continue;
    [nearest, nearestPx] = [bar, awayPx];
  }
  return nearest;
}

/** Event counts of a bar by kind, highest first, and the number of people expelled by these events. */
export function contentsOf(
  bar: DensityBar,
  cells: TimelineCells,
): { readonly kinds: readonly (readonly [kind: Kind, count: number])[]; readonly people: number } {
  const kinds = new Map<Kind, number>();
  let people = 0;
  for (const { day, side, severity, kind, count, people_expelled } of eachCell(cells)) {
    if (day !== bar.startDay || side !== bar.side || (isSided(side) && severity !== bar.severity)) continue;
    kinds.set(kind, (kinds.get(kind) ?? 0) + count);
    people += people_expelled;
  }
  return { kinds: [...kinds].sort((a, b) => b[1] - a[1]), people };
}

function isSided(side: Side): boolean {
  return side === 'upper' || side === 'lower';
}

/** Bars so thick that a title over them would be hard to read, as boxes in px. */
export function thickBars(bars: readonly DensityBar[], scale: TimeScale): Box[] {
  const boxes: Box[] = [];
  for (const { startDay, endDay, yPx, heightPx } of bars) {
    if (heightPx < THIN_PX || endDay < scale.span.start || startDay > scale.span.end) continue;
    boxes.push({
      left: scale.xOf(startDay),
      right: scale.xOf(endDay),
      top: yPx - heightPx / 2,
      bottom: yPx + heightPx / 2,
    });
  }
  return boxes;
}

const THIN_PX = 6;

interface Sum {
  readonly day: number;
  readonly side: Side;
  readonly severity: number;
  count: number;
  readonly families: Record<Family, number>;
}

function sumCells(cells: TimelineCells): Map<number, Sum> {
  const sums = new Map<number, Sum>();
  for (const { day, side, kind, severity, count } of eachCell(cells)) {
    const row = isSided(side) ? severity : 0;
    // A numeric key: with thousands of cells, text keys took ten times as long.
    const key = (day * SIDES.length + SIDES.indexOf(side)) * SEVERITIES + row + 10;
    let sum = sums.get(key);
    if (!sum) {
      sum = {
        day,
        side,
        severity: row,
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

const SEVERITIES = 21;

function heightScaleOf(side: Side): 'sides' | 'joint' | 'context' {
  return side === 'upper' || side === 'lower' ? 'sides' : side;
}

function rowYPx(side: Side, severity: number, frame: Frame): number {
  if (side === 'joint') return frame.axisYPx;
  return side === 'context' ? frame.contextYPx : severityYPx(side, severity, frame);
}

function rowHeightPx(side: Side, severity: number, frame: Frame): number {
  if (side === 'joint') return frame.bandPx * 1.7;
  if (side === 'context') return CONTEXT_ROW_PX * 0.7;
  const share = severityShare(severity);
  const roomAbove = severity < 10 ? severityShare(severity + 1) - share : 1 - share;
  const roomBelow = severity > -10 ? share - severityShare(severity - 1) : roomAbove;
  return Math.max(Math.min(roomAbove, roomBelow) * frame.reachPx * 0.94, 3);
}
