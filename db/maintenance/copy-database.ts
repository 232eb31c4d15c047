import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { ndjsonLine } from '../../domain/events/event-record.ts';
import { createCaches } from '../cache/caches.ts';
import type { QueryContext } from '../core/query-context.ts';
import type { Tables } from '../core/tables.ts';
import type { Database, ReadTx, WriteTx } from '../database.ts';
import { readContent } from '../events/event-content.ts';
import { isNewDatabase } from '../import/starter-collection.ts';
import { batchesOf } from '../query/event-list.ts';
import { writeAllTexts } from './refresh-texts.ts';

/**
 * The copied tables, each after the tables it refers to, with the primary key by which it is read in pages. Not copied:
 * parties, which every database has; full text, which is rebuilt; the count of
 * changes of authority lists, which only a running server needs; and the list of migrations, which differs per engine.
 */
export const COPIED_TABLES = {
  person: ['key'],
  office: ['key'],
  place: ['key'],
  mission: ['key'],
  tag: ['key'],
  publisher: ['key'],
  signature: ['key'],
  signature_party: ['party', 'role', 'signature_key'],
  event_class: ['key'],
  event: ['key'],
  revision: ['id'],
  event_party: ['event_key', 'role', 'position'],
  participation: ['event_key', 'position'],
  event_source: ['event_key', 'position'],
  event_tag: ['event_key', 'position'],
  event_mission: ['event_key', 'position'],
  link: ['event_key', 'position'],
  distinct_pair: ['a_key', 'b_key'],
  merged_event: ['from_key'],
  tally: ['level', 'bucket'],
  period_review: ['id'],
  saved_view: ['id'],
  story: ['id'],
  era: ['id'],
  authority: ['id'],
  authority_spelling: ['kind', 'folded'],
  collection_edition: ['edition'],
} as const satisfies Partial<Record<keyof Tables, readonly string[]>>;

type CopiedTable = keyof typeof COPIED_TABLES;
const TABLES = Object.keys(COPIED_TABLES) as CopiedTable[];

const ROWS_AT_ONCE = 500;

/** The target has events already. Nothing was copied. */
export class TargetNotEmpty extends Error {}

/** The copy differs from the source. Nothing was stored. */
export class CopyDiffers extends Error {}

export interface CopyProgress {
  readonly step: 'reading' | 'copying' | 'indexing' | 'comparing';
  /** Rows processed so far. A row counts once for each time it is read or written. */
  readonly done: number;
  readonly total: number;
}

export interface CopyReport {
  readonly rows: number;
  /** SHA-256 of the NDJSON exports and of the change logs, the same in both databases. */
  readonly exported: string;
  readonly revisions: string;
}

/**
 * Copies everything, with the history, from one snapshot of `source` into the empty `target`, in one transaction. Reads
 * the copy again and compares it before the commit. Keys are kept, so exports of both are identical byte for byte.
 * Throws `TargetNotEmpty` and `CopyDiffers`.
 */
export async function copyDatabase(
  source: Database,
  target: Database,
  onProgress: (progress: CopyProgress) => void = () => {},
): Promise<CopyReport> {
  // Checked again in the transaction. This check fails before everything is read.
  if (!(await isNewDatabase(target))) throw new TargetNotEmpty('The target has events already.');
  const from = await source.openSnapshot();
  try {
    const counts = await countRows(from);
    const rows = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const live = await countLive(from);
    const total = 2 * rows + 3 * live;
    const exported = await exportDigest(from, (done) => onProgress({ step: 'reading', done, total }));
    return await target.write(async (to) => {
      if (!(await isNewDatabase(to))) throw new TargetNotEmpty('The target has events already.');
      // Inside the callback, because the transaction may be retried.
      let done = live;
      const advance = (step: CopyProgress['step']) => (more: number) => {
        done += more;
        onProgress({ step, done, total });
      };
      const digests = await copyTables(from, to, advance('copying'));
      await to.continueKeys();
      await writeAllTexts(to, advance('indexing'));
      await to.refreshStatistics();
      await compareTables(to, counts, digests, advance('comparing'));
      const before = done;
      // Separate caches, because no other transaction sees the copied rows yet.
      const copy = { ...to, caches: createCaches() };
      const again = await exportDigest(copy, (read) =>
        onProgress({ step: 'comparing', done: before + read, total }),
      );
      if (again !== exported) throw new CopyDiffers('The NDJSON exports differ.');
      return { rows, exported, revisions: digests.get('revision') ?? '' };
    });
  } finally {
    await from.close();
  }
}

async function countRows(tx: QueryContext): Promise<Map<CopiedTable, number>> {
  const counts = new Map<CopiedTable, number>();
  for (const table of TABLES) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(
      tx.kysely,
    );
    counts.set(table, rows[0]?.count ?? 0);
  }
  return counts;
}

async function countLive({ kysely }: QueryContext): Promise<number> {
  const { count } = await kysely
    .selectFrom('event')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Returns the digest of the rows of each table. */
async function copyTables(
  from: QueryContext,
  to: WriteTx,
  advance: (rows: number) => void,
): Promise<Map<CopiedTable, string>> {
  await addParties(from, to);
  const digests = new Map<CopiedTable, string>();
  for (const table of TABLES) {
    const digest = new RowDigest();
    for await (const rows of pagesOf(from, table)) {
      digest.add(rows);
      await to.insertAll(table, rows as never[]);
      advance(rows.length);
    }
    digests.set(table, digest.end());
  }
  return digests;
}

async function compareTables(
  to: QueryContext,
  counts: ReadonlyMap<CopiedTable, number>,
  digests: ReadonlyMap<CopiedTable, string>,
  advance: (rows: number) => void,
): Promise<void> {
  for (const table of TABLES) {
    const digest = new RowDigest();
    let count = 0;
    for await (const rows of pagesOf(to, table)) {
      digest.add(rows);
      count += rows.length;
      advance(rows.length);
    }
    if (count !== counts.get(table))
      throw new CopyDiffers(`“${table}” has ${count} rows instead of ${counts.get(table)}.`);
    if (digest.end() !== digests.get(table)) throw new CopyDiffers(`“${table}” has other rows.`);
  }
}

/** Adds parties that this version of the program does not have, such as a code that was dropped. */
async function addParties(from: QueryContext, to: WriteTx): Promise<void> {
  const existing = new Set(
    (await to.kysely.selectFrom('party').select('code').execute()).map(({ code }) => code),
  );
  const parties = await from.kysely.selectFrom('party').selectAll().execute();
  await to.insertAll(
    'party',
    parties.filter(({ code }) => !existing.has(code)),
  );
}

type AnyRow = Readonly<Record<string, string | number | null>>;

/** The rows of a table in the order of its primary key, a page at a time. */
async function* pagesOf({ kysely }: QueryContext, table: CopiedTable): AsyncGenerator<AnyRow[]> {
  const key = COPIED_TABLES[table].map((column) => sql.ref(column));
  let last: readonly unknown[] | undefined;
  for (;;) {
    const beyond = last === undefined ? sql`` : sql`where (${sql.join(key)}) > (${sql.join([...last])})`;
    const { rows } = await sql<AnyRow>`select * from ${sql.table(table)} ${beyond}
      order by ${sql.join(key)} limit ${ROWS_AT_ONCE}`.execute(kysely);
    if (rows.length === 0) return;
    yield rows.map(withOrderedContent);
    const end = rows.at(-1);
    last = COPIED_TABLES[table].map((column) => end?.[column]);
  }
}

/** Engines store the fields of a document in different orders. This brings them into the same order. */
function withOrderedContent(row: AnyRow): AnyRow {
  const { content } = row;
  return typeof content === 'string' ? { ...row, content: JSON.stringify(readContent(content)) } : row;
}

/** Digest of rows in the given order. The order of columns does not matter. */
class RowDigest {
  readonly #hash = createHash('sha256');
  #columns: readonly string[] | undefined;

  add(rows: readonly AnyRow[]): void {
    for (const row of rows) {
      this.#columns ??= Object.keys(row).sort();
      this.#hash.update(`${JSON.stringify(this.#columns.map((column) => [column, row[column]]))}\n`);
    }
  }

  end(): string {
    return this.#hash.digest('hex');
  }
}

async function exportDigest(tx: ReadTx, onProgress: (events: number) => void): Promise<string> {
  const hash = createHash('sha256');
  let done = 0;
  for await (const events of batchesOf(tx)) {
    for (const event of events) hash.update(ndjsonLine(event));
    done += events.length;
    onProgress(done);
  }
  return hash.digest('hex');
}
