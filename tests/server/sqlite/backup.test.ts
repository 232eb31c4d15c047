import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createEvent, listEvents, streamEvents } from '../../../db/events.ts';
import { openDatabase } from '../../../db/open-database.ts';
import { aFolder } from '../../support/a-database.ts';
import { aProcess } from '../../support/a-process.ts';
import { aCheckedEvent } from '../../support/an-event.ts';
import { consistencyOf } from '../../support/consistency.ts';
import { gather } from '../../support/gather.ts';

const program = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

async function run(name: 'backup' | 'restore', databaseUrl: string, ...args: string[]) {
  const child = spawn(process.execPath, [program(`server/commands/${name}.ts`), ...args], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (piece) => {
    output += piece;
  });
  child.stderr.on('data', (piece) => {
    errors += piece;
  });
  const [code] = await once(child, 'close');
  return { code, output, errors };
}

/** A database that holds events of these ids, and is closed. */
async function aFile(folder: string, name: string, ids: readonly string[]): Promise<string> {
  const file = join(folder, name);
  const db = await openDatabase(`file:${file}`);
  for (const id of ids) await createEvent(db, aCheckedEvent({ id }), 'Ana');
  await db.close();
  return file;
}

async function idsIn(file: string): Promise<string[]> {
  const db = await openDatabase(`file:${file}`);
  const ids = (await gather(streamEvents(db, {}))).map(({ id }) => id);
  await db.close();
  return ids;
}

describe('npm run backup', () => {
  it('copies a database that is being written to, as it was at one moment, with all that was acknowledged before', async () => {
    const folder = await aFolder();
    const url = `file:${join(folder, 'demarche.db')}`;
    const writer = spawn(process.execPath, [program('tests/support/write-forever.ts'), url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void writer.kill('SIGKILL'));
    const said: string[] = [];
    const lines = createInterface({ input: writer.stdout });
    lines.on('line', (line) => said.push(line));
    while (said.length < 30) await once(lines, 'line');
    const acknowledged = [...said];
    const backup = join(folder, 'backup.db');
    expect(await run('backup', url, backup)).toMatchObject({ code: 0, errors: '' });
    expect(said.length).toBeGreaterThan(acknowledged.length);
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
    const { stored, derived } = await consistencyOf(db);
    expect(stored).toEqual(derived);
  });

  it('overwrites nothing unless it is told to', async () => {
    const folder = await aFolder();
    const file = await aFile(folder, 'demarche.db', ['one']);
    const backup = join(folder, 'backup.db');
    writeFileSync(backup, 'something dear');
    expect(await run('backup', `file:${file}`, backup)).toEqual({
      code: 1,
      output: '',
      errors: `${backup} is there already. Add -- --replace to overwrite it.\n`,
    });
    expect(readFileSync(backup, 'utf8')).toBe('something dear');
    expect((await run('backup', `file:${file}`, '--replace', backup)).code).toBe(0);
    expect(await idsIn(backup)).toEqual(['one']);
  });

  it('refuses in one line what it cannot do, and leaves nothing behind', async () => {
    const folder = await aFolder();
    const file = await aFile(folder, 'demarche.db', ['one']);
    const other = join(folder, 'other.db');
    new Sqlite(other).exec('create table theirs (id)').close();
    for (const [url, args, reason] of [
      [`file:${file}`, [], 'Name one file: npm run backup -- FILE'],
      [`file:${file}`, [folder], `${folder} is a folder. Name a file in it.`],
      [
        `file:${join(folder, 'none.db')}`,
        [join(folder, 'x.db')],
        `There is no database at ${join(folder, 'none.db')}.`,
      ],
      [`file:${other}`, [join(folder, 'x.db')], `${other} is no database of Démarche.`],
      [
        'postgres://demarche:a-secret@db.example/events',
        [join(folder, 'x.db')],
        'PostgreSQL has its own tools: pg_dump --format=custom --file=FILE "$DATABASE_URL"',
      ],
    ] as const) {
      expect(await run('backup', url, ...args)).toEqual({ code: 1, output: '', errors: `${reason}\n` });
    }
    expect(readdirSync(folder).sort()).toEqual(['demarche.db', 'other.db']);
  });
});

describe('npm run restore', () => {
  it('puts a backup in the place of the database, and keeps what was there', async () => {
    const folder = await aFolder();
    const backup = await aFile(folder, 'backup.db', ['one', 'two']);
    const file = await aFile(folder, 'demarche.db', ['later']);
    const { code, output } = await run('restore', `file:${file}`, backup);
    expect(code).toBe(0);
    expect(output).toContain(`What was there is ${file}.before-restore-1`);
    expect(await idsIn(file)).toEqual(['one', 'two']);
    expect(await idsIn(`${file}.before-restore-1`)).toEqual(['later']);
    expect(await idsIn(backup)).toEqual(['one', 'two']);
    expect((await run('restore', `file:${file}`, `${file}.before-restore-1`)).code).toBe(0);
    expect(await idsIn(file)).toEqual(['later']);
  });

  it('makes the database where there was none', async () => {
    const folder = await aFolder();
    const backup = await aFile(folder, 'backup.db', ['one']);
    const file = join(folder, 'demarche.db');
    expect(await run('restore', `file:${file}`, backup)).toEqual({
      code: 0,
      output: `${file} is now what ${backup} holds.\n`,
      errors: '',
    });
    expect(await idsIn(file)).toEqual(['one']);
  });

  it('does nothing to a database that a server has open', async () => {
    const folder = await aFolder();
    const backup = await aFile(folder, 'backup.db', ['one']);
    const file = await aFile(folder, 'demarche.db', ['later']);
    const server = aProcess({ DATABASE_URL: `file:${file}` });
    const address = await server.address;
    expect(await run('restore', `file:${file}`, backup)).toEqual({
      code: 1,
      output: '',
      errors: `${file} is in use. End the server first.\n`,
    });
    const answer = await fetch(`${address}/api/events`);
    expect(((await answer.json()) as { items: { id: string }[] }).items).toMatchObject([{ id: 'later' }]);
    server.signal('SIGTERM');
    await server.end;
    expect((await run('restore', `file:${file}`, backup)).code).toBe(0);
    expect(await idsIn(file)).toEqual(['one']);
  });

  it('keeps what a killed server had not yet taken from its log', async () => {
    const folder = await aFolder();
    const backup = await aFile(folder, 'backup.db', ['one']);
    const file = join(folder, 'demarche.db');
    const server = aProcess({ DATABASE_URL: `file:${file}` }, ['--empty']);
    await fetch(`${await server.address}/api/events`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(aCheckedEvent({ id: 'in-the-log' })),
    });
    server.signal('SIGKILL');
    await server.end;
    expect(existsSync(`${file}-wal`)).toBe(true);
    expect((await run('restore', `file:${file}`, backup)).code).toBe(0);
    expect(await idsIn(file)).toEqual(['one']);
    expect(await idsIn(`${file}.before-restore-1`)).toEqual(['in-the-log']);
  });

  it('refuses what is no whole backup of ours, and leaves the database alone', async () => {
    const folder = await aFolder();
    const file = await aFile(folder, 'demarche.db', ['later']);
    const text = join(folder, 'text.db');
    writeFileSync(text, 'a list of things to do\n'.repeat(100));
    const other = join(folder, 'other.db');
    new Sqlite(other).exec('create table theirs (id)').close();
    const cut = await aFile(folder, 'cut.db', ['one']);
    await truncate(cut, 40_960);
    const newer = await aFile(folder, 'newer.db', ['one']);
    new Sqlite(newer)
      .exec(`insert into migration (name, checksum, applied_at) values ('9999-later.sql', 'x', '2030-01-01')`)
      .close();
    await mkdir(join(folder, 'folder'));
    for (const [backup, reason] of [
      [join(folder, 'none.db'), /^There is no file .*none\.db\.$/],
      [join(folder, 'folder'), /is a folder\. Name the backup in it\.$/],
      [text, /text\.db is no database\.$/],
      [other, /other\.db is no database of Démarche\.$/],
      [cut, /^.*cut\.db is damaged.*$/],
      [newer, /newer\.db was made by a newer Démarche/],
    ] as const) {
      const { code, output, errors } = await run('restore', `file:${file}`, backup);
      expect({ code, output }).toEqual({ code: 1, output: '' });
      expect(errors.trimEnd()).toMatch(reason);
      expect(errors.trimEnd()).not.toContain('\n');
    }
    const db = await openDatabase(`file:${file}`);
    expect((await listEvents(db, {}, { limit: 1 })).total).toBe(1);
    await db.close();
    expect(readdirSync(folder).filter((name) => /partial|before/.test(name))).toEqual([]);
  });
});
