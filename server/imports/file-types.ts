import type { ImportRow } from '../../db/import/import-events.ts';
import { columnAt } from '../../domain/csv/event-csv.ts';
import { csvRows } from './csv-rows.ts';
import { jsonRows, ndjsonRows } from './json-rows.ts';
import { machineRows } from './machine-rows.ts';

/** How to read files of a media type. */
export interface FileType {
  readonly rows: (text: AsyncIterable<string>) => AsyncIterable<ImportRow>;
  /** Whether the events are machine-coded. */
  readonly isCoded?: boolean;
  /** The column of an error path, for file types with columns. */
  readonly locate?: (path: string) => string | undefined;
}

const CSV: FileType = { rows: csvRows, locate: columnAt };
const NDJSON: FileType = { rows: ndjsonRows };

export const FILE_TYPES: ReadonlyMap<string, FileType> = new Map([
  ['text/csv', CSV],
  ['application/json', { rows: jsonRows }],
  ['application/x-ndjson', NDJSON],
  ['application/ndjson', NDJSON],
  ['text/tab-separated-values', { rows: machineRows, isCoded: true }],
]);

/** Detects the type of a file without a media type, such as a file on disk, from its first few thousand characters. */
export function fileTypeOf(start: string): FileType {
  const text = start.trimStart();
  const name = text.startsWith('[')
    ? 'application/json'
    : text.startsWith('{')
      ? 'application/x-ndjson'
      : (text.split('\n', 1)[0] ?? '').split('\t').length > 1
        ? 'text/tab-separated-values'
        : 'text/csv';
  return FILE_TYPES.get(name) ?? CSV;
}
