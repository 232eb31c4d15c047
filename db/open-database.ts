import type { Database } from './database.ts';

export type { Database } from './database.ts';
export { DatabaseUnusable } from './errors.ts';

/**
 * Opens `file:<path>` (or `file::memory:`), making the file and its folder where they are absent, configured and migrated.
 * Throws `DatabaseUnusable`, with a message of one line that says what to do.
 */
export async function openDatabase(url: string): Promise<Database> {
  throw new Error(`not yet: ${url}`);
}
