import type { BriefEvent, MeasureInForce, ReliefOnDate } from '../../domain/analysis/in-force.ts';
import { type Certainty, canHaveEnded, type MeasureDays } from '../../domain/analysis/measure.ts';
import { type DaySpan, END_OF_TIME } from '../../domain/dates/day-span.ts';
import type { LinkedEvent } from '../../domain/events/event.ts';
import type { Relation } from '../../domain/events/event-values.ts';
import type { Side, Sides } from '../../domain/parties/side.ts';
import type { ReadTx } from '../database.ts';
import { type ReadLink, readBriefEvents, readLinks, toLinkedEvent } from '../events/brief-events.ts';
import { readCurrentContents } from '../events/read-events.ts';

/** A measure of the filter, by the key of its event. */
export interface Measure extends MeasureDays {
  readonly key: number;
  readonly side: Side;
  /** Whether its score is below zero, so that it is a measure against the other side and not an agreement. */
  readonly restricts: boolean;
}

export interface MeasureOnDate extends Measure {
  readonly stands: Certainty;
}

/** The end of a measure in a result: no fields while it is in force. */
export function endOf({ end }: MeasureDays): { end_first_day?: number; end_last_day?: number } {
  return {
    ...(end.first < END_OF_TIME && { end_first_day: end.first }),
    ...(end.last < END_OF_TIME && { end_last_day: end.last }),
  };
}

/** Sources shown per measure. */
const MAX_SOURCES = 5;

interface Described {
  /** By key; measures without an event are left out. */
  readonly events: ReadonlyMap<number, BriefEvent>;
  readonly sides: Sides;
}

/** Measures with the acts that they responded to, the events that lifted or changed them, and their sources. */
export async function describeMeasures(
  tx: ReadTx,
  { measures, events, sides }: Described & { readonly measures: readonly MeasureOnDate[] },
): Promise<MeasureInForce[]> {
  const keys = measures.map(({ key }) => key);
  const contents = await readCurrentContents(tx, keys);
  const links = await readLinks(tx, keys, ['responds_to', 'lifts', 'amends']);
  const others = await readOthers(tx, links, events, sides);
  const linked = (ends: readonly ReadLink[], end: 'from' | 'to', relation: Relation): LinkedEvent[] =>
    ends.flatMap((link) => {
      const other = others.get(link[end]);
      return link.relation === relation && other !== undefined ? [toLinkedEvent(other, relation)] : [];
    });
  const outward = Map.groupBy(links, ({ from }) => from);
  const inward = Map.groupBy(links, ({ to }) => to);
  return measures.flatMap((measure) => {
    const event = events.get(measure.key);
    const content = contents.get(measure.key);
    if (event === undefined || content === undefined) return [];
    const incoming = inward.get(measure.key) ?? [];
    const lifting = incoming.flatMap(({ relation, from }) => {
      const other = others.get(from);
      if (relation !== 'lifts' || other === undefined) return [];
      return [{ ...toLinkedEvent(other, 'lifts'), effect: effectOf(other, measure.end) }];
    });
    return [
      {
        ...event,
        ...endOf(measure),
        stands: measure.stands,
        ...(content.in_force_until !== undefined && { in_force_until: content.in_force_until }),
        missions_affected: content.missions_affected,
        answered: linked(outward.get(measure.key) ?? [], 'to', 'responds_to'),
        lifted_by: lifting,
        changed_by: linked(incoming, 'from', 'amends'),
        sources: content.sources.slice(0, MAX_SOURCES).map(({ publisher, title, url }) => ({
          publisher,
          ...(title !== undefined && { title }),
          ...(url !== undefined && { url }),
        })),
      },
    ];
  });
}

/** Acts of relief and offers, with the measures that they lift or would lift. */
export async function describeReliefs(
  tx: ReadTx,
  { keys, events, sides }: Described & { readonly keys: readonly number[] },
): Promise<ReliefOnDate[]> {
  const links = (await readLinks(tx, keys, ['lifts'])).filter(({ from }) => keys.includes(from));
  const others = await readOthers(tx, links, events, sides);
  return keys.flatMap((key) => {
    const event = events.get(key);
    if (event === undefined) return [];
    const lifts = links.flatMap(({ from, to }) => {
      const other = others.get(to);
      return from === key && other !== undefined ? [toLinkedEvent(other, 'lifts')] : [];
    });
    return [{ ...event, effect: isOffer(event) ? 'would_lift' : 'lifts', lifts } as const];
  });
}

function effectOf(lifting: BriefEvent, end: DaySpan): 'ended' | 'in_part' | 'would_lift' {
  if (isOffer(lifting)) return 'would_lift';
  const span = { first: lifting.first_day, last: lifting.last_day };
  return end.first < END_OF_TIME && canHaveEnded(end, span) ? 'ended' : 'in_part';
}

function isOffer({ kind, status }: BriefEvent): boolean {
  return kind === 'proposal' || status !== 'carried_out';
}

async function readOthers(
  tx: ReadTx,
  links: readonly ReadLink[],
  loaded: ReadonlyMap<number, BriefEvent>,
  sides: Sides,
): Promise<ReadonlyMap<number, BriefEvent>> {
  const absent = new Set(links.flatMap(({ from, to }) => [from, to]).filter((key) => !loaded.has(key)));
  return new Map([...loaded, ...(await readBriefEvents(tx, [...absent], sides))]);
}
