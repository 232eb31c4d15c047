import { type InputError, InvalidInput, inputError } from '../../domain/errors/input-error.ts';
import type {
  BulkChange,
  BulkEdit,
  BulkResult,
  EventVersion,
  RevertedEvent,
} from '../../domain/events/bulk-change.ts';
import { checkEvent } from '../../domain/events/event.ts';
import { EventsConflict } from '../core/errors.ts';
import type { QueryContext } from '../core/query-context.ts';
import type { Database, WriteTx } from '../database.ts';
import type { Change } from './apply-changes.ts';
import { contentOf, type EventContent, readContent, sameContent } from './event-content.ts';
import { applyChangesWithLinks } from './events.ts';
import { readCurrentContents } from './read-events.ts';

/**
 * Edits or deletes several events, all or none, in one transaction. Throws `EventsConflict` if an event has changed since
 * its version, and `InvalidInput` if an edited event would be invalid; both name every such event.
 */
export async function changeEvents(
  db: Database,
  { events, edit = {}, delete: isDeletion }: BulkChange,
  author: string,
): Promise<BulkResult> {
  return db.write(async (tx) => {
    const stored = await readUnchanged(tx, events, { mayBeDeleted: false });
    const contents = await readCurrentContents(
      tx,
      stored.map(({ key }) => key),
    );
    const errors: InputError[] = [];
    const changes = stored.flatMap(({ key, id, version }, index): Change[] => {
      const before = contents.get(key);
      if (before === undefined) throw new Error(`The document of “${id}” is missing.`);
      if (isDeletion) return [{ key, version: version + 1, action: 'deleted', before, after: undefined }];
      const after = edited(before, edit, (error) =>
        errors.push({ ...error, path: `/events/${index}${error.path}` }),
      );
      if (after === undefined || sameContent(before, after)) return [];
      return [{ key, version: version + 1, action: 'changed', before, after }];
    });
    if (errors.length > 0) throw new InvalidInput(errors);
    await applyInBatches(tx, changes, author);
    return resultOf(stored, changes);
  });
}

/**
 * Gives several events the content of earlier versions, as new versions, or deletes them; all or none. Throws
 * `EventsConflict` if an event has changed since its version, and `InvalidInput` for unknown versions.
 */
export async function revertEvents(
  db: Database,
  events: readonly RevertedEvent[],
  author: string,
): Promise<BulkResult> {
  return db.write(async (tx) => {
    const stored = await readUnchanged(tx, events, { mayBeDeleted: true });
    const keys = stored.map(({ key }) => key);
    const contents = await readCurrentContents(tx, keys);
    const wanted = await readVersions(tx, keys, events);
    const errors: InputError[] = [];
    const changes = stored.flatMap(({ key, version }, index): Change[] => {
      const to = events[index]?.to ?? null;
      const before = contents.get(key);
      const next = { key, version: version + 1, before };
      if (to === null) return before === undefined ? [] : [{ ...next, action: 'deleted', after: undefined }];
      const after = wanted.get(`${key} ${to}`);
      if (after === undefined || after === null) {
        const code = after === null ? 'version-is-deletion' : 'version-unknown';
        errors.push(inputError(`/events/${index}/to`, code, { version: to }));
        return [];
      }
      if (before !== undefined && sameContent(before, after)) return [];
      return [{ ...next, action: 'restored', after }];
    });
    if (errors.length > 0) throw new InvalidInput(errors);
    await applyInBatches(tx, changes, author);
    return resultOf(stored, changes);
  });
}

interface StoredVersion {
  readonly key: number;
  readonly id: string;
  readonly version: number;
}

/** The stored events, in the order given. */
async function readUnchanged(
  tx: QueryContext,
  events: readonly EventVersion[],
  { mayBeDeleted }: { readonly mayBeDeleted: boolean },
): Promise<StoredVersion[]> {
  const rows = await tx.kysely
    .selectFrom('event')
    .innerJoin('revision', (join) =>
      join.onRef('revision.event_key', '=', 'event.key').onRef('revision.version', '=', 'event.version'),
    )
    .select(['key', 'event.id', 'event.version', 'deleted_at', 'author', 'at'])
    .where(
      tx.engine.isOneOf(
        'event.id',
        events.map(({ id }) => id),
      ),
    )
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const errors: InputError[] = [];
  const stored: StoredVersion[] = [];
  for (const [index, { id, version }] of events.entries()) {
    const row = byId.get(id);
    if (row === undefined) {
      errors.push(inputError(`/events/${index}/id`, 'event-not-found', { id }));
      continue;
    }
    const { author, at } = row;
    const isDeleted = row.deleted_at !== null;
    if (row.version !== version || (isDeleted && !mayBeDeleted)) {
      const code = isDeleted ? 'event-deleted-since' : 'event-changed-since';
      errors.push(inputError(`/events/${index}/version`, code, { id, author, at }));
      continue;
    }
    stored.push({ key: row.key, id, version });
  }
  if (errors.length > 0) throw new EventsConflict(errors);
  return stored;
}

/** The contents of the versions to return to, by key and version; `null` for a deletion. */
async function readVersions(
  { kysely, engine }: QueryContext,
  keys: readonly number[],
  events: readonly RevertedEvent[],
): Promise<Map<string, EventContent | null>> {
  const versions = new Set(events.flatMap(({ to }) => (to === null ? [] : [to])));
  const rows = await kysely
    .selectFrom('revision')
    .select(['event_key', 'version', 'content'])
    .where(engine.isOneOf('event_key', keys))
    .where(engine.isOneOf('version', [...versions], 'check'))
    .execute();
  return new Map(
    rows.map(({ event_key, version, content }) => [
      `${event_key} ${version}`,
      content === null ? null : readContent(content),
    ]),
  );
}

/** The content after an edit; `undefined` after it has reported errors. */
function edited(
  before: EventContent,
  edit: BulkEdit,
  addError: (error: InputError) => void,
): EventContent | undefined {
  const { kind = before.kind, status = before.status, review = before.review } = edit;
  const { cameo, goldstein, ...rest } = before;
  // The code follows from the kind, unless a machine assigned it.
  const code = kind === before.kind || before.origin !== undefined ? { cameo, goldstein } : {};
  const input = {
    ...rest,
    ...code,
    kind,
    status,
    review,
    tags: changedList(before.tags, edit.add_tags, edit.remove_tags, (tag) => tag.toLocaleLowerCase('en')),
    initiators: changedList(before.initiators, edit.add_initiators, edit.remove_initiators),
    targets: changedList(before.targets, edit.add_targets, edit.remove_targets),
  };
  try {
    return contentOf(checkEvent(input), before.id);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    for (const each of error.errors) addError(each);
    return undefined;
  }
}

function changedList(
  values: readonly string[],
  added: readonly string[] = [],
  removed: readonly string[] = [],
  keyOf: (value: string) => string = (value) => value,
): string[] {
  const gone = new Set(removed.map(keyOf));
  const kept = values.filter((value) => !gone.has(keyOf(value)));
  const present = new Set(kept.map(keyOf));
  for (const value of added) {
    if (present.has(keyOf(value))) continue;
    present.add(keyOf(value));
    kept.push(value);
  }
  return kept;
}

const EVENTS_AT_ONCE = 500;

async function applyInBatches(tx: WriteTx, changes: readonly Change[], author: string): Promise<void> {
  for (let start = 0; start < changes.length; start += EVENTS_AT_ONCE) {
    await applyChangesWithLinks(tx, changes.slice(start, start + EVENTS_AT_ONCE), author);
  }
}

function resultOf(stored: readonly StoredVersion[], changes: readonly Change[]): BulkResult {
  const versions = new Map(changes.map(({ key, version }) => [key, version]));
  return {
    events: stored.map(({ key, id, version }) => ({
      id,
      previous: version,
      version: versions.get(key) ?? version,
    })),
  };
}
