import type { Kind } from '../../../domain/events/kind.ts';
import type { TimelineResult } from '../../../domain/timeline/timeline.ts';

/** The number of events of each kind in a result. */
export function kindCounts({ complete, events, cells }: TimelineResult): ReadonlyMap<Kind, number> {
  const counts = new Map<Kind, number>();
  const add = (kind: Kind, count: number) => counts.set(kind, (counts.get(kind) ?? 0) + count);
  if (complete) for (const { kind } of events) add(kind, 1);
  else
    for (const [cell, count] of cells.count.entries()) {
      const combination = cells.combinations[cells.combination[cell] ?? 0];
      if (combination) add(combination.kind, count);
    }
  return counts;
}
