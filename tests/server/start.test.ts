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

describe('Starting', () => {
  it('on a new database loads the starter collection, and says where it is', async () => {
    const server = startServerProcess({ DATABASE_URL: await aDatabaseUrl() });
    expect(await server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const { total } = await get(await server.address, '/api/events?limit=1');
    expect(total).toBeGreaterThan(400);
  });

  it('with --empty loads nothing; Ctrl-C ends it well, and a second start keeps what was written', async () => {
    const DATABASE_URL = await aDatabaseUrl();
    const first = startServerProcess({ DATABASE_URL }, ['--empty']);
    const address = await first.address;
    expect(await get(address, '/api/events')).toEqual({ items: [], total: 0 });
    const body = JSON.stringify(testEvent({ id: 'kept' }));
    const answer = await fetch(`${address}/api/events`, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json' },
    });
    expect(answer.status).toBe(201);
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

  it('ends at once, open streams and all', async () => {
    const server = startServerProcess({ DATABASE_URL: await aDatabaseUrl() }, ['--empty']);
    const stream = await openEventStream(await server.address);
    await stream.next();
    const startMs = performance.now();
    server.signal('SIGTERM');
    expect(await server.end).toMatchObject({ code: 0 });
    // Requests that are under way have five seconds.
    expect(performance.now() - startMs).toBeLessThan(4_000);
  });

  it('--help says all that can be set, and starts nothing', async () => {
    expect(await startServerProcess({}, ['--help']).end).toEqual({
      code: 0,
      output: `${HELP}\n`,
      errors: '',
    });
  });

  it('on every address without a public name warns that it will not be heard', async () => {
    const server = startServerProcess({ DATABASE_URL: await aDatabaseUrl(), HOST: '0.0.0.0' }, ['--empty']);
    expect(await server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    server.signal('SIGINT');
    expect((await server.end).errors).toContain(
      'It listens on 0.0.0.0, but answers only to localhost: set PUBLIC_URL to the address that readers use.',
    );
  });
});

describe('A start that cannot be', () => {
  it('for a taken port names another', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void taken.close());
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    await expectOneLine(
      { PORT: String(port) },
      `port ${port} is taken. Set another, such as PORT=${port + 1}, or end what uses it.`,
    );
  });

  it('for a port that is none says so', async () => {
    await expectOneLine(
      { PORT: 'eighty' },
      'PORT is “eighty”. Give a whole number from 0 to 65535, such as PORT=3000.',
    );
  });

  it('for a host that is not here says so', async () => {
    await expectOneLine(
      { HOST: '192.0.2.1' },
      '“192.0.2.1” is not an address of this machine. Set HOST=127.0.0.1, or HOST=0.0.0.0 for all addresses.',
    );
  });

  it('for an unknown option names those there are', async () => {
    await expectOneLine({}, 'Unknown option --port. There are --empty and --help.', ['--port']);
  });

  it('for a file that is no database names it', async () => {
    const path = join(await createTestFolder(), 'letters.db');
    await writeFile(path, 'Dear sir, '.repeat(1_000));
    await expectOneLine(
      { DATABASE_URL: `file:${path}` },
      /letters\.db is not a database\. Move that file away/,
    );
  });

  it('for a damaged database says so', async () => {
    const path = join(await createTestFolder(), 'damaged.db');
    await stopped(startServerProcess({ DATABASE_URL: `file:${path}` }));
    const database = new Sqlite(path);
    database.pragma('journal_mode = DELETE');
    database.close();
    await writeFile(path, Buffer.alloc(30_000, 7), { flag: 'r+' });
    await expectOneLine({ DATABASE_URL: `file:${path}` }, /damaged\.db (is damaged|is not a database)\. /);
  });

  it('for a database of a newer program says so', async () => {
    const path = join(await createTestFolder(), 'newer.db');
    await stopped(startServerProcess({ DATABASE_URL: `file:${path}` }, ['--empty']));
    const database = new Sqlite(path);
    database.exec(
      "INSERT INTO migration SELECT '9999-later.sql', checksum, applied_at FROM migration LIMIT 1",
    );
    database.close();
    await expectOneLine({ DATABASE_URL: `file:${path}` }, /newer\.db was made by a newer Démarche/);
  });

  it('for a folder that cannot be written names the path', async () => {
    const file = join(await createTestFolder(), 'file');
    await writeFile(file, '');
    await expectOneLine({ DATABASE_URL: `file:${file}/folder/demarche.db` }, /DATABASE_URL/);
  });

  it('for an engine that it does not have says so', async () => {
    await expectOneLine({ DATABASE_URL: 'mysql://localhost/demarche' }, /mysql:/);
  });
});

describe('A server that npm started', () => {
  it('ends when npm is ended, though a shell stands between', async () => {
    // As npm does it: the shell is killed, its child is not told.
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
  it('lets a write that is under way finish', async () => {
    const server = startServerProcess({ DATABASE_URL: await aDatabaseUrl() }, ['--empty']);
    const upload = await beginUpload(await server.address);
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
    expect(await upload.answer).toMatchObject({ statusCode: 200 });
    expect(await server.end).toMatchObject({ code: 0, errors: expect.not.stringContaining('Error') });
  });

  it('a second time ends at once', async () => {
    const server = startServerProcess({ DATABASE_URL: await aDatabaseUrl() }, ['--empty']);
    const upload = await beginUpload(await server.address);
    const broken = upload.answer.catch((error) => error.code);
    server.signal('SIGINT');
    const again = setInterval(() => server.signal('SIGINT'), 400);
    onTestFinished(() => clearInterval(again));
    // Whoever waits for the upload, or for its deadline, ends with 0.
    expect(await server.end).toMatchObject({ code: 130 });
    expect(await broken).toBe('ECONNRESET');
  });
});

/** An import that the server has begun to read, and whose end has not been sent. */
async function beginUpload(address: string) {
  const sending = request(`${address}/api/import`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-ndjson', Expect: '100-continue' },
  });
  const answer = once(sending, 'response').then(([response]) => response.resume());
  answer.catch(() => undefined);
  sending.flushHeaders();
  await once(sending, 'continue');
  sending.write(`${JSON.stringify(testEvent())}\n`);
  return { address, sending, answer };
}

async function aDatabaseUrl(): Promise<string> {
  return `file:${join(await createTestFolder(), 'folder', 'demarche.db')}`;
}

async function get(address: string, path: string) {
  return (await fetch(address + path)).json() as Promise<{ items: unknown[]; total: number }>;
}

async function stopped(server: ReturnType<typeof startServerProcess>): Promise<void> {
  await server.address;
  server.signal('SIGTERM');
  await server.end;
}

/** It ends with code 1 and a single line that says what to do. */
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
