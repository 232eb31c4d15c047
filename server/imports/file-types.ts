import type { ImportRow } from '../../db/import/import-events.ts';
import { columnAt } from '../../domain/csv/event-csv.ts';
import { decodeUtf8 } from '../http/utf8.ts';
import { csvRows } from './csv-rows.ts';
import { flatColumnAt } from './flat-rows.ts';
import { jsonRows, ndjsonRows } from './json-rows.ts';
import { machineRows } from './machine-rows.ts';
import { parquetRows } from './parquet-rows.ts';
import { workbookRows } from './workbook-rows.ts';

export const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const PARQUET_TYPE = 'application/vnd.apache.parquet';

/** How to read files of a media type. */
export interface FileType {
  readonly rows: (bytes: AsyncIterable<Buffer>) => AsyncIterable<ImportRow>;
  /** Whether the events are machine-coded. */
  readonly isCoded?: boolean;
  /** The column of an error path, for file types with columns. */
  readonly locate?: (path: string) => string | undefined;
}

const CSV: FileType = {
  rows: (bytes) => csvRows(decodeUtf8(bytes)),
  locate: (path) => columnAt(path) ?? flatColumnAt(path),
};
const NDJSON: FileType = { rows: (bytes) => ndjsonRows(decodeUtf8(bytes)) };

export const FILE_TYPES: ReadonlyMap<string, FileType> = new Map([
  ['text/csv', CSV],
  ['application/json', { rows: (bytes) => jsonRows(decodeUtf8(bytes)) }],
  ['application/x-ndjson', NDJSON],
  ['application/ndjson', NDJSON],
  ['text/tab-separated-values', { rows: (bytes) => machineRows(decodeUtf8(bytes)), isCoded: true }],
  [WORKBOOK_TYPE, { rows: workbookRows, locate: flatColumnAt }],
  [PARQUET_TYPE, { rows: parquetRows, locate: flatColumnAt }],
]);

/** Detects the type of a file without a media type, such as a file on disk, from its first few thousand characters. */
export function fileTypeOf(start: string): FileType {
  const text = start.trimStart();
  const name = text.startsWith('PK\u0003\u0004')
    ? WORKBOOK_TYPE
    : text.startsWith('PAR1')
      ? PARQUET_TYPE
      : text.startsWith('[')
        ? 'application/json'
        : text.startsWith('{')
          ? 'application/x-ndjson'
          : (text.split('\n', 1)[0] ?? '').split('\t').length > 1
            ? 'text/tab-separated-values'
            : 'text/csv';
  return FILE_TYPES.get(name) ?? CSV;
}
