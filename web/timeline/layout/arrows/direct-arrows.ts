import type { TimelineArrow } from '../../../../domain/timeline/timeline.ts';
import type { Box } from '../../scale/frame.ts';
import { boxAround } from '../box.ts';
import type { LayoutRequest, TimelineLayout } from '../layout-request.ts';
import { Occupied } from '../placement/occupied.ts';
import { heightsOf } from '../titles/titled-marks.ts';
import { type Arrow, directArrow, type Lag, routeArrow } from './layout-arrows.ts';

/**
 * The layout with the arrows of a selected or hovered event: over everything, also to events that are stacked or out of view.
 * Nothing else moves.
 */
export function addDirectArrows(
  layout: TimelineLayout,
  links: readonly TimelineArrow[],
  { scene, formatLag, measure }: Pick<LayoutRequest, 'scene' | 'formatLag' | 'measure'>,
): TimelineLayout {
  const shown = new Set(layout.arrows.map(({ link }) => link));
  const missing = new Set(links.filter((link) => !shown.has(link)));
  if (missing.size === 0) return layout;

  const { bands, scale, marks, labels, notes, frame } = layout;
  const occupied = new Occupied(bands, [
    ...marks.map((mark) => boxAround(mark, mark.radiusPx)),
    ...[...labels, ...layout.lags, ...notes].map(({ box }) => box),
  ]);
  const markOf = new Map(marks.map((mark) => [mark.event.id, mark]));
  const endOf = (id: string) => {
    const mark = markOf.get(id);
    if (mark) return mark;
    const event = scene.events.find((each) => each.id === id);
    return event && { xPx: scale.xOf(event.day + 0.5), yPx: heightsOf(event, bands).preferred, radiusPx: 0 };
  };
  const arrows: Arrow[] = [];
  const lags: Lag[] = [];
  for (const link of missing) {
    const [from, to] = [endOf(link.act), endOf(link.answer)];
    if (!from || !to) continue;
    const isFree = (box: Box) => !occupied.meets(box);
    const routed = routeArrow(link, { from, to }, formatLag(link), measure.lag, frame.plot, isFree);
    arrows.push(routed?.arrow ?? directArrow(link, { from, to }));
    if (!routed) continue;
    lags.push(routed.lag);
    occupied.add(routed.lag.box);
  }
  return { ...layout, arrows: [...layout.arrows, ...arrows], lags: [...layout.lags, ...lags] };
}
