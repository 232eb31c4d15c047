import { setImmediate as yieldToRequests } from 'node:timers/promises';
import type { Origin } from '../../domain/events/event-values.ts';
import type { RemovalReport } from '../../domain/import/removal-report.ts';
import { CountChanges } from '../counts/count-tables.ts';
import type { Database } from '../database.ts';
import { applyChanges, type Change } from '../events/apply-changes.ts';
import { refreshImportance } from '../events/importance.ts';
import { readLinkedKeys } from '../events/links.ts';
import { refreshPartTexts } from '../events/part-texts.ts';
import { readCurrentContents } from '../events/read-events.ts';
import { type ImportProgress, ROWS_AT_ONCE } from './import-storing.ts';
import { REMOVER } from './remover.ts';

interface RemovalOptions {
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Deletes the machine-coded events of an origin that nobody has reviewed, in one transaction. Each event keeps its id and
 * history and can be restored.
 */
export async function removeMachineCodedEvents(
  db: Database,
  origin: Origin,
  { onProgress, signal }: RemovalOptions = {},
): Promise<RemovalReport> {
  return db.write(async (tx) => {
    const { kysely } = tx;
    const coded = kysely.selectFrom('event').where('origin', '=', origin).where('deleted_at', 'is', null);
    const unreviewed = coded.where('review', '=', 'draft');
    const count = async (query: typeof coded) =>
      Number(
        (await query.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count,
      );
    const total = await count(unreviewed);
    const kept = (await count(coded)) - total;
    const counts = new CountChanges();
    const authorship = { author: `${REMOVER}${origin}`, at: new Date().toISOString() };
    const touched = new Set<number>();
    let removed = 0;
    for (;;) {
      const events = await unreviewed.select(['key', 'version']).orderBy('key').limit(ROWS_AT_ONCE).execute();
      if (events.length === 0) break;
      const keys = events.map(({ key }) => key);
      const contents = await readCurrentContents(tx, keys);
      for (const key of await readLinkedKeys(tx, keys)) touched.add(key);
      const changes = events.map(({ key, version }): Change => {
        const before = contents.get(key);
        if (before === undefined) throw new Error(`The document of event ${key} is missing.`);
        return { key, version: version + 1, action: 'deleted', before, after: undefined };
      });
      await applyChanges(tx, changes, authorship, counts);
      removed += events.length;
      onProgress?.({ step: 'storing', done: removed, total });
      await yieldToRequests();
      signal?.throwIfAborted();
    }
    await counts.apply(tx);
    await refreshImportance(tx, [...touched]);
    await refreshPartTexts(tx, [...touched]);
    return { removed, kept };
  });
}
