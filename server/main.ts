import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Logger, pino } from 'pino';
import { isNewDatabase, loadStarterCollection } from '../db/import/starter-collection.ts';
import { type Database, DatabaseUnusable, openDatabase, type ReplicaState } from '../db/open-database.ts';
import { createApp } from './app.ts';
import { type Config, ConfigError, HELP, readConfig } from './config.ts';
import { REQUEST_TIMEOUTS } from './http/body-timeout.ts';
import { isBuilt, NOT_BUILT, PAGE_FOLDER } from './http/page-routes.ts';
import { onParentExit } from './parent.ts';

/** Requests that are under way when the server is asked to end have this long to finish. */
const PATIENCE_MS = 5_000;
const WAITING_MS = 30_000;
const WAITING_STEP_MS = 500;
const SWEEP_MS = 50;
const ECHO_MS = 300;

async function run(config: Config): Promise<void> {
  const logger = pino({ level: config.logLevel });
  const database = await openPatiently(config, logger);
  try {
    if (!config.startsEmpty && (await isNewDatabase(database))) await fill(database);
    const ending = new AbortController();
    const server = createServer(
      REQUEST_TIMEOUTS,
      createApp({
        database,
        publicUrls: config.publicUrls,
        embedOrigins: config.embedOrigins,
        logger,
        ending: ending.signal,
      }),
    );
    await listen(server, config);
    endOnSignal(server, database, ending);
    console.log(`Démarche is at ${addressOf(server, config)}`);
    for (const warning of warnings(config)) console.warn(warning);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** What is started together does not come up in order: a database that does not answer yet is waited for, for a while. */
async function openPatiently({ databaseUrl, databaseReadUrl }: Config, logger: Logger): Promise<Database> {
  const reading = {
    readUrl: databaseReadUrl,
    onReplica: (state: ReplicaState) =>
      state === 'ok'
        ? logger.warn('The replica answers again.')
        : logger.warn('The replica does not answer; the primary answers in its place.'),
  };
  const deadlineMs = performance.now() + WAITING_MS;
  for (let tried = 0; ; tried += 1) {
    try {
      return await openDatabase(databaseUrl, reading);
    } catch (error) {
      const mayPass = error instanceof DatabaseUnusable && error.mayPass;
      if (!mayPass || performance.now() > deadlineMs) throw error;
      if (tried === 0) console.error(`Waiting for the database: ${error.message}`);
      await sleep(WAITING_STEP_MS);
    }
  }
}

async function fill(database: Database): Promise<void> {
  const { refused_total, refused } = await loadStarterCollection(database);
  if (refused_total > 0)
    throw new Error(`The starter collection does not hold: ${JSON.stringify(refused[0])}`);
}

/** Rejects with the reason why the server cannot listen. */
function listen(server: Server, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new CannotListen(error, port, host)));
    server.listen(port, host, resolve);
  });
}

class CannotListen extends Error {
  constructor(cause: NodeJS.ErrnoException, port: number, host: string) {
    super(whyNot(cause.code, port, host) ?? cause.message, { cause });
  }
}

function whyNot(code: string | undefined, port: number, host: string): string | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return `port ${port} is taken. Set another, such as PORT=${port === 65_535 ? 3000 : port + 1}, or end what uses it.`;
    case 'EACCES':
      return `port ${port} is reserved for the system. Set another, such as PORT=3000.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `“${host}” is not an address of this machine. Set HOST=127.0.0.1, or HOST=0.0.0.0 for all addresses.`;
    default:
      return undefined;
  }
}

function reasonNotToStart(error: unknown): string | undefined {
  const isExpected =
    error instanceof ConfigError || error instanceof DatabaseUnusable || error instanceof CannotListen;
  return isExpected ? error.message : undefined;
}

/** Where readers find it and, where that is elsewhere, what it listens on. */
function addressOf(server: Server, { host, publicUrls }: Config): string {
  const { port } = server.address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const own = `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
  const names = publicUrls.map(({ origin }) => origin).join(' and ');
  return names === '' ? own : `${names}, listening on ${own}`;
}

function warnings({ host, publicUrls }: Config): string[] {
  // Whoever stands before the server may serve the page as well.
  if (publicUrls.length > 0) return [];
  const isLoopback = host === 'localhost' || host === '::1' || host.startsWith('127.');
  const unheard = `It listens on ${host}, but answers only to localhost: set PUBLIC_URL to the address that readers use.`;
  return [...(isLoopback ? [] : [unheard]), ...(isBuilt(PAGE_FOLDER) ? [] : [NOT_BUILT])];
}

/** The first signal lets what is under way finish, closes the database and ends; a second Ctrl-C ends at once. */
function endOnSignal(server: Server, database: Database, ending: AbortController): void {
  let endingSince: number | undefined;
  const end = async (signal: NodeJS.Signals) => {
    if (endingSince !== undefined) {
      // One Ctrl-C may arrive twice: from the terminal, and from npm or a watcher, which pass it on.
      if (signal === 'SIGINT' && performance.now() - endingSince > ECHO_MS) process.exit(130);
      return;
    }
    endingSince = performance.now();
    ending.abort();
    // A connection that is kept alive falls idle when its answer is out, and would hold the server until its deadline.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
    const deadline = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
    await new Promise((resolve) => server.close(resolve));
    clearInterval(sweep);
    clearTimeout(deadline);
    await database.close();
    process.exit(0);
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  if (process.env.npm_lifecycle_event !== undefined) onParentExit(() => end('SIGTERM'));
}

try {
  const config = readConfig(process.env, process.argv.slice(2));
  if (config === 'help') console.log(HELP);
  else await run(config);
} catch (error) {
  const reason = reasonNotToStart(error);
  // Anything else is a fault of the program, and says where.
  if (reason === undefined) throw error;
  console.error(`Démarche cannot start: ${reason}`);
  process.exitCode = 1;
}
