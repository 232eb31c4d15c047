import { InvalidInput, invalidInput } from '../../domain/errors/input-error.ts';
import type { CheckedEvent, EventWithLinks } from '../../domain/events/event.ts';
import { proposeId } from '../../domain/events/event-id.ts';
import { titleOf } from '../../domain/events/localized-text.ts';
import { EventExists, VersionConflict } from '../core/errors.ts';
import type { QueryContext } from '../core/query-context.ts';
import type { Database, WriteTx } from '../database.ts';
import { applyChanges, type Change } from './apply-changes.ts';
import { contentOf, type EventContent } from './event-content.ts';
import { refreshImportance } from './importance.ts';
import { deletedAmong, linkErrors, readLinkedKeys, replacement, targetStates, writeLinks } from './links.ts';
import { findKept, withKeptLinks } from './merged-events.ts';
import { refreshPartTexts } from './part-texts.ts';
import {
  findStored,
  getStored,
  readCurrentContents,
  readEventWithLinks,
  type StoredEvent,
} from './read-events.ts';

/** For an event that was merged into another one, that one. Throws `EventNotFound`. */
export async function getEvent(db: Database, id: string): Promise<EventWithLinks> {
  return db.read(async (tx) => {
    const merged = await findKept(tx, id);
    if (merged !== undefined) return readEventWithLinks(tx, merged.id, merged.key);
    return readEventWithLinks(tx, id, (await getStored(tx, id)).key);
  });
}

/** Generates an id from date and title if none is given. Throws `EventExists`, and `InvalidInput` for a link to a missing event. */
export async function createEvent(
  db: Database,
  event: CheckedEvent,
  author: string,
): Promise<EventWithLinks> {
  return db.write(async (tx) => {
    const id = event.id ?? (await findFreeId(tx, proposeId(event.date, titleOf(event, 'en'))));
    const taken = await findStored(tx, id);
    if (taken !== undefined) throw new EventExists(id, taken.deleted);
    const after = await withKeptLinks(tx, contentOf(event, id));
    await checkLinks(tx, after);
    const [key = 0] = await tx.nextEventKeys(1);
    await applyChange(tx, { key, version: 1, action: 'created', before: undefined, after }, author);
    return readEventWithLinks(tx, id, key);
  });
}

/**
 * Replaces `version` by a new version; the same content makes none. Throws `EventNotFound`, `VersionConflict`, and
 * `InvalidInput` for another id or a link to a missing event.
 */
export async function replaceEvent(
  db: Database,
  id: string,
  event: CheckedEvent,
  version: number,
  author: string,
): Promise<EventWithLinks> {
  return db.write(async (tx) => {
    const { key, before } = await getCurrent(tx, id, version);
    if (event.id !== undefined && event.id !== id) {
      throw invalidInput('/id', 'id-changed', { id });
    }
    const given = await withKeptLinks(tx, contentOf(event, id));
    const deleted = await deletedAmong(
      tx,
      before.links.map(({ to }) => to),
    );
    const after = replacement(before, given, deleted);
    if (after === undefined) return readEventWithLinks(tx, id, key);
    await checkLinks(tx, given);
    await applyChange(tx, { key, version: version + 1, action: 'changed', before, after }, author);
    return readEventWithLinks(tx, id, key);
  });
}

/** Marks the event as deleted. It keeps its id and versions and can be restored. Throws `EventNotFound`, `VersionConflict`. */
export async function deleteEvent(db: Database, id: string, version: number, author: string): Promise<void> {
  await db.write(async (tx) => {
    const { key, before } = await getCurrent(tx, id, version);
    await applyChange(tx, { key, version: version + 1, action: 'deleted', before, after: undefined }, author);
  });
}

/** The event with its document. Throws `EventNotFound`, `VersionConflict`. */
export async function getCurrent(
  tx: WriteTx,
  id: string,
  version: number,
): Promise<StoredEvent & { readonly before: EventContent }> {
  const stored = await getStored(tx, id);
  if (stored.version !== version) throw new VersionConflict(await readEventWithLinks(tx, id, stored.key));
  const before = (await readCurrentContents(tx, [stored.key])).get(stored.key);
  if (before === undefined) throw new Error(`The document of “${id}” is missing.`);
  return { ...stored, before };
}

/** Writes one change with its links, and updates the events at the other ends of the links. */
export async function applyChange(tx: WriteTx, change: Change, author: string): Promise<void> {
  await applyChangesWithLinks(tx, [change], author);
}

/** `applyChange` for several events. Links between them may lead to any of them. */
export async function applyChangesWithLinks(
  tx: WriteTx,
  changes: readonly Change[],
  author: string,
): Promise<void> {
  const keys = changes.map(({ key }) => key);
  const formerEnds = await readLinkedKeys(tx, keys);
  await applyChanges(tx, changes, { author, at: new Date().toISOString() });
  await writeLinks(
    tx,
    changes.map(({ key, after }) => ({ key, links: after?.links ?? [] })),
  );
  const ends = await readLinkedKeys(tx, keys);
  const touched = [...new Set([...keys, ...formerEnds, ...ends])];
  await refreshImportance(tx, touched);
  await refreshPartTexts(tx, touched);
}

/**
 * The proposed id, or the first free one of `-2`, `-3`, … Deleted events keep their ids. Uses a doubling and then a binary
 * search, because thousands of events may have the same title and day.
 */
export async function findFreeId(
  tx: QueryContext,
  proposed: string,
  isTaken: (id: string) => boolean = () => false,
): Promise<string> {
  const numbered = (number: number) => (number === 1 ? proposed : `${proposed}-${number}`);
  const taken = async (number: number) => {
    const id = numbered(number);
    return isTaken(id) || (await findStored(tx, id)) !== undefined;
  };
  let [last, free] = [0, 1];
  while (await taken(free)) [last, free] = [free, free * 2];
  while (free - last > 1) {
    const middle = Math.floor((last + free) / 2);
    if (await taken(middle)) last = middle;
    else free = middle;
  }
  return numbered(free);
}

async function checkLinks(tx: QueryContext, { id, links }: EventContent): Promise<void> {
  const states = await targetStates(
    tx,
    links.map(({ to }) => to),
  );
  const errors = linkErrors(links, (to) => (to === id ? 'itself' : (states.get(to) ?? 'absent')));
  if (errors.length > 0) throw new InvalidInput(errors);
}
