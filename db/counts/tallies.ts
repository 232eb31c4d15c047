import { type SqlBool, sql } from 'kysely';
import { monthNumber } from '../../domain/timeline/tension-period.ts';
import type { Writing } from '../core/database.ts';
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

    const levels = new Map<number, BucketShares>();
    let finer: BucketShares = this.#days;
    let below = 0;
    for (const level of DAY_LEVELS) {
      finer = regrouped(finer, (bucket) => bucket >> (level - below));
      below = level;
      levels.set(level, finer);
    }
    const months = regrouped(this.#days, (day) =>
      Math.abs(day) > CALENDAR_DAYS ? undefined : monthNumber(day),
    );
    levels.set(MONTH_LEVEL, months);
    for (const some of inPortions(levels)) await changeTallies(writing, some);
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
  finer: BucketShares,
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

/** By bucket, by class. */
type BucketShares = ReadonlyMap<number, ReadonlyMap<number, Share>>;

const BUCKETS_AT_ONCE = 500;

interface ChangedBucket {
  readonly level: number;
  readonly bucket: number;
  readonly shares: ReadonlyMap<number, Share>;
}

/** All buckets that change, level by level, some at a time: those of a single event are one portion. */
function* inPortions(levels: ReadonlyMap<number, BucketShares>): Generator<ChangedBucket[]> {
  let portion: ChangedBucket[] = [];
  for (const [level, buckets] of levels) {
    for (const bucket of [...buckets.keys()].sort((a, b) => a - b)) {
      portion.push({ level, bucket, shares: buckets.get(bucket) ?? new Map() });
      if (portion.length < BUCKETS_AT_ONCE) continue;
      yield portion;
      portion = [];
    }
  }
  if (portion.length > 0) yield portion;
}

async function changeTallies(writing: Writing, changes: readonly ChangedBucket[]): Promise<void> {
  const { kysely, engine } = writing;
  const byLevel = Map.groupBy(changes, ({ level }) => level);
  const isOf = ([level, some]: readonly [number, readonly ChangedBucket[]]) =>
    sql<SqlBool>`(level = ${level} and ${engine.isOneOf(
      'bucket',
      some.map(({ bucket }) => bucket),
    )})`;
  const rows = await kysely
    .selectFrom('tally')
    .selectAll()
    .where(sql<SqlBool>`(${sql.join([...byLevel].map(isOf), sql` or `)})`)
    .execute();
  const stored = new Map(rows.map(({ level, bucket, counts }) => [`${level} ${bucket}`, counts]));
  const kept = [];
  const emptied = [];
  for (const { level, bucket, shares } of changes) {
    const before = stored.get(`${level} ${bucket}`);
    const counts = changedTally(before, shares);
    if (counts !== undefined) kept.push({ level, bucket, counts });
    else if (before !== undefined) emptied.push({ level, bucket, shares });
  }
  await writing.putTallies(kept);
  for (const each of Map.groupBy(emptied, ({ level }) => level)) {
    await kysely.deleteFrom('tally').where(isOf(each)).execute();
  }
}
