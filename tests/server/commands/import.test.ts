import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../db/open-database.ts';
import { listEvents } from '../../../db/query/event-list.ts';
import { startCommand } from '../../support/command-process.ts';
import { createTestDatabaseUrl, createTestFolder, ENGINE } from '../../support/test-database.ts';
import { testEvent } from '../../support/test-event.ts';

const ICEWS = fileURLToPath(new URL('../imports/samples/icews.tab', import.meta.url));

async function totalIn(url: string): Promise<number> {
  const db = await openDatabase(url);
  const { total } = await listEvents(db, {}, { limit: 1 });
  await db.close();
  return total;
}

describe('npm run import', () => {
  it('imports a file of any format, and reports the rows it skipped', async () => {
    const DATABASE_URL = await createTestDatabaseUrl();
    const file = join(await createTestFolder(), 'events.ndjson');
    writeFileSync(file, `${JSON.stringify(testEvent({ id: 'a' }))}\n`);
    const plain = await startCommand('import', [file], { DATABASE_URL }).end;
    expect(plain).toMatchObject({ code: 0, output: 'Imported: 1 new, 0 changed, 0 unchanged\n' });
    const dryRun = await startCommand('import', ['--dry-run', ICEWS], { DATABASE_URL }).end;
    expect(dryRun.output).toMatch(/^Would import: \d\d new, 0 changed, 0 unchanged\n {2}\d+ rows skipped: /);
    expect(await totalIn(DATABASE_URL)).toBe(1);
  });

  it('stores nothing of a file with an invalid row, and names the row', async () => {
    const DATABASE_URL = await createTestDatabaseUrl();
    const file = join(await createTestFolder(), 'events.json');
    writeFileSync(
      file,
      JSON.stringify([testEvent({ id: 'a' }), { ...testEvent({ id: 'b' }), date: '2018-02-30' }], null, 1),
    );
    const { code, output } = await startCommand('import', [file], { DATABASE_URL }).end;
    expect([code, output]).toEqual([
      1,
      expect.stringMatching(/^1 row has errors\. Nothing was stored\.\n {2}line \d+ \/date: /),
    ]);
    expect(await totalIn(DATABASE_URL)).toBe(0);
  });

  it.each([
    [[], /^Name one file: npm run import -- FILE\n$/],
    [['nowhere.csv'], /^There is no file nowhere\.csv\.\n$/],
  ])('rejects the arguments %j with one line', async (args, message) => {
    const { code, errors } = await startCommand('import', args).end;
    expect([code, errors]).toEqual([1, expect.stringMatching(message)]);
  });

  it.runIf(ENGINE === 'sqlite')('stores nothing when it is cancelled with Ctrl-C', async () => {
    const DATABASE_URL = await createTestDatabaseUrl();
    const file = join(await createTestFolder(), 'events.ndjson');
    const lines = Array.from({ length: 120_000 }, (_, index) =>
      JSON.stringify(testEvent({ id: `event-${index}` })),
    );
    writeFileSync(file, lines.join('\n'));
    const { child, end } = startCommand('import', [file], { DATABASE_URL });
    // The first progress line.
    await once(child.stderr ?? child, 'data');
    child.kill('SIGINT');
    expect(await end).toMatchObject({
      code: 1,
      errors: expect.stringContaining('Cancelled. Nothing was stored.'),
    });
    expect(await totalIn(DATABASE_URL)).toBe(0);
  });
});

describe('npm run generate', () => {
  it('fills a new database with the same events for the same seed, and rejects a database that is not empty', async () => {
    const [one, other] = [await createTestDatabaseUrl(), await createTestDatabaseUrl()];
    for (const DATABASE_URL of [one, other]) {
      const { code, output } = await startCommand('generate', ['--seed', '3', '300'], { DATABASE_URL }).end;
      expect([code, output]).toEqual([
        0,
        'Created 300 invented events. Choose the sides XR and XF to see them.\n',
      ]);
    }
    const listed = async (url: string) => {
      const db = await openDatabase(url);
      const { items } = await listEvents(db, {}, { limit: 300 });
      await db.close();
      return items.map(({ updated_at: _, ...event }) => event);
    };
    expect(await listed(one)).toEqual(await listed(other));
    const { code, errors } = await startCommand('generate', ['5'], { DATABASE_URL: one }).end;
    expect([code, errors]).toEqual([
      1,
      'The database already contains events. Set DATABASE_URL to a new one.\n',
    ]);
  });

  it.runIf(ENGINE === 'sqlite')('rebuilds the indexes after storing very many events', async () => {
    const DATABASE_URL = await createTestDatabaseUrl();
    expect((await startCommand('generate', ['20500'], { DATABASE_URL }).end).code).toBe(0);
    const db = await openDatabase(DATABASE_URL);
    const names = async ({ kysely }: Database) => {
      const { rows } = await sql<{
        name: string;
      }>`select name from sqlite_master where type = 'index'`.execute(kysely);
      return rows.map(({ name }) => name).sort();
    };
    const fresh = await openDatabase('file::memory:');
    expect(await names(db)).toEqual(await names(fresh));
    const { rows } = await sql`pragma integrity_check`.execute(db.kysely);
    expect(rows).toEqual([{ integrity_check: 'ok' }]);
    await db.close();
    await fresh.close();
  });

  it('rejects a number of events that is not a number', async () => {
    const { code, errors } = await startCommand('generate', ['many']).end;
    expect([code, errors]).toEqual([1, 'State the number of events: npm run generate -- N\n']);
  });
});
