import {
  chmodSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { mkdir, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createEvent } from '../../../db/events/events.ts';
import { openDatabase } from '../../../db/open-database.ts';
import { listEvents } from '../../../db/query/event-list.ts';
import { type CommandResult, startCommand } from '../../support/command-process.ts';
import { startServerProcess } from '../../support/server-process.ts';
import { mountSmallDisk, skipWithoutSmallDisk } from '../../support/small-disk.ts';
import { createSqliteFile, readEventIds } from '../../support/sqlite-file.ts';
import { createTestFolder } from '../../support/test-database.ts';
import { checkedTestEvent } from '../../support/test-event.ts';

function run(databaseUrl: string, ...args: string[]): Promise<CommandResult> {
  return startCommand('restore', args, { DATABASE_URL: databaseUrl }).end;
}

describe('npm run restore', () => {
  it('replaces the database with a backup, and keeps the previous database', async () => {
    const folder = await createTestFolder();
    const backup = await createSqliteFile(folder, 'backup.db', ['one', 'two']);
    const file = await createSqliteFile(folder, 'demarche.db', ['later']);
    const { code, output } = await run(`file:${file}`, backup);
    expect(code).toBe(0);
    expect(output).toContain(`The previous database is ${file}.before-restore-1`);
    expect(await readEventIds(file)).toEqual(['one', 'two']);
    expect(await readEventIds(`${file}.before-restore-1`)).toEqual(['later']);
    expect(await readEventIds(backup)).toEqual(['one', 'two']);
    expect((await run(`file:${file}`, `${file}.before-restore-1`)).code).toBe(0);
    expect(await readEventIds(file)).toEqual(['later']);
  });

  it('creates the database if there is none', async () => {
    const folder = await createTestFolder();
    const backup = await createSqliteFile(folder, 'backup.db', ['one']);
    const file = join(folder, 'demarche.db');
    expect(await run(`file:${file}`, backup)).toEqual({
      code: 0,
      output: `Restored ${file} from ${backup}.\n`,
      errors: '',
    });
    expect(await readEventIds(file)).toEqual(['one']);
  });

  it('does not change a database that a server has open', async () => {
    const folder = await createTestFolder();
    const backup = await createSqliteFile(folder, 'backup.db', ['one']);
    const file = await createSqliteFile(folder, 'demarche.db', ['later']);
    const server = startServerProcess({ DATABASE_URL: `file:${file}` });
    const address = await server.address;
    expect(await run(`file:${file}`, backup)).toEqual({
      code: 1,
      output: '',
      errors: `${file} is in use. End the server first.\n`,
    });
    const response = await fetch(`${address}/api/events`);
    expect(((await response.json()) as { items: { id: string }[] }).items).toMatchObject([{ id: 'later' }]);
    server.signal('SIGTERM');
    await server.end;
    expect((await run(`file:${file}`, backup)).code).toBe(0);
    expect(await readEventIds(file)).toEqual(['one']);
  });

  it('keeps the changes that a killed server left in the write-ahead log', async () => {
    const folder = await createTestFolder();
    const backup = await createSqliteFile(folder, 'backup.db', ['one']);
    const file = join(folder, 'demarche.db');
    const server = startServerProcess({ DATABASE_URL: `file:${file}` }, ['--empty']);
    await fetch(`${await server.address}/api/events`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(checkedTestEvent({ id: 'in-the-log' })),
    });
    server.signal('SIGKILL');
    await server.end;
    expect(existsSync(`${file}-wal`)).toBe(true);
    expect((await run(`file:${file}`, backup)).code).toBe(0);
    expect(await readEventIds(file)).toEqual(['one']);
    expect(await readEventIds(`${file}.before-restore-1`)).toEqual(['in-the-log']);
  });

  it('rejects a file that is not an intact backup of Démarche, and does not change the database', async () => {
    const folder = await createTestFolder();
    const file = await createSqliteFile(folder, 'demarche.db', ['later']);
    const text = join(folder, 'text.db');
    writeFileSync(text, 'a list of things to do\n'.repeat(100));
    const other = join(folder, 'other.db');
    new Sqlite(other).exec('create table theirs (id)').close();
    const cut = await createSqliteFile(folder, 'cut.db', ['one']);
    await truncate(cut, 40_960);
    const newer = await createSqliteFile(folder, 'newer.db', ['one']);
    new Sqlite(newer)
      .exec(`insert into migration (name, checksum, applied_at) values ('9999-later.sql', 'x', '2030-01-01')`)
      .close();
    await mkdir(join(folder, 'folder'));
    for (const [backup, reason] of [
      [join(folder, 'none.db'), /^There is no file .*none\.db\.$/],
      [join(folder, 'folder'), /folder is not a file\. Name a file\.$/],
      [text, /text\.db is not a database\.$/],
      [other, /other\.db is not a database of Démarche\.$/],
      [cut, /^.*cut\.db is damaged.*$/],
      [file, /demarche\.db is the database itself\. Name a backup of it\.$/],
      [newer, /newer\.db was made by a newer version of Démarche/],
    ] as const) {
      const { code, output, errors } = await run(`file:${file}`, backup);
      expect({ code, output }).toEqual({ code: 1, output: '' });
      expect(errors.trimEnd()).toMatch(reason);
      expect(errors.trimEnd()).not.toContain('\n');
    }
    const db = await openDatabase(`file:${file}`);
    expect((await listEvents(db, {}, { limit: 1 })).total).toBe(1);
    await db.close();
    expect(readdirSync(folder).filter((name) => /partial|before/.test(name))).toEqual([]);
  });

  it.each([
    ['not a database', (file: string) => writeFileSync(file, 'a list of things to do\n'.repeat(100))],
    ['empty', (file: string) => writeFileSync(file, '')],
    ['truncated', (file: string) => truncateSync(file, 40_960)],
    ['overwritten in the middle', (file: string) => overwrite(file, 20_000)],
    ['overwritten at its beginning', (file: string) => overwrite(file, 0)],
  ])('replaces a database that is %s, and keeps the damaged file', async (_, damage) => {
    const folder = await createTestFolder();
    const backup = await createSqliteFile(folder, 'backup.db', ['one']);
    const file = await createSqliteFile(folder, 'demarche.db', ['later']);
    damage(file);
    const damaged = statSync(file).size;
    expect(await run(`file:${file}`, backup)).toMatchObject({ code: 0, errors: '' });
    expect(await readEventIds(file)).toEqual(['one']);
    expect(statSync(`${file}.before-restore-1`).size).toBeGreaterThanOrEqual(damaged);
  });

  it('does not apply a write-ahead log left by another database', async () => {
    const folder = await createTestFolder();
    const backup = await createSqliteFile(folder, 'backup.db', ['one']);
    const file = await createSqliteFile(folder, 'demarche.db', ['later']);
    const db = await openDatabase(`file:${file}`);
    await createEvent(db, checkedTestEvent({ id: 'in-the-log' }), 'Ana');
    const log = readFileSync(`${file}-wal`);
    await db.close();
    rmSync(file);
    writeFileSync(`${file}-wal`, log);
    expect(await run(`file:${file}`, backup)).toMatchObject({ code: 0, errors: '' });
    expect(await readEventIds(file)).toEqual(['one']);
    expect(readFileSync(`${file}.before-restore-1-wal`).equals(log)).toBe(true);
  });

  it('creates the folder if there is none', async () => {
    const folder = await createTestFolder();
    const backup = await createSqliteFile(folder, 'backup.db', ['one']);
    const file = join(folder, 'data', 'demarche.db');
    expect((await run(`file:${file}`, backup)).code).toBe(0);
    expect(await readEventIds(file)).toEqual(['one']);
  });

  it('does not replace the database of another program', async () => {
    const folder = await createTestFolder();
    const backup = await createSqliteFile(folder, 'backup.db', ['one']);
    const other = join(folder, 'other.db');
    new Sqlite(other).exec('create table theirs (id)').close();
    expect(await run(`file:${other}`, backup)).toEqual({
      code: 1,
      output: '',
      errors: `${other} is a database of another program. Set DATABASE_URL to another file.\n`,
    });
    expect(readdirSync(folder).sort()).toEqual(['backup.db', 'other.db']);
  });

  it('keeps a symbolic link to the database, and its permissions', async () => {
    const [folder, elsewhere] = [await createTestFolder(), await createTestFolder()];
    const backup = await createSqliteFile(folder, 'backup.db', ['one']);
    const real = await createSqliteFile(elsewhere, 'real.db', ['later']);
    chmodSync(real, 0o600);
    const file = join(folder, 'demarche.db');
    symlinkSync(real, file);
    expect((await run(`file:${file}`, backup)).code).toBe(0);
    expect(lstatSync(file).isSymbolicLink()).toBe(true);
    expect(statSync(real).mode & 0o777).toBe(0o600);
    expect(await readEventIds(file)).toEqual(['one']);
    expect(await readEventIds(`${realpathSync(real)}.before-restore-1`)).toEqual(['later']);
  });

  it('leaves either the old or the new database when it is killed', { timeout: 60_000 }, async () => {
    const folder = await createTestFolder();
    const [old, restored] = [['later'], ['one', 'two']];
    const backup = await createSqliteFile(folder, 'backup.db', restored);
    const file = await createSqliteFile(folder, 'demarche.db', old);
    for (let killedAfterMs = 100; killedAfterMs < 450; killedAfterMs += 25) {
      const { child, end } = startCommand('restore', [backup], { DATABASE_URL: `file:${file}` });
      await sleep(killedAfterMs);
      child.kill('SIGKILL');
      await end;
      expect([old, restored]).toContainEqual((await readEventIds(file)).sort());
    }
    expect((await run(`file:${file}`, backup)).code).toBe(0);
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it('loses no acknowledged write of another process during the restore', async () => {
    const folder = await createTestFolder();
    const backup = await createSqliteFile(folder, 'backup.db', ['one']);
    const file = await createSqliteFile(folder, 'demarche.db', ['later']);
    const acknowledged: string[] = [];
    let restored = 0;
    const restoring = (async () => {
      for (let tried = 0; tried < 60 && restored < 5; tried += 1) {
        if ((await run(`file:${file}`, backup)).code === 0) restored += 1;
      }
    })();
    let isDone = false;
    restoring.finally(() => {
      isDone = true;
    });
    for (let number = 0; !isDone; number += 1) {
      const id = `meanwhile-${number}`;
      try {
        const db = await openDatabase(`file:${file}`);
        try {
          await createEvent(db, checkedTestEvent({ id }), 'Ana');
          acknowledged.push(id);
        } finally {
          await db.close();
        }
      } catch {
        // The file was moved or locked, so this write was not acknowledged.
      }
      await sleep(Math.random() * 60);
    }
    await restoring;
    expect(restored).toBe(5);
    expect(acknowledged.length).toBeGreaterThan(0);
    const files = readdirSync(folder).filter((name) => /^demarche\.db(\.before-restore-\d+)?$/.test(name));
    const kept = await Promise.all(files.map((name) => readEventIds(join(folder, name))));
    expect(kept.flat()).toEqual(expect.arrayContaining(acknowledged));
  });

  it('reports a full disk, and does not change the database', async (test) => {
    const disk = mountSmallDisk(2);
    if (disk === undefined) return skipWithoutSmallDisk(test);
    onTestFinished(() => disk.release());
    const backup = await createSqliteFile(await createTestFolder(), 'backup.db', ['one']);
    const file = await createSqliteFile(disk.folder, 'demarche.db', ['later']);
    const room = 2 * 1_048_576 - statSync(file).size - 40_000;
    writeFileSync(join(disk.folder, 'ballast'), Buffer.alloc(room));
    expect(await run(`file:${file}`, backup)).toEqual({
      code: 1,
      output: '',
      errors: `${file} cannot be made: the disk is full.\n`,
    });
    rmSync(join(disk.folder, 'ballast'));
    expect(await readEventIds(file)).toEqual(['later']);
    expect(readdirSync(disk.folder)).toEqual(['demarche.db']);
  });

  it('rejects invalid arguments, and shows help', async () => {
    for (const [args, reason] of [
      [[], 'Name one file: npm run restore -- FILE'],
      [['a.db', 'b.db'], 'Name one file: npm run restore -- FILE'],
      [['--force', 'a.db'], 'Unknown option --force. Usage: npm run restore -- FILE'],
    ] as const)
      expect(await run('file:x.db', ...args)).toEqual({ code: 1, output: '', errors: `${reason}\n` });
    expect(await run('postgres://demarche:a-secret@db.example/events', 'a.db')).toMatchObject({
      errors: 'PostgreSQL has its own tools: pg_restore --clean --if-exists --dbname="$DATABASE_URL" FILE\n',
    });
    expect((await run('file:x.db', '--help')).output).toContain('npm run restore -- FILE');
  });
});

function overwrite(file: string, from: number): void {
  const bytes = readFileSync(file);
  bytes.fill(0x55, from, from + 60_000);
  writeFileSync(file, bytes);
}
