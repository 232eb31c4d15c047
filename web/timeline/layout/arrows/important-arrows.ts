import type { TimelineArrow, TimelineEvent } from '../../../../domain/timeline/timeline.ts';
import type { Box } from '../../scale/frame.ts';
import type { Mark } from '../layout-marks.ts';
import type { LayoutRequest } from '../layout-request.ts';
import type { Occupied } from '../placement/occupied.ts';
import { type Arrow, boxesAlong, type Lag, routeArrow } from './layout-arrows.ts';

/** Links between important events of the window: those of the selected event first, then the most important. */
export function importantLinks(
  { scene, links }: LayoutRequest,
  events: readonly TimelineEvent[],
  limit: number,
): readonly TimelineArrow[] {
  const importance = new Map(events.map((event) => [event.id, event.importance]));
  const selected = new Set(links);
  return scene.arrows
    .flatMap((link) => {
      const [from, to] = [importance.get(link.act), importance.get(link.answer)];
      return from === undefined || to === undefined ? [] : [{ link, importance: from + to }];
    })
    .sort(
      (a, b) => Number(selected.has(b.link)) - Number(selected.has(a.link)) || b.importance - a.importance,
    )
    .slice(0, limit)
    .map(({ link }) => link);
}

export interface PlacedArrows {
  readonly arrows: Arrow[];
  readonly lags: Lag[];
}

/** Adds the arrow of a link to `placed`, if both ends have a mark and there is a free way between them. */
export function placeArrow(
  link: TimelineArrow,
  { arrows, lags }: PlacedArrows,
  { formatLag, measure, frame }: LayoutRequest,
  markOf: ReadonlyMap<string, Mark>,
  occupied: Occupied,
  solid: Occupied,
): void {
  const [from, to] = [markOf.get(link.act), markOf.get(link.answer)];
  if (!from || !to) return;
  // Stacked marks are moved aside for upright parts, so these need to be clear of titles only.
  const isFree = (box: Box) => (isUpright(box) ? !solid.meets(box) : !occupied.meets(box));
  const routed = routeArrow(link, { from, to }, formatLag(link), measure.lag, frame.plot, isFree);
  if (!routed) return;
  arrows.push(routed.arrow);
  lags.push(routed.lag);
  for (const box of [...boxesAlong(routed.arrow), routed.lag.box]) {
    occupied.add(box);
    if (!isUpright(box) || box === routed.lag.box) solid.add(box);
  }
}

function isUpright({ left, right, top, bottom }: Box): boolean {
  return bottom - top > right - left;
}
