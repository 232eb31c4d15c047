import {
  decayed,
  fittingPeriod,
  type IndexPeriod,
  type IndexSide,
  MAX_CONTRIBUTORS,
  MAX_WINDOW_DAYS,
  periodsIn,
  type Weights,
} from '../../domain/analysis/tension-index.ts';
import type { ContributorsResult, TensionResult } from '../../domain/analysis/tension-result.ts';
import type { DaySpan } from '../../domain/dates/day-span.ts';
import { KINDS } from '../../domain/events/kind.ts';
import type { Sides } from '../../domain/parties/side.ts';
import type { EventFilter } from '../../domain/query/event-filter.ts';
import { combinationAt } from '../cache/combinations.ts';
import { filterKey, readLastChange } from '../core/last-change.ts';
import type { Database, ReadTx } from '../database.ts';
import { readBriefEvents } from '../events/brief-events.ts';
import { readFilter } from '../query/event-filter.ts';
import { planQuery } from '../query/query-plan.ts';
import { findMatchedEvents, type MatchedEvents } from './matched-events.ts';

export interface IndexOptions {
  readonly filter: EventFilter;
  readonly sides: Sides;
  readonly weights: Weights;
  /** In days. */
  readonly halfLife: number;
}

export interface TensionRequest extends IndexOptions {
  readonly per: IndexPeriod;
  /** `undefined`: from the first event to the last one or today. */
  readonly window: DaySpan | undefined;
  readonly today: number;
}

/** The tension index over a window, and the number of events by period and kind. Earlier events count in the index. */
export async function readTension(db: Database, request: TensionRequest): Promise<TensionResult> {
  return db.read((tx) => tensionIn(tx, request));
}

async function tensionIn(tx: ReadTx, request: TensionRequest): Promise<TensionResult> {
  const { halfLife, weights, today } = request;
  const found = await findAll(tx, request.filter);
  const bounds = found.bounds();
  const options = { half_life: halfLife, weights: { ...weights } };
  const window = request.window ?? (bounds && wholeOf(bounds, today));
  if (bounds === undefined || window === undefined)
    return { ...options, per: request.per, total: 0, points: [], kinds: [] };
  const per = fittingPeriod(window, request.per);
  const periods = [...periodsIn(window, per)];
  const sums = await sumPeriods(tx, found, periods, request);
  return {
    ...options,
    per,
    total: sums.total,
    extent: { first_day: bounds.first, last_day: bounds.last },
    points: sums.points(),
    kinds: sums.kinds(),
  };
}

/** From the first event to the last one or today, cut to the longest window. */
function wholeOf({ first, last }: DaySpan, today: number): DaySpan {
  const end = Math.max(last, today);
  return { first: Math.max(first, end - MAX_WINDOW_DAYS), last: end };
}

export interface ContributorsRequest extends IndexOptions {
  readonly day: number;
  readonly side: IndexSide;
}

/** The events behind the index on one day, and what each contributes. */
export async function readContributors(
  db: Database,
  request: ContributorsRequest,
): Promise<ContributorsResult> {
  return db.read((tx) => contributorsIn(tx, request));
}

async function contributorsIn(tx: ReadTx, request: ContributorsRequest): Promise<ContributorsResult> {
  const { day, side, halfLife, sides } = request;
  const found = await findAll(tx, request.filter);
  const classes = await weighClasses(tx, request);
  const top: { key: number; weight: number; contribution: number }[] = [];
  let [level, total, minContribution] = [0, 0, -1];
  for (const key of found.keys) {
    const age = day - (found.index.day[key] ?? 0);
    const classKey = found.index.classKey[key] ?? 0;
    if (age < 0 || (side !== 'together' && classes.side[classKey] !== SIDE_INDEX[side])) continue;
    const weight = classes.weight[classKey] ?? 0;
    const contribution = decayed(weight, age, halfLife);
    level += contribution;
    total += 1;
    if (Math.abs(contribution) <= minContribution) continue;
    top.push({ key, weight, contribution });
    if (top.length < 4 * MAX_CONTRIBUTORS) continue;
    keepLargest(top);
    minContribution = Math.abs(top.at(-1)?.contribution ?? 0);
  }
  keepLargest(top);
  const events = await readBriefEvents(
    tx,
    top.map(({ key }) => key),
    sides,
  );
  const named = top.flatMap(({ key, weight, contribution }) => {
    const event = events.get(key);
    if (event === undefined) return [];
    return [{ ...event, weight, days: day - (found.index.day[key] ?? 0), contribution }];
  });
  return {
    day,
    level,
    total,
    events: named,
    rest: named.reduce((rest, { contribution }) => rest - contribution, level),
  };
}

function keepLargest(top: { readonly key: number; readonly contribution: number }[]): void {
  top.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || b.key - a.key);
  top.length = Math.min(top.length, MAX_CONTRIBUTORS);
}

/** Cached: users look at several points of the same filter. */
export async function findAll(tx: ReadTx, filter: EventFilter): Promise<MatchedEvents> {
  const change = await readLastChange(tx);
  return tx.caches.largeResults.once(`found ${await filterKey(tx, filter)}`, change, async () =>
    findMatchedEvents(tx, await planQuery(tx, await readFilter(tx, filter))),
  );
}

const SIDE_INDEX: Readonly<Record<'upper' | 'lower', number>> = { upper: 0, lower: 1 };

/** By class: the side (0 upper, 1 lower, 2 others), the index of the kind in `KINDS`, and the weight of one event. */
async function weighClasses(tx: ReadTx, { sides, weights }: IndexOptions) {
  const { combinationOfClass, severityTenths } = (await tx.caches.classes.at(tx)).combinations({}, sides);
  const side = new Uint8Array(combinationOfClass.length).fill(2);
  const kind = new Uint8Array(combinationOfClass.length);
  const weight = new Float64Array(combinationOfClass.length);
  for (const [classKey, combination] of combinationOfClass.entries()) {
    if (combination < 0) continue;
    const { side: actingSide, kind: classKind } = combinationAt(combination);
    if (actingSide === 'upper' || actingSide === 'lower') side[classKey] = SIDE_INDEX[actingSide];
    kind[classKey] = KINDS.indexOf(classKind);
    weight[classKey] = weights[classKind] ?? (severityTenths[classKey] ?? 0) / 10;
  }
  return { side, kind, weight };
}

/** The index of these events over these periods. */
export async function sumPeriods(
  tx: ReadTx,
  found: MatchedEvents,
  periods: readonly DaySpan[],
  options: IndexOptions,
): Promise<PeriodSums> {
  const classes = await weighClasses(tx, options);
  const sums = new PeriodSums(periods, options.halfLife);
  for (const key of found.keys) {
    const classKey = found.index.classKey[key] ?? 0;
    sums.add(
      found.index.day[key] ?? 0,
      classes.side[classKey] ?? 2,
      classes.kind[classKey] ?? 0,
      classes.weight[classKey] ?? 0,
    );
  }
  return sums;
}

/** The index at the end of each period: the decayed weights of its events plus the decayed index of the period before. */
class PeriodSums {
  readonly #periods: readonly DaySpan[];
  readonly #halfLife: number;
  /** Three per period (upper, lower, others); the first three are for everything before the first period. */
  readonly #sums: Float64Array;
  readonly #events: Int32Array;
  readonly #kinds: Int32Array;
  /** By day of the window: the index of its period. */
  readonly #periodOf: Uint16Array;
  total = 0;

  constructor(periods: readonly DaySpan[], halfLife: number) {
    this.#periods = periods;
    this.#halfLife = halfLife;
    this.#sums = new Float64Array((periods.length + 1) * 3);
    this.#events = new Int32Array(periods.length);
    this.#kinds = new Int32Array(periods.length * KINDS.length);
    const [first, last] = [periods[0]?.first ?? 0, periods.at(-1)?.last ?? -1];
    this.#periodOf = new Uint16Array(last - first + 1);
    for (const [index, period] of periods.entries())
      this.#periodOf.fill(index, period.first - first, period.last - first + 1);
  }

  add(day: number, side: number, kind: number, weight: number): void {
    const first = this.#periods[0]?.first ?? 0;
    const period = day < first ? -1 : this.#periodOf[day - first];
    if (period === undefined) return;
    this.total += 1;
    const end = period < 0 ? first - 1 : (this.#periods[period]?.last ?? 0);
    const index = (period + 1) * 3 + side;
    this.#sums[index] = (this.#sums[index] ?? 0) + decayed(weight, end - day, this.#halfLife);
    if (period < 0) return;
    this.#events[period] = (this.#events[period] ?? 0) + 1;
    const cell = kind * this.#periods.length + period;
    this.#kinds[cell] = (this.#kinds[cell] ?? 0) + 1;
  }

  points(): TensionResult['points'] {
    const levels = [...this.#sums.subarray(0, 3)];
    return this.#periods.map(({ first, last }, index) => {
      const kept = decayed(1, last - first + 1, this.#halfLife);
      for (let side = 0; side < 3; side += 1)
        levels[side] = (levels[side] ?? 0) * kept + (this.#sums[(index + 1) * 3 + side] ?? 0);
      const [upper = 0, lower = 0, others = 0] = levels;
      return {
        first_day: first,
        last_day: last,
        upper: rounded(upper),
        lower: rounded(lower),
        together: rounded(upper + lower + others),
        events: this.#events[index] ?? 0,
      };
    });
  }

  kinds(): TensionResult['kinds'] {
    const { length } = this.#periods;
    return KINDS.flatMap((kind, index) => {
      const counts = [...this.#kinds.subarray(index * length, (index + 1) * length)];
      return counts.some((count) => count > 0) ? [{ kind, counts }] : [];
    });
  }
}

/** Rounds to four decimals. */
function rounded(level: number): number {
  return Math.round(level * 10_000) / 10_000 + 0;
}
