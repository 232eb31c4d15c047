import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { QueryContext } from '../core/query-context.ts';
import type { Database } from '../database.ts';
import { type ImportRow, importEvents, type StoredReport } from './import-events.ts';

const COLLECTION = new URL('../collections/us-russia.jsonl', import.meta.url);

/**
 * Whether nothing was ever recorded here. A database whose events were all deleted is not new; one whose first load was
 * cut off is, because nothing of it was stored.
 */
export async function isNewDatabase({ kysely }: Pick<QueryContext, 'kysely'>): Promise<boolean> {
  const first = await kysely.selectFrom('revision').select('id').limit(1).executeTakeFirst();
  return first === undefined;
}

/** Loads the US–Russia events that the program brings along (db/collections/README.md), in one transaction. */
export async function loadStarterCollection(db: Database): Promise<StoredReport> {
  return importEvents(db, collectionRows(), { dry_run: false, author: 'starter collection' });
}

async function* collectionRows(): AsyncGenerator<ImportRow> {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(COLLECTION, 'utf8') })) {
    line += 1;
    if (text !== '') yield { line, event: JSON.parse(text) };
  }
}
