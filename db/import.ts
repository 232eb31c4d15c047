import { setImmediate as nextTurn } from 'node:timers/promises';
import { checkEvent, proposeId } from '../domain/event.ts';
import { type InputError, InvalidInput } from '../domain/invalid-input.ts';
import type { Database, Reading, Writing } from './database.ts';
// Rows wait in a scratch file of SQLite's, whatever the engine.
import { explainFailure } from './engines/sqlite-errors.ts';
import { contentOf, type EventContent } from './event-content.ts';
import { currentContents } from './event-reading.ts';
import { freeId } from './events.ts';
import { ImportStaging, type StagedHead, type StagedRow, type WaitingRow } from './import-staging.ts';
import {
  deletedAmong,
  linkErrors,
  linkedKeys,
  recordLinks,
  refreshImportance,
  replacement,
  targetStates,
} from './links.ts';
import { refreshPartTexts } from './part-texts.ts';
import { type Change, recordChanges, type Signed } from './recording.ts';
import { TallyChanges } from './tallies.ts';

/**
 * A row as it was read: an event to be checked, why it could not be read, or why it can be no event, which stops no other
 * row. `line` is where it begins in the file.
 */
export type ImportRow =
  | { readonly line: number; readonly event: unknown }
  | { readonly line: number; readonly errors: readonly InputError[] }
  | { readonly line: number; readonly skipped: string };

export interface SkippedRow {
  /** Counts the rows from 1. */
  readonly row: number;
  readonly line: number;
  readonly reason: string;
}

export interface RefusedRow {
  /** Counts the rows from 1. */
  readonly row: number;
  readonly line: number;
  readonly id?: string;
  readonly errors: readonly InputError[];
}

/** What an import has to say; rows are told by their fields only, whatever file they came from. */
export interface StoredReport {
  /** New events; deleted ones that the file brings back, too. */
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** A thousand of them at most, in the order of their rows. */
  readonly refused: RefusedRow[];
  readonly refused_total: number;
  /** A thousand of them at most. */
  readonly skipped: SkippedRow[];
  readonly skipped_total: number;
  readonly skipped_reasons: { readonly reason: string; readonly count: number }[];
  readonly dry_run: boolean;
}

export interface ImportOptions {
  readonly dry_run: boolean;
  readonly author: string;
  /**
   * Of a file that a machine coded: an event that is there, or was and was deleted, stays as it is. What an analyst has made of
   * it is worth more.
   */
  readonly keepsExisting?: boolean | undefined;
  /** Nobody waits for this process meanwhile: it may be deaf for seconds, which makes very many rows faster. */
  readonly isAlone?: boolean | undefined;
  /** Told after each batch. */
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** Gives the import up between two batches: nothing is stored then, and its reason is thrown. */
  readonly signal?: AbortSignal | undefined;
}

/** What is being done with the rows, and with how many it is done; of how many is known once all have been read. */
export interface ImportProgress {
  readonly step: 'reading' | 'comparing' | 'storing' | 'linking' | 'finishing';
  readonly done: number;
  readonly total?: number;
}

interface Conduct {
  readonly keepsExisting: boolean;
  readonly signal: AbortSignal | undefined;
  tell(step: ImportProgress['step'], done: number): void;
}

/**
 * Stores all rows or, where one is refused, none; the counts then say what would have been stored. A row whose id is
 * there changes that event, and restores it where it was deleted. Links may lead to any row of the file.
 *
 * The rows are first gathered and checked one by one, outside of any transaction, and then stored in a single one, in
 * which nothing is waited for but our own turn: reads go on meanwhile, and other writes wait.
 */
export async function importEvents(
  db: Database,
  rows: AsyncIterable<ImportRow> | Iterable<ImportRow>,
  { dry_run, author, keepsExisting = false, isAlone = false, onProgress, signal }: ImportOptions,
): Promise<StoredReport> {
  const staging = new ImportStaging();
  try {
    const refusals = new Refusals();
    let total: number | undefined;
    const skips = new Skips();
    const conduct: Conduct = {
      signal,
      keepsExisting,
      tell: (step, done) => onProgress?.({ step, done, ...(total !== undefined && { total }) }),
    };
    await stageRows(rows, staging, { refusals, skips }, conduct);
    total = staging.count;
    // Either may be run again from its beginning, and begins with what was found row by row.
    const check = async (reading: Reading) => {
      const all = refusals.copy();
      return { counts: await checkTogether(reading, staging, all, conduct), all };
    };
    if (dry_run || refusals.total > 0) {
      const { counts, all } = await db.read(check);
      return reportOf(counts, all, skips, dry_run);
    }
    return await db.write(async (writing) => {
      staging.restart();
      const { counts, all } = await check(writing);
      if (all.total > 0) return reportOf(counts, all, skips, dry_run);
      const many = counts.created + counts.updated;
      const signed = { author, at: new Date().toISOString() };
      const store = () => storeRows(writing, staging, signed, conduct);
      await (isAlone ? writing.loadMany(many, store) : store());
      conduct.tell('finishing', many);
      if (many >= MANY_ROWS) await writing.refreshStatistics();
      return reportOf(counts, all, skips, dry_run);
    });
  } catch (error) {
    throw explainFailure(error);
  } finally {
    staging.close();
  }
}

/** How many rows are in memory, and how long other requests wait for their turn. */
const ROWS_AT_ONCE = 200;
const MOST_REFUSALS = 1_000;
/** So many new rows change what is common and what is rare. */
const MANY_ROWS = 200;

class Refusals {
  readonly rows: RefusedRow[] = [];
  total = 0;

  copy(): Refusals {
    const copy = new Refusals();
    copy.rows.push(...this.rows);
    copy.total = this.total;
    return copy;
  }

  add(refused: RefusedRow): void {
    this.total += 1;
    if (this.rows.length < MOST_REFUSALS) this.rows.push(refused);
  }
}

interface Counts {
  created: number;
  updated: number;
  unchanged: number;
}

class Skips {
  readonly rows: SkippedRow[] = [];
  readonly #reasons = new Map<string, number>();
  total = 0;

  add(skipped: SkippedRow): void {
    this.total += 1;
    this.#reasons.set(skipped.reason, (this.#reasons.get(skipped.reason) ?? 0) + 1);
    if (this.rows.length < MOST_REFUSALS) this.rows.push(skipped);
  }

  get reasons(): { reason: string; count: number }[] {
    return [...this.#reasons]
      .map(([reason, count]) => ({ reason, count }))
      .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason));
  }
}

function reportOf(counts: Counts, refusals: Refusals, skips: Skips, dry_run: boolean): StoredReport {
  const refused = refusals.rows.toSorted((a, b) => a.row - b.row);
  return {
    ...counts,
    refused,
    refused_total: refusals.total,
    skipped: skips.rows,
    skipped_total: skips.total,
    skipped_reasons: skips.reasons,
    dry_run,
  };
}

async function stageRows(
  rows: AsyncIterable<ImportRow> | Iterable<ImportRow>,
  staging: ImportStaging,
  { refusals, skips }: { readonly refusals: Refusals; readonly skips: Skips },
  { tell, signal, keepsExisting }: Conduct,
): Promise<void> {
  let row = 0;
  for await (const each of rows) {
    row += 1;
    if (row % ROWS_AT_ONCE === 0) {
      tell('reading', row);
      await nextTurn();
      signal?.throwIfAborted();
    }
    if ('skipped' in each) {
      skips.add({ row, line: each.line, reason: each.skipped });
      continue;
    }
    const checked = checkRow(each, staging);
    if ('twinOf' in checked && keepsExisting) {
      skips.add({ row, line: each.line, reason: 'A row before has the same id.' });
    } else if ('content' in checked) {
      staging.add({ row, line: each.line, content: checked.content });
    } else {
      const { errors, id } = checked;
      staging.addRefused(row, each.line, id);
      refusals.add({ row, line: each.line, ...(id !== undefined && { id }), errors });
    }
  }
}

type CheckedRow =
  | { readonly content: EventContent }
  | { readonly errors: readonly InputError[]; readonly id: string | undefined; readonly twinOf?: number };

function checkRow(row: Exclude<ImportRow, { skipped: string }>, staging: ImportStaging): CheckedRow {
  if ('errors' in row) return { errors: row.errors, id: undefined };
  try {
    const event = checkEvent(row.event);
    const earlier = event.id === undefined ? undefined : staging.rowOf(event.id);
    if (earlier === undefined) return { content: contentOf(event, event.id ?? '') };
    return {
      errors: [{ path: '/id', message: `Row ${earlier} has the same id. Keep one of the two.` }],
      id: event.id,
      twinOf: earlier,
    };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return { errors: error.errors, id: idIn(row.event) };
  }
}

function idIn(event: unknown): string | undefined {
  const id = typeof event === 'object' && event !== null && 'id' in event ? event.id : undefined;
  return typeof id === 'string' && id !== '' ? id : undefined;
}

/** Checks what depends on other events, and counts what the rows would do. Only rows of which that can be told are read. */
async function checkTogether(
  reading: Reading,
  staging: ImportStaging,
  refusals: Refusals,
  { tell, signal, keepsExisting }: Conduct,
): Promise<Counts> {
  const counts = { created: 0, updated: 0, unchanged: 0 };
  let done = 0;
  for (const heads of staging.heads(ROWS_AT_ONCE)) {
    const known = await knownIds(reading, heads);
    if (keepsExisting) counts.unchanged += known.size;
    const open = keepsExisting ? heads.filter(({ id }) => !known.has(id)) : heads;
    const rows = open
      .filter(({ id, hasLinks }) => hasLinks || known.has(id))
      .map(({ row, line }): StagedRow => ({ row, line, content: staging.contentOf(row) }));
    const links = await linkStates(reading, staging, rows);
    const fates = known.size === 0 ? NO_FATES : await fatesOf(reading, rows);
    counts.created += open.length - rows.length;
    for (const { row, line, content } of rows) {
      const errors = linkErrors(content.links, links);
      if (errors.length > 0)
        refusals.add({ row, line, ...(content.id !== '' && { id: content.id }), errors });
      else counts[fates.get(content.id)?.fate ?? 'created'] += 1;
    }
    done += heads.length;
    tell('comparing', done);
    await nextTurn();
    signal?.throwIfAborted();
  }
  return counts;
}

async function knownIds({ kysely, engine }: Reading, heads: readonly StagedHead[]): Promise<Set<string>> {
  const rows = await kysely
    .selectFrom('event')
    .select('id')
    .where(
      engine.isOneOf(
        'id',
        heads.map(({ id }) => id),
      ),
    )
    .execute();
  return new Set(rows.map(({ id }) => id));
}

async function linkStates(reading: Reading, staging: ImportStaging, rows: readonly StagedRow[]) {
  const targets = new Set(rows.flatMap(({ content }) => content.links.map(({ to }) => to)));
  const stored = await targetStates(
    reading,
    [...targets].filter((id) => staging.rowOf(id) === undefined),
  );
  return (id: string) => (staging.rowOf(id) !== undefined ? 'live' : (stored.get(id) ?? 'absent'));
}

/** What is to become of an event that was recorded before. */
interface Fate {
  readonly fate: 'created' | 'updated' | 'unchanged';
  readonly key: number;
  readonly version: number;
  readonly before: EventContent | undefined;
  readonly after: EventContent;
}

const NO_FATES: ReadonlyMap<string, Fate> = new Map();

/** By id; an event that is not among them is new. */
async function fatesOf(reading: Reading, rows: readonly StagedRow[]): Promise<ReadonlyMap<string, Fate>> {
  const given = new Map(rows.map(({ content }) => [content.id, content]));
  const stored = await reading.kysely
    .selectFrom('event')
    .select(['key', 'id', 'version'])
    .where(reading.engine.isOneOf('id', [...given.keys()]))
    .execute();
  if (stored.length === 0) return NO_FATES;
  const contents = await currentContents(
    reading,
    stored.map(({ key }) => key),
  );
  const targets = [...contents.values()].flatMap(({ links }) => links.map(({ to }) => to));
  const deleted = await deletedAmong(reading, targets);

  const fates = new Map<string, Fate>();
  for (const { key, id, version } of stored) {
    const before = contents.get(key);
    const content = given.get(id);
    if (content === undefined) continue;
    const after = before === undefined ? content : replacement(before, content, deleted);
    const fate = before === undefined ? 'created' : after === undefined ? 'unchanged' : 'updated';
    fates.set(id, { fate, key, version, before, after: after ?? content });
  }
  return fates;
}

async function storeRows(
  writing: Writing,
  staging: ImportStaging,
  signed: Signed,
  { tell, signal, keepsExisting }: Conduct,
): Promise<void> {
  const tallies = new TallyChanges();
  let done = 0;
  for (const rows of staging.rows(ROWS_AT_ONCE)) {
    const named = [];
    for (const row of rows) named.push(row.content.id === '' ? await withId(writing, staging, row) : row);
    await storeBatch(writing, staging, named, { signed, tallies, keepsExisting });
    done += rows.length;
    tell('storing', done);
    await nextTurn();
    signal?.throwIfAborted();
  }
  await tallies.apply(writing);
  // All events are there now: their links can be.
  for (const events of staging.linking(ROWS_AT_ONCE)) {
    await recordLinks(writing, events);
    const keys = events.map(({ key }) => key);
    staging.touch([...keys, ...(await linkedKeys(writing, keys))]);
    await nextTurn();
    signal?.throwIfAborted();
  }
  for (const keys of staging.touched(ROWS_AT_ONCE)) {
    await refreshImportance(writing, keys);
    await refreshPartTexts(writing, keys);
    tell('linking', done);
    await nextTurn();
    signal?.throwIfAborted();
  }
}

async function withId(writing: Writing, staging: ImportStaging, row: WaitingRow): Promise<StagedRow> {
  const { date, title } = row.content;
  const id = await freeId(writing, proposeId(date, title), (each) => staging.rowOf(each) !== undefined);
  const content = { ...row.content, id };
  staging.rewrite(row.row, content);
  return { row: row.row, line: row.line, content };
}

interface Storing {
  readonly signed: Signed;
  readonly tallies: TallyChanges;
  readonly keepsExisting: boolean;
}

async function storeBatch(
  writing: Writing,
  staging: ImportStaging,
  rows: readonly (StagedRow | WaitingRow)[],
  { signed, tallies, keepsExisting }: Storing,
): Promise<void> {
  const fates = await fatesOf(writing, rows);
  const changed = keepsExisting ? [] : [...fates.values()].filter(({ fate }) => fate !== 'unchanged');
  const known = changed.map(({ key }) => key);
  staging.touch([...known, ...(await linkedKeys(writing, known))]);

  const newKeys = await writing.nextEventKeys(rows.filter(({ content }) => !fates.has(content.id)).length);
  const changes: Change[] = [];
  let newKey = 0;
  for (const { row, content, ...waiting } of rows) {
    const fate = fates.get(content.id);
    if (fate !== undefined && (keepsExisting || fate.fate === 'unchanged')) continue;
    const text = 'text' in waiting ? waiting.text : undefined;
    const change = fate === undefined ? firstVersion(newKeys[newKey++], content, text) : nextVersion(fate);
    if (change.after !== content) staging.rewrite(row, change.after);
    staging.store(row, change.key);
    changes.push(change);
  }
  await recordChanges(writing, changes, signed, tallies);
}

function firstVersion(key: number | undefined, after: EventContent, text: string | undefined) {
  if (key === undefined) throw new Error('There are fewer keys than new events.');
  const change = { key, version: 1, action: 'created', before: undefined, after } as const;
  return text === undefined ? change : { ...change, text };
}

function nextVersion({ key, version, before, after }: Fate) {
  const action = before === undefined ? 'restored' : 'changed';
  return { key, version: version + 1, action, before, after } as const;
}
