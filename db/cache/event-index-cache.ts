import { setImmediate as nextTurn } from 'node:timers/promises';
import type { QueryContext } from '../core/query-context.ts';
import { ChangeLogCache } from './change-log-cache.ts';
import { type EventIndex, EventIndexBuilder } from './event-index.ts';

const ROWS_AT_ONCE = 10_000;

const COLUMNS = [
  'key',
  'first_day',
  'last_day',
  'day',
  'class_key',
  'people_expelled',
  'in_force_sure_day',
  'in_force_last_day',
  'deleted_at',
] as const;

export class EventIndexCache extends ChangeLogCache<EventIndex> {
  protected async readAll({ kysely }: QueryContext): Promise<EventIndex> {
    const builder = new EventIndexBuilder();
    let last = 0;
    for (;;) {
      const rows = await kysely
        .selectFrom('event')
        .select(COLUMNS)
        .where('key', '>', last)
        .orderBy('key')
        .limit(ROWS_AT_ONCE)
        .execute();
      for (const row of rows) builder.put(row);
      last = rows.at(-1)?.key ?? last;
      if (rows.length < ROWS_AT_ONCE) return builder.build();
      await nextTurn();
    }
  }

  protected async readChanged(
    { kysely, engine }: QueryContext,
    other: EventIndex,
    eventKeys: readonly number[],
  ): Promise<EventIndex> {
    const rows = await kysely
      .selectFrom('event')
      .select(COLUMNS)
      .where(engine.isOneOf('key', eventKeys))
      .execute();
    const builder = new EventIndexBuilder(other);
    // In an older view some of the events may not be there yet.
    for (const key of eventKeys) builder.remove(key);
    for (const row of rows) builder.put(row);
    return builder.build();
  }
}
