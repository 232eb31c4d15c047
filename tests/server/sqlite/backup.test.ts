import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../db/open-database.ts';
import { type CommandResult, startCommand } from '../../support/command-process.ts';
import { readConsistency } from '../../support/consistency.ts';
import { mountSmallDisk, skipWithoutSmallDisk } from '../../support/small-disk.ts';
import { createSqliteFile, readEventIds } from '../../support/sqlite-file.ts';
import { createTestFolder } from '../../support/test-database.ts';

const projectPath = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

function run(databaseUrl: string, ...args: string[]): Promise<CommandResult> {
  return startCommand('backup', args, { DATABASE_URL: databaseUrl }).end;
}

describe('npm run backup', () => {
  it('copies a database during writes, with everything that was acknowledged before', async () => {
    const folder = await createTestFolder();
    const url = `file:${join(folder, 'demarche.db')}`;
    const writer = spawn(process.execPath, [projectPath('tests/support/write-until-killed.ts'), url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void writer.kill('SIGKILL'));
    const written: string[] = [];
    const lines = createInterface({ input: writer.stdout });
    lines.on('line', (line) => written.push(line));
    while (written.length < 30) await once(lines, 'line');
    const acknowledged = [...written];
    const backup = join(folder, 'backup.db');
    expect(await run(url, backup)).toMatchObject({ code: 0, errors: '' });
    expect(written.length).toBeGreaterThan(acknowledged.length);
    writer.kill('SIGKILL');

    const db = await openDatabase(`file:${backup}`);
    onTestFinished(() => db.close());
    const versions = await db.kysely
      .selectFrom('revision')
      .innerJoin('event', 'event.key', 'event_key')
      .select(['event.id', 'revision.version'])
      .execute();
    expect(versions.map(({ id, version }) => `${id} ${version}`)).toEqual(
      expect.arrayContaining(acknowledged),
    );
    const { stored, derived } = await readConsistency(db);
    expect(stored).toEqual(derived);
  });

  it('overwrites a file only with --replace', async () => {
    const folder = await createTestFolder();
    const file = await createSqliteFile(folder, 'demarche.db', ['one']);
    const backup = join(folder, 'backup.db');
    writeFileSync(backup, 'another file');
    expect(await run(`file:${file}`, backup)).toEqual({
      code: 1,
      output: '',
      errors: `${backup} is there already. Add -- --replace to overwrite it.\n`,
    });
    expect(readFileSync(backup, 'utf8')).toBe('another file');
    expect((await run(`file:${file}`, '--replace', backup)).code).toBe(0);
    expect(await readEventIds(backup)).toEqual(['one']);
  });

  it('rejects invalid input with one line, and leaves no files behind', async () => {
    const folder = await createTestFolder();
    const file = await createSqliteFile(folder, 'demarche.db', ['one']);
    const other = join(folder, 'other.db');
    new Sqlite(other).exec('create table theirs (id)').close();
    const cut = await createSqliteFile(folder, 'cut.db', ['one']);
    await truncate(cut, 40_960);
    for (const [url, args, reason] of [
      [`file:${file}`, [], 'Name one file: npm run backup -- FILE'],
      [`file:${file}`, [folder], `${folder} is a folder. Name a file in it.`],
      [
        `file:${join(folder, 'none.db')}`,
        [join(folder, 'x.db')],
        `There is no database at ${join(folder, 'none.db')}.`,
      ],
      [`file:${other}`, [join(folder, 'x.db')], `${other} is not a database of Démarche.`],
      [`file:${cut}`, [join(folder, 'x.db')], `${cut} is damaged. Take another backup, if there is one.`],
      [`file:${file}`, ['--replace', file], `${file} is the database itself. Name another file.`],
      [`file:${file}`, ['--replace', '/dev/null'], '/dev/null is not a file. Name another.'],
      [
        `file:${file}`,
        [join(folder, 'none', 'x.db')],
        `${join(folder, 'none', 'x.db')} cannot be made: its folder is not there.`,
      ],
      [
        `file:${file}`,
        [join(other, 'x.db')],
        `${join(other, 'x.db')} cannot be made: something in its path is not a folder.`,
      ],
      [`file:${file}`, ['--over', 'x.db'], 'Unknown option --over. Usage: npm run backup -- FILE'],
      ['file::memory:', [join(folder, 'x.db')], 'DATABASE_URL is an in-memory database. Set it to a file.'],
      [
        'postgres://demarche:a-secret@db.example/events',
        [join(folder, 'x.db')],
        'PostgreSQL has its own tools: pg_dump --format=custom --file=FILE "$DATABASE_URL"',
      ],
    ] as const) {
      expect(await run(url, ...args)).toEqual({ code: 1, output: '', errors: `${reason}\n` });
    }
    const names = readdirSync(folder).filter((name) => !/-(wal|shm)$/.test(name));
    expect(names.sort()).toEqual(['cut.db', 'demarche.db', 'other.db']);
  });

  it('makes one of two backups to the same file at the same time', async () => {
    const folder = await createTestFolder();
    const file = await createSqliteFile(folder, 'demarche.db', ['one']);
    const backup = join(folder, 'backup.db');
    const both = await Promise.all([run(`file:${file}`, backup), run(`file:${file}`, backup)]);
    expect(both.map(({ code }) => code).sort()).toEqual([0, 1]);
    expect(both.map(({ errors }) => errors).join('')).toBe(
      `${backup} is there already. Add -- --replace to overwrite it.\n`,
    );
    expect(await readEventIds(backup)).toEqual(['one']);
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it('leaves the previous backup when it is killed, and the next run deletes the unfinished one', async () => {
    const folder = await createTestFolder();
    const file = await createSqliteFile(folder, 'demarche.db', ['one', 'two']);
    const backup = await createSqliteFile(folder, 'backup.db', ['one']);
    for (let killedAfterMs = 100; killedAfterMs < 400; killedAfterMs += 30) {
      const { child, end } = startCommand('backup', ['--replace', backup], { DATABASE_URL: `file:${file}` });
      await sleep(killedAfterMs);
      child.kill('SIGKILL');
      await end;
      expect([['one'], ['one', 'two']]).toContainEqual((await readEventIds(backup)).sort());
    }
    // The file of a process that is no longer running.
    writeFileSync(`${backup}.partial-99999999-1`, 'the first half');
    expect((await run(`file:${file}`, '--replace', backup)).code).toBe(0);
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it('gives the backup the permissions of the database', async () => {
    const folder = await createTestFolder();
    const file = await createSqliteFile(folder, 'demarche.db', ['one']);
    chmodSync(file, 0o600);
    const backup = join(folder, 'backup.db');
    expect((await run(`file:${file}`, backup)).code).toBe(0);
    expect(statSync(backup).mode & 0o777).toBe(0o600);
  });

  it('accepts a database address that is a file URL', async () => {
    const folder = await createTestFolder();
    const file = await createSqliteFile(folder, 'a database.db', ['one']);
    expect((await run(pathToFileURL(file).href, join(folder, 'backup.db'))).code).toBe(0);
    expect(await readEventIds(join(folder, 'backup.db'))).toEqual(['one']);
  });

  it('reports a full disk, and leaves no files behind', async (test) => {
    const disk = mountSmallDisk(1);
    if (disk === undefined) return skipWithoutSmallDisk(test);
    onTestFinished(() => disk.release());
    writeFileSync(join(disk.folder, 'ballast'), Buffer.alloc(900_000));
    const file = await createSqliteFile(await createTestFolder(), 'demarche.db', ['one']);
    const backup = join(disk.folder, 'backup.db');
    expect(await run(`file:${file}`, backup)).toEqual({
      code: 1,
      output: '',
      errors: `${backup} cannot be made: the disk is full.\n`,
    });
    expect(readdirSync(disk.folder)).toEqual(['ballast']);
  });

  it('shows help', async () => {
    const { code, output } = await run('file:x.db', '--help');
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('npm run backup -- FILE') });
  });
});
