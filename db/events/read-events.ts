import type { DiplomaticEvent, EventWithLinks, LinkedEvent } from '../../domain/events/event.ts';
import { EventNotFound } from '../core/errors.ts';
import type { QueryContext } from '../core/query-context.ts';
import type { EventTable } from '../core/tables.ts';
import { type EventContent, readContent } from './event-content.ts';
import { visibleContents } from './links.ts';
import { storedTitles } from './stored-titles.ts';

/** The current state of an event, also if it is deleted. */
export interface StoredEvent {
  readonly key: number;
  readonly version: number;
  readonly deleted: boolean;
}

export async function findStored({ kysely }: QueryContext, id: string): Promise<StoredEvent | undefined> {
  const row = await kysely
    .selectFrom('event')
    .select(['key', 'version', 'deleted_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { key: row.key, version: row.version, deleted: row.deleted_at !== null };
}

/** Throws `EventNotFound` if the event does not exist or is deleted. */
export async function getStored(tx: QueryContext, id: string): Promise<StoredEvent> {
  const stored = await findStored(tx, id);
  if (stored === undefined || stored.deleted) throw new EventNotFound(id, stored !== undefined);
  return stored;
}

/** The current documents of events, by key. Deleted events are left out. */
export async function readCurrentContents(
  { kysely, engine }: QueryContext,
  eventKeys: readonly number[],
): Promise<Map<number, EventContent>> {
  const rows = await kysely
    .selectFrom('event')
    .innerJoin('revision', (join) =>
      join.onRef('revision.event_key', '=', 'event.key').onRef('revision.version', '=', 'event.version'),
    )
    .select(['event.key', 'revision.content'])
    .where(engine.isOneOf('event.key', eventKeys))
    .execute();
  return new Map(
    rows.flatMap(({ key, content }) => (content === null ? [] : [[key, readContent(content)] as const])),
  );
}

/** The events with these keys, in the given order. */
export async function readEvents(tx: QueryContext, eventKeys: readonly number[]): Promise<DiplomaticEvent[]> {
  const { kysely, engine } = tx;
  const rows = await kysely
    .selectFrom('event')
    .innerJoin('revision', (join) =>
      join.onRef('revision.event_key', '=', 'event.key').onRef('revision.version', '=', 'event.version'),
    )
    .select(['key', 'goldstein', 'first_day', 'last_day', 'event.version', 'updated_at', 'content'])
    .where('deleted_at', 'is', null)
    .where(engine.isOneOf('key', eventKeys))
    .execute();
  const stored = rows.flatMap(({ content, ...row }) =>
    content === null ? [] : [{ row, content: readContent(content) }],
  );
  const contents = await visibleContents(
    tx,
    stored.map(({ content }) => content),
  );
  const events = new Map<number, DiplomaticEvent>();
  for (const [index, content] of contents.entries()) {
    const row = stored[index]?.row;
    if (row !== undefined) events.set(row.key, eventOf(content, row));
  }
  return eventKeys.map((key) => events.get(key)).filter((event) => event !== undefined);
}

type FollowingColumns = Pick<EventTable, 'goldstein' | 'first_day' | 'last_day' | 'version' | 'updated_at'>;

function eventOf(
  content: EventContent,
  { goldstein, first_day, last_day, version, updated_at }: FollowingColumns,
): DiplomaticEvent {
  return { ...content, goldstein, first_day, last_day, version, updated_at };
}

export async function readEventWithLinks(tx: QueryContext, id: string, key: number): Promise<EventWithLinks> {
  const [event] = await readEvents(tx, [key]);
  if (event === undefined) throw new EventNotFound(id, true);
  const linked_to = await linkedEvents(tx, key, 'to');
  const linked_from = await linkedEvents(tx, key, 'from');
  return { ...event, linked_to, linked_from };
}

/** The events at the other ends of links: outgoing links in their stored order, incoming ones by date. */
async function linkedEvents(
  { kysely }: QueryContext,
  key: number,
  direction: 'to' | 'from',
): Promise<LinkedEvent[]> {
  const [here, there] =
    direction === 'to'
      ? (['link.event_key', 'link.to_key'] as const)
      : (['link.to_key', 'link.event_key'] as const);
  const query = kysely
    .selectFrom('link')
    .innerJoin('event', 'event.key', there)
    .innerJoin('signature', 'signature.key', 'event.signature_key')
    .select(['id', 'relation', 'title', 'title_ru', 'date', 'kind', 'status', 'initiators'])
    .where(here, '=', key)
    .where('deleted_at', 'is', null);
  const rows = await (direction === 'to'
    ? query.orderBy('link.position')
    : query.orderBy('first_day').orderBy('last_day').orderBy('event.key').orderBy('link.position')
  ).execute();
  return rows.map(({ id, relation, title, title_ru, date, kind, status, initiators }) => ({
    id,
    relation,
    ...storedTitles({ title, title_ru }),
    date,
    kind,
    status,
    initiators: initiators.split(','),
  }));
}
