import { type InputError, inputError } from '../../domain/errors/input-error.ts';
import type { Link } from '../../domain/events/event.ts';
import { LIMITS } from '../../domain/events/event-field.ts';
import type { QueryContext } from '../core/query-context.ts';
import type { WriteTx } from '../database.ts';
import { type EventContent, sameContent } from './event-content.ts';

/** Writes the link rows of these events. The targets must be stored already. */
export async function writeLinks(
  tx: WriteTx,
  events: readonly { readonly key: number; readonly links: readonly Link[] }[],
): Promise<void> {
  const linking = events.filter(({ links }) => links.length > 0);
  if (linking.length === 0) return;
  const ids = new Set(linking.flatMap(({ links }) => links.map(({ to }) => to)));
  const targets = await tx.kysely
    .selectFrom('event')
    .select(['key', 'id'])
    .where(tx.engine.isOneOf('id', [...ids]))
    .execute();
  const keys = new Map(targets.map(({ id, key }) => [id, key]));
  await tx.insertAll(
    'link',
    linking.flatMap(({ key, links }) =>
      links.map(({ to, relation }, position) => {
        const to_key = keys.get(to);
        if (to_key === undefined) throw new Error(`The link to “${to}” was not checked.`);
        return { event_key: key, position, relation, to_key };
      }),
    ),
  );
}

/** The events at the other ends of these events' links, in both directions. */
export async function readLinkedKeys(
  { kysely, engine }: QueryContext,
  eventKeys: readonly number[],
): Promise<number[]> {
  if (eventKeys.length === 0) return [];
  const rows = await kysely
    .selectFrom('link')
    .select('to_key as key')
    .where(engine.isOneOf('event_key', eventKeys))
    .union(kysely.selectFrom('link').select('event_key as key').where(engine.isOneOf('to_key', eventKeys)))
    .execute();
  return rows.map(({ key }) => key);
}

/** Which of these ids belong to deleted events. */
export async function deletedAmong(
  { kysely, engine }: QueryContext,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await kysely
    .selectFrom('event')
    .select('id')
    .where('deleted_at', 'is not', null)
    .where(engine.isOneOf('id', ids))
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** The contents without links to events that are deleted now. The links reappear when those events are restored. */
export async function visibleContents(
  tx: QueryContext,
  contents: readonly EventContent[],
): Promise<EventContent[]> {
  const targets = new Set(contents.flatMap(({ links }) => links.map(({ to }) => to)));
  const deleted = await deletedAmong(tx, [...targets]);
  if (deleted.size === 0) return [...contents];
  return contents.map((content) => ({
    ...content,
    links: content.links.filter(({ to }) => !deleted.has(to)),
  }));
}

/**
 * The content after `given` replaces `before`; `undefined` if readers see no difference. The author of `given` could not
 * see links to deleted events, so these are kept.
 */
export function replacement(
  before: EventContent,
  given: EventContent,
  deleted: ReadonlySet<string>,
): EventContent | undefined {
  const seen = before.links.filter(({ to }) => !deleted.has(to));
  if (sameContent(given, before) || sameContent(given, { ...before, links: seen })) return undefined;
  const isGiven = (link: Link) =>
    given.links.some(({ to, relation }) => to === link.to && relation === link.relation);
  const unseen = before.links.filter((link) => deleted.has(link.to) && !isGiven(link));
  return { ...given, links: [...given.links, ...unseen].slice(0, LIMITS.list) };
}

/** The state of the target of a link. */
export type TargetState = 'live' | 'deleted' | 'absent' | 'itself';

/** The errors of links, with their paths. */
export function linkErrors(links: readonly Link[], stateOf: (id: string) => TargetState): InputError[] {
  return links.flatMap(({ to }, index) => {
    const state = stateOf(to);
    return state === 'live' ? [] : [linkError(`/links/${index}/to`, to, state)];
  });
}

function linkError(path: string, id: string, state: Exclude<TargetState, 'live'>): InputError {
  switch (state) {
    case 'deleted':
      return inputError(path, 'link-to-deleted', { id });
    case 'absent':
      return inputError(path, 'link-to-unknown', { id });
    case 'itself':
      return inputError(path, 'link-to-itself');
  }
}

/** The states of the events with these ids. Ids without an event are left out. */
export async function targetStates(
  { kysely, engine }: QueryContext,
  ids: readonly string[],
): Promise<Map<string, TargetState>> {
  if (ids.length === 0) return new Map();
  const rows = await kysely
    .selectFrom('event')
    .select(['id', 'deleted_at'])
    .where(engine.isOneOf('id', ids))
    .execute();
  return new Map(rows.map(({ id, deleted_at }) => [id, deleted_at === null ? 'live' : 'deleted']));
}
