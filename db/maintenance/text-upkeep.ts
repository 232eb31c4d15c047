import type { Database, WriteTx } from '../database.ts';
import { eventText, TEXT_VERSION } from '../events/event-text.ts';
import { refreshPartTexts } from '../events/part-texts.ts';
import { readCurrentContents } from '../events/read-events.ts';
import { refreshDerived } from './derived.ts';

const EVENTS_AT_ONCE = 500;

/** Makes the full text anew where another version of this program made it. */
export function refreshTexts(db: Database): Promise<void> {
  return refreshDerived(db, { name: 'event_text', version: TEXT_VERSION }, (tx) => writeAllTexts(tx));
}

/** The texts of all events, in place of those that are there. */
export async function writeAllTexts(
  tx: WriteTx,
  advance: (events: number) => void = () => {},
): Promise<void> {
  let last = 0;
  for (;;) {
    const events = await tx.kysely
      .selectFrom('event')
      .select('key')
      .where('deleted_at', 'is', null)
      .where('key', '>', last)
      .orderBy('key')
      .limit(EVENTS_AT_ONCE)
      .execute();
    if (events.length === 0) return;
    const keys = events.map(({ key }) => key);
    const contents = await readCurrentContents(tx, keys);
    await tx.removeTexts(keys);
    await tx.writeTexts([...contents].map(([key, content]) => eventText(key, content)));
    await refreshPartTexts(tx, keys);
    last = keys.at(-1) ?? last;
    advance(keys.length);
  }
}
