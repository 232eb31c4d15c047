import { callsForResponse } from '../../domain/analysis/exchange.ts';
import type { Side, Sides } from '../../domain/parties/side.ts';
import type { EventFilter } from '../../domain/query/event-filter.ts';
import { combinationAt } from '../cache/combinations.ts';
import type { EventIndex } from '../cache/event-index.ts';
import type { ReadTx } from '../database.ts';
import { readFilter } from '../query/event-filter.ts';
import { planQuery } from '../query/query-plan.ts';
import { findMatchedEvents } from './matched-events.ts';

/** A response and the act that it responds to, by key. */
export interface FoundResponse {
  readonly act: number;
  readonly response: number;
  /** The response is a refusal to act. */
  readonly isRefusal: boolean;
}

interface ResponsesOfSide {
  readonly acts: number;
  readonly answered: number;
  readonly refused: number;
  /** Indexes in `links` of this side's responses to acts of the other. */
  readonly links: readonly number[];
}

export interface ResponsesBySide {
  /** Links with at least one end in the filter. */
  readonly links: readonly FoundResponse[];
  readonly bySide: Readonly<Record<'upper' | 'lower', ResponsesOfSide>>;
  /** Keys of acts that call for a response and have none, latest first. */
  readonly unanswered: readonly number[];
  /** The index that the keys belong to. */
  readonly index: EventIndex;
  isFound(key: number): boolean;
  sideOf(key: number): Side;
}

/** The responses among the events of a filter. An act counts as answered even if its response is outside the filter. */
export async function findResponses(tx: ReadTx, filter: EventFilter, sides: Sides): Promise<ResponsesBySide> {
  const found = await findMatchedEvents(tx, await planQuery(tx, await readFilter(tx, filter)));
  const { index } = found;
  const { responds_to } = await tx.caches.links.at(tx);
  const classes = await tx.caches.classes.at(tx);
  const all = classes.combinations({}, sides);
  const done = classes.combinations({ status: ['carried_out'] }, sides);
  const declined = classes.combinations({ status: ['declined'] }, sides);
  const addressed = classes.acrossSides(sides);
  const classOf = (key: number) => index.classKey[key] ?? 0;
  const sideOf = (key: number) => combinationAt(all.combinationOfClass[classOf(key)] ?? 0).side;
  const isRefusal = (key: number) => (declined.combinationOfClass[classOf(key)] ?? -1) >= 0;

  const links: FoundResponse[] = [];
  const linksOfSide = { upper: [] as number[], lower: [] as number[] };
  const isResponse = new Set<number>();
  /** By act: whether a response other than a refusal was found. */
  const answered = new Map<number, boolean>();
  for (const [response, acts] of responds_to) {
    if (!index.isLive(response)) continue;
    for (const act of acts) {
      if (!index.isLive(act)) continue;
      const [from, to] = [sideOf(act), sideOf(response)];
      isResponse.add(response);
      if (from !== to) answered.set(act, (answered.get(act) ?? false) || !isRefusal(response));
      if (!found.has(act) && !found.has(response)) continue;
      const isAcross = (from === 'upper' && to === 'lower') || (from === 'lower' && to === 'upper');
      if (isAcross && found.has(response)) linksOfSide[to].push(links.length);
      links.push({ act, response, isRefusal: isRefusal(response) });
    }
  }

  const calls = callingClasses(done);
  const counts = {
    upper: { acts: 0, answered: 0, refused: 0 },
    lower: { acts: 0, answered: 0, refused: 0 },
  };
  const unanswered: number[] = [];
  for (const key of found.keys) {
    const classKey = classOf(key);
    if (calls[classKey] !== 1 || addressed[classKey] !== 1 || isResponse.has(key)) continue;
    const side = sideOf(key);
    if (side !== 'upper' && side !== 'lower') continue;
    const wasDone = answered.get(key);
    counts[side].acts += 1;
    if (wasDone !== undefined) counts[side].answered += 1;
    if (wasDone === false) counts[side].refused += 1;
    if (wasDone === undefined) unanswered.push(key);
  }
  unanswered.sort((a, b) => (index.first[b] ?? 0) - (index.first[a] ?? 0) || b - a);
  return {
    links,
    index,
    bySide: {
      upper: { ...counts.upper, links: linksOfSide.upper },
      lower: { ...counts.lower, links: linksOfSide.lower },
    },
    unanswered,
    isFound: (key) => found.has(key),
    sideOf,
  };
}

/** By class: 1 if its events call for a response. */
function callingClasses({
  combinationOfClass,
  severityTenths,
}: {
  readonly combinationOfClass: Int16Array;
  readonly severityTenths: Int16Array;
}): Uint8Array {
  return Uint8Array.from(combinationOfClass, (combination, classKey) => {
    if (combination < 0) return 0;
    const { kind } = combinationAt(combination);
    const severity = severityTenths[classKey] ?? 0;
    return callsForResponse({ kind, status: 'carried_out', severity }) ? 1 : 0;
  });
}
