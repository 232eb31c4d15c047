import type { Kind } from '../events/kind.ts';
import type { Side } from '../parties/side.ts';
import type { TimelineCells } from './timeline.ts';

/** The number of events of one side, kind and severity in one bucket of days. */
export interface TimelineCell {
  /** First day of the bucket. */
  readonly day: number;
  readonly side: Side;
  readonly kind: Kind;
  readonly severity: number;
  readonly count: number;
  readonly people_expelled: number;
}

/** Iterates over the cells of a result, which the server sends as columns. */
export function* eachCell(cells: TimelineCells): Generator<TimelineCell> {
  const people = new Map<number, number>();
  for (let pair = 0; pair < cells.expelled.length; pair += 2) {
    people.set(cells.expelled[pair] ?? 0, cells.expelled[pair + 1] ?? 0);
  }
  let cell = 0;
  for (const [bucket, day] of cells.day.entries()) {
    for (const end = cell + (cells.cells[bucket] ?? 0); cell < end; cell += 1) {
      const combination = cells.combinations[cells.combination[cell] ?? 0];
      if (combination === undefined) continue;
      yield { day, ...combination, count: cells.count[cell] ?? 0, people_expelled: people.get(cell) ?? 0 };
    }
  }
}
