import type { InForceResult, SideInForce } from '../../domain/analysis/in-force.ts';
import { inForceOn } from '../../domain/analysis/measure.ts';
import { type DaySpan, END_OF_TIME } from '../../domain/dates/day-span.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import type { Side, Sides } from '../../domain/parties/side.ts';
import type { EventFilter } from '../../domain/query/event-filter.ts';
import { filterKey, readLastChange } from '../core/last-change.ts';
import type { Database, ReadTx } from '../database.ts';
import { readBriefEvents } from '../events/brief-events.ts';
import { describeMeasures, describeReliefs, type Measure } from './measure-details.ts';
import { bySide, type MeasureOverview, mostImportant, readMeasureOverview } from './measures.ts';

export interface InForceRequest {
  readonly filter: EventFilter;
  readonly sides: Sides;
  /** EDTF. */
  readonly on: string;
  /** Measures without an end are shown up to this day. */
  readonly today: number;
}

/** The measures in force on a date, and how many were in force over time. */
export async function readInForce(db: Database, request: InForceRequest): Promise<InForceResult> {
  return db.read((tx) => inForceIn(tx, request));
}

async function inForceIn(tx: ReadTx, { filter, sides, on, today }: InForceRequest): Promise<InForceResult> {
  const { first_day, last_day } = parseEdtf(on);
  const date = { first: first_day, last: last_day };
  const change = await readLastChange(tx);
  const key = `measures ${await filterKey(tx, { ...filter, sides })} ${filter.sides !== undefined} ${today}`;
  const overview = await tx.caches.largeResults.once(key, change, () =>
    readMeasureOverview(tx, filter, sides, today),
  );
  const { found, measures, bounds } = overview;
  const { inForce, counts } = measuresOn(measures, date);
  const listed = (await mostImportant(tx, found, inForce)).flatMap((measure) => {
    const certainty = inForceOn(measure, date);
    return certainty === undefined ? [] : [{ ...measure, stands: certainty }];
  });
  const reliefs = overview.reliefs.filter((key) => found.index.overlaps(key, date)).slice(0, MAX_RELIEFS);
  const events = await readBriefEvents(tx, [...listed.map(({ key }) => key), ...reliefs], sides);
  const last = date.last < END_OF_TIME ? date.last : today;
  return {
    on,
    first_day,
    last_day,
    ...(bounds !== undefined && {
      extent: { first_day: bounds.first, last_day: Math.max(bounds.last, last) },
    }),
    sides: countSides(overview, counts, date),
    total: inForce.length,
    measures: await describeMeasures(tx, { measures: listed, events, sides }),
    bars_total: measures.length,
    bars: overview.bars,
    reliefs: await describeReliefs(tx, { keys: reliefs, events, sides }),
  };
}

const MAX_RELIEFS = 20;
const MAX_NAMES = 100;

interface InForceCounts {
  readonly restrictions: { certain: number; possible: number };
  readonly others: { certain: number; possible: number };
}

function measuresOn(
  measures: readonly Measure[],
  date: DaySpan,
): { readonly inForce: readonly Measure[]; readonly counts: Readonly<Record<Side, InForceCounts>> } {
  const inForce: Measure[] = [];
  const counts = bySide(
    (): InForceCounts => ({
      restrictions: { certain: 0, possible: 0 },
      others: { certain: 0, possible: 0 },
    }),
  );
  for (const measure of measures) {
    const certainty = inForceOn(measure, date);
    if (certainty === undefined) continue;
    inForce.push(measure);
    const count = counts[measure.side][measure.restricts ? 'restrictions' : 'others'];
    count.possible += 1;
    if (certainty === 'certain') count.certain += 1;
  }
  return { inForce, counts };
}

function countSides(
  { found: { index }, expelling, steps, missions }: MeasureOverview,
  counts: Readonly<Record<Side, InForceCounts>>,
  date: DaySpan,
): InForceResult['sides'] {
  const people = bySide(() => ({ certain: 0, possible: 0 }));
  for (const { key, side } of expelling) {
    if ((index.first[key] ?? 0) > date.last) continue;
    const expelled = index.people[key] ?? 0;
    people[side].possible += expelled;
    if ((index.last[key] ?? 0) <= date.first) people[side].certain += expelled;
  }
  return bySide((side): SideInForce => {
    const cut = missions[side].filter(({ since }) => since <= date.last).map(({ name }) => name);
    return {
      ...counts[side],
      people_expelled: people[side],
      missions: { total: cut.length, names: cut.slice(0, MAX_NAMES) },
      steps: steps[side],
    };
  });
}
