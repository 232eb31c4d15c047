import type { TimelineAnswer } from '../../domain/timeline.ts';
import type { Scene } from './layout.ts';

/**
 * What to lay out, from the answer for the whole extent and the one for the days around the window. Where the whole is
 * known event by event, its events are laid out at every zoom: none that was there moves when a finer answer arrives,
 * which then only adds its tension.
 */
export function sceneOf(
  whole: TimelineAnswer | undefined,
  near: TimelineAnswer | undefined,
): Scene | undefined {
  const fine = near ?? whole;
  if (!fine) return undefined;
  const marks = whole?.complete ? whole : fine;
  return {
    events: marks.events,
    arcs: marks.arcs,
    complete: marks.complete,
    bucketDays: marks.bucket_days,
    cells: marks.cells,
    tension: fine.tension,
  };
}
