import { openAsBlob } from 'node:fs';
import { say } from './bench.ts';
import type { ChildServer } from './child-server.ts';
import type { DataSet } from './data-set.ts';
import type { EngineName, Section } from './report.ts';

export interface ImportFigures {
  readonly seconds: number;
  readonly peakMb: number | undefined;
}

/** Fills the server with a data set, by the call that a reader would use. */
export async function importAll(server: ChildServer, dataSet: DataSet): Promise<ImportFigures> {
  say(`importing ${dataSet.count} events`);
  const startMs = performance.now();
  for (const file of dataSet.files) {
    const response = await fetch(`${server.address}/api/import`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-ndjson' },
      body: await openAsBlob(file, { type: 'application/x-ndjson' }),
    });
    if (!response.ok) throw new Error(`The import was answered ${response.status}: ${await response.text()}`);
    await response.json();
  }
  return { seconds: (performance.now() - startMs) / 1000, peakMb: await server.memory.peak() };
}

export function importSection(
  dataSet: DataSet,
  engine: EngineName,
  { seconds, peakMb }: ImportFigures,
): Section {
  return {
    title: 'Import',
    note: '`POST /api/import`, newline-delimited JSON into an empty database; everything checked, linked, indexed for search and committed, files of at most 100,000 events one after the other.',
    columns: ['rows/s', 's', 'peak memory of the server, MB'],
    rows: [
      { what: 'NDJSON', engine, events: dataSet.count, cells: [dataSet.count / seconds, seconds, peakMb] },
    ],
  };
}
