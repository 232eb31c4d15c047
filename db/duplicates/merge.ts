import { type MergeChoice, mergeEvents } from '../../domain/duplicates/merge-events.ts';
import { invalidInput } from '../../domain/errors/input-error.ts';
import { checkEvent, type EventWithLinks } from '../../domain/events/event.ts';
import type { Relation } from '../../domain/events/event-values.ts';
import { EventNotFound } from '../core/errors.ts';
import type { Database, WriteTx } from '../database.ts';
import { contentOf, type EventContent, sameContent } from '../events/event-content.ts';
import { applyChange, getCurrent } from '../events/events.ts';
import { relinked } from '../events/merged-events.ts';
import { findStored, readCurrentContents, readEventWithLinks } from '../events/read-events.ts';
import { readVersion } from '../events/revisions.ts';

export interface Merge {
  /** The event that is merged and then deleted; its id leads to the kept event from then on. */
  readonly from: string;
  readonly from_version: number;
  /** Fields of which the value of `from` is kept. */
  readonly take?: readonly MergeChoice[] | undefined;
}

/** A link that led to the merged event. `isDouble`: its event had the same link to the kept event already. */
interface MovedLink {
  readonly key: number;
  readonly relation: Relation;
  readonly isDouble: boolean;
}

/**
 * Merges `from` into the event `id`: it gets the sources, people, tags and links of both, and links to `from` lead to it. Throws
 * `EventNotFound`, `VersionConflict` of either event, and `InvalidInput` if the result is not valid.
 */
export async function mergeInto(
  db: Database,
  id: string,
  version: number,
  { from, from_version, take = [] }: Merge,
  author: string,
): Promise<EventWithLinks> {
  return db.write(async (tx) => {
    if (from === id) throw invalidInput('/from', 'merge-with-itself');
    const kept = await getCurrent(tx, id, version);
    const other = await getCurrent(tx, from, from_version);
    const given = mergeEvents(kept.before, other.before, take);
    const targets = new Map([[from, id]]);
    const after = contentOf(checkEvent({ ...given, id, links: relinked({ ...given, id }, targets) }), id);
    const moved = await findLinksTo(tx, other.key, kept.key, id);

    const deletion = { key: other.key, version: from_version + 1, action: 'deleted' as const };
    await applyChange(tx, { ...deletion, before: other.before, after: undefined }, author);
    const isChanged = !sameContent(kept.before, after);
    if (isChanged) {
      const change = { key: kept.key, version: version + 1, action: 'changed' as const };
      await applyChange(tx, { ...change, before: kept.before, after }, author);
    }
    await changeLinks(tx, moved, (content) => relinked(content, targets), author);
    await tx.kysely
      .insertInto('merged_event')
      .values({
        from_key: other.key,
        to_key: kept.key,
        kept_version: isChanged ? version + 1 : version,
        changed: isChanged ? 1 : 0,
        moved: JSON.stringify(moved),
      })
      .execute();
    return readEventWithLinks(tx, id, kept.key);
  });
}

/**
 * Undoes a merge: both events are as before. `version` is the version of the kept event, which must not have changed since.
 * Throws `EventNotFound`, `VersionConflict`, and `InvalidInput` at `/from`.
 */
export async function undoMerge(
  db: Database,
  id: string,
  version: number,
  from: string,
  author: string,
): Promise<EventWithLinks> {
  return db.write(async (tx) => {
    const kept = await getCurrent(tx, id, version);
    const other = await findStored(tx, from);
    if (other === undefined) throw new EventNotFound(from, false);
    const merge = await tx.kysely
      .selectFrom('merged_event')
      .selectAll()
      .where('from_key', '=', other.key)
      .where('to_key', '=', kept.key)
      .executeTakeFirst();
    if (merge === undefined || !other.deleted) throw invalidInput('/from', 'merge-unknown', { id, from });
    if (merge.kept_version !== version) throw invalidInput('/from', 'merge-changed-since', { id });

    const moved = JSON.parse(merge.moved) as MovedLink[];
    if (merge.changed === 1) {
      const after = await contentAt(tx, kept.key, version - 1);
      const change = { key: kept.key, version: version + 1, action: 'restored' as const };
      await applyChange(tx, { ...change, before: kept.before, after }, author);
    }
    const restored = await contentAt(tx, other.key, other.version - 1);
    const restoration = { key: other.key, version: other.version + 1, action: 'restored' as const };
    await applyChange(tx, { ...restoration, before: undefined, after: restored }, author);
    const movedOf = Map.groupBy(moved, ({ key }) => key);
    await changeLinks(
      tx,
      moved,
      (content, key) => movedBack(content, movedOf.get(key) ?? [], id, from),
      author,
    );
    await tx.kysely.deleteFrom('merged_event').where('from_key', '=', other.key).execute();
    return readEventWithLinks(tx, id, kept.key);
  });
}

/** The links of other events to the event `key`. */
async function findLinksTo(tx: WriteTx, key: number, keptKey: number, keptId: string): Promise<MovedLink[]> {
  const rows = await tx.kysely
    .selectFrom('link')
    .select(['event_key', 'relation'])
    .where('to_key', '=', key)
    .where('event_key', '<>', keptKey)
    .orderBy('event_key')
    .orderBy('position')
    .execute();
  const contents = await readCurrentContents(tx, [...new Set(rows.map(({ event_key }) => event_key))]);
  return rows.flatMap(({ event_key, relation }) => {
    const content = contents.get(event_key);
    if (content === undefined) return [];
    const isDouble = content.links.some((link) => link.to === keptId && link.relation === relation);
    return [{ key: event_key, relation, isDouble }];
  });
}

function movedBack(
  { id, links }: EventContent,
  moved: readonly MovedLink[],
  keptId: string,
  from: string,
): EventContent['links'] {
  const wasMoved = (relation: Relation) => moved.some((link) => link.relation === relation && !link.isDouble);
  const back = links.map((link) =>
    link.to === keptId && wasMoved(link.relation) ? { ...link, to: from } : link,
  );
  const doubles = moved.filter(({ isDouble }) => isDouble).map(({ relation }) => ({ to: from, relation }));
  return relinked({ id, links: [...back, ...doubles] }, new Map());
}

async function changeLinks(
  tx: WriteTx,
  moved: readonly MovedLink[],
  linksOf: (content: EventContent, key: number) => EventContent['links'],
  author: string,
): Promise<void> {
  const keys = [...new Set(moved.map(({ key }) => key))];
  const contents = await readCurrentContents(tx, keys);
  const versions = await tx.kysely
    .selectFrom('event')
    .select(['key', 'version'])
    .where(tx.engine.isOneOf('key', keys))
    .execute();
  for (const { key, version } of versions) {
    const before = contents.get(key);
    if (before === undefined) continue;
    const after = { ...before, links: linksOf(before, key) };
    if (sameContent(before, after)) continue;
    await applyChange(tx, { key, version: version + 1, action: 'changed', before, after }, author);
  }
}

async function contentAt(tx: WriteTx, key: number, version: number): Promise<EventContent> {
  const content = await readVersion(tx, key, version);
  if (!content) throw new Error(`A merged event has no content in its version ${version}.`);
  return content;
}
