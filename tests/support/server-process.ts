import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

export interface ServerProcess {
  /** The address that it prints. Rejects with its output if it ends before. */
  readonly address: Promise<string>;
  /** Resolves when the process has ended, with its exit code and output. */
  readonly end: Promise<{ readonly code: number | null; readonly output: string; readonly errors: string }>;
  /** Resolves once standard error contains the text. */
  logged(text: string): Promise<unknown>;
  signal(signal: NodeJS.Signals): void;
}

/** Starts `server/main.ts` as `npm start` does, by default on a free port. Killed when the test ends. */
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
    end.then((result): never => {
      throw new Error(`The server ended before it listened: ${JSON.stringify(result)}`);
    }),
  ]);
  // Not every test awaits it, and an unhandled rejection would fail the test.
  address.catch(() => undefined);
  const logged = (text: string) => errors.find(new RegExp(`(${text})`));
  return { address, end, logged, signal: (signal) => void child.kill(signal) };
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
        const search = () => {
          const found = pattern.exec(text)?.[1];
          if (found !== undefined) resolve(found);
        };
        search();
        stream?.on('data', search);
      }),
  };
}
