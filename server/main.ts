import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Logger, pino } from 'pino';
import {
  addMissingAuthorities,
  isNewDatabase,
  loadStarterCollection,
} from '../db/import/starter-collection.ts';
import { type Database, DatabaseUnusable, openDatabase, type ReplicaState } from '../db/open-database.ts';
import { formatErrorEn } from '../domain/errors/en/error-texts-en.ts';
import { codedError } from '../domain/errors/error-codes.ts';
import { createApp } from './app.ts';
import { type Config, ConfigError, HELP, readConfig } from './config.ts';
import { REQUEST_TIMEOUTS } from './http/body-timeout.ts';
import { isPageBuilt, PAGE_FOLDER } from './http/page-routes.ts';
import { onParentExit } from './parent.ts';

/** On shutdown, open requests have this long to finish. */
const SHUTDOWN_TIMEOUT_MS = 5_000;
const DATABASE_TIMEOUT_MS = 30_000;
const DATABASE_RETRY_MS = 500;
const CLOSE_IDLE_INTERVAL_MS = 50;
/** A second SIGINT within this time is the same Ctrl-C, passed on by npm. */
const SIGNAL_DEBOUNCE_MS = 300;

async function run(config: Config): Promise<void> {
  const logger = pino({ level: config.logLevel });
  const database = await openWhenAvailable(config, logger);
  try {
    if (!config.startsEmpty && (await isNewDatabase(database))) await loadStarterCollection(database);
    await addMissingAuthorities(database);
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

/** Opens the database. Waits for one that is still starting, since services start in any order. */
async function openWhenAvailable(
  { databaseUrl, databaseReadUrl }: Config,
  logger: Logger,
): Promise<Database> {
  const replicaOptions = {
    readUrl: databaseReadUrl,
    onReplica: (state: ReplicaState) =>
      state === 'ok'
        ? logger.warn('The replica is available again.')
        : logger.warn('The replica is not available. Reads use the primary database.'),
  };
  const deadlineMs = performance.now() + DATABASE_TIMEOUT_MS;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await openDatabase(databaseUrl, replicaOptions);
    } catch (error) {
      const mayPass = error instanceof DatabaseUnusable && error.isTemporary;
      if (!mayPass || performance.now() > deadlineMs) throw error;
      if (attempt === 0) console.error(`Waiting for the database: ${error.message}`);
      await sleep(DATABASE_RETRY_MS);
    }
  }
}

/** Rejects with `CannotListen` if the port or the address cannot be used. */
function listen(server: Server, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new CannotListen(error, port, host)));
    server.listen(port, host, resolve);
  });
}

class CannotListen extends Error {
  constructor(cause: NodeJS.ErrnoException, port: number, host: string) {
    super(listenErrorText(cause.code, port, host) ?? cause.message, { cause });
  }
}

function listenErrorText(code: string | undefined, port: number, host: string): string | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return `port ${port} is in use. Set another, such as PORT=${port === 65_535 ? 3000 : port + 1}, or stop the other program.`;
    case 'EACCES':
      return `port ${port} needs administrator rights. Set another, such as PORT=3000.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `“${host}” is not an address of this machine. Set HOST=127.0.0.1, or HOST=0.0.0.0 for all addresses.`;
    default:
      return undefined;
  }
}

function startErrorText(error: unknown): string | undefined {
  const isExpected =
    error instanceof ConfigError || error instanceof DatabaseUnusable || error instanceof CannotListen;
  return isExpected ? error.message : undefined;
}

/** The address that readers use and, if it differs, the address it listens on. */
function addressOf(server: Server, { host, publicUrls }: Config): string {
  const { port } = server.address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const own = `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
  const names = publicUrls.map(({ origin }) => origin).join(' and ');
  return names === '' ? own : `${names}, listening on ${own}`;
}

function warnings({ host, publicUrls }: Config): string[] {
  // With a public URL, the proxy in front may serve the page.
  if (publicUrls.length > 0) return [];
  const isLoopback = host === 'localhost' || host === '::1' || host.startsWith('127.');
  const unreachable = `The server listens on ${host} but only accepts requests for localhost. Set PUBLIC_URL to the address that readers use.`;
  return [
    ...(isLoopback ? [] : [unreachable]),
    ...(isPageBuilt(PAGE_FOLDER) ? [] : [formatErrorEn(codedError('page-not-built'))]),
  ];
}

/** The first signal lets open requests finish, closes the database and exits. A second Ctrl-C exits at once. */
function endOnSignal(server: Server, database: Database, ending: AbortController): void {
  let endingSince: number | undefined;
  const end = async (signal: NodeJS.Signals) => {
    if (endingSince !== undefined) {
      if (signal === 'SIGINT' && performance.now() - endingSince > SIGNAL_DEBOUNCE_MS) process.exit(130);
      return;
    }
    endingSince = performance.now();
    ending.abort();
    // A keep-alive connection becomes idle after its response and would otherwise delay the exit until the timeout.
    const closeIdle = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_INTERVAL_MS);
    const timeout = setTimeout(() => server.closeAllConnections(), SHUTDOWN_TIMEOUT_MS);
    await new Promise((resolve) => server.close(resolve));
    clearInterval(closeIdle);
    clearTimeout(timeout);
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
  const reason = startErrorText(error);
  // Anything else is a bug and needs its stack trace.
  if (reason === undefined) throw error;
  console.error(`Démarche cannot start: ${reason}`);
  process.exitCode = 1;
}
