import { pointStep, type TotalFigure } from '../../domain/analysis/period-totals.ts';
import { MAX_WINDOW_DAYS } from '../../domain/analysis/tension-index.ts';
import type { PeriodTotals, TotalsEvents } from '../../domain/analysis/totals-result.ts';
import { BEGINNING_OF_TIME, type DaySpan, END_OF_TIME } from '../../domain/dates/day-span.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import { KINDS } from '../../domain/events/kind.ts';
import type { Side, Sides } from '../../domain/parties/side.ts';
import type { EventFilter } from '../../domain/query/event-filter.ts';
import { combinationAt } from '../cache/combinations.ts';
import type { ClassCombinations } from '../cache/event-classes.ts';
import type { Database, ReadTx } from '../database.ts';
import { readBriefEvents } from '../events/brief-events.ts';
import { ALL_TIME } from '../query/event-filter.ts';
import type { MatchedEvents } from './matched-events.ts';
import { bySide, expellingAmong, missionsCut } from './measures.ts';
import { findAll, type IndexOptions, sumPeriods } from './tension-index.ts';

/** `from` and `to` of the filter are the period. Without them, it reaches from the first event to the last. */
export interface TotalsRequest extends IndexOptions {
  /** Whether only acts of one side against the other count, and what both did together. */
  readonly between: boolean;
  /** The mean and the maximum of the index end on this day. */
  readonly today: number;
}

/** Totals of a period by side and kind, and the tension index in it. Earlier events count in the index. */
export async function readPeriodTotals(db: Database, request: TotalsRequest): Promise<PeriodTotals> {
  return db.read(async (tx) => {
    const found = await findCounted(tx, request, request.filter);
    const period = periodOf(request.filter, found.bounds());
    return {
      ...(period && { first_day: period.first, last_day: period.last }),
      total: found.keys.length,
      sides: await countSides(tx, request, found),
      kinds: await countKinds(tx, request, found),
      index: period === undefined ? { points: [] } : await indexIn(tx, request, period),
    };
  });
}

export interface TotalsEventsRequest extends TotalsRequest {
  readonly side: Side | undefined;
  /** Only events that count for this figure. */
  readonly figure: TotalFigure | undefined;
  readonly offset: number;
  readonly limit: number;
}

export async function readTotalsEvents(db: Database, request: TotalsEventsRequest): Promise<TotalsEvents> {
  return db.read(async (tx) => {
    const { side, figure, sides, offset, limit } = request;
    const found = await findCounted(tx, request, request.filter);
    const { combinationOfClass } = (await tx.caches.classes.at(tx)).combinations({}, sides);
    const counted = figure && (await keysOfFigure(tx, found, sides, figure));
    const keys = found.keysIn(ALL_TIME).filter((key) => {
      const combination = combinationOfClass[found.index.classKey[key] ?? 0] ?? -1;
      return (
        (counted === undefined || counted.has(key)) &&
        (side === undefined || (combination >= 0 && combinationAt(combination).side === side))
      );
    });
    const page = keys.slice(offset, offset + limit);
    const events = await readBriefEvents(tx, page, sides);
    return { total: keys.length, events: page.flatMap((key) => events.get(key) ?? []) };
  });
}

/** The events of the filter that count. */
async function findCounted(
  tx: ReadTx,
  { sides, between }: Pick<TotalsRequest, 'sides' | 'between'>,
  filter: EventFilter,
): Promise<MatchedEvents> {
  const found = await findAll(tx, filter);
  if (!between) return found;
  const classes = await tx.caches.classes.at(tx);
  const across = classes.acrossSides(sides);
  const { combinationOfClass } = classes.combinations({}, sides);
  return found.only(
    found.keys.filter((key) => {
      const classKey = found.index.classKey[key] ?? 0;
      const combination = combinationOfClass[classKey] ?? -1;
      return across[classKey] === 1 || (combination >= 0 && combinationAt(combination).side === 'joint');
    }),
  );
}

function periodOf({ from, to }: EventFilter, bounds: DaySpan | undefined): DaySpan | undefined {
  const start = from === undefined ? BEGINNING_OF_TIME : parseEdtf(from).first_day;
  const end = to === undefined ? END_OF_TIME : parseEdtf(to).last_day;
  const first = start > BEGINNING_OF_TIME ? start : bounds?.first;
  const last = end < END_OF_TIME ? end : bounds?.last;
  if (first === undefined || last === undefined || first > last) return undefined;
  return { first: Math.max(first, last - MAX_WINDOW_DAYS), last };
}

const MAX_NAMES = 100;

async function countSides(
  tx: ReadTx,
  request: TotalsRequest,
  found: MatchedEvents,
): Promise<PeriodTotals['sides']> {
  const { sides, weights } = request;
  const classes = await tx.caches.classes.at(tx);
  const { combinationOfClass, severityTenths } = classes.combinations({}, sides);
  const sums = bySide(() => ({ events: 0, weight: 0, people_expelled: 0 }));
  for (const key of found.keys) {
    const classKey = found.index.classKey[key] ?? 0;
    const combination = combinationOfClass[classKey] ?? -1;
    if (combination < 0) continue;
    const { side, kind } = combinationAt(combination);
    sums[side].events += 1;
    sums[side].weight += weights[kind] ?? (severityTenths[classKey] ?? 0) / 10;
  }
  const done = await carriedOut(tx, sides);
  for (const { key, side } of expellingAmong(found, done))
    sums[side].people_expelled += found.index.people[key] ?? 0;
  const missions = await missionsCut(tx, found, done);
  return bySide((side) => ({
    ...sums[side],
    weight: Math.round(sums[side].weight * 10) / 10 + 0,
    missions: {
      total: missions[side].length,
      names: missions[side].slice(0, MAX_NAMES).map(({ name }) => name),
    },
  }));
}

async function carriedOut(tx: ReadTx, sides: Sides): Promise<ClassCombinations> {
  return (await tx.caches.classes.at(tx)).combinations({ status: ['carried_out'] }, sides);
}

async function keysOfFigure(
  tx: ReadTx,
  found: MatchedEvents,
  sides: Sides,
  figure: TotalFigure,
): Promise<ReadonlySet<number>> {
  const done = await carriedOut(tx, sides);
  if (figure === 'people_expelled') return new Set(expellingAmong(found, done).map(({ key }) => key));
  return new Set(
    Object.values(await missionsCut(tx, found, done)).flatMap((cuts) => cuts.flatMap(({ keys }) => keys)),
  );
}

async function countKinds(
  tx: ReadTx,
  { sides }: TotalsRequest,
  found: MatchedEvents,
): Promise<PeriodTotals['kinds']> {
  const { combinationOfClass } = (await tx.caches.classes.at(tx)).combinations({}, sides);
  const counts = new Map(KINDS.map((kind) => [kind, bySide(() => 0)]));
  for (const key of found.keys) {
    const combination = combinationOfClass[found.index.classKey[key] ?? 0] ?? -1;
    if (combination < 0) continue;
    const { side, kind } = combinationAt(combination);
    const ofKind = counts.get(kind);
    if (ofKind) ofKind[side] += 1;
  }
  return [...counts].flatMap(([kind, ofKind]) =>
    Object.values(ofKind).some((count) => count > 0) ? [{ kind, ...ofKind }] : [],
  );
}

async function indexIn(tx: ReadTx, request: TotalsRequest, period: DaySpan): Promise<PeriodTotals['index']> {
  const { from: _from, to: _to, ...filter } = request.filter;
  const found = await findCounted(tx, request, filter);
  const sums = await sumPeriods(tx, found, stepsIn(period), request);
  const points = sums
    .points()
    .map(({ last_day, together }) => ({ day: last_day - period.first, level: together }));
  const past = points.filter(({ day }) => day + period.first <= request.today).map(({ level }) => level);
  if (past.length === 0) return { points };
  const mean = past.reduce((sum, level) => sum + level, 0) / past.length;
  return { points, mean: Math.round(mean * 10_000) / 10_000, max: Math.max(...past) };
}

/** The first day, at which the curve starts, then steps of equal length. */
function stepsIn({ first, last }: DaySpan): DaySpan[] {
  const step = pointStep(last - first + 1);
  const steps = [{ first, last: first }];
  for (let day = first + 1; day <= last; day += step)
    steps.push({ first: day, last: Math.min(day + step - 1, last) });
  return steps;
}
