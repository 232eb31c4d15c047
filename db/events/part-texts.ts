import type { WriteTx } from '../database.ts';
import { eventText } from './event-text.ts';
import { readCurrentContents } from './read-events.ts';

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
  const wholesOf = Map.groupBy(links, ({ event_key }) => event_key);
  const texts = [...wholesOf].flatMap(([key, wholes]) => {
    const content = contents.get(key);
    const others = wholes.map(({ to_key }) => contents.get(to_key)).filter((each) => each !== undefined);
    return content === undefined ? [] : [eventText(key, content, others)];
  });
  await tx.removeTexts(texts.map(({ event_key }) => event_key));
  await tx.writeTexts(texts);
}
