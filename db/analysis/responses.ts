import { callsForAnswer } from '../../domain/analysis/exchange.ts';
import type { Side, Sides } from '../../domain/parties/side.ts';
import type { EventFilter } from '../../domain/query/event-filter.ts';
import { combinationAt } from '../cache/event-classes.ts';
import type { Reading } from '../core/database.ts';
import { readFilter } from '../query/event-filter.ts';
import { planQuery } from '../query/query-plan.ts';
import { findMany } from './many-events.ts';

/** An answer and what it answered, by key. */
export interface FoundAnswer {
  readonly act: number;
  readonly answer: number;
  /** The answer is that nothing will be done. */
  readonly isRefusal: boolean;
}

interface OneSidesAnswers {
  readonly acts: number;
  readonly answered: number;
  readonly refused: number;
  /** Places in `links` of the answers this side gave to acts of the other. */
  readonly links: readonly number[];
}

export interface SidesAnswers {
  /** At least one end of each is in the filter. */
  readonly links: readonly FoundAnswer[];
  readonly bySide: Readonly<Record<'upper' | 'lower', OneSidesAnswers>>;
  /** Acts that call for an answer and have none, the last first. */
  readonly unanswered: readonly number[];
  isFound(key: number): boolean;
  sideOf(key: number): Side;
}

/** Who answered whom in a filter. An act of the filter is answered whether the filter holds its answer or not. */
export async function findAnswers(
  reading: Reading,
  filter: EventFilter,
  sides: Sides,
): Promise<SidesAnswers> {
  const found = await findMany(reading, await planQuery(reading, await readFilter(reading, filter)));
  await reading.links.refresh(reading);
  const { points } = reading;
  const all = await reading.classes.places(reading, {}, sides);
  const done = await reading.classes.places(reading, { status: ['carried_out'] }, sides);
  const declined = await reading.classes.places(reading, { status: ['declined'] }, sides);
  const addressed = await reading.classes.addressed(reading, sides);
  const classOf = (key: number) => points.classKey[key] ?? 0;
  const sideOf = (key: number) => combinationAt(all.combination[classOf(key)] ?? 0).side;
  const isRefusal = (key: number) => (declined.combination[classOf(key)] ?? -1) >= 0;

  const links: FoundAnswer[] = [];
  const given = { upper: [] as number[], lower: [] as number[] };
  const isAnswer = new Set<number>();
  /** By act: whether anything but a refusal answered it. */
  const answered = new Map<number, boolean>();
  for (const [answer, acts] of reading.links.answered) {
    if (!points.isLive(answer)) continue;
    for (const act of acts) {
      if (!points.isLive(act)) continue;
      const [from, to] = [sideOf(act), sideOf(answer)];
      isAnswer.add(answer);
      if (from !== to) answered.set(act, (answered.get(act) ?? false) || !isRefusal(answer));
      if (!found.has(act) && !found.has(answer)) continue;
      const isAcross = (from === 'upper' && to === 'lower') || (from === 'lower' && to === 'upper');
      if (isAcross && found.has(answer)) given[to].push(links.length);
      links.push({ act, answer, isRefusal: isRefusal(answer) });
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
    if (calls[classKey] !== 1 || addressed[classKey] !== 1 || isAnswer.has(key)) continue;
    const side = sideOf(key);
    if (side !== 'upper' && side !== 'lower') continue;
    const wasDone = answered.get(key);
    counts[side].acts += 1;
    if (wasDone !== undefined) counts[side].answered += 1;
    if (wasDone === false) counts[side].refused += 1;
    if (wasDone === undefined) unanswered.push(key);
  }
  unanswered.sort((a, b) => (points.first[b] ?? 0) - (points.first[a] ?? 0) || b - a);
  return {
    links,
    bySide: {
      upper: { ...counts.upper, links: given.upper },
      lower: { ...counts.lower, links: given.lower },
    },
    unanswered,
    isFound: (key) => found.has(key),
    sideOf,
  };
}

/** By class: 1 where its events call for an answer. */
function callingClasses({
  combination,
  severityTenths,
}: {
  readonly combination: Int16Array;
  readonly severityTenths: Int16Array;
}): Uint8Array {
  return Uint8Array.from(combination, (place, classKey) => {
    if (place < 0) return 0;
    const { kind } = combinationAt(place);
    const severity = severityTenths[classKey] ?? 0;
    return callsForAnswer({ kind, status: 'carried_out', severity }) ? 1 : 0;
  });
}
