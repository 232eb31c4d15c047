import { rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { DatabaseFull } from '../../../db/core/errors.ts';
import { createEvent } from '../../../db/events/events.ts';
import { importEvents } from '../../../db/import/import-events.ts';
import { openDatabase } from '../../../db/open-database.ts';
import { listEvents } from '../../../db/query/event-list.ts';
import { syntheticEvents } from '../../../server/commands/synthetic-events.ts';
import { readConsistency } from '../../support/consistency.ts';
import { giveToPostgres, startPostgres } from '../../support/postgres-server.ts';
import { mountSmallDisk, skipWithoutSmallDisk } from '../../support/small-disk.ts';
import { checkedTestEvent } from '../../support/test-event.ts';

it('a full disk rejects writes, loses nothing, and accepts writes again once there is space', async (test) => {
  const disk = mountSmallDisk(48);
  if (disk === undefined) return skipWithoutSmallDisk(test);
  onTestFinished(() => disk.release());
  const server = await startPostgres();
  onTestFinished(() => server.stop());
  // The tables are on the small disk, the log is elsewhere, as in usual installations.
  const folder = join(disk.folder, 'tables');
  await mkdir(folder);
  giveToPostgres(folder);
  const admin = new pg.Client(server.urlOf('postgres'));
  await admin.connect();
  await admin.query(`create tablespace small location '${folder}'`);
  await admin.query('create database full_disk tablespace small');
  await admin.end();
  const db = await openDatabase(server.urlOf('full_disk'));
  onTestFinished(() => db.close());
  await createEvent(db, checkedTestEvent({ id: 'before' }), 'Ana');

  const ballast = join(disk.folder, 'ballast');
  try {
    for (let part = 0; part < 100; part += 1) writeFileSync(ballast, Buffer.alloc(500_000), { flag: 'a' });
  } catch {
    // The disk is full.
  }
  const rows = [...syntheticEvents(2_000)].map((event, index) => ({ line: index + 1, event }));
  await expect(importEvents(db, rows, { dry_run: false, author: 'Ana' })).rejects.toBeInstanceOf(
    DatabaseFull,
  );
  expect((await listEvents(db, {}, { limit: 5 })).items.map(({ id }) => id)).toEqual(['before']);

  rmSync(ballast);
  await importEvents(db, rows, { dry_run: false, author: 'Ana' });
  expect((await listEvents(db, {}, { limit: 1 })).total).toBe(2_001);
  const { stored, derived } = await readConsistency(db);
  expect(stored).toEqual(derived);
});
