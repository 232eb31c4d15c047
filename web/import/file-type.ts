export type FileType =
  | 'text/csv'
  | 'application/json'
  | 'application/x-ndjson'
  | 'text/tab-separated-values'
  | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  | 'application/vnd.apache.parquet';

const BY_EXTENSION: Readonly<Record<string, FileType>> = {
  csv: 'text/csv',
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  jsonl: 'application/x-ndjson',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
};

/** ICEWS files have 20 columns, GDELT files more. */
const MIN_CODED_COLUMNS = 20;

/**
 * Detects the type of a file from its extension and its first few thousand characters (`start`). A `.json` file with one
 * record per line is NDJSON. Machine-coded files are tab-separated, although GDELT calls them CSV. `undefined` for files that
 * cannot be imported.
 */
export function fileTypeOf(name: string, start: string): FileType | undefined {
  const text = start.replace(/^\uFEFF/, '').trimStart();
  const head = text.split(/\r?\n/, 1)[0] ?? '';
  if (head.split('\t').length >= MIN_CODED_COLUMNS) return 'text/tab-separated-values';
  const named = BY_EXTENSION[/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''];
  if (named === 'application/json' && text.startsWith('{')) return 'application/x-ndjson';
  if (named) return named;
  if (text.startsWith('PAR1')) return 'application/vnd.apache.parquet';
  if (text.startsWith('[')) return 'application/json';
  if (text.startsWith('{')) return 'application/x-ndjson';
  // Flat files for Excel have headings in words.
  if (/first_day|first day|первый день/i.test(head) && /[,;]/.test(head)) return 'text/csv';
  return /\bdate\b/.test(head) && /\btitle\b/.test(head) && head.includes(',') ? 'text/csv' : undefined;
}
