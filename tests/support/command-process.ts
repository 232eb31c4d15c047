import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** The exit code and the output of a command. */
export interface CommandResult {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

export interface CommandProcess {
  readonly child: ChildProcess;
  readonly end: Promise<CommandResult>;
}

/** Runs `npm run <name>` without npm. Killed when the test ends. */
export function startCommand(
  name: 'backup' | 'copy' | 'generate' | 'import' | 'restore',
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): CommandProcess {
  const program = fileURLToPath(new URL(`../../server/commands/${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [output, errors] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (piece) => {
    output += piece;
  });
  child.stderr.setEncoding('utf8').on('data', (piece) => {
    errors += piece;
  });
  return { child, end: once(child, 'close').then(([code]) => ({ code, output, errors })) };
}
