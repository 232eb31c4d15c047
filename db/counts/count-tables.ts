import { type SqlBool, sql } from 'kysely';
import { monthNumber } from '../../domain/timeline/tension-period.ts';
import type { WriteTx } from '../database.ts';
import { addToCounts, type ClassCount } from './class-counts.ts';
import { UseChanges } from './use-changes.ts';

/**
 * Events are counted in buckets of 2^level days. A window is summed from the largest buckets that fit. Larger levels would make
 * writes slower, because each write stores the complete value of its buckets.
 */
export const DAY_LEVELS = [0, 2, 4, 6] as const;
/** Calendar months, for sums by month, quarter and year. */
export const MONTH_LEVEL = -1;

/** Days beyond these have no calendar date in JavaScript, and are in no period of the chart. */
const CALENDAR_DAYS = 100_000_000;

/** The fields of an event that are counted. */
export interface CountedEvent {
  readonly day: number;
  readonly classKey: number;
  readonly people: number;
}

const MAX_PENDING = 60_000;

/** Collects changes to the count tables, so that a batch writes each value once. */
export class CountChanges {
  /** By day, by class. */
  readonly #days = new Map<number, Map<number, ClassCount>>();
  /** How many more events have each name. */
  readonly uses = new UseChanges();
  #size = 0;

  add(counted: CountedEvent): void {
    this.#change(counted, 1);
  }

  remove(counted: CountedEvent): void {
    this.#change(counted, -1);
  }

  /** Whether the changes should be applied now, to bound memory. */
  get isFull(): boolean {
    return this.#size + this.uses.size > MAX_PENDING;
  }

  #change({ day, classKey, people }: CountedEvent, sign: 1 | -1): void {
    if (!addTo(this.#days, day, classKey, { events: sign, people: sign * people })) return;
    this.#size += 1;
  }

  async apply(tx: WriteTx): Promise<void> {
    const totals = new Map<number, number>();
    for (const shares of this.#days.values()) {
      for (const [key, { events }] of shares) totals.set(key, (totals.get(key) ?? 0) + events);
    }
    await tx.addToClasses([...totals].map(([key, events]) => ({ key, events })));

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
    for (const some of inPortions(levels)) await changeCounts(tx, some);
    this.#days.clear();
    await this.uses.apply(tx);
    this.#size = 0;
  }
}

/** Returns whether the class is new in the bucket. */
function addTo(
  buckets: Map<number, Map<number, ClassCount>>,
  bucket: number,
  classKey: number,
  { events, people }: ClassCount,
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
): Map<number, Map<number, ClassCount>> {
  const buckets = new Map<number, Map<number, ClassCount>>();
  for (const [from, shares] of finer) {
    const bucket = bucketOf(from);
    if (bucket === undefined) continue;
    for (const [classKey, share] of shares) addTo(buckets, bucket, classKey, share);
  }
  return buckets;
}

/** By bucket, by class. */
type BucketShares = ReadonlyMap<number, ReadonlyMap<number, ClassCount>>;

const BUCKETS_AT_ONCE = 500;

interface ChangedBucket {
  readonly level: number;
  readonly bucket: number;
  readonly shares: ReadonlyMap<number, ClassCount>;
}

/** All changed buckets by level, in portions. The buckets of a single event fit into one. */
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

async function changeCounts(tx: WriteTx, changes: readonly ChangedBucket[]): Promise<void> {
  const { kysely, engine } = tx;
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
    const counts = addToCounts(before, shares);
    if (counts !== undefined) kept.push({ level, bucket, counts });
    else if (before !== undefined) emptied.push({ level, bucket, shares });
  }
  await tx.putCounts(kept);
  for (const each of Map.groupBy(emptied, ({ level }) => level)) {
    await kysely.deleteFrom('tally').where(isOf(each)).execute();
  }
}
