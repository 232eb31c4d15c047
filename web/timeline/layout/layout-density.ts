import { FAMILIES, type Family, KIND, type Kind } from '../../../domain/events/kind.ts';
import { SIDES, type Side } from '../../../domain/parties/side.ts';
import { eachCell, type TimelineCells } from '../../../domain/timeline/timeline.ts';
import { type Box, CONTEXT_ROW_PX, type Frame } from '../scale/frame.ts';
import { severityShare, severityYPx } from '../scale/severity-scale.ts';
import type { TimeScale } from '../scale/time-scale.ts';

/**
 * Events too many to tell apart: all of one side, bucket and severity as one bar, its families one upon another. Its
 * height is in px, its ends in days: zooming and panning leave it as it is.
 */
export interface DensityBar {
  readonly startDay: number;
  readonly endDay: number;
  readonly yPx: number;
  readonly heightPx: number;
  readonly side: Side;
  /** 0 for joint acts and context, which are one row each. */
  readonly severity: number;
  readonly count: number;
  readonly families: readonly { readonly family: Family; readonly count: number }[];
}

/**
 * Cells as bars about their severity, as thick as their count (by cube root, so that a quiet month is still seen
 * beside a war), no thicker than the room to the next severity. Joint acts and context have scales of their own: they
 * are one row each, and would make every other row thin.
 */
export function placeDensity(cells: TimelineCells, bucketDays: number, frame: Frame): readonly DensityBar[] {
  const sums = [...sumCells(cells).values()];
  const most = { sides: 1, joint: 1, context: 1 };
  for (const { side, count } of sums) most[measuredWith(side)] = Math.max(most[measuredWith(side)], count);
  return sums
    .map(({ day, side, severity, count, families }) => ({
      startDay: day,
      endDay: day + bucketDays,
      side,
      severity,
      yPx: rowYPx(side, severity, frame),
      heightPx: Math.max(Math.cbrt(count / most[measuredWith(side)]) * rowHeightPx(side, severity, frame), 1),
      count,
      families: FAMILIES.map((family) => ({ family, count: families[family] })).filter(
        (each) => each.count > 0,
      ),
    }))
    .sort((a, b) => a.startDay - b.startDay);
}

/** A thin bar can still be pointed at. */
const LEAST_REACH_PX = 4;

/** The bar at a point; of several in reach of it, the nearest. Bars are in the order of their days. */
export function barAt(bars: readonly DensityBar[], day: number, yPx: number): DensityBar | undefined {
  let [low, high] = [0, bars.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bars[middle]?.endDay ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  let nearest: DensityBar | undefined;
  let nearestPx = Number.POSITIVE_INFINITY;
  for (let bar = bars[low]; bar !== undefined && bar.startDay <= day; bar = bars[++low]) {
    const awayPx = Math.abs(bar.yPx - yPx);
    if (awayPx > Math.max(bar.heightPx / 2, LEAST_REACH_PX) || awayPx >= nearestPx) continue;
    [nearest, nearestPx] = [bar, awayPx];
  }
  return nearest;
}

/** What a bar holds by kind, most first, and how many people those acts expelled. */
export function whatIsIn(
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

/** Those over which a title would be hard to read, as boxes in px. */
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
    // One number for day, side and severity: a scene has thousands of cells, and texts as keys took ten times as long.
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

function measuredWith(side: Side): 'sides' | 'joint' | 'context' {
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
