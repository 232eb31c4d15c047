import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const PROJECT_FOLDER = fileURLToPath(new URL('../../', import.meta.url));
const STARTING_MS = 60_000;

/** A server in a process of its own. */
export interface ChildServer {
  readonly address: string;
  readonly memory: Memory;
  stop(): Promise<void>;
}

/** Resident memory of the process, in MB; `undefined` where the system does not tell (anything but Linux). */
export interface Memory {
  /** Now. */
  now(): Promise<number | undefined>;
  /** The most since `restart`, or since the process began. */
  peak(): Promise<number | undefined>;
  restart(): Promise<void>;
}

/** Démarche as `npm start` runs it, the page built already; empty unless the database holds events. */
export function startDemarche(databaseUrl: string): Promise<ChildServer> {
  return start(['server/main.ts', '--empty'], { DATABASE_URL: databaseUrl, PORT: '0' });
}

export function startExpressPeer(): Promise<ChildServer> {
  return start(['tests/bench/express-peer.ts'], {});
}

async function start(args: readonly string[], environment: Record<string, string>): Promise<ChildServer> {
  const { PUBLIC_URL: _, HOST: __, LOG_LEVEL: ___, npm_lifecycle_event: ____, ...inherited } = process.env;
  const child = spawn(process.execPath, args, {
    cwd: PROJECT_FOLDER,
    env: { ...inherited, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const killWithBench = () => child.kill('SIGKILL');
  process.once('exit', killWithBench);
  return {
    address: await printedAddress(child),
    memory: memoryOf(child.pid ?? 0),
    async stop() {
      process.off('exit', killWithBench);
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function printedAddress({ stdout }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('A server did not start in time.')), STARTING_MS);
    let text = '';
    stdout?.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      const address = / is at (\S+)/.exec(text)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
    stdout?.on('end', () => reject(new Error(`A server ended before it listened: ${text}`)));
  });
}

export function memoryOf(pid: number): Memory {
  const read = async (word: 'VmRSS' | 'VmHWM') => {
    if (process.platform !== 'linux') return undefined;
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const kb = new RegExp(`^${word}:\\s*(\\d+) kB`, 'm').exec(status)?.[1];
    return kb === undefined ? undefined : (Number(kb) * 1024) / 1e6;
  };
  return {
    now: () => read('VmRSS'),
    peak: () => read('VmHWM'),
    async restart() {
      // 5 sets the peak back to what is resident now (proc(5)).
      if (process.platform === 'linux') await writeFile(`/proc/${pid}/clear_refs`, '5');
    },
  };
}
