import type { Database, WriteTx } from '../database.ts';
import { TEXT_VERSION } from '../events/event-text.ts';
import { rewriteTexts } from '../events/part-texts.ts';
import { eventKeyPages } from './event-pages.ts';
import { refreshDerived } from './refresh-derived.ts';

/** Rebuilds the full-text index if another version of this program built it. */
export function refreshTexts(db: Database): Promise<void> {
  return refreshDerived(db, { name: 'event_text', version: TEXT_VERSION }, (tx) => writeAllTexts(tx));
}

/** Replaces the full texts of all events. `advance` gets the number of events of each page. */
export async function writeAllTexts(
  tx: WriteTx,
  advance: (events: number) => void = () => {},
): Promise<void> {
  for await (const keys of eventKeyPages(tx)) {
    await rewriteTexts(tx, keys);
    advance(keys.length);
  }
}
