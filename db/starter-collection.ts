import type { Database } from './database.ts';
import type { ImportReport } from './import.ts';

/** Whether nothing was ever recorded here. A database whose events were all deleted is not new. */
export async function isNew(db: Database): Promise<boolean> {
  throw new Error(`not yet: ${db}`);
}
export async function loadStarterCollection(db: Database): Promise<ImportReport> {
  throw new Error(`not yet: ${db}`);
}
