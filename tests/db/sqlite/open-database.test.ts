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

/** Why a database cannot be opened, without the folder it is in. */
async function whyNot(url: string): Promise<string> {
  const error: unknown = await openDatabase(url).then(
    () => new Error('It was opened.'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof DatabaseUnusable)) throw error;
  return error.message.replace(/\S+\/demarche-test-\w+\//, '');
}

async function aFile(): Promise<string> {
  return `${await createTestFolder()}/events.db`;
}

/** A database of ours, closed, with a change made behind its back. */
async function aChangedFile(change: (handle: Sqlite.Database) => void): Promise<string> {
  const file = await aFile();
  await (await openDatabase(`file:${file}`)).close();
  const handle = new Sqlite(file);
  change(handle);
  handle.close();
  return file;
}

describe('opening a database', () => {
  it('creates the file and its folders, and persists writes', async () => {
    const url = `file:${await createTestFolder()}/not/yet/there/events.db`;
    const first = await openDatabase(url);
    const event = await createEvent(first, checkedTestEvent(), 'Ana');
    await first.close();

    const second = await openDatabase(url);
    expect(await getEvent(second, event.id)).toEqual(event);
    await second.close();
  });

  it('accepts the URL or the path of a file, also with spaces', async () => {
    const folder = await createTestFolder();
    await (await openDatabase(pathToFileURL(`${folder}/two words.db`).href)).close();
    await (await openDatabase(`file:${folder}/two words.db`)).close();
    expect(await readdir(folder)).toEqual(['two words.db']);
  });

  it('enables durable commits, and reads during writes', async () => {
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

  it('in memory leaves no files and shares nothing', async () => {
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

  it('has every party of the vocabulary, and updates outdated ones', async () => {
    const file = await aChangedFile((handle) =>
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

  it('does not wait for the write of another program if there is nothing to change', async () => {
    const file = await aChangedFile(() => {});
    const other = new Sqlite(file);
    other.exec('begin immediate');
    await (await openDatabase(`file:${file}`)).close();
    other.close();
  });

  it('creates one database when several processes open a new file at once', async () => {
    const url = `file:${await aFile()}`;
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

describe('an unusable database gives a one-line error that says what to do', () => {
  it('for an unknown engine', async () => {
    expect(await whyNot('mysql://db.example/events')).toBe(
      'DATABASE_URL has the unsupported scheme mysql:. Write file: and a path, such as file:data/demarche.db, or postgres: and an address',
    );
    expect(await whyNot('data/events.db')).toBe(
      'DATABASE_URL “data/events.db” has no scheme. Write file:data/events.db',
    );
    expect(await whyNot('file:')).toBe(
      'DATABASE_URL names no file. Write file: and a path, such as file:data/demarche.db',
    );
  });

  it('for a file that is not a database', async () => {
    const file = await aFile();
    await writeFile(file, 'Dear diary, today I became a file. '.repeat(100));
    expect(await whyNot(`file:${file}`)).toBe(
      'events.db is not a database. Move that file away, or name another in DATABASE_URL.',
    );
    expect(await readFile(file, 'utf8')).toContain('Dear diary');
  });

  it('for a damaged file', async () => {
    const file = await aFile();
    const db = await openDatabase(`file:${file}`);
    for (const _ of Array(50))
      await createEvent(db, checkedTestEvent({ summary: 'word '.repeat(300) }), 'Ana');
    await db.close();
    const bytes = await readFile(file);
    bytes.fill(0x55, 20_000, bytes.length - 20_000);
    await writeFile(file, bytes);
    expect(await whyNot(`file:${file}`)).toBe(
      'events.db is damaged. Restore a backup, or move it away to begin with a new one.',
    );
  });

  it('for a truncated file', async () => {
    const file = await aFile();
    const db = await openDatabase(`file:${file}`);
    for (const _ of Array(50))
      await createEvent(db, checkedTestEvent({ summary: 'word '.repeat(300) }), 'Ana');
    await db.close();
    const bytes = await readFile(file);
    await writeFile(file, bytes.subarray(0, bytes.length / 2));
    expect(await whyNot(`file:${file}`)).toBe(
      'events.db is damaged. Restore a backup, or move it away to begin with a new one.',
    );
  });

  it('for a database of a newer version', async () => {
    const file = await aChangedFile((handle) =>
      handle.exec(
        "insert into migration (name, checksum, applied_at) values ('9999-wonders.sql', 'x', '2030-01-01T00:00:00Z')",
      ),
    );
    expect(await whyNot(`file:${file}`)).toBe(
      'events.db was made by a newer version of Démarche (it has the migration 9999-wonders.sql). Update this one, or open another database.',
    );
  });

  it('for a database with other migrations', async () => {
    const file = await aChangedFile((handle) => handle.exec("update migration set checksum = 'x'"));
    expect(await whyNot(`file:${file}`)).toMatch(
      /^events\.db was made by a different version of Démarche \(its migration 0001-events\.sql differs\)/,
    );
  });

  it('for a database of another program', async () => {
    const file = await aFile();
    const handle = new Sqlite(file);
    handle.exec('create table recipe (name text)');
    handle.close();
    expect(await whyNot(`file:${file}`)).toBe(
      'events.db is a database of another program. Set DATABASE_URL to another file.',
    );
  });

  it('for a folder, or if its folder cannot be created', async () => {
    const folder = await createTestFolder();
    await mkdir(`${folder}/events.db`);
    expect(await whyNot(`file:${folder}/events.db`)).toMatch(
      /^events\.db cannot be opened\. Check that it is a file/,
    );
    await writeFile(`${folder}/diary`, '');
    expect(await whyNot(`file:${folder}/diary/events.db`)).toMatch(
      /^diary\/events\.db cannot be made: something in its path is not a folder/,
    );
  });

  it.runIf(existsSync('/proc/self'))('where its folder takes no files', async () => {
    expect(await whyNot('file:/proc/events.db')).toMatch(/^\/proc\/events\.db cannot be opened/);
    expect(await whyNot('file:/proc/demarche/events.db')).toMatch(
      /^\/proc\/demarche\/events\.db cannot be made/,
    );
  });

  it('for a file that another program has locked', { timeout: 30_000 }, async () => {
    const file = await aChangedFile(() => {});
    const other = new Sqlite(file);
    other.exec('pragma locking_mode = exclusive; begin exclusive');
    expect(await whyNot(`file:${file}`)).toBe(
      'events.db is locked by another program. Close that program, or wait until it has finished.',
    );
    other.close();
    await (await openDatabase(`file:${file}`)).close();
  });
});
