import { join } from 'node:path';
import { createEvent } from '../../db/events/events.ts';
import { openDatabase } from '../../db/open-database.ts';
import { streamEvents } from '../../db/query/event-list.ts';
import { collectAll } from './collect-all.ts';
import { checkedTestEvent } from './test-event.ts';

/** Creates a SQLite file with events of these ids, and closes it. Returns its path. */
export async function createSqliteFile(
  folder: string,
  name: string,
  ids: readonly string[],
): Promise<string> {
  const file = join(folder, name);
  const db = await openDatabase(`file:${file}`);
  for (const id of ids) await createEvent(db, checkedTestEvent({ id }), 'Ana');
  await db.close();
  return file;
}

export async function readEventIds(file: string): Promise<string[]> {
  const db = await openDatabase(`file:${file}`);
  const ids = (await collectAll(streamEvents(db, {}))).map(({ id }) => id);
  await db.close();
  return ids;
}
