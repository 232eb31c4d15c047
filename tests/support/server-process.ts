import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

export interface ServerProcess {
  /** Where it said that it is; rejects with all that it said when it ends before. */
  readonly address: Promise<string>;
  /** How it ended: its code, and all that it printed. */
  readonly end: Promise<{ readonly code: number | null; readonly output: string; readonly errors: string }>;
  signal(signal: NodeJS.Signals): void;
}

/** `server/main.ts` as `npm start` runs it, on a port of its own unless told otherwise; ended when the test is over. */
export function startServerProcess(
  environment: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): ServerProcess {
  const { PUBLIC_URL: _, HOST: __, ...inherited } = process.env;
  const child = spawn(process.execPath, ['server/main.ts', ...flags], {
    env: { ...inherited, PORT: '0', LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const output = collect(child.stdout);
  const errors = collect(child.stderr);
  const end = once(child, 'close').then(([code]) => ({ code, output: output.text(), errors: errors.text() }));
  const address = Promise.race([
    output.find(/Démarche is at (\S+)/),
    end.then((how): never => {
      throw new Error(`It ended before it listened: ${JSON.stringify(how)}`);
    }),
  ]);
  // Not every test waits for it.
  address.catch(() => undefined);
  return { address, end, signal: (signal) => void child.kill(signal) };
}

function collect(stream: ChildProcess['stdout']) {
  let text = '';
  stream?.setEncoding('utf8').on('data', (piece) => {
    text += piece;
  });
  return {
    text: () => text,
    find: (pattern: RegExp) =>
      new Promise<string>((resolve) => {
        stream?.on('data', () => {
          const found = pattern.exec(text)?.[1];
          if (found !== undefined) resolve(found);
        });
      }),
  };
}
