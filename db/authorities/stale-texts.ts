import { sql } from 'kysely';
import type { AuthorityKind } from '../../domain/authorities/authority-kind.ts';
import type { Database, WriteTx } from '../database.ts';
import { eventsNamed } from '../events/name-uses.ts';
import { rewriteTexts } from '../events/part-texts.ts';

/*
 * The full text of an event holds all spellings of its names, so a change of an entry makes texts stale. The events are
 * listed in the same transaction. So many of them are rewritten in it, and the rest afterwards, in batches between which
 * other writers get their turn. A list that a crash leaves behind is finished when the database is opened.
 */

const TEXTS_AT_ONCE = 2_000;

/** Lists the events that have one of these folded names, and the events that are part of them. */
export async function markStaleTexts(
  tx: WriteTx,
  kind: AuthorityKind,
  folded: readonly string[],
): Promise<void> {
  const named = eventsNamed(tx, kind, folded);
  const parts =
    kind === 'person'
      ? sql`union select link.event_key from link where relation = 'part_of'
          and to_key in (select event_key from (${named}) as whole)`
      : sql``;
  await sql`insert into stale_text (event_key) select event_key from (${named} ${parts}) as stale
    where event_key not in (select event_key from stale_text)`.execute(tx.kysely);
}

/** Rewrites the texts of so many listed events; returns how many. */
export async function rewriteStaleTexts(tx: WriteTx): Promise<number> {
  const { kysely, engine } = tx;
  const rows = await kysely
    .selectFrom('stale_text')
    .select('event_key')
    .orderBy('event_key')
    .limit(TEXTS_AT_ONCE)
    .execute();
  const keys = rows.map(({ event_key }) => event_key);
  if (keys.length === 0) return 0;
  await rewriteTexts(tx, keys);
  await kysely.deleteFrom('stale_text').where(engine.isOneOf('event_key', keys)).execute();
  return keys.length;
}

/** Rewrites the texts of all listed events. */
export async function finishStaleTexts(db: Database): Promise<void> {
  const isListed = async () =>
    (await db.kysely.selectFrom('stale_text').select('event_key').limit(1).executeTakeFirst()) !== undefined;
  while (await isListed()) await db.write(rewriteStaleTexts);
}

/** The same after the response. What a failure leaves is rewritten after the next change, or when the database is opened. */
export function rewriteOtherStaleTexts(db: Database): void {
  void finishStaleTexts(db).catch(() => {});
}
