import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type BrowserContext, test as base, expect } from '@playwright/test';
import { createDatabase } from '../support/postgres-server.ts';
import { FILLED_FILE, POSTGRES_PORT } from './global-setup.ts';

/** Démarche itself, started as `npm start` starts it, on a database and a port of its own. */
export interface RunningApp {
  readonly address: string;
}

/** Where the running journeys keep their events. */
interface Options {
  readonly engine: 'sqlite' | 'postgres';
}

interface Fixtures {
  /** With the starter collection. */
  readonly app: RunningApp;
  /** With nothing recorded. */
  readonly emptyApp: RunningApp;
  /** Another server on the database of `emptyApp`. */
  readonly secondApp: RunningApp;
  readonly emptyDatabase: string;
  readonly faults: Faults;
}

/** What went wrong in any page of the test, and whatever a page asked of anyone but its own server. */
interface Faults {
  readonly found: string[];
  /** Nothing counts any more: the server is about to end under its pages. */
  stopCounting(): void;
}

/** Each test has its own server, and fails when a page of it logs an error, breaks its policy or looks elsewhere. */
export const test = base.extend<Fixtures & Options>({
  engine: ['sqlite', { option: true }],
  app: async ({ engine, faults }, use) =>
    withDatabase(engine, 'filled', (databaseUrl) => withApp(databaseUrl, [], faults, use)),
  emptyDatabase: async ({ engine }, use) => withDatabase(engine, 'empty', use),
  emptyApp: async ({ emptyDatabase, faults }, use) => withApp(emptyDatabase, ['--empty'], faults, use),
  // After the first, which makes the tables: `emptyApp` is asked for to be there.
  secondApp: async ({ emptyApp: _, emptyDatabase, faults }, use) =>
    withApp(emptyDatabase, ['--empty'], faults, use),
  faults: async ({ context }, use) => {
    const faults = listenForFaults(context);
    await use(faults);
    expect(faults.found).toEqual([]);
  },
});

export { expect };

/** A refusal is an answer that the page must know how to take; the browser logs it all the same. */
const REFUSAL = /^Failed to load resource: the server responded with a status of 4\d\d /;

function listenForFaults(context: BrowserContext): Faults {
  const found: string[] = [];
  let isCounting = true;
  const add = (fault: string) => {
    if (isCounting) found.push(fault);
  };
  context.on('console', (message) => {
    if (message.type() === 'error' && !REFUSAL.test(message.text())) add(message.text());
  });
  context.on('weberror', (fault) => add(String(fault.error())));
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') add(`asked ${request.url()}`);
  });
  return {
    found,
    stopCounting: () => {
      isCounting = false;
    },
  };
}

/** A database of the journey's own, or where a server will make one. */
async function withDatabase(
  engine: Options['engine'],
  content: 'empty' | 'filled',
  use: (databaseUrl: string) => Promise<void>,
): Promise<void> {
  if (engine === 'postgres') {
    const port = Number(process.env[POSTGRES_PORT]);
    return use(await createDatabase(port, `journey-${randomUUID()}`, content));
  }
  const folder = await mkdtemp(join(tmpdir(), 'demarche-'));
  const file = join(folder, 'demarche.db');
  if (content === 'filled') await copyFile(process.env[FILLED_FILE] ?? '', file);
  await use(`file:${file}`);
  await rm(folder, { recursive: true, force: true });
}

async function withApp(
  databaseUrl: string,
  flags: readonly string[],
  faults: Faults,
  use: (app: RunningApp) => Promise<void>,
): Promise<void> {
  const server = spawn(process.execPath, ['server/main.ts', ...flags], {
    env: {
      ...process.env,
      PORT: '0',
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: 'warn',
      TZ: 'America/Los_Angeles',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await use({ address: await printedAddress(server) });
  } finally {
    faults.stopCounting();
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
