export type FileType = 'text/csv' | 'application/json' | 'application/x-ndjson' | 'text/tab-separated-values';

const BY_ENDING: Readonly<Record<string, FileType>> = {
  csv: 'text/csv',
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  jsonl: 'application/x-ndjson',
};

/** ICEWS has 20, GDELT more. */
const FEWEST_CODED_COLUMNS = 20;

/**
 * What a file is, by its name's ending or else by how it begins (`start`, a few thousand characters). A `.json` that
 * holds one record a line is NDJSON whatever its name says, and what machines code is separated by tabs, although GDELT
 * calls it CSV. Undefined for a file that is none of ours.
 */
export function fileTypeOf(name: string, start: string): FileType | undefined {
  const text = start.replace(/^\uFEFF/, '').trimStart();
  const head = text.split(/\r?\n/, 1)[0] ?? '';
  if (head.split('\t').length >= FEWEST_CODED_COLUMNS) return 'text/tab-separated-values';
  const named = BY_ENDING[/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''];
  if (named === 'application/json' && text.startsWith('{')) return 'application/x-ndjson';
  if (named) return named;
  if (text.startsWith('[')) return 'application/json';
  if (text.startsWith('{')) return 'application/x-ndjson';
  return /\bdate\b/.test(head) && /\btitle\b/.test(head) && head.includes(',') ? 'text/csv' : undefined;
}
