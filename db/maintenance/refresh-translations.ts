import type { Database } from '../database.ts';
import { contentColumns } from '../events/event-content.ts';
import { readCurrentContents } from '../events/read-events.ts';
import { eventKeyPages } from './event-pages.ts';
import { refreshDerived } from './refresh-derived.ts';

/** Raise it when the same texts would get other values. Databases then compute theirs again. */
const TRANSLATIONS_VERSION = 1;

/** Computes the columns about the languages of all events if another version of this program computed them. */
export function refreshTranslations(db: Database): Promise<void> {
  return refreshDerived(db, { name: 'translations', version: TRANSLATIONS_VERSION }, async (tx) => {
    for await (const keys of eventKeyPages(tx)) {
      const stored = await tx.kysely
        .selectFrom('event')
        .select(['key', 'translation', 'title_folded', 'title_ru_folded'])
        .where(tx.engine.isOneOf('key', keys))
        .execute();
      const contents = await readCurrentContents(tx, keys);
      for (const row of stored) {
        const content = contents.get(row.key);
        if (content === undefined) continue;
        const { translation, title_folded, title_ru_folded } = contentColumns(content);
        const changed = { translation, title_folded, title_ru_folded };
        if (JSON.stringify({ key: row.key, ...changed }) === JSON.stringify(row)) continue;
        await tx.kysely.updateTable('event').set(changed).where('key', '=', row.key).execute();
      }
    }
  });
}
