import { join } from 'node:path';
import { createEvent, streamEvents } from '../../db/events/events.ts';
import { openDatabase } from '../../db/open-database.ts';
import { aCheckedEvent } from './an-event.ts';
import { gather } from './gather.ts';

/** A SQLite database that holds events of these ids, and is closed. */
export async function aFile(folder: string, name: string, ids: readonly string[]): Promise<string> {
  const file = join(folder, name);
  const db = await openDatabase(`file:${file}`);
  for (const id of ids) await createEvent(db, aCheckedEvent({ id }), 'Ana');
  await db.close();
  return file;
}

export async function idsIn(file: string): Promise<string[]> {
  const db = await openDatabase(`file:${file}`);
  const ids = (await gather(streamEvents(db, {}))).map(({ id }) => id);
  await db.close();
  return ids;
}
