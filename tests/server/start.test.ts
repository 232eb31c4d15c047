import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { HELP } from '../../server/config.ts';
import { openEventStream } from '../support/event-stream.ts';
import { startServerProcess } from '../support/server-process.ts';
import { createTestFolder } from '../support/test-database.ts';
import { testEvent } from '../support/test-event.ts';

describe('Starting the server', () => {
  it('loads the starter collection into a new database, and prints its address', async () => {
    const server = startServerProcess({ DATABASE_URL: await createDatabaseUrl() });
    expect(await server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const { total } = await get(await server.address, '/api/events?limit=1');
    expect(total).toBeGreaterThan(400);
  });

  it('loads nothing with --empty, exits cleanly on Ctrl-C, and keeps the data for the next start', async () => {
    const DATABASE_URL = await createDatabaseUrl();
    const first = startServerProcess({ DATABASE_URL }, ['--empty']);
    const address = await first.address;
    expect(await get(address, '/api/events')).toEqual({ items: [], total: 0 });
    const body = JSON.stringify(testEvent({ id: 'kept' }));
    const response = await fetch(`${address}/api/events`, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json' },
    });
    expect(response.status).toBe(201);
    first.signal('SIGINT');
    expect(await first.end).toMatchObject({ code: 0 });

    const second = startServerProcess({ DATABASE_URL });
    expect(await get(await second.address, '/api/events')).toMatchObject({
      total: 1,
      items: [{ id: 'kept' }],
    });
    second.signal('SIGTERM');
    expect(await second.end).toMatchObject({ code: 0 });
  });

  it('closes open streams on exit without waiting for the timeout', async () => {
    const server = startServerProcess({ DATABASE_URL: await createDatabaseUrl() }, ['--empty']);
    const stream = await openEventStream(await server.address);
    await stream.next();
    const startMs = performance.now();
    server.signal('SIGTERM');
    expect(await server.end).toMatchObject({ code: 0 });
    // Open requests have five seconds.
    expect(performance.now() - startMs).toBeLessThan(4_000);
  });

  it('prints help and exits with --help', async () => {
    expect(await startServerProcess({}, ['--help']).end).toEqual({
      code: 0,
      output: `${HELP}\n`,
      errors: '',
    });
  });

  it('warns if it listens on all addresses without a public URL', async () => {
    const server = startServerProcess({ DATABASE_URL: await createDatabaseUrl(), HOST: '0.0.0.0' }, [
      '--empty',
    ]);
    expect(await server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    server.signal('SIGINT');
    expect((await server.end).errors).toContain(
      'The server listens on 0.0.0.0 but only accepts requests for localhost. Set PUBLIC_URL to the address that readers use.',
    );
  });
});

describe('A failed start', () => {
  it('suggests another port if the port is in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void taken.close());
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    await expectOneLine(
      { PORT: String(port) },
      `port ${port} is in use. Set another, such as PORT=${port + 1}, or stop the other program.`,
    );
  });

  it('rejects an invalid port', async () => {
    await expectOneLine(
      { PORT: 'eighty' },
      'PORT is “eighty”. Use a whole number from 0 to 65535, such as PORT=3000.',
    );
  });

  it('rejects a host that is not on this machine', async () => {
    await expectOneLine(
      { HOST: '192.0.2.1' },
      '“192.0.2.1” is not an address of this machine. Set HOST=127.0.0.1, or HOST=0.0.0.0 for all addresses.',
    );
  });

  it('lists the options if one is unknown', async () => {
    await expectOneLine({}, 'Unknown option --port. Use --empty or --help.', ['--port']);
  });

  it('names the file if it is not a database', async () => {
    const path = join(await createTestFolder(), 'letters.db');
    await writeFile(path, 'Dear sir, '.repeat(1_000));
    await expectOneLine(
      { DATABASE_URL: `file:${path}` },
      /letters\.db is not a database\. Move that file away/,
    );
  });

  it('reports a damaged database', async () => {
    const path = join(await createTestFolder(), 'damaged.db');
    await stop(startServerProcess({ DATABASE_URL: `file:${path}` }));
    const database = new Sqlite(path);
    database.pragma('journal_mode = DELETE');
    database.close();
    await writeFile(path, Buffer.alloc(30_000, 7), { flag: 'r+' });
    await expectOneLine({ DATABASE_URL: `file:${path}` }, /damaged\.db (is damaged|is not a database)\. /);
  });

  it('reports a database of a newer version', async () => {
    const path = join(await createTestFolder(), 'newer.db');
    await stop(startServerProcess({ DATABASE_URL: `file:${path}` }, ['--empty']));
    const database = new Sqlite(path);
    database.exec(
      "INSERT INTO migration SELECT '9999-later.sql', checksum, applied_at FROM migration LIMIT 1",
    );
    database.close();
    await expectOneLine(
      { DATABASE_URL: `file:${path}` },
      /newer\.db was made by a newer version of Démarche/,
    );
  });

  it('names the path of a folder that it cannot create', async () => {
    const file = join(await createTestFolder(), 'file');
    await writeFile(file, '');
    await expectOneLine({ DATABASE_URL: `file:${file}/folder/demarche.db` }, /DATABASE_URL/);
  });

  it('reports an unknown database engine', async () => {
    await expectOneLine({ DATABASE_URL: 'mysql://localhost/demarche' }, /mysql:/);
  });
});

describe('A server started by npm', () => {
  it('exits when npm is killed, although the shell between them passes no signal on', async () => {
    const command = `"${process.execPath}" server/main.ts --empty & wait`;
    const environment = {
      ...process.env,
      npm_lifecycle_event: 'start',
      PORT: '0',
      DATABASE_URL: 'file::memory:',
    };
    const shell = spawn('sh', ['-c', command], { env: environment, stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    shell.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
    const address = () => /is at (\S+)/.exec(output)?.[1];
    await expect.poll(address, { timeout: 10_000 }).toBeDefined();
    shell.kill('SIGTERM');
    await expect
      .poll(
        () =>
          fetch(`${address()}/healthz`).then(
            () => 'up',
            () => 'down',
          ),
        { timeout: 5_000 },
      )
      .toBe('down');
  });
});

describe('Ctrl-C', () => {
  it('lets an open request finish', async () => {
    const server = startServerProcess({ DATABASE_URL: await createDatabaseUrl() }, ['--empty']);
    const upload = await startUpload(await server.address);
    server.signal('SIGINT');
    await expect
      .poll(() =>
        fetch(upload.address).then(
          () => 'open',
          () => 'closed',
        ),
      )
      .toBe('closed');
    upload.sending.end(JSON.stringify(testEvent()));
    expect(await upload.responded).toMatchObject({ statusCode: 200 });
    expect(await server.end).toMatchObject({ code: 0, errors: expect.not.stringContaining('Error') });
  });

  it('exits at once the second time', async () => {
    const server = startServerProcess({ DATABASE_URL: await createDatabaseUrl() }, ['--empty']);
    const upload = await startUpload(await server.address);
    const broken = upload.responded.catch((error) => error.code);
    server.signal('SIGINT');
    const again = setInterval(() => server.signal('SIGINT'), 400);
    onTestFinished(() => clearInterval(again));
    // An exit after the upload, or after its timeout, would have the code 0.
    expect(await server.end).toMatchObject({ code: 130 });
    expect(await broken).toBe('ECONNRESET');
  });
});

/** An import that the server is reading and whose end has not been sent. */
async function startUpload(address: string) {
  const sending = request(`${address}/api/import`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-ndjson', Expect: '100-continue' },
  });
  const responded = once(sending, 'response').then(([response]) => response.resume());
  responded.catch(() => undefined);
  sending.flushHeaders();
  await once(sending, 'continue');
  sending.write(`${JSON.stringify(testEvent())}\n`);
  return { address, sending, responded };
}

async function createDatabaseUrl(): Promise<string> {
  return `file:${join(await createTestFolder(), 'folder', 'demarche.db')}`;
}

async function get(address: string, path: string) {
  return (await fetch(address + path)).json() as Promise<{ items: unknown[]; total: number }>;
}

async function stop(server: ReturnType<typeof startServerProcess>): Promise<void> {
  await server.address;
  server.signal('SIGTERM');
  await server.end;
}

/** Expects exit code 1 and a single line on standard error. */
async function expectOneLine(
  environment: Readonly<Record<string, string>>,
  reason: string | RegExp,
  flags: readonly string[] = ['--empty'],
): Promise<void> {
  const server = startServerProcess({ DATABASE_URL: 'file::memory:', ...environment }, flags);
  const { code, output, errors } = await server.end;
  expect({ code, output }).toEqual({ code: 1, output: '' });
  expect(errors).toMatch(/^Démarche cannot start: [^\n]+\n$/);
  expect(errors.slice('Démarche cannot start: '.length, -1)).toMatch(reason);
}
