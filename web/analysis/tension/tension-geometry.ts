import { area, bisector, least, line, type ScaleLinear } from 'd3';
import { INDEX_SIDES, type IndexSide } from '../../../domain/analysis/tension-index.ts';
import { type TimeScale, timeScale } from '../../timeline/scale/time-scale.ts';
import { levelScale } from '../level-scale.ts';
import type { TensionPoint } from './chosen-point.ts';

/** A point on one of the three lines. */
export interface PointRef {
  readonly index: number;
  readonly side: IndexSide;
}

export const PLOT_PX = 300;
export const LEFT_PX = 40;
const TOP_PX = 12;
/** Room at the right for the names of the lines. */
const NAMES_PX = 118;
const NARROW_PX = 560;
const NAME_LINE_PX = 15;

/** Positions of the parts of the tension chart, in px. */
export interface TensionGeometry {
  readonly time: TimeScale;
  readonly levels: ScaleLinear<number, number>;
  /** Whether there is no room for the names of the lines. */
  readonly isNarrow: boolean;
  xOf(point: TensionPoint): number;
  /** SVG path data of a line, and of the area below the combined one. */
  linePath(side: IndexSide): string;
  areaPath(): string;
  /** The period at `xPx`, and its line nearest to `yPx`. */
  nearest(xPx: number, yPx: number): PointRef | undefined;
  /** Baselines of the names at the ends of the lines, moved apart where the lines meet. */
  nameBaselines(): readonly { readonly side: IndexSide; readonly yPx: number }[];
}

const byLastDay = bisector(({ last_day }: TensionPoint) => last_day + 1);

/** `points` must not be empty, and must be sorted by day. */
export function tensionGeometry(points: readonly TensionPoint[], widthPx: number): TensionGeometry {
  const isNarrow = widthPx < NARROW_PX;
  const time = timeScale(
    { start: points[0]?.first_day ?? 0, end: (points.at(-1)?.last_day ?? 0) + 1 },
    LEFT_PX,
    Math.max(LEFT_PX + 50, widthPx - (isNarrow ? 8 : NAMES_PX)),
  );
  const levels = levelScale(
    points.flatMap((point) => INDEX_SIDES.map((side) => point[side])),
    TOP_PX,
    PLOT_PX,
  );
  const xOf = (point: TensionPoint) => time.xOf(point.last_day + 0.5);
  return {
    time,
    levels,
    isNarrow,
    xOf,
    linePath: (side) => line<TensionPoint>(xOf, (point) => levels(point[side])).digits(1)([...points]) ?? '',
    areaPath: () =>
      area<TensionPoint>(xOf, levels(0), (point) => levels(point.together)).digits(1)([...points]) ?? '',
    nearest(xPx, yPx) {
      const index = Math.min(byLastDay.right(points, time.dayAt(xPx)), points.length - 1);
      const point = points[index];
      if (!point) return undefined;
      const side = least(INDEX_SIDES, (each) => Math.abs(levels(point[each]) - yPx));
      return side && { index, side };
    },
    nameBaselines() {
      const last = points.at(-1);
      if (!last) return [];
      const names = INDEX_SIDES.map((side) => ({ side, yPx: levels(last[side]) + 4 }));
      return spread(names.sort((a, b) => a.yPx - b.yPx));
    },
  };
}

/** Moves names down until no two overlap. They must be sorted from top to bottom. */
function spread(names: readonly { readonly side: IndexSide; readonly yPx: number }[]) {
  let lowestPx = Number.NEGATIVE_INFINITY;
  return names.map(({ side, yPx }) => {
    lowestPx = Math.max(yPx, lowestPx + NAME_LINE_PX);
    return { side, yPx: lowestPx };
  });
}

/** The point after a key press; `undefined` for keys that do not move it. */
export function movedPoint({ index, side }: PointRef, key: string, pointCount: number): PointRef | undefined {
  const row = INDEX_SIDES.indexOf(side);
  const last = pointCount - 1;
  switch (key) {
    case 'ArrowLeft':
      return { index: Math.max(index - 1, 0), side };
    case 'ArrowRight':
      return { index: Math.min(index + 1, last), side };
    case 'ArrowUp':
      return { index, side: INDEX_SIDES[row - 1] ?? side };
    case 'ArrowDown':
      return { index, side: INDEX_SIDES[row + 1] ?? side };
    case 'Home':
      return { index: 0, side };
    case 'End':
      return { index: last, side };
    default:
      return undefined;
  }
}
