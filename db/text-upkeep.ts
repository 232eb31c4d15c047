import type { Database, Reading, Writing } from './database.ts';
import { currentContents } from './event-reading.ts';
import { eventText, TEXT_VERSION } from './event-text.ts';
import { refreshPartTexts } from './part-texts.ts';

const EVENTS_AT_ONCE = 500;

/**
 * Makes the full text anew where another version of this program made it: in one transaction, so that it is whole
 * whenever somebody looks. Of servers that start at once one does it, and the others find it done.
 */
export async function refreshTexts(db: Database): Promise<void> {
  if (await areCurrent(db)) return;
  await db.write(async (writing) => {
    if (await areCurrent(writing)) return;
    await writeAllTexts(writing);
    const row = { name: 'event_text', version: TEXT_VERSION };
    await writing.kysely
      .insertInto('derived')
      .values(row)
      .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
      .execute();
  });
}

async function areCurrent({ kysely }: Pick<Reading, 'kysely'>): Promise<boolean> {
  const made = await kysely
    .selectFrom('derived')
    .select('version')
    .where('name', '=', 'event_text')
    .executeTakeFirst();
  return made?.version === TEXT_VERSION;
}

/** The texts of all events, in place of those that are there. */
export async function writeAllTexts(
  writing: Writing,
  advance: (events: number) => void = () => {},
): Promise<void> {
  let last = 0;
  for (;;) {
    const events = await writing.kysely
      .selectFrom('event')
      .select('key')
      .where('deleted_at', 'is', null)
      .where('key', '>', last)
      .orderBy('key')
      .limit(EVENTS_AT_ONCE)
      .execute();
    if (events.length === 0) return;
    const keys = events.map(({ key }) => key);
    const contents = await currentContents(writing, keys);
    await writing.removeTexts(keys);
    await writing.writeTexts([...contents].map(([key, content]) => eventText(key, content)));
    await refreshPartTexts(writing, keys);
    last = keys.at(-1) ?? last;
    advance(keys.length);
  }
}
