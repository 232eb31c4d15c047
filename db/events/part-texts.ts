import type { WriteTx } from '../database.ts';
import { eventText } from './event-text.ts';
import { readCurrentContents } from './read-events.ts';
import { readSpelledEntries } from './spellings.ts';

/** Rewrites the full text of these events. */
export async function rewriteTexts(tx: WriteTx, eventKeys: readonly number[]): Promise<void> {
  const contents = await readCurrentContents(tx, eventKeys);
  const entries = await readSpelledEntries(tx, [...contents.values()]);
  await tx.removeTexts(eventKeys);
  await tx.writeTexts([...contents].map(([key, content]) => eventText(key, content, entries)));
  await refreshPartTexts(tx, eventKeys);
}

/** Rewrites the full text of those of these events that are part of other events, which may have changed. */
export async function refreshPartTexts(tx: WriteTx, eventKeys: readonly number[]): Promise<void> {
  const links = await tx.kysely
    .selectFrom('link')
    .select(['event_key', 'to_key'])
    .where('relation', '=', 'part_of')
    .where(tx.engine.isOneOf('event_key', eventKeys))
    .orderBy('event_key')
    .orderBy('position')
    .execute();
  if (links.length === 0) return;
  const contents = await readCurrentContents(
    tx,
    links.flatMap(({ event_key, to_key }) => [event_key, to_key]),
  );
  const entries = await readSpelledEntries(tx, [...contents.values()]);
  const wholesOf = Map.groupBy(links, ({ event_key }) => event_key);
  const texts = [...wholesOf].flatMap(([key, wholes]) => {
    const content = contents.get(key);
    const others = wholes.map(({ to_key }) => contents.get(to_key)).filter((each) => each !== undefined);
    return content === undefined ? [] : [eventText(key, content, entries, others)];
  });
  await tx.removeTexts(texts.map(({ event_key }) => event_key));
  await tx.writeTexts(texts);
}
