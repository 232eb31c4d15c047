import { setImmediate as yieldToRequests } from 'node:timers/promises';
import { type InputError, InvalidInput } from '../../domain/errors/input-error.ts';
import { proposeId } from '../../domain/events/event-id.ts';
import { titleOf } from '../../domain/events/localized-text.ts';
import type { QueryContext } from '../core/query-context.ts';
import { CountChanges } from '../counts/count-tables.ts';
import type { WriteTx } from '../database.ts';
import { type Authorship, applyChanges, type Change } from '../events/apply-changes.ts';
import { contentOf, type EventContent } from '../events/event-content.ts';
import { findFreeId } from '../events/events.ts';
import { refreshImportance } from '../events/importance.ts';
import { deletedAmong, readLinkedKeys, replacement, writeLinks } from '../events/links.ts';
import { refreshPartTexts } from '../events/part-texts.ts';
import { readCurrentContents } from '../events/read-events.ts';
import type { ImportStaging, StagedRow, StagedText } from './import-staging.ts';
import { mergeFlat } from './merge-flat.ts';
import { REMOVER } from './remover.ts';

/** Rows per batch: bounds memory, and the time for which other requests wait. */
export const ROWS_AT_ONCE = 200;

/** The step of an import and the rows it has processed. `total` is set once all rows have been read. */
export interface ImportProgress {
  readonly step: 'reading' | 'duplicates' | 'comparing' | 'storing' | 'linking' | 'finishing';
  readonly done: number;
  readonly total?: number;
}

export interface StoreOptions {
  readonly keepsExisting: boolean;
  readonly signal: AbortSignal | undefined;
  onProgress(step: ImportProgress['step'], done: number): void;
}

/** The ids of existing events and of events that a person deleted. Events that a removal deleted can be imported again. */
export async function readKeptIds(
  { kysely, engine }: QueryContext,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await kysely
    .selectFrom('event')
    .innerJoin('revision', (join) =>
      join.onRef('revision.event_key', '=', 'event.key').onRef('revision.version', '=', 'event.version'),
    )
    .select('event.id')
    .where(engine.isOneOf('event.id', ids))
    .where((where) => where.or([where('deleted_at', 'is', null), where('author', 'not like', `${REMOVER}%`)]))
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** The effect of an import on an existing event. */
export interface ExistingEvent {
  readonly effect: 'created' | 'updated' | 'unchanged';
  readonly key: number;
  readonly version: number;
  readonly before: EventContent | undefined;
  readonly after: EventContent;
  /** Set if the row of a flat file does not fit the stored event. The import then stores nothing. */
  readonly errors?: readonly InputError[];
}

export const NO_EXISTING: ReadonlyMap<string, ExistingEvent> = new Map();

/** The effects of the import on existing events, by id. Other events are new. */
export async function compareWithStored(
  tx: QueryContext,
  rows: readonly StagedRow[],
): Promise<ReadonlyMap<string, ExistingEvent>> {
  const given = new Map(rows.map((row) => [row.content.id, row]));
  const stored = await tx.kysely
    .selectFrom('event')
    .select(['key', 'id', 'version'])
    .where(tx.engine.isOneOf('id', [...given.keys()]))
    .execute();
  if (stored.length === 0) return NO_EXISTING;
  const contents = await readCurrentContents(
    tx,
    stored.map(({ key }) => key),
  );
  const targets = [...contents.values()].flatMap(({ links }) => links.map(({ to }) => to));
  const deleted = await deletedAmong(tx, targets);

  const existing = new Map<string, ExistingEvent>();
  for (const { key, id, version } of stored) {
    const before = contents.get(key);
    const row = given.get(id);
    if (row === undefined) continue;
    const { content } = row;
    try {
      const after = before === undefined ? content : replacement(before, merged(row, before), deleted);
      const effect = before === undefined ? 'created' : after === undefined ? 'unchanged' : 'updated';
      existing.set(id, { effect, key, version, before, after: after ?? content });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      existing.set(id, { effect: 'unchanged', key, version, before, after: content, errors: error.errors });
    }
  }
  return existing;
}

/** The content of a row, with what the stored event says about the rest. Throws `InvalidInput` if they do not fit together. */
function merged(row: StagedRow, before: EventContent): EventContent {
  return row.flat === undefined ? withKept(row, before) : mergeFlat(before, row.content, row.flat);
}

/** The content of a row, with the values of the stored event in the fields that the file does not have. */
function withKept({ content, keeps = [] }: StagedRow, before: EventContent): EventContent {
  if (keeps.length === 0) return content;
  const kept = Object.fromEntries(keeps.map((field) => [field, before[field]]));
  return contentOf({ ...content, ...kept }, content.id);
}

/** Stores all staged rows: events, then links, then what depends on the links of an event. */
export async function storeRows(
  tx: WriteTx,
  staging: ImportStaging,
  authorship: Authorship,
  { onProgress, signal, keepsExisting }: StoreOptions,
): Promise<void> {
  const counts = new CountChanges();
  let done = 0;
  for (const rows of staging.rows(ROWS_AT_ONCE)) {
    const named = [];
    for (const row of rows) named.push(row.content.id === '' ? await withId(tx, staging, row) : row);
    await storeBatch(tx, staging, named, { authorship, counts, keepsExisting });
    done += rows.length;
    onProgress('storing', done);
    await yieldToRequests();
    signal?.throwIfAborted();
  }
  await counts.apply(tx);
  // Links come last, because their targets may be anywhere in the file.
  for (const events of staging.linking(ROWS_AT_ONCE)) {
    await writeLinks(tx, events);
    const keys = events.map(({ key }) => key);
    staging.touch([...keys, ...(await readLinkedKeys(tx, keys))]);
    await yieldToRequests();
    signal?.throwIfAborted();
  }
  for (const keys of staging.touched(ROWS_AT_ONCE)) {
    await refreshImportance(tx, keys);
    await refreshPartTexts(tx, keys);
    onProgress('linking', done);
    await yieldToRequests();
    signal?.throwIfAborted();
  }
}

async function withId(tx: WriteTx, staging: ImportStaging, row: StagedText): Promise<StagedRow> {
  const proposed = proposeId(row.content.date, titleOf(row.content, 'en'));
  const id = await findFreeId(tx, proposed, (each) => staging.rowOf(each) !== undefined);
  const content = { ...row.content, id };
  staging.rewrite(row.row, content);
  return { row: row.row, line: row.line, content };
}

interface Storing {
  readonly authorship: Authorship;
  readonly counts: CountChanges;
  readonly keepsExisting: boolean;
}

const NO_IDS: ReadonlySet<string> = new Set();

async function storeBatch(
  tx: WriteTx,
  staging: ImportStaging,
  rows: readonly (StagedRow | StagedText)[],
  { authorship, counts, keepsExisting }: Storing,
): Promise<void> {
  const existing = await compareWithStored(tx, rows);
  const kept = keepsExisting ? await readKeptIds(tx, [...existing.keys()]) : NO_IDS;
  const isKept = ({ id }: { readonly id: string }) =>
    kept.has(id) || existing.get(id)?.effect === 'unchanged';
  const changed = [...existing].filter(([id]) => !isKept({ id })).map(([, event]) => event);
  const changedKeys = changed.map(({ key }) => key);
  staging.touch([...changedKeys, ...(await readLinkedKeys(tx, changedKeys))]);

  const newKeys = await tx.nextEventKeys(rows.filter(({ content }) => !existing.has(content.id)).length);
  const changes: Change[] = [];
  let newKey = 0;
  for (const { row, content, ...staged } of rows) {
    const event = existing.get(content.id);
    if (isKept(content)) continue;
    const text = 'text' in staged ? staged.text : undefined;
    const change = event === undefined ? firstVersion(newKeys[newKey++], content, text) : nextVersion(event);
    if (change.after !== content) staging.rewrite(row, change.after);
    staging.store(row, change.key);
    changes.push(change);
  }
  await applyChanges(tx, changes, authorship, counts);
}

function firstVersion(key: number | undefined, after: EventContent, text: string | undefined) {
  if (key === undefined) throw new Error('There are fewer keys than new events.');
  const change = { key, version: 1, action: 'created', before: undefined, after } as const;
  return text === undefined ? change : { ...change, text };
}

function nextVersion({ key, version, before, after }: ExistingEvent) {
  const action = before === undefined ? 'restored' : 'changed';
  return { key, version: version + 1, action, before, after } as const;
}
