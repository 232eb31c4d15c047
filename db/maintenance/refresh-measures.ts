import { recordedEnd } from '../../domain/analysis/measure.ts';
import type { Database, WriteTx } from '../database.ts';
import { readCurrentContents } from '../events/read-events.ts';
import { eventKeyPages } from './event-pages.ts';
import { refreshDerived } from './refresh-derived.ts';

/** Raise it when the same record would get another end. Databases then recompute the ends of their measures. Raise the version of the importance too, which depends on them. */
const MEASURE_VERSION = 1;

/** Recomputes the ends of all measures if another version of this program computed them. */
export function refreshMeasures(db: Database): Promise<void> {
  return refreshDerived(db, { name: 'measure', version: MEASURE_VERSION }, writeEnds);
}

async function writeEnds(tx: WriteTx): Promise<void> {
  for await (const keys of eventKeyPages(tx, { onlyWithEnd: true })) {
    for (const [key, content] of await readCurrentContents(tx, keys)) {
      const end = recordedEnd(content);
      await tx.kysely
        .updateTable('event')
        .set({ in_force_last_day: end?.last ?? null, in_force_sure_day: end?.first ?? null })
        .where('key', '=', key)
        .execute();
    }
  }
}
