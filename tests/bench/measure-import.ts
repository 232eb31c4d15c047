import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { logProgress } from './bench.ts';
import { type ChildServer, memoryOf, PROJECT_FOLDER } from './child-server.ts';
import type { DataSet } from './data-set.ts';
import type { EngineName, Section } from './report.ts';
import type { Store } from './stores.ts';

export interface ImportFigures {
  readonly seconds: number;
  readonly peakMb: number | undefined;
}

const PEAK_MS = 100;

/** Imports a data set into an empty database with `npm run import`. */
export async function importFromTerminal(
  { databaseUrl }: Store,
  { file, count }: DataSet,
  projectFolder = PROJECT_FOLDER,
): Promise<ImportFigures> {
  logProgress(`importing ${count.toLocaleString('en-GB')} events from the terminal`);
  const startMs = performance.now();
  const program = join(projectFolder, 'server/commands/import.ts');
  const child = spawn(process.execPath, [program, file], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    output += piece;
  });
  let peakMb: number | undefined;
  const memory = memoryOf(child.pid ?? 0);
  const timer = setInterval(async () => {
    peakMb = (await memory.peak().catch(() => undefined)) ?? peakMb;
  }, PEAK_MS);
  const [code] = await once(child, 'close');
  clearInterval(timer);
  if (code !== 0) throw new Error(`The import ended with ${code}: ${output}`);
  return { seconds: (performance.now() - startMs) / 1000, peakMb };
}

/** Imports a data set into an empty server with the request that the page sends. */
export async function importOverHttp(server: ChildServer, { file, count }: DataSet): Promise<ImportFigures> {
  logProgress(`importing ${count.toLocaleString('en-GB')} events over HTTP`);
  const startMs = performance.now();
  const response = await fetch(`${server.address}/api/import`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-ndjson' },
    body: await openAsBlob(file, { type: 'application/x-ndjson' }),
  });
  if (!response.ok) throw new Error(`The import returned ${response.status}: ${await response.text()}`);
  await response.json();
  return { seconds: (performance.now() - startMs) / 1000, peakMb: await server.memory.peak() };
}

export function importSection(
  { count }: DataSet,
  engine: EngineName,
  figures: Readonly<Record<string, ImportFigures>>,
): Section {
  return {
    title: 'Import',
    note: 'Newline-delimited JSON into an empty database, in one transaction: validated, linked, indexed for search and committed. From the terminal, including the start of the program; over HTTP, while the server can serve others.',
    columns: ['rows/s', 's', 'peak memory, MB'],
    rows: Object.entries(figures).map(([what, { seconds, peakMb }]) => ({
      what,
      engine,
      events: count,
      cells: [count / seconds, seconds, peakMb],
    })),
  };
}
