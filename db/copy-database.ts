import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Reading, Snapshot, Writing } from './database.ts';
import { readContent } from './event-content.ts';
import type { Tables } from './tables.ts';
import { writeAllTexts } from './text-upkeep.ts';

/**
 * What is copied, row by row, each table after those it refers to; and its primary key, by which it is read in pages.
 * Parties are there already, full text is made anew, and how the tables came about is each engine's own story.
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
  event: ['key'],
  revision: ['id'],
  event_party: ['event_key', 'role', 'position'],
  participation: ['event_key', 'position'],
  event_source: ['event_key', 'position'],
  event_tag: ['event_key', 'position'],
  event_mission: ['event_key', 'position'],
  link: ['event_key', 'position'],
  day_count: ['day', 'signature_key', 'kind', 'severity'],
} as const satisfies Partial<Record<keyof Tables, readonly string[]>>;

type CopiedTable = keyof typeof COPIED_TABLES;
const TABLES = Object.keys(COPIED_TABLES) as CopiedTable[];

/** How many rows are in memory at once. */
const ROWS_AT_ONCE = 500;

/** The target holds something already. Nothing was copied. */
export class TargetNotEmpty extends Error {}

/** The copy is not what was copied. Nothing was stored. */
export class CopyDiffers extends Error {}

export interface CopyProgress {
  /** Rows that are done, of all there are. Texts that are made anew count as rows. */
  readonly done: number;
  readonly total: number;
}

/**
 * Copies everything, history and all, from one consistent view of `source` into `target`, which must hold nothing; in one
 * transaction, so that the target has all of it or nothing. Keys stay what they are: exports of both are the same, byte
 * for byte. Throws `TargetNotEmpty` and `CopyDiffers`.
 */
export async function copyDatabase(
  source: Database,
  target: Database,
  tell: (progress: CopyProgress) => void = () => {},
): Promise<CopyProgress> {
  const from = await source.openSnapshot();
  try {
    return await target.write(async (to) => {
      if (await holdsAnything(to)) throw new TargetNotEmpty('The target holds events already.');
      const counts = await countRows(from);
      const texts = await countLive(from);
      const total = [...counts.values()].reduce((sum, count) => sum + count, texts);
      let done = 0;
      const advance = (rows: number) => {
        done += rows;
        tell({ done, total });
      };
      await addParties(from, to);
      for (const table of TABLES) {
        for await (const rows of pagesOf(from, table)) {
          await to.insertAll(table, rows.map(readable) as never[]);
          advance(rows.length);
        }
      }
      await to.continueKeys();
      await writeAllTexts(to, advance);
      await to.refreshStatistics();
      await compare(from, to, counts);
      return { done, total };
    });
  } finally {
    await from.close();
  }
}

async function holdsAnything({ kysely }: Reading): Promise<boolean> {
  return (await kysely.selectFrom('revision').select('id').limit(1).executeTakeFirst()) !== undefined;
}

async function countRows(reading: Reading): Promise<Map<CopiedTable, number>> {
  const counts = new Map<CopiedTable, number>();
  for (const table of TABLES) counts.set(table, await countOf(reading, table));
  return counts;
}

async function countOf({ kysely }: Reading, table: CopiedTable): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(
    kysely,
  );
  return rows[0]?.count ?? 0;
}

async function countLive({ kysely }: Reading): Promise<number> {
  const { count } = await kysely
    .selectFrom('event')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Those that the target's program does not know by now, such as a code that was dropped. */
async function addParties(from: Snapshot, to: Writing): Promise<void> {
  const known = new Set(
    (await to.kysely.selectFrom('party').select('code').execute()).map(({ code }) => code),
  );
  const parties = await from.kysely.selectFrom('party').selectAll().execute();
  await to.insertAll(
    'party',
    parties.filter(({ code }) => !known.has(code)),
  );
}

type AnyRow = Readonly<Record<string, string | number | null>>;

/** A table in the order of its primary key, some rows at a time. */
async function* pagesOf({ kysely }: Reading, table: CopiedTable): AsyncGenerator<AnyRow[]> {
  const key = COPIED_TABLES[table].map((column) => sql.ref(column));
  let last: readonly unknown[] | undefined;
  for (;;) {
    const beyond = last === undefined ? sql`` : sql`where (${sql.join(key)}) > (${sql.join([...last])})`;
    const { rows } = await sql<AnyRow>`select * from ${sql.table(table)} ${beyond}
      order by ${sql.join(key)} limit ${ROWS_AT_ONCE}`.execute(kysely);
    if (rows.length === 0) return;
    yield rows;
    const end = rows.at(-1);
    last = COPIED_TABLES[table].map((column) => end?.[column]);
  }
}

/** Each engine has documents in an order of its own; ours is the same for both. */
function readable(row: AnyRow): AnyRow {
  const { content } = row;
  return typeof content === 'string' ? { ...row, content: JSON.stringify(readContent(content)) } : row;
}

async function compare(from: Reading, to: Reading, counts: ReadonlyMap<CopiedTable, number>): Promise<void> {
  for (const [table, count] of counts) {
    const copied = await countOf(to, table);
    if (copied !== count) throw new CopyDiffers(`${table} has ${copied} rows in place of ${count}.`);
  }
  if ((await digestOf(from)) !== (await digestOf(to))) throw new CopyDiffers('The documents differ.');
}

/** Of all versions of all events, as they read. */
async function digestOf(reading: Reading): Promise<string> {
  const hash = createHash('sha256');
  for await (const rows of pagesOf(reading, 'revision')) {
    for (const row of rows.map(readable)) {
      const { id, event_key, version, at, author, action, content } = row;
      hash.update(`${JSON.stringify([id, event_key, version, at, author, action, content])}\n`);
    }
  }
  return hash.digest('hex');
}
