import { monthNumber } from '../domain/tension-period.ts';
import type { Writing } from './database.ts';
import { changedTally, type Share } from './tally.ts';

/**
 * The levels at which events are counted: buckets of 2^n days, each holding whole ones of the level before. A window is
 * summed up from the longest that fit; coarser ones would be long values, written anew with every event.
 */
export const DAY_LEVELS = [0, 2, 4, 6] as const;
/** Calendar months, for what is said of months, quarters and years. */
export const MONTH_LEVEL = -1;

/** Days beyond these have no calendar date in JavaScript, and are in no period of the chart. */
const CALENDAR_DAYS = 100_000_000;

/** What one event is to the counts. */
export interface Counted {
  readonly day: number;
  readonly classKey: number;
  readonly people: number;
}

const MOST_GATHERED = 60_000;

/** Changes to the counts, gathered so that a batch touches each value once. */
export class TallyChanges {
  /** By day, by class. */
  readonly #days = new Map<number, Map<number, Share>>();
  #size = 0;

  add(counted: Counted): void {
    this.#change(counted, 1);
  }

  remove(counted: Counted): void {
    this.#change(counted, -1);
  }

  /** So many that it is time to write them. */
  get isFull(): boolean {
    return this.#size > MOST_GATHERED;
  }

  #change({ day, classKey, people }: Counted, sign: 1 | -1): void {
    if (!addTo(this.#days, day, classKey, { events: sign, people: sign * people })) return;
    this.#size += 1;
  }

  async apply(writing: Writing): Promise<void> {
    const totals = new Map<number, number>();
    for (const shares of this.#days.values()) {
      for (const [key, { events }] of shares) totals.set(key, (totals.get(key) ?? 0) + events);
    }
    await writing.addToClasses([...totals].map(([key, events]) => ({ key, events })));

    let finer: ReadonlyMap<number, ReadonlyMap<number, Share>> = this.#days;
    let below = 0;
    for (const level of DAY_LEVELS) {
      finer = regrouped(finer, (bucket) => bucket >> (level - below));
      below = level;
      await changeLevel(writing, level, finer);
    }
    const months = regrouped(this.#days, (day) =>
      Math.abs(day) > CALENDAR_DAYS ? undefined : monthNumber(day),
    );
    await changeLevel(writing, MONTH_LEVEL, months);
    this.#days.clear();
    this.#size = 0;
  }
}

/** Says whether the bucket had nothing of this class yet. */
function addTo(
  buckets: Map<number, Map<number, Share>>,
  bucket: number,
  classKey: number,
  { events, people }: Share,
): boolean {
  let shares = buckets.get(bucket);
  if (shares === undefined) {
    shares = new Map();
    buckets.set(bucket, shares);
  }
  const before = shares.get(classKey);
  shares.set(classKey, {
    events: (before?.events ?? 0) + events,
    people: (before?.people ?? 0) + people,
  });
  return before === undefined;
}

function regrouped(
  finer: ReadonlyMap<number, ReadonlyMap<number, Share>>,
  bucketOf: (finer: number) => number | undefined,
): Map<number, Map<number, Share>> {
  const buckets = new Map<number, Map<number, Share>>();
  for (const [from, shares] of finer) {
    const bucket = bucketOf(from);
    if (bucket === undefined) continue;
    for (const [classKey, share] of shares) addTo(buckets, bucket, classKey, share);
  }
  return buckets;
}

const BUCKETS_AT_ONCE = 500;

async function changeLevel(
  writing: Writing,
  level: number,
  changes: ReadonlyMap<number, ReadonlyMap<number, Share>>,
): Promise<void> {
  const { kysely, engine } = writing;
  const buckets = [...changes.keys()].sort((a, b) => a - b);
  for (let start = 0; start < buckets.length; start += BUCKETS_AT_ONCE) {
    const some = buckets.slice(start, start + BUCKETS_AT_ONCE);
    const rows = await kysely
      .selectFrom('tally')
      .select(['bucket', 'counts'])
      .where('level', '=', level)
      .where(engine.isOneOf('bucket', some))
      .execute();
    const stored = new Map(rows.map(({ bucket, counts }) => [bucket, counts]));
    const kept = [];
    const emptied = [];
    for (const bucket of some) {
      const counts = changedTally(stored.get(bucket), changes.get(bucket) ?? new Map());
      if (counts !== undefined) kept.push({ level, bucket, counts });
      else if (stored.has(bucket)) emptied.push(bucket);
    }
    await writing.putTallies(kept);
    if (emptied.length === 0) continue;
    await kysely
      .deleteFrom('tally')
      .where('level', '=', level)
      .where(engine.isOneOf('bucket', emptied))
      .execute();
  }
}
