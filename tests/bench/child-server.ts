import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export const PROJECT_FOLDER = fileURLToPath(new URL('../../', import.meta.url));
const STARTING_MS = 60_000;

/** A server in its own process. */
export interface ChildServer {
  readonly address: string;
  readonly memory: Memory;
  stop(): Promise<void>;
}

/** Resident memory of the process, in MB; `undefined` on systems other than Linux. */
export interface Memory {
  now(): Promise<number | undefined>;
  /** The maximum since `restart`, or since the process started. */
  peak(): Promise<number | undefined>;
  restart(): Promise<void>;
}

/** Démarche as `npm start` runs it, without building the page. A new database stays empty. `projectFolder` may be another checkout. */
export function startDemarche(databaseUrl: string, projectFolder = PROJECT_FOLDER): Promise<ChildServer> {
  return start(['server/main.ts', '--empty'], { DATABASE_URL: databaseUrl, PORT: '0' }, projectFolder);
}

export function startExpressPeer(): Promise<ChildServer> {
  return start(['tests/bench/express-peer.ts'], {});
}

async function start(
  args: readonly string[],
  environment: Record<string, string>,
  cwd = PROJECT_FOLDER,
): Promise<ChildServer> {
  const { PUBLIC_URL: _, HOST: __, LOG_LEVEL: ___, npm_lifecycle_event: ____, ...inherited } = process.env;
  const child = spawn(process.execPath, args, {
    cwd,
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
    stdout?.on('end', () => reject(new Error(`A server ended before it was listening: ${text}`)));
  });
}

export function memoryOf(pid: number): Memory {
  const read = async (field: 'VmRSS' | 'VmHWM') => {
    if (process.platform !== 'linux') return undefined;
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const kb = new RegExp(`^${field}:\\s*(\\d+) kB`, 'm').exec(status)?.[1];
    return kb === undefined ? undefined : (Number(kb) * 1024) / 1e6;
  };
  return {
    now: () => read('VmRSS'),
    peak: () => read('VmHWM'),
    async restart() {
      // 5 resets the peak to the current resident size (proc(5)).
      if (process.platform === 'linux') await writeFile(`/proc/${pid}/clear_refs`, '5');
    },
  };
}
