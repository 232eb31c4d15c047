import { sum } from 'd3';
import type { Side } from '../../../domain/parties/side.ts';
import type { ChartLayout } from '../../state/chart-options.ts';
import type { Box, Frame } from '../scale/frame.ts';
import { severityShare } from '../scale/severity-scale.ts';

/** The rows of the chart, from top to bottom: the acts of one side, joint acts, the acts of the other side. */
export interface Bands {
  readonly layout: ChartLayout;
  readonly upper: Box;
  readonly joint: Box;
  readonly lower: Box;
  /** A row for acts by third parties; of no height while these are hidden. */
  readonly context: Box;
}

const CONTEXT_PX = 46;
/** Shares of the height that a band has at least, with and without events. */
const MIN_SHARE = 0.16;
const MIN_EMPTY_SHARE = 0.08;
const SEVERITY_JOINT_SHARE = 0.2;
/** Heights are rounded, so that a single event more or less moves nothing. */
const STEP_PX = 8;

/**
 * Divides the plot into bands. In the titles layout, their heights follow the number of events that they have to show; in the
 * severity layout, both sides have the same height, so that their scales can be compared.
 */
export function bandsOf(
  layout: ChartLayout,
  demand: Readonly<Record<Side, number>>,
  { plot }: Frame,
  hasContext: boolean,
): Bands {
  const contextPx = hasContext ? CONTEXT_PX : 0;
  const heightPx = plot.bottom - plot.top - contextPx;
  const shares = layout === 'severity' ? SEVERITY_SHARES : sharesOf(demand);
  const upperBottom = plot.top + roundTo(shares.upper * heightPx);
  const jointBottom = upperBottom + roundTo(shares.joint * heightPx);
  const row = (top: number, bottom: number): Box => ({ left: plot.left, right: plot.right, top, bottom });
  return {
    layout,
    upper: row(plot.top, upperBottom),
    joint: row(upperBottom, jointBottom),
    lower: row(jointBottom, plot.bottom - contextPx),
    context: row(plot.bottom - contextPx, plot.bottom),
  };
}

const SEVERITY_SHARES = {
  upper: (1 - SEVERITY_JOINT_SHARE) / 2,
  joint: SEVERITY_JOINT_SHARE,
  lower: (1 - SEVERITY_JOINT_SHARE) / 2,
};

function sharesOf(demand: Readonly<Record<Side, number>>) {
  const rows = (['upper', 'joint', 'lower'] as const).map((side) => ({
    side,
    min: demand[side] > 0 ? MIN_SHARE : MIN_EMPTY_SHARE,
    weight: demand[side] ** WEIGHT_EXPONENT,
  }));
  const spare = 1 - sum(rows, ({ min }) => min);
  const total = sum(rows, ({ weight }) => weight);
  const share = ({ min, weight }: (typeof rows)[number]) =>
    min + (total === 0 ? 1 / 3 : weight / total) * spare;
  const [upper, joint, lower] = rows.map(share);
  return { upper: upper ?? 0, joint: joint ?? 0, lower: lower ?? 0 };
}

/** A band of four times as many events gets less than four times the room: its marks are in denser rows. */
const WEIGHT_EXPONENT = 0.8;

function roundTo(px: number): number {
  return Math.round(px / STEP_PX) * STEP_PX;
}

/** Where marks without a title are stacked: from `yPx` upward (−1), downward (1) or in both directions (0). */
export interface StackBase {
  /** Events with the same key are in one stack. */
  readonly key: string;
  readonly yPx: number;
  readonly direction: -1 | 0 | 1;
  /** Highest stack, beyond which bars are drawn instead, and highest bar, in px. */
  readonly roomPx: number;
  readonly barRoomPx: number;
}

/** Shares of a band that stacks and bars may fill. The rest is for titles. */
const STACK_SHARE = 0.4;
const BAR_SHARE = 0.26;
const JOINT_BAR_SHARE = 0.26;
const CONTEXT_SHARE = 0.8;

export function stackBase(bands: Bands, side: Side, severity: number): StackBase {
  const band = bands[side];
  const heightPx = band.bottom - band.top;
  const middle = (band.top + band.bottom) / 2;
  if (side === 'joint') {
    const roomPx = heightPx * STACK_SHARE;
    return {
      key: side,
      yPx: middle,
      direction: 0,
      roomPx,
      barRoomPx: heightPx * JOINT_BAR_SHARE,
    };
  }
  if (side === 'context') {
    const roomPx = heightPx * CONTEXT_SHARE;
    return { key: side, yPx: middle, direction: 0, roomPx, barRoomPx: roomPx };
  }
  if (bands.layout === 'titles') {
    const rooms = { roomPx: heightPx * STACK_SHARE, barRoomPx: heightPx * BAR_SHARE };
    return side === 'upper'
      ? { key: side, yPx: band.bottom - EDGE_PX, direction: -1, ...rooms }
      : { key: side, yPx: band.top + EDGE_PX, direction: 1, ...rooms };
  }
  const rounded = Math.round(severity);
  const roomPx = rowRoomPx(bands, side, rounded);
  return {
    key: `${side} ${rounded}`,
    yPx: severityYPx(bands, side, rounded),
    direction: 0,
    roomPx,
    barRoomPx: roomPx,
  };
}

const EDGE_PX = 3;

/** Height of a severity in the severity layout. */
export function severityYPx(bands: Bands, side: 'upper' | 'lower', severity: number): number {
  const { top, bottom } = bands[side];
  const awayPx = severityShare(severity) * (bottom - top);
  return side === 'upper' ? bottom - awayPx : top + awayPx;
}

/** Space around a severity, up to half way to the next ones. */
export function rowRoomPx(bands: Bands, side: 'upper' | 'lower', severity: number): number {
  const y = severityYPx(bands, side, severity);
  const next = Math.abs(severityYPx(bands, side, Math.min(severity + 1, 10)) - y);
  const last = Math.abs(y - severityYPx(bands, side, Math.max(severity - 1, -10)));
  return Math.max(Math.min(next || last, last || next), 6) * 2;
}

/** Where the name of a band is on a chart without a margin: in its upper left corner, or the lower one below its marks. */
export function bandNameBox(bands: Bands, side: Side, widthPx: number, heightPx: number): Box {
  const { left, top, bottom } = bands[side];
  const start = side === 'lower' ? bottom - heightPx - 1 : top + 1;
  return { left: left + 2, right: left + 2 + widthPx, top: start, bottom: start + heightPx };
}
