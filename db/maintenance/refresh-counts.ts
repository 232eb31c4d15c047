import { sql } from 'kysely';
import { CountChanges } from '../counts/count-tables.ts';
import type { Database, WriteTx } from '../database.ts';
import { refreshDerived } from './refresh-derived.ts';

/** Raise it when the same events would be counted differently. Databases then rebuild their counts. */
const COUNTS_VERSION = 1;
const ROWS_AT_ONCE = 5_000;

/** Rebuilds the count tables if another version of this program built them. */
export function refreshCounts(db: Database): Promise<void> {
  return refreshDerived(db, { name: 'tally', version: COUNTS_VERSION }, countAll);
}

const FIELDS = sql.raw('signature_key, kind, status, review, origin');
const TENTHS = sql.raw('cast(round(goldstein * 10) as integer)');

async function countAll(tx: WriteTx): Promise<void> {
  const { kysely } = tx;
  await kysely.deleteFrom('tally').execute();
  await kysely.updateTable('event_class').set({ events: 0 }).execute();
  await sql`insert into event_class (${FIELDS}, goldstein_tenths, events)
    select distinct ${FIELDS}, ${TENTHS}, 0 from event where deleted_at is null
    on conflict do nothing`.execute(kysely);
  await sql`update event set class_key = coalesce((select event_class.key from event_class
    where event_class.signature_key = event.signature_key and event_class.kind = event.kind
      and event_class.goldstein_tenths = ${sql.raw('cast(round(event.goldstein * 10) as integer)')}
      and event_class.status = event.status and event_class.review = event.review
      and event_class.origin = event.origin), 0)`.execute(kysely);

  const changes = new CountChanges();
  let last = 0;
  for (;;) {
    const events = await kysely
      .selectFrom('event')
      .select(['key', 'day', 'class_key', 'people_expelled'])
      .where('deleted_at', 'is', null)
      .where('key', '>', last)
      .orderBy('key')
      .limit(ROWS_AT_ONCE)
      .execute();
    for (const { day, class_key: classKey, people_expelled: people } of events)
      changes.add({ day, classKey, people });
    if (changes.isFull) await changes.apply(tx);
    if (events.length < ROWS_AT_ONCE) break;
    last = events.at(-1)?.key ?? last;
  }
  await changes.apply(tx);
}
