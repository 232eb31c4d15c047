import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createEvent, getEvent } from '../../../db/events/events.ts';
import { DatabaseUnusable, openDatabase } from '../../../db/open-database.ts';
import { createTestDatabase, createTestFolder } from '../../support/test-database.ts';
import { checkedTestEvent } from '../../support/test-event.ts';

/** The message for a database that cannot be opened, without its folder. */
async function openingError(url: string): Promise<string> {
  const error: unknown = await openDatabase(url).then(
    () => new Error('It was opened.'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof DatabaseUnusable)) throw error;
  return error.message.replace(/\S+\/demarche-test-\w+\//, '');
}

async function newFile(): Promise<string> {
  return `${await createTestFolder()}/events.db`;
}

/** A closed database of Démarche that was changed directly. */
async function createChangedFile(change: (handle: Sqlite.Database) => void): Promise<string> {
  const file = await newFile();
  await (await openDatabase(`file:${file}`)).close();
  const handle = new Sqlite(file);
  change(handle);
  handle.close();
  return file;
}

describe('opening a database', () => {
  it('creates the file and its folders, and keeps stored events', async () => {
    const url = `file:${await createTestFolder()}/not/yet/there/events.db`;
    const first = await openDatabase(url);
    const event = await createEvent(first, checkedTestEvent(), 'Ana');
    await first.close();

    const second = await openDatabase(url);
    expect(await getEvent(second, event.id)).toEqual(event);
    await second.close();
  });

  it('accepts a file URL and a path, also with spaces', async () => {
    const folder = await createTestFolder();
    await (await openDatabase(pathToFileURL(`${folder}/two words.db`).href)).close();
    await (await openDatabase(`file:${folder}/two words.db`)).close();
    expect(await readdir(folder)).toEqual(['two words.db']);
  });

  it('configures durable writes and reads that do not wait for writers', async () => {
    const db = await createTestDatabase();
    await db.write(async ({ kysely }) => {
      expect((await sql`pragma synchronous`.execute(kysely)).rows).toEqual([{ synchronous: 2 }]);
      expect((await sql`pragma foreign_keys`.execute(kysely)).rows).toEqual([{ foreign_keys: 1 }]);
      expect((await sql`pragma journal_mode`.execute(kysely)).rows).toEqual([{ journal_mode: 'wal' }]);
    });
    const strict = await sql`select name from pragma_table_list where type = 'table' and strict = 0
      and name not like 'sqlite_%' and name not like 'event_text_%'`.execute(db.kysely);
    expect(strict.rows).toEqual([]);
  });

  it('reads through a connection that cannot write', async () => {
    const db = await createTestDatabase();
    await expect(db.kysely.deleteFrom('event').execute()).rejects.toThrow('readonly');
  });

  it('in memory leaves no files, and each database is separate', async () => {
    const before = (await readdir(tmpdir())).filter(
      (name) => name.startsWith('demarche-') && !name.includes('test'),
    );
    const [one, other] = [await openDatabase('file::memory:'), await openDatabase('file::memory:')];
    await createEvent(one, checkedTestEvent({ id: 'mine' }), 'Ana');
    await expect(getEvent(other, 'mine')).rejects.toThrow('There is no event');
    const during = await readdir(tmpdir());
    await one.close();
    await other.close();
    const after = await readdir(tmpdir());
    const own = during.filter(
      (name) => name.startsWith('demarche-') && !name.includes('test') && !before.includes(name),
    );
    expect(after.filter((name) => own.includes(name)).length).toBeLessThanOrEqual(own.length - 2);
  });

  it('stores every party, and updates outdated names', async () => {
    const file = await createChangedFile((handle) =>
      handle.exec("update party set name = 'Old Name' where code = 'RU'"),
    );
    const db = await openDatabase(`file:${file}`);
    const parties = await db.kysely
      .selectFrom('party')
      .selectAll()
      .where('code', 'in', ['RU', 'NATO', 'XR'])
      .orderBy('code')
      .execute();
    expect(parties).toEqual([
      expect.objectContaining({ code: 'NATO', kind: 'organisation' }),
      expect.objectContaining({ code: 'RU', name: 'Russia', kind: 'country' }),
      { code: 'XR', name: 'XR', name_ru: 'XR', kind: 'country' },
    ]);
    await db.close();
  });

  it('does not wait for another program’s write if there is nothing to change', async () => {
    const file = await createChangedFile(() => {});
    const other = new Sqlite(file);
    other.exec('begin immediate');
    await (await openDatabase(`file:${file}`)).close();
    other.close();
  });

  it('several times at once creates one database', async () => {
    const url = `file:${await newFile()}`;
    const databases = await Promise.all([openDatabase(url), openDatabase(url), openDatabase(url)]);
    for (const [index, db] of databases.entries())
      await createEvent(db, checkedTestEvent({ id: `of-${index}` }), 'Ana');
    expect(await databases[0]?.kysely.selectFrom('event').select('id').orderBy('key').execute()).toEqual([
      { id: 'of-0' },
      { id: 'of-1' },
      { id: 'of-2' },
    ]);
    for (const db of databases) await db.close();
  });
});

describe('a database that cannot be opened is reported in one line with what to do', () => {
  it('if the URL is of another engine', async () => {
    expect(await openingError('mysql://db.example/events')).toBe(
      'DATABASE_URL has the unsupported scheme mysql:. Write file: and a path, such as file:data/demarche.db, or postgres: and an address',
    );
    expect(await openingError('data/events.db')).toBe(
      'DATABASE_URL “data/events.db” has no scheme. Write file:data/events.db',
    );
    expect(await openingError('file:')).toBe(
      'DATABASE_URL names no file. Write file: and a path, such as file:data/demarche.db',
    );
  });

  it('if the file is not a database', async () => {
    const file = await newFile();
    await writeFile(file, 'Dear diary, today I became a file. '.repeat(100));
    expect(await openingError(`file:${file}`)).toBe(
      'events.db is not a database. Move that file away, or name another in DATABASE_URL.',
    );
    expect(await readFile(file, 'utf8')).toContain('Dear diary');
  });

  it('if it is damaged', async () => {
    const file = await newFile();
    const db = await openDatabase(`file:${file}`);
    for (const _ of Array(50))
      await createEvent(db, checkedTestEvent({ summary: 'word '.repeat(300) }), 'Ana');
    await db.close();
    const bytes = await readFile(file);
    bytes.fill(0x55, 20_000, bytes.length - 20_000);
    await writeFile(file, bytes);
    expect(await openingError(`file:${file}`)).toBe(
      'events.db is damaged. Restore a backup, or move it away to begin with a new one.',
    );
  });

  it('if it is truncated', async () => {
    const file = await newFile();
    const db = await openDatabase(`file:${file}`);
    for (const _ of Array(50))
      await createEvent(db, checkedTestEvent({ summary: 'word '.repeat(300) }), 'Ana');
    await db.close();
    const bytes = await readFile(file);
    await writeFile(file, bytes.subarray(0, bytes.length / 2));
    expect(await openingError(`file:${file}`)).toBe(
      'events.db is damaged. Restore a backup, or move it away to begin with a new one.',
    );
  });

  it('if a newer version has migrated it', async () => {
    const file = await createChangedFile((handle) =>
      handle.exec(
        "insert into migration (name, checksum, applied_at) values ('9999-wonders.sql', 'x', '2030-01-01T00:00:00Z')",
      ),
    );
    expect(await openingError(`file:${file}`)).toBe(
      'events.db was made by a newer version of Démarche (it has the migration 9999-wonders.sql). Update this one, or open another database.',
    );
  });

  it('if its migrations differ', async () => {
    const file = await createChangedFile((handle) => handle.exec("update migration set checksum = 'x'"));
    expect(await openingError(`file:${file}`)).toMatch(
      /^events\.db was made by a different version of Démarche \(its migration 0001-events\.sql differs\)/,
    );
  });

  it('if it belongs to another program', async () => {
    const file = await newFile();
    const handle = new Sqlite(file);
    handle.exec('create table recipe (name text)');
    handle.close();
    expect(await openingError(`file:${file}`)).toBe(
      'events.db is a database of another program. Set DATABASE_URL to another file.',
    );
  });

  it('if it is a folder, or its folder cannot be created', async () => {
    const folder = await createTestFolder();
    await mkdir(`${folder}/events.db`);
    expect(await openingError(`file:${folder}/events.db`)).toMatch(
      /^events\.db cannot be opened\. Check that it is a file/,
    );
    await writeFile(`${folder}/diary`, '');
    expect(await openingError(`file:${folder}/diary/events.db`)).toMatch(
      /^diary\/events\.db cannot be made: something in its path is not a folder/,
    );
  });

  it.runIf(existsSync('/proc/self'))('if no file can be created in its folder', async () => {
    expect(await openingError('file:/proc/events.db')).toMatch(/^\/proc\/events\.db cannot be opened/);
    expect(await openingError('file:/proc/demarche/events.db')).toMatch(
      /^\/proc\/demarche\/events\.db cannot be made/,
    );
  });

  it('if another program has locked it', { timeout: 30_000 }, async () => {
    const file = await createChangedFile(() => {});
    const other = new Sqlite(file);
    other.exec('pragma locking_mode = exclusive; begin exclusive');
    expect(await openingError(`file:${file}`)).toBe(
      'events.db is locked by another program. Close that program, or wait until it has finished.',
    );
    other.close();
    await (await openDatabase(`file:${file}`)).close();
  });
});
