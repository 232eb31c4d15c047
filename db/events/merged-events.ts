import type { Link } from '../../domain/events/event.ts';
import type { QueryContext } from '../core/query-context.ts';
import type { EventContent } from './event-content.ts';

/** An event that is not deleted. */
export interface KeptEvent {
  readonly id: string;
  readonly key: number;
}

/** The event into which the event with this id was merged; undefined if it is not deleted, or was not merged. */
export async function findKept({ kysely }: QueryContext, id: string): Promise<KeptEvent | undefined> {
  let row = await mergesOf({ kysely }).where('old.id', '=', id).executeTakeFirst();
  // The kept event may itself have been merged later. Merges form no circle: only events that are not deleted are kept.
  for (let step = 0; row?.is_gone && step < MAX_STEPS; step += 1) {
    row = await mergesOf({ kysely }).where('old.key', '=', row.key).executeTakeFirst();
  }
  return row === undefined || row.is_gone ? undefined : { id: row.id, key: row.key };
}

const MAX_STEPS = 100;

function mergesOf({ kysely }: Pick<QueryContext, 'kysely'>) {
  return kysely
    .selectFrom('merged_event')
    .innerJoin('event as old', 'old.key', 'from_key')
    .innerJoin('event as kept', 'kept.key', 'to_key')
    .select((select) => ['kept.id', 'kept.key', select('kept.deleted_at', 'is not', null).as('is_gone')])
    .where('old.deleted_at', 'is not', null);
}

/** The kept event of each of these ids that was merged into another one. */
export async function keptIds(tx: QueryContext, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const merged = await tx.kysely
    .selectFrom('merged_event')
    .innerJoin('event', 'event.key', 'from_key')
    .select('event.id')
    .where(tx.engine.isOneOf('event.id', ids))
    .execute();
  const kept = new Map<string, string>();
  for (const { id } of merged) {
    const target = await findKept(tx, id);
    if (target !== undefined) kept.set(id, target.id);
  }
  return kept;
}

/** The content with links to the kept events instead of merged ones. */
export async function withKeptLinks(tx: QueryContext, content: EventContent): Promise<EventContent> {
  const kept = await keptIds(
    tx,
    content.links.map(({ to }) => to),
  );
  return kept.size === 0 ? content : { ...content, links: relinked(content, kept) };
}

/** The links of an event with other targets: no link to itself, and none twice. */
export function relinked(
  { id, links }: Pick<EventContent, 'id' | 'links'>,
  targets: ReadonlyMap<string, string>,
): Link[] {
  const seen = new Map<string, Link>();
  for (const { to: given, relation } of links) {
    const to = targets.get(given) ?? given;
    if (to !== id) seen.set(`${relation} ${to}`, { to, relation });
  }
  return [...seen.values()];
}
