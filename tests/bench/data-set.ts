import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { syntheticEvents } from '../../server/commands/synthetic-events.ts';

const COLLECTION = new URL('../../db/collections/us-russia.jsonl', import.meta.url);

/** Events to measure on, as files that can be imported, and what one asks of them. */
export interface DataSet {
  readonly name: string;
  readonly count: number;
  /** Newline-delimited JSON. */
  readonly file: string;
  readonly sides: string;
  readonly questions: Questions;
}

/** Query strings. */
export interface Questions {
  readonly kind: string;
  readonly party: string;
  readonly commonWord: string;
  readonly rareWord: string;
}

export async function starterCollection(folder: string): Promise<DataSet> {
  const file = join(folder, 'starter.ndjson');
  await writeFile(file, await readFile(COLLECTION));
  return {
    name: 'starter collection',
    count: await countLines(file),
    file,
    sides: 'US,RU',
    questions: {
      kind: 'kind=expulsion',
      party: 'party=RU',
      commonWord: 'q=sanctions',
      rareWord: 'q=Ryabkov',
    },
  };
}

const LINES_A_WRITE = 2_000;

export async function generatedEvents(folder: string, count: number): Promise<DataSet> {
  const file = join(folder, 'generated.ndjson');
  let lines: string[] = [];
  const flush = async () => {
    await writeFile(file, lines.map((line) => `${line}\n`).join(''), { flag: 'a' });
    lines = [];
  };
  for (const event of syntheticEvents(count)) {
    lines.push(JSON.stringify(event));
    if (lines.length === LINES_A_WRITE) await flush();
  }
  await flush();
  return {
    name: 'generated',
    count,
    file,
    sides: 'XR,XF',
    questions: {
      kind: 'kind=expulsion',
      party: 'party=XA',
      commonWord: 'q=treaty',
      rareWord: `q=${encodeURIComponent('"Envoy Number 777"')}`,
    },
  };
}

async function countLines(file: string): Promise<number> {
  let lines = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) if (line !== '') lines += 1;
  return lines;
}
