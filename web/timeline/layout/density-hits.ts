import { bisector } from 'd3';
import type { Kind } from '../../../domain/events/kind.ts';
import { type Bands, stackBase } from './bands.ts';
import { countsOf, type DensityBar } from './layout-density.ts';
import type { Scene } from './scene.ts';

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
  scene: Scene,
  bands: Bands,
): { readonly kinds: readonly (readonly [kind: Kind, count: number])[]; readonly people: number } {
  const kinds = new Map<Kind, number>();
  let people = 0;
  for (const { day, side, severity, kind, count, people_expelled } of countsOf(scene)) {
    if (day < bar.startDay || day >= bar.endDay || stackBase(bands, side, severity).key !== bar.stack)
      continue;
    kinds.set(kind, (kinds.get(kind) ?? 0) + count);
    people += people_expelled;
  }
  return { kinds: [...kinds].sort((a, b) => b[1] - a[1]), people };
}
