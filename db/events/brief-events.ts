import type { BriefEvent } from '../../domain/analysis/in-force.ts';
import type { LinkedEvent } from '../../domain/events/event.ts';
import type { Relation } from '../../domain/events/event-values.ts';
import { type Sides, sideOf } from '../../domain/parties/side.ts';
import type { QueryContext } from '../core/query-context.ts';
import { storedTitles } from './stored-titles.ts';

/** Events with the fields that lists show, by key. Deleted events are left out. */
export async function readBriefEvents(
  { kysely, engine }: QueryContext,
  keys: readonly number[],
  sides: Sides,
): Promise<Map<number, BriefEvent>> {
  if (keys.length === 0) return new Map();
  const rows = await kysely
    .selectFrom('event')
    .innerJoin('signature', 'signature.key', 'event.signature_key')
    .select(['event.key', 'id', 'title', 'title_ru', 'date', 'first_day', 'last_day', 'kind', 'status'])
    .select(['initiators', 'goldstein', 'people_expelled'])
    .where('deleted_at', 'is', null)
    .where(engine.isOneOf('event.key', keys))
    .execute();
  return new Map(
    rows.map(({ key, title, title_ru, initiators: text, goldstein, people_expelled, ...row }) => {
      const initiators = text.split(',');
      const event = {
        ...row,
        ...storedTitles({ title, title_ru }),
        initiators,
        side: sideOf(initiators, sides),
        severity: 0 - goldstein,
        ...(people_expelled > 0 && { people_expelled }),
      };
      return [key, event];
    }),
  );
}

/** A link between two events that are not deleted. */
export interface ReadLink {
  readonly from: number;
  readonly to: number;
  readonly relation: Relation;
}

/** The links from and to these events, ordered by the date of the event at the other end. */
export async function readLinks(
  { kysely, engine }: QueryContext,
  keys: readonly number[],
  relations: readonly Relation[],
): Promise<ReadLink[]> {
  if (keys.length === 0) return [];
  const ends = [
    ['event_key', 'to_key'],
    ['to_key', 'event_key'],
  ] as const;
  const found = new Map<string, ReadLink & { readonly day: number }>();
  for (const [here, there] of ends) {
    const rows = await kysely
      .selectFrom('link')
      .innerJoin('event', 'event.key', `link.${there}`)
      .select(['link.event_key as from', 'link.to_key as to', 'relation', 'first_day as day'])
      .where('deleted_at', 'is', null)
      .where('relation', 'in', relations)
      .where(engine.isOneOf(`link.${here}`, keys))
      .execute();
    for (const row of rows) found.set(`${row.from} ${row.to} ${row.relation}`, row);
  }
  return [...found.values()].sort((a, b) => a.day - b.day || a.from - b.from || a.to - b.to);
}

export function toLinkedEvent(event: BriefEvent, relation: Relation): LinkedEvent {
  const { id, title, title_ru, date, kind, status, initiators } = event;
  return {
    id,
    relation,
    ...(title !== undefined && { title }),
    ...(title_ru !== undefined && { title_ru }),
    date,
    kind,
    status,
    initiators,
  };
}
