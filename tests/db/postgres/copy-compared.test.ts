import { CompiledQuery } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { createEvent } from '../../../db/events/events.ts';
import { isNewDatabase } from '../../../db/import/starter-collection.ts';
import { CopyDiffers, copyDatabase } from '../../../db/maintenance/copy-database.ts';
import { listEvents } from '../../../db/query/event-list.ts';
import { openSqliteOnPurpose } from '../../support/sqlite-on-purpose.ts';
import { createTestDatabase } from '../../support/test-database.ts';
import { checkedTestEvent } from '../../support/test-event.ts';

/** Faults that change rows while the target stores them. */
const FAULTS = [
  [
    'another document',
    'revision',
    `new.content = jsonb_set(new.content, '{title}', '"Something else"'); return new`,
  ],
  ['another name', 'tag', `new.name = new.name || ' '; return new`],
  ['one row less', 'event_tag', 'if new.position = 1 then return null; end if; return new'],
] as const;

it.each(FAULTS)('a copy with %s in “%s” is not stored', async (_, table, fault) => {
  const source = await openSqliteOnPurpose();
  onTestFinished(() => source.close());
  const event = { id: 'one', title: 'Ruritania asks', tags: ['visas', 'consulates'] };
  await createEvent(source, checkedTestEvent(event), 'Ana');
  const there = await createTestDatabase();
  await there.kysely.executeQuery(
    CompiledQuery.raw(`create function spoil() returns trigger language plpgsql as $$ begin ${fault}; end $$;
      create trigger spoil before insert on ${table} for each row execute function spoil();`),
  );
  onTestFinished(async () => {
    await there.kysely.executeQuery(CompiledQuery.raw(`drop trigger spoil on ${table}; drop function spoil`));
  });
  const copying = copyDatabase(source, there);
  await expect(copying).rejects.toBeInstanceOf(CopyDiffers);
  await expect(copying).rejects.toThrow(`“${table}” has`);
  expect((await listEvents(there, {}, { limit: 1 })).total).toBe(0);
  expect(await isNewDatabase(there)).toBe(true);
});
