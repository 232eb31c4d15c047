import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type BrowserContext, test as base, expect } from '@playwright/test';
import { createDatabase } from '../support/postgres-server.ts';
import { FILLED_FILE, POSTGRES_PORT } from './global-setup.ts';

/** A server with its own database and port, started like `npm start`. */
export interface RunningApp {
  readonly address: string;
}

interface FrameApp extends RunningApp {
  /** A page of another site, with a frame that shows this address. */
  frameOf(address: string): string;
}

interface Options {
  /** Set by the Playwright project. */
  readonly engine: 'sqlite' | 'postgres';
  /** Whether tests share one server, which saves seconds each. Such a test fails if it changes the collection. */
  readonly readsOnly: boolean;
}

interface WorkerFixtures {
  /** For the tests that only read. */
  readonly sharedApp: RunningApp;
}

interface Fixtures {
  /** With the starter collection. Of this test alone, unless `readsOnly`. */
  readonly app: RunningApp;
  /** `app`, and another site that may show its views in a frame. */
  readonly frameApp: FrameApp;
  /** Without events. */
  readonly emptyApp: RunningApp;
  /** Another server on the database of `emptyApp`. */
  readonly secondApp: RunningApp;
  readonly emptyDatabase: string;
  readonly faults: Faults;
}

/** Errors in the pages of a test, and their requests to other servers. */
interface Faults {
  readonly found: string[];
  /** Ignores errors from now on, because the server is about to stop. */
  stopListening(): void;
}

/**
 * Each test has its own server, unless it only reads. It fails if a page logs an error, violates the content security policy or sends a request
 * to another server.
 */
export const test = base.extend<
  Fixtures & Pick<Options, 'readsOnly'>,
  WorkerFixtures & Pick<Options, 'engine'>
>({
  engine: ['sqlite', { option: true, scope: 'worker' }],
  readsOnly: [false, { option: true }],
  sharedApp: [
    async ({ engine }, use) =>
      withDatabase(engine, 'filled', (databaseUrl) => withApp(databaseUrl, [], undefined, use)),
    { scope: 'worker' },
  ],
  app: async ({ engine, readsOnly, faults, sharedApp }, use) => {
    if (!readsOnly) {
      await withDatabase(engine, 'filled', (databaseUrl) => withApp(databaseUrl, [], faults, use));
      return;
    }
    const before = await storedState(sharedApp);
    await use(sharedApp);
    expect(await storedState(sharedApp), 'A test with `readsOnly` must not change the collection.').toBe(
      before,
    );
  },
  frameApp: async ({ engine, faults }, use) =>
    withSite((site) =>
      withDatabase(engine, 'filled', (databaseUrl) =>
        withApp(
          databaseUrl,
          [],
          faults,
          (app) => use({ ...app, frameOf: (address) => `${site}/?frame=${encodeURIComponent(address)}` }),
          { EMBED_ORIGINS: site },
        ),
      ),
    ),
  emptyDatabase: async ({ engine }, use) => withDatabase(engine, 'empty', use),
  emptyApp: async ({ emptyDatabase, faults }, use) => withApp(emptyDatabase, ['--empty'], faults, use),
  // Depends on `emptyApp`, which creates the tables.
  secondApp: async ({ emptyApp: _, emptyDatabase, faults }, use) =>
    withApp(emptyDatabase, ['--empty'], faults, use),
  faults: async ({ context }, use) => {
    const faults = listenForFaults(context);
    await use(faults);
    expect(faults.found).toEqual([]);
  },
});

export { expect };

/** What tests can change: events, eras, saved views, stories and checked periods. */
async function storedState({ address }: RunningApp): Promise<string> {
  const paths = ['events?limit=1&sort=-updated_at', 'eras', 'views', 'stories', 'coverage'];
  const responses = await Promise.all(paths.map((path) => fetch(`${address}/api/${path}`)));
  return JSON.stringify(await Promise.all(responses.map((response) => response.text())));
}

/** The browser logs 4xx responses as errors, but the page handles them. */
const CLIENT_ERROR = /^Failed to load resource: the server responded with a status of 4\d\d /;

function listenForFaults(context: BrowserContext): Faults {
  const found: string[] = [];
  let isListening = true;
  const add = (fault: string) => {
    if (isListening) found.push(fault);
  };
  context.on('console', (message) => {
    if (message.type() === 'error' && !CLIENT_ERROR.test(message.text())) add(message.text());
  });
  context.on('weberror', (fault) => add(String(fault.error())));
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1')
      add(`Request to another server: ${request.url()}`);
  });
  return {
    found,
    stopListening: () => {
      isListening = false;
    },
  };
}

/** A database for one test. An empty SQLite file is created by the server. */
async function withDatabase(
  engine: Options['engine'],
  content: 'empty' | 'filled',
  use: (databaseUrl: string) => Promise<void>,
): Promise<void> {
  if (engine === 'postgres') {
    const port = Number(process.env[POSTGRES_PORT]);
    return use(await createDatabase(port, `test-${randomUUID()}`, content));
  }
  const folder = await mkdtemp(join(tmpdir(), 'demarche-'));
  const file = join(folder, 'demarche.db');
  if (content === 'filled') await copyFile(process.env[FILLED_FILE] ?? '', file);
  await use(`file:${file}`);
  await rm(folder, { recursive: true, force: true });
}

/** A site whose page has one frame, with the address in the query. */
async function withSite(use: (origin: string) => Promise<void>): Promise<void> {
  const server = createServer((request, response) => {
    const address = new URL(request.url ?? '', 'http://127.0.0.1').searchParams.get('frame') ?? '';
    response.setHeader('Content-Type', 'text/html');
    response.end(
      `<!doctype html><title>Article</title><iframe title="Frame" width="900" height="640" src="${address.replaceAll('&', '&amp;')}"></iframe>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await use(`http://127.0.0.1:${port}`);
  server.closeAllConnections();
  server.close();
}

async function withApp(
  databaseUrl: string,
  flags: readonly string[],
  faults: Faults | undefined,
  use: (app: RunningApp) => Promise<void>,
  settings: Readonly<Record<string, string>> = {},
): Promise<void> {
  const server = spawn(process.execPath, ['server/main.ts', ...flags], {
    env: {
      ...process.env,
      PORT: '0',
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: 'warn',
      TZ: 'America/Los_Angeles',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await use({ address: await printedAddress(server) });
  } finally {
    faults?.stopListening();
    server.kill('SIGTERM');
    await new Promise((resolve) =>
      server.exitCode === null ? server.once('exit', resolve) : resolve(undefined),
    );
  }
}

async function printedAddress(server: ChildProcess): Promise<string> {
  if (!server.stdout) throw new Error('The server has no standard output to read its address from.');
  for await (const line of createInterface({ input: server.stdout })) {
    const address = /http:\/\/\S+/.exec(line)?.[0];
    if (address) {
      server.stdout.resume();
      return address;
    }
  }
  throw new Error('The server ended before it printed its address.');
}
