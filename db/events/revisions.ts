import { invalidInput } from '../../domain/errors/input-error.ts';
import type { EventWithLinks } from '../../domain/events/event.ts';
import type { Revision } from '../../domain/events/revision.ts';
import { EventNotFound } from '../core/errors.ts';
import type { QueryContext } from '../core/query-context.ts';
import type { Database } from '../database.ts';
import { type EventContent, readContent, sameContent } from './event-content.ts';
import { applyChange } from './events.ts';
import { findStored, readCurrentContents, readEventWithLinks, type StoredEvent } from './read-events.ts';

/** All changes of an event, newest first, also if it is deleted. Throws `EventNotFound` if it never existed. */
export async function listRevisions(db: Database, id: string): Promise<Revision[]> {
  return db.read(async (tx) => {
    const stored = await findStored(tx, id);
    if (stored === undefined) throw new EventNotFound(id, false);
    const rows = await tx.kysely
      .selectFrom('revision')
      .select(['version', 'at', 'author', 'action', 'content'])
      .where('event_key', '=', stored.key)
      .orderBy('version')
      .execute();
    let before: EventContent | null = null;
    const revisions: Revision[] = [];
    for (const { content, ...row } of rows) {
      const after = content === null ? null : readContent(content);
      revisions.push({ ...row, before, after, changed: changedFields(before, after) });
      before = after;
    }
    return revisions.reverse();
  });
}

function changedFields(before: EventContent | null, after: EventContent | null): string[] {
  if (before === null || after === null) return [];
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof EventContent>;
  return [...fields].filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}

/**
 * Restores a deleted event, or any event as it was at `version`, as a new version. Links to events that are deleted now
 * stay hidden until those are restored. Throws `EventNotFound`, and `InvalidInput` at `/version`.
 */
export async function restoreEvent(
  db: Database,
  id: string,
  { version }: { readonly version?: number | undefined },
  author: string,
): Promise<EventWithLinks> {
  return db.write(async (tx) => {
    const stored = await findStored(tx, id);
    if (stored === undefined) throw new EventNotFound(id, false);
    const { key } = stored;
    const after = await contentAt(tx, stored, version);
    const before = (await readCurrentContents(tx, [key])).get(key);
    if (before === undefined || !sameContent(before, after)) {
      await applyChange(tx, { key, version: stored.version + 1, action: 'restored', before, after }, author);
      await tx.kysely.deleteFrom('merged_event').where('from_key', '=', key).execute();
    }
    return readEventWithLinks(tx, id, key);
  });
}

async function contentAt(
  tx: QueryContext,
  stored: StoredEvent,
  version: number | undefined,
): Promise<EventContent> {
  if (version === undefined && !stored.deleted) {
    throw invalidInput('/version', 'version-missing');
  }
  const wanted = version ?? stored.version - 1;
  const content = await readVersion(tx, stored.key, wanted);
  if (content === undefined) throw invalidInput('/version', 'version-unknown', { version: wanted });
  if (content === null) throw invalidInput('/version', 'version-is-deletion', { version: wanted });
  return content;
}

/** The content of a version; `null` if it is a deletion, `undefined` if there is none. */
export async function readVersion(
  { kysely }: QueryContext,
  key: number,
  version: number,
): Promise<EventContent | null | undefined> {
  const row = await kysely
    .selectFrom('revision')
    .select('content')
    .where('event_key', '=', key)
    .where('version', '=', version)
    .executeTakeFirst();
  return row && (row.content === null ? null : readContent(row.content));
}
