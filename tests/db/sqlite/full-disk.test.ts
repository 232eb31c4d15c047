import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { DatabaseFull } from '../../../db/core/errors.ts';
import { createEvent } from '../../../db/events/events.ts';
import { importEvents } from '../../../db/import/import-events.ts';
import { openDatabase } from '../../../db/open-database.ts';
import { listEvents } from '../../../db/query/event-list.ts';
import { syntheticEvents } from '../../../server/commands/synthetic-events.ts';
import { readConsistency } from '../../support/consistency.ts';
import { mountSmallDisk, skipWithoutSmallDisk } from '../../support/small-disk.ts';
import { checkedTestEvent } from '../../support/test-event.ts';

it('a full disk rejects writes, loses nothing, and accepts writes again once there is space', async (test) => {
  const disk = mountSmallDisk(12);
  if (disk === undefined) return skipWithoutSmallDisk(test);
  onTestFinished(() => disk.release());
  const ballast = join(disk.folder, 'ballast');
  writeFileSync(ballast, Buffer.alloc(6_000_000));
  const db = await openDatabase(`file:${join(disk.folder, 'demarche.db')}`);
  onTestFinished(() => db.close());

  const acknowledged: string[] = [];
  const fill = async () => {
    for (let number = 0; ; number += 1) {
      const id = `note-${acknowledged.length}`;
      const quote = `${number} ${'word '.repeat(350)}`;
      const sources = Array.from({ length: 20 }, () => ({ publisher: 'Strelsau Gazette', quote }));
      await createEvent(db, checkedTestEvent({ id, sources }), 'Ana');
      acknowledged.push(id);
    }
  };
  await expect(fill()).rejects.toBeInstanceOf(DatabaseFull);
  const rows = [...syntheticEvents(3_000)].map((event, index) => ({ line: index + 1, event }));
  await expect(importEvents(db, rows, { dry_run: false, author: 'Ana' })).rejects.toBeInstanceOf(
    DatabaseFull,
  );
  expect((await listEvents(db, {}, { limit: 1 })).total).toBe(acknowledged.length);

  rmSync(ballast);
  await createEvent(db, checkedTestEvent({ id: 'afterwards' }), 'Ana');
  expect((await listEvents(db, {}, { limit: 1 })).total).toBe(acknowledged.length + 1);
  const { stored, derived } = await readConsistency(db);
  expect(stored).toEqual(derived);
  expect(
    existsSync(join(disk.folder, 'demarche.db')) && statSync(join(disk.folder, 'demarche.db')).size,
  ).toBeGreaterThan(0);
});
