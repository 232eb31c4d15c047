import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { syntheticEvents } from '../../server/commands/synthetic-events.ts';

const COLLECTION = new URL('../../db/collections/us-russia.jsonl', import.meta.url);

/** Events to measure with, as an importable file, and the queries that suit them. */
export interface DataSet {
  readonly name: string;
  readonly count: number;
  /** Newline-delimited JSON. */
  readonly file: string;
  readonly sides: string;
  readonly queries: Queries;
}

/** Query strings. */
export interface Queries {
  readonly kind: string;
  readonly party: string;
  readonly commonWord: string;
  readonly rareWord: string;
  /** One letter away from a common word. */
  readonly misspelt: string;
}

export async function starterCollection(folder: string): Promise<DataSet> {
  const file = join(folder, 'starter.ndjson');
  await writeFile(file, await readFile(COLLECTION));
  return {
    name: 'starter collection',
    count: await countLines(file),
    file,
    sides: 'US,RU',
    queries: {
      kind: 'kind=expulsion',
      party: 'party=RU',
      commonWord: 'q=sanctions',
      rareWord: 'q=Ryabkov',
      misspelt: 'q=sanctoins',
    },
  };
}

const LINES_PER_WRITE = 2_000;

export async function generatedEvents(folder: string, count: number): Promise<DataSet> {
  const file = join(folder, 'generated.ndjson');
  let lines: string[] = [];
  const flush = async () => {
    await writeFile(file, lines.map((line) => `${line}\n`).join(''), { flag: 'a' });
    lines = [];
  };
  for (const event of syntheticEvents(count)) {
    lines.push(JSON.stringify(event));
    if (lines.length === LINES_PER_WRITE) await flush();
  }
  await flush();
  return {
    name: 'generated',
    count,
    file,
    sides: 'XR,XF',
    queries: {
      kind: 'kind=expulsion',
      party: 'party=XA',
      commonWord: 'q=treaty',
      rareWord: `q=${encodeURIComponent('"Envoy Number 777"')}`,
      misspelt: 'q=traety',
    },
  };
}

async function countLines(file: string): Promise<number> {
  let lines = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) if (line !== '') lines += 1;
  return lines;
}
