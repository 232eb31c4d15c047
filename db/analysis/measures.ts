import { MAX_MEASURES, MAX_STEPS, type MeasureBar } from '../../domain/analysis/in-force.ts';
import { endByLifting, type InForceCount, inForceSteps } from '../../domain/analysis/measure.ts';
import { BEGINNING_OF_TIME, type DaySpan, END_OF_TIME } from '../../domain/dates/day-span.ts';
import type { Side, Sides } from '../../domain/parties/side.ts';
import type { EventFilter } from '../../domain/query/event-filter.ts';
import { combinationAt } from '../cache/combinations.ts';
import type { ClassCombinations } from '../cache/event-classes.ts';
import { NO_END } from '../cache/event-index.ts';
import type { EventLinks } from '../cache/event-link-cache.ts';
import type { ReadTx } from '../database.ts';
import { readBriefEvents } from '../events/brief-events.ts';
import { ALL_TIME, readFilter } from '../query/event-filter.ts';
import { planQuery } from '../query/query-plan.ts';
import { findMatchedEvents, type MatchedEvents } from './matched-events.ts';
import { endOf, type Measure } from './measure-details.ts';

/** The part of the result that does not depend on the date. Cached, because users look at several dates. */
export interface MeasureOverview {
  readonly found: MatchedEvents;
  readonly combinations: ClassCombinations;
  /** By start. */
  readonly measures: readonly Measure[];
  readonly bounds: DaySpan | undefined;
  readonly bars: MeasureBar[];
  /** Keys of carried-out acts of relief and of offers. */
  readonly reliefs: readonly number[];
  /** Carried-out acts that expelled people. */
  readonly expelling: readonly { readonly key: number; readonly side: Side }[];
  readonly steps: Readonly<Record<Side, InForceCount[]>>;
  readonly missions: Readonly<Record<Side, readonly MissionCut[]>>;
}

export async function readMeasureOverview(
  tx: ReadTx,
  filter: EventFilter,
  sides: Sides,
  today: number,
): Promise<MeasureOverview> {
  const found = await findMatchedEvents(tx, await planQuery(tx, await readFilter(tx, filter)));
  const links = await tx.caches.links.at(tx);
  const combinations = (await tx.caches.classes.at(tx)).combinations({ status: ['carried_out'] }, sides);
  const measures = measuresAmong(found, links, combinations);
  const bounds = boundsOf(measures, today);
  const drawn = await mostImportant(tx, found, measures);
  const stepsOf = (side: Side) =>
    bounds === undefined
      ? []
      : inForceSteps(
          measures.filter((measure) => measure.side === side && measure.restricts),
          bounds,
          MAX_STEPS,
        );
  return {
    found,
    combinations,
    measures,
    bounds,
    bars: await barsOf(tx, drawn, sides),
    expelling: expellingAmong(found, combinations),
    reliefs: reliefsAmong(found, combinations),
    steps: bySide(stepsOf),
    missions: await missionsCut(tx, found, combinations),
  };
}

export function expellingAmong(
  found: MatchedEvents,
  { combinationOfClass }: ClassCombinations,
): MeasureOverview['expelling'] {
  const acts: { readonly key: number; readonly side: Side }[] = [];
  for (const key of found.keys) {
    const combination =
      found.index.people[key] === 0 ? -1 : (combinationOfClass[found.index.classKey[key] ?? 0] ?? -1);
    if (combination >= 0) acts.push({ key, side: combinationAt(combination).side });
  }
  return acts;
}

async function barsOf(tx: ReadTx, drawn: readonly Measure[], sides: Sides): Promise<MeasureBar[]> {
  const events = await readBriefEvents(
    tx,
    drawn.map(({ key }) => key),
    sides,
  );
  return drawn.flatMap((measure): MeasureBar[] => {
    const event = events.get(measure.key);
    if (event === undefined) return [];
    const { id, title, title_ru, kind, side, first_day, last_day } = event;
    const titles = { ...(title !== undefined && { title }), ...(title_ru !== undefined && { title_ru }) };
    const names = { id, ...titles, kind, side };
    return [{ ...names, first_day, last_day, ...endOf(measure), restricts: measure.restricts }];
  });
}

/** The measures among the events, by start: events with a recorded end, or that another event lifted. */
function measuresAmong(
  found: MatchedEvents,
  links: EventLinks,
  { combinationOfClass, severityTenths }: ClassCombinations,
): Measure[] {
  const combinationOfEvent = (key: number) => combinationOfClass[found.index.classKey[key] ?? 0] ?? -1;
  const lifting = new Map<number, DaySpan[]>();
  for (const [key, lifted] of links.lifts) {
    if (
      !found.index.isLive(key) ||
      combinationOfEvent(key) < 0 ||
      combinationAt(combinationOfEvent(key)).kind === 'proposal'
    )
      continue;
    const span = { first: found.index.first[key] ?? 0, last: found.index.last[key] ?? 0 };
    for (const to of lifted) lifting.set(to, [...(lifting.get(to) ?? []), span]);
  }
  const measures: Measure[] = [];
  for (const key of found.keys) {
    const recorded = found.index.endLast[key] ?? NO_END;
    const lifted = recorded === NO_END ? lifting.get(key) : undefined;
    if (recorded === NO_END && lifted === undefined) continue;
    const combination = combinationOfEvent(key);
    if (combination < 0) continue;
    const start = { first: found.index.first[key] ?? 0, last: found.index.last[key] ?? 0 };
    const end =
      lifted === undefined
        ? { first: found.index.endFirst[key] ?? 0, last: recorded }
        : endByLifting(start, lifted);
    if (end === undefined) continue;
    const restricts = (severityTenths[found.index.classKey[key] ?? 0] ?? 0) > 0;
    measures.push({ key, side: combinationAt(combination).side, restricts, start, end });
  }
  return measures.sort((a, b) => a.start.first - b.start.first || a.key - b.key);
}

/** The most important measures, in the given order; all of them if they are few. */
export async function mostImportant<M extends Measure>(
  tx: ReadTx,
  found: MatchedEvents,
  measures: readonly M[],
): Promise<readonly M[]> {
  if (measures.length <= MAX_MEASURES) return measures;
  const keys = Int32Array.from(measures, ({ key }) => key).sort();
  const top = new Set(await found.only(keys).topKeys(tx, ALL_TIME, MAX_MEASURES));
  return measures.filter(({ key }) => top.has(key));
}

function reliefsAmong(found: MatchedEvents, { combinationOfClass }: ClassCombinations): number[] {
  return [...found.keys].filter((key) => {
    const combination = combinationOfClass[found.index.classKey[key] ?? 0] ?? -1;
    if (combination < 0) return false;
    const { kind } = combinationAt(combination);
    return kind === 'relief' || kind === 'proposal';
  });
}

function boundsOf(measures: readonly Measure[], latest: number): DaySpan | undefined {
  let [first, last] = [END_OF_TIME, latest];
  for (const { start, end } of measures) {
    const begins = start.first > BEGINNING_OF_TIME ? start.first : start.last;
    first = Math.min(first, begins);
    last = Math.max(last, end.last < END_OF_TIME ? end.last : latest);
  }
  return measures.length === 0 ? undefined : { first: Math.min(first, last), last };
}

export function bySide<T>(make: (side: Side) => T): Record<Side, T> {
  return { upper: make('upper'), lower: make('lower'), joint: make('joint'), context: make('context') };
}

/** Severity of CAMEO 161, “reduce or break diplomatic relations”: the score of acts that close or cut a mission. */
const CUT_TENTHS = 40;
/** The number of acts whose missions one query reads. */
const ACTS_AT_ONCE = 5_000;

/** A mission that a side closed or cut, and the first day on which this may have happened. */
interface MissionCut {
  readonly name: string;
  readonly since: number;
  /** The acts that closed or cut it. */
  readonly keys: readonly number[];
}

/** The missions that each side closed or cut, by name. */
export async function missionsCut(
  { kysely, engine }: ReadTx,
  found: MatchedEvents,
  { combinationOfClass, severityTenths }: ClassCombinations,
): Promise<MeasureOverview['missions']> {
  const cuts = bySide(() => new Map<string, { since: number; keys: number[] }>());
  const acts = new Map<number, Side>();
  for (const key of found.keys) {
    const classKey = found.index.classKey[key] ?? 0;
    const combination = combinationOfClass[classKey] ?? -1;
    if (combination < 0 || (severityTenths[classKey] ?? 0) < CUT_TENTHS) continue;
    const { side, kind } = combinationAt(combination);
    if (kind === 'mission') acts.set(key, side);
  }
  const keys = [...acts.keys()];
  for (let from = 0; from < keys.length; from += ACTS_AT_ONCE) {
    const rows = await kysely
      .selectFrom('event_mission')
      .innerJoin('mission', 'mission.key', 'mission_key')
      .select(['event_key', 'name'])
      .where(engine.isOneOf('event_key', keys.slice(from, from + ACTS_AT_ONCE)))
      .execute();
    for (const { event_key, name } of rows) {
      const byName = cuts[acts.get(event_key) ?? 'context'];
      const day = found.index.first[event_key] ?? 0;
      const cut = byName.get(name);
      byName.set(name, { since: Math.min(day, cut?.since ?? day), keys: [...(cut?.keys ?? []), event_key] });
    }
  }
  return bySide((side) =>
    [...cuts[side]].map(([name, cut]) => ({ name, ...cut })).sort((a, b) => (a.name < b.name ? -1 : 1)),
  );
}
