import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createEvent } from '../../../db/events/events.ts';
import { importEvents } from '../../../db/import/import-events.ts';
import { isNewDatabase } from '../../../db/import/starter-collection.ts';
import { type Database, openDatabase } from '../../../db/open-database.ts';
import { listEvents } from '../../../db/query/event-list.ts';
import { syntheticEvents } from '../../../server/commands/synthetic-events.ts';
import { type CommandResult, startCommand } from '../../support/command-process.ts';
import { startServerProcess } from '../../support/server-process.ts';
import { mountSmallDisk, skipWithoutSmallDisk } from '../../support/small-disk.ts';
import { openSqliteOnPurpose } from '../../support/sqlite-on-purpose.ts';
import { createTestDatabaseUrl, createTestFolder, ENGINE } from '../../support/test-database.ts';
import { checkedTestEvent } from '../../support/test-event.ts';

function run(...args: string[]): Promise<CommandResult> {
  return startCommand('copy', args).end;
}

/** Creates and closes a SQLite file with `count` events. Returns its address. */
async function createSource(count: number): Promise<string> {
  const url = `file:${await createTestFolder()}/from.db`;
  const source = await openSqliteOnPurpose(url);
  const rows = [...syntheticEvents(count)].map((event, index) => ({ line: index + 1, event }));
  await importEvents(source, rows, { dry_run: false, author: 'Ana' });
  await source.close();
  return url;
}

const SUCCESS =
  /^Copied [\d,]+ rows\. Source and target are identical\.\nSHA-256 of the NDJSON export: ([0-9a-f]{64})\nSHA-256 of the change log: {4}[0-9a-f]{64}\n$/;

describe('npm run copy', () => {
  it('copies a database, prints the hash of its export, and does not overwrite the copy', async () => {
    const from = await createSource(50);
    const to = await createTestDatabaseUrl();
    const { code, output } = await run('--from', from, '--to', to);
    expect(code).toBe(0);
    const [, exported] = SUCCESS.exec(output) ?? [];
    for (const url of [from, to]) {
      const server = startServerProcess({ DATABASE_URL: url });
      const response = await fetch(`${await server.address}/api/events.ndjson`);
      expect(
        createHash('sha256')
          .update(await response.text())
          .digest('hex'),
      ).toBe(exported);
      server.signal('SIGTERM');
      await server.end;
    }
    expect(await run('--from', from, '--to', to)).toEqual({
      code: 1,
      output: '',
      errors: 'The target already contains events. Nothing was changed. Name an empty database.\n',
    });
  });

  it('leaves the target empty when it is killed, and succeeds when it is run again', async () => {
    const from = await createSource(3_000);
    const to = await createTestDatabaseUrl();
    const target = await openDatabase(to);
    onTestFinished(() => target.close());
    const { child } = startCommand('copy', ['--from', from, '--to', to]);
    while (child.exitCode === null && !(await hasPendingEvents(target, to))) await sleep(2);
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(child.signalCode).toBe('SIGKILL');
    expect(await isNewDatabase(target)).toBe(true);
    expect(await run('--from', from, '--to', to)).toMatchObject({ code: 0 });
    expect((await listEvents(target, {}, { limit: 1 })).total).toBe(3_000);
  });

  it.each([
    [['--from', 'file:a.db'], 'Name a source and a target: npm run copy -- --from URL --to URL'],
    [
      ['--from', 'file:a.db', '--to', '  '],
      'Name a source and a target: npm run copy -- --from URL --to URL',
    ],
    [['--from', 'file:a.db', '--to', 'file:a.db'], 'Source and target are the same. Name another target.'],
    [
      ['--from', 'file:a.db', '--to', 'file::memory:'],
      'An in-memory database cannot be copied. Name a file.',
    ],
    [
      ['--from', 'file:/nowhere/at-all.db', '--to', 'file:b.db'],
      'There is no database at /nowhere/at-all.db.',
    ],
    [
      ['--from', 'postgres://demarche:a-secret@127.0.0.1:9/x', '--to', 'file:b.db'],
      'The database “x” at 127.0.0.1:9 refuses connections. Start PostgreSQL there, or check host and port in --from.',
    ],
    [['--form', 'file:a.db'], 'Unknown option --form. Usage: npm run copy -- --from URL --to URL'],
    [['--from', '--to'], 'Invalid value for --from. Usage: npm run copy -- --from URL --to URL'],
    [['file:a.db'], 'Unexpected argument “file:a.db”. Usage: npm run copy -- --from URL --to URL'],
  ])('rejects %s with one line', async (args, reason) => {
    expect(await run(...args)).toEqual({ code: 1, output: '', errors: `${reason}\n` });
  });

  it('recognises the same file under another address', async () => {
    const from = await createSource(1);
    expect(await run('--from', from, '--to', `file://${from.slice('file:'.length)}`)).toMatchObject({
      errors: 'Source and target are the same. Name another target.\n',
    });
  });

  it('rejects a source that is not a database of Démarche, and creates no target', async () => {
    const folder = await createTestFolder();
    const [empty, target] = [join(folder, 'empty.db'), join(folder, 'target.db')];
    writeFileSync(empty, '');
    expect(await run('--from', `file:${empty}`, '--to', `file:${target}`)).toEqual({
      code: 1,
      output: '',
      errors: `${empty} is not a database of Démarche.\n`,
    });
    expect(statSync(empty).size).toBe(0);
    expect(existsSync(target)).toBe(false);
  });

  it('shows help', async () => {
    const { code, output } = await run('--help');
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('--from URL --to URL') });
  });

  it('reports a full disk, and leaves the target empty', async (test) => {
    const disk = mountSmallDisk(4);
    if (disk === undefined) return skipWithoutSmallDisk(test);
    onTestFinished(() => disk.release());
    const to = `file:${join(disk.folder, 'to.db')}`;
    expect(await run('--from', await createSource(2_000), '--to', to)).toEqual({
      code: 1,
      output: '',
      // On a slow machine, lines about the progress come first.
      errors: expect.stringMatching(
        /^(?:\w+ .*rows.*\n)*The disk of the database is full\. Free some space and try again\. The target is unchanged\.\n$/,
      ),
    });
    const target = await openSqliteOnPurpose(to);
    onTestFinished(() => target.close());
    expect(await isNewDatabase(target)).toBe(true);
    expect((await createEvent(target, checkedTestEvent({ id: 'one' }), 'Ana')).version).toBe(1);
  });
});

/** Whether a transaction that is not yet committed has written events. */
async function hasPendingEvents({ kysely }: Database, url: string): Promise<boolean> {
  if (ENGINE === 'sqlite') return statSync(`${url.slice('file:'.length)}-wal`).size > 1_000_000;
  const { rows } = await sql`select from pg_locks
    where relation = 'event'::regclass and mode = 'RowExclusiveLock'`.execute(kysely);
  return rows.length > 0;
}
