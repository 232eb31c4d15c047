import type { QueryContext } from '../core/query-context.ts';
import { EventClasses } from './event-classes.ts';

/**
 * The classes of one database. Classes are added but never changed or removed, so only new ones are read. A transaction
 * gets all classes that it sees, and perhaps newer ones, of which it sees no events.
 */
export class EventClassCache {
  #newest = new EventClasses();

  async at({ kysely }: QueryContext): Promise<EventClasses> {
    const cached = this.#newest;
    const rows = await kysely
      .selectFrom('event_class')
      .select(['key', 'signature_key', 'kind', 'goldstein_tenths', 'status', 'review', 'origin'])
      .where('key', '>', cached.lastKey)
      .execute();
    if (rows.length === 0) return this.#newest;
    const signatures = await kysely
      .selectFrom('signature')
      .select(['key', 'initiators', 'targets'])
      .where('key', '>', cached.lastSignatureKey)
      .execute();
    const more = cached.withMore(rows, signatures);
    // Another transaction may have stored more classes meanwhile.
    if (more.lastKey > this.#newest.lastKey) this.#newest = more;
    return this.#newest;
  }
}
