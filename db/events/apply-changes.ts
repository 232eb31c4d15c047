import type { RevisionAction } from '../../domain/events/event-values.ts';
import { importanceOf } from '../../domain/timeline/importance.ts';
import type { EventTable, NameTableName } from '../core/tables.ts';
import { CountChanges } from '../counts/count-tables.ts';
import type { UseChanges } from '../counts/use-changes.ts';
import type { WriteTx } from '../database.ts';
import { type ClassKeys, classOf, internClasses } from './class-keys.ts';
import { type ContentColumns, contentColumns, type EventContent } from './event-content.ts';
import { eventText } from './event-text.ts';
import { internNames, type NameKeys } from './names.ts';
import { internSignatures, type SignatureKeys } from './signatures.ts';
import { KIND_OF_TABLE, NAME_TABLES, namesIn, readSpelledEntries, type SpelledEntries } from './spellings.ts';

/** A new version of an event. */
export interface Change {
  readonly key: number;
  readonly version: number;
  readonly action: RevisionAction;
  /** The content before; absent if the event is new or was deleted. */
  readonly before: EventContent | undefined;
  /** The content from now on; absent if the event is being deleted. */
  readonly after: EventContent | undefined;
  /** `after` as JSON, if the caller has it. */
  readonly text?: string;
}

/** The author and the time (RFC 3339, UTC) of a change. */
export interface Authorship {
  readonly author: string;
  readonly at: string;
}

/**
 * Writes new versions of events: their documents and everything derived from them except links, which may lead to events
 * of the same batch (links.ts). Every change of an event is written by this function. A caller that writes several batches
 * passes `pendingCounts` and applies it before the transaction ends.
 */
export async function applyChanges(
  tx: WriteTx,
  changes: readonly Change[],
  authorship: Authorship,
  pendingCounts?: CountChanges,
): Promise<void> {
  const read = changes.map((change) => ({
    ...change,
    before: change.before && withColumns(change.before),
    after: change.after && withColumns(change.after),
  }));
  const live = read.flatMap(({ key, after }) => (after === undefined ? [] : [{ key, ...after }]));
  const all = read.flatMap(({ before, after }) => [before, after]).filter((each) => each !== undefined);
  const signatures = await internSignatures(
    tx,
    all.map(({ content }) => content),
  );
  const classes = await internClasses(
    tx,
    all.map(({ content, columns }) => classOf(columns, signatures.of(content))),
  );
  const contents = all.map(({ content }) => content);
  const names = await internAll(tx, contents);
  const entries = await readSpelledEntries(tx, contents);

  const indexed = changes.filter(({ before }) => before !== undefined).map(({ key }) => key);
  await clearRows(tx, indexed);
  await writeEvents(tx, read, { signatures, classes, names }, authorship);
  await writeRows(tx, live, names);
  await tx.writeTexts(live.map(({ key, content }) => eventText(key, content, entries)));
  await tx.insertAll(
    'revision',
    changes.map(({ key, version, action, after, text }) => ({
      event_key: key,
      version,
      ...authorship,
      action,
      content: text ?? (after === undefined ? null : JSON.stringify(after)),
    })),
  );

  const counts = pendingCounts ?? new CountChanges();
  const counted = ({ content, columns }: ReadContent) => ({
    day: columns.day,
    classKey: classes.of(classOf(columns, signatures.of(content))),
    people: columns.people_expelled,
  });
  for (const { before, after } of read) {
    if (before !== undefined) {
      counts.remove(counted(before));
      countUses(counts.uses, before.content, { names, entries }, -1);
    }
    if (after !== undefined) {
      counts.add(counted(after));
      countUses(counts.uses, after.content, { names, entries }, 1);
    }
  }
  if (pendingCounts === undefined || pendingCounts.isFull) await counts.apply(tx);
}

/** The content of an event, and the columns derived from it. */
interface ReadContent {
  readonly content: EventContent;
  readonly columns: ContentColumns;
}

function withColumns(content: EventContent): ReadContent {
  return { content, columns: contentColumns(content) };
}

interface ReadChange extends Omit<Change, 'before' | 'after'> {
  readonly after: ReadContent | undefined;
}

interface Keys {
  readonly signatures: SignatureKeys;
  readonly classes: ClassKeys;
  readonly names: Names;
}

type Names = Readonly<Record<NameTableName, NameKeys>>;

async function internAll(tx: WriteTx, contents: readonly EventContent[]): Promise<Names> {
  const names = contents.map(namesIn);
  const intern = (table: NameTableName) =>
    internNames(tx, table, new Set(names.flatMap((each) => [...each[table]])));
  return {
    person: await intern('person'),
    office: await intern('office'),
    place: await intern('place'),
    mission: await intern('mission'),
    tag: await intern('tag'),
    publisher: await intern('publisher'),
  };
}

/** An event counts once for each of its names, and once for each authority entry, whatever spellings it has. */
function countUses(
  uses: UseChanges,
  content: EventContent,
  { names, entries }: { readonly names: Names; readonly entries: SpelledEntries },
  sign: 1 | -1,
): void {
  const own = namesIn(content);
  const ids = new Set<number>();
  for (const table of NAME_TABLES) {
    uses.add(table, new Set([...own[table]].map((name) => names[table].of(name))), sign);
    const kind = KIND_OF_TABLE[table];
    if (kind === undefined) continue;
    for (const name of own[table]) {
      const entry = entries.of(kind, name);
      if (entry !== undefined) ids.add(entry.id);
    }
  }
  uses.add('authority', ids, sign);
}

/** Deletes all rows derived from the documents of these events. */
async function clearRows(tx: WriteTx, eventKeys: readonly number[]): Promise<void> {
  if (eventKeys.length === 0) return;
  const tables = [
    'event_party',
    'participation',
    'event_source',
    'event_tag',
    'event_mission',
    'link',
  ] as const;
  for (const table of tables) {
    await tx.kysely.deleteFrom(table).where(tx.engine.isOneOf('event_key', eventKeys)).execute();
  }
  await tx.removeTexts(eventKeys);
}

async function writeEvents(
  tx: WriteTx,
  changes: readonly ReadChange[],
  { signatures, classes, names }: Keys,
  { at }: Authorship,
): Promise<void> {
  const created: EventTable[] = [];
  for (const { key, version, after } of changes) {
    if (after === undefined) {
      const deletion = { version, updated_at: at, deleted_at: at };
      await tx.kysely.updateTable('event').set(deletion).where('key', '=', key).execute();
      continue;
    }
    const { content, columns } = after;
    const signature_key = signatures.of(content);
    const place = content.location?.place;
    const row: EventTable = {
      key,
      version,
      updated_at: at,
      deleted_at: null,
      ...columns,
      signature_key,
      class_key: classes.of(classOf(columns, signature_key)),
      place_key: place === undefined ? null : names.place.of(place),
      // Without links, which are written later; `refreshImportance` follows.
      importance: importanceOf({
        weight: columns.weight,
        pinned: columns.pinned === 1,
        incoming: 0,
        outgoing: 0,
      }),
    };
    if (version === 1) created.push(row);
    else await tx.kysely.updateTable('event').set(row).where('key', '=', key).execute();
  }
  await tx.insertAll('event', created);
}

async function writeRows(
  tx: WriteTx,
  live: readonly (ReadContent & { readonly key: number })[],
  names: Names,
): Promise<void> {
  const spans = live.map(({ key, content, columns: { first_day, last_day } }) => ({
    content,
    event_key: key,
    span: { first_day, last_day },
  }));
  await tx.insertAll(
    'event_party',
    spans.flatMap(({ content, event_key, span }) => [
      ...content.initiators.map((party, position) => ({
        event_key,
        role: 'initiator' as const,
        position,
        party,
        ...span,
      })),
      ...content.targets.map((party, position) => ({
        event_key,
        role: 'target' as const,
        position,
        party,
        ...span,
      })),
    ]),
  );
  await tx.insertAll(
    'participation',
    spans.flatMap(({ content, event_key, span }) =>
      content.participants.map(({ name, office, party }, position) => ({
        event_key,
        position,
        person_key: names.person.of(name),
        office_key: office === undefined ? null : names.office.of(office),
        party: party ?? null,
        ...span,
      })),
    ),
  );
  await tx.insertAll(
    'event_source',
    spans.flatMap(({ content, event_key, span }) =>
      content.sources.map((source, position) => ({
        event_key,
        position,
        publisher_key: names.publisher.of(source.publisher),
        title: source.title ?? null,
        published: source.published ?? null,
        url: source.url ?? null,
        quote: source.quote ?? null,
        archived_url: source.archived_url ?? null,
        ...span,
      })),
    ),
  );
  await tx.insertAll(
    'event_tag',
    spans.flatMap(({ content, event_key, span }) =>
      content.tags.map((tag, position) => ({ event_key, position, tag_key: names.tag.of(tag), ...span })),
    ),
  );
  await tx.insertAll(
    'event_mission',
    spans.flatMap(({ content, event_key }) =>
      content.missions_affected.map((mission, position) => ({
        event_key,
        position,
        mission_key: names.mission.of(mission),
      })),
    ),
  );
}
