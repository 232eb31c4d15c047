import { recordedEnd } from '../../domain/analysis/measure.ts';
import type { Database, WriteTx } from '../database.ts';
import { readCurrentContents } from '../events/read-events.ts';
import { refreshDerived } from './derived.ts';

/** Grows when the same record would end otherwise: databases then read the ends of theirs anew. */
const MEASURE_VERSION = 1;
const EVENTS_AT_ONCE = 500;

/** Reads the ends of all measures anew where another version of this program read them. */
export function refreshMeasures(db: Database): Promise<void> {
  return refreshDerived(db, { name: 'measure', version: MEASURE_VERSION }, readEnds);
}

async function readEnds(tx: WriteTx): Promise<void> {
  let last = 0;
  for (;;) {
    const events = await tx.kysely
      .selectFrom('event')
      .select('key')
      .where('deleted_at', 'is', null)
      .where('in_force_last_day', 'is not', null)
      .where('key', '>', last)
      .orderBy('key')
      .limit(EVENTS_AT_ONCE)
      .execute();
    if (events.length === 0) return;
    const keys = events.map(({ key }) => key);
    for (const [key, content] of await readCurrentContents(tx, keys)) {
      const end = recordedEnd(content);
      await tx.kysely
        .updateTable('event')
        .set({ in_force_last_day: end?.last ?? null, in_force_sure_day: end?.first ?? null })
        .where('key', '=', key)
        .execute();
    }
    last = keys.at(-1) ?? last;
  }
}
