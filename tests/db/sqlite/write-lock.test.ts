import { expect, it } from 'vitest';
import { DatabaseBusy } from '../../../db/core/errors.ts';
import { openSqlite } from '../../../db/engines/sqlite/open-sqlite.ts';
import { createEvent } from '../../../db/events/events.ts';
import { checkedTestEvent } from '../../support/test-event.ts';

it('throws DatabaseBusy if a writer waits too long for the write lock', async () => {
  const db = await openSqlite(':memory:', { lockTimeoutMs: 30, busyTimeoutMs: 30 });
  let finish = () => {};
  const long = db.write(() => new Promise<void>((resolve) => (finish = resolve)));
  await expect(createEvent(db, checkedTestEvent(), 'Ana')).rejects.toBeInstanceOf(DatabaseBusy);
  finish();
  await long;
  await db.close();
});
