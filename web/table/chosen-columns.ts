import { signal } from '@preact/signals';
import { CSV_COLUMNS, type CsvColumn } from '../../domain/csv/event-csv.ts';
import { readStored, writeStored } from '../state/browser-storage.ts';
import { DEFAULT_COLUMNS } from './columns.tsx';

const STORAGE_KEY = 'demarche.columns';

/** Date and title are always shown, because they identify the event. */
export const FIXED_COLUMNS: ReadonlySet<CsvColumn> = new Set(['date', 'title']);

/** The columns that the user has chosen, stored in this browser. */
export const chosenColumns = signal<readonly CsvColumn[]>(readColumns());

export function toggleColumn(column: CsvColumn): void {
  const chosen = new Set(chosenColumns.value);
  if (!chosen.delete(column)) chosen.add(column);
  choose(CSV_COLUMNS.filter((each) => chosen.has(each)));
}

export function resetColumns(): void {
  choose(inOrder(DEFAULT_COLUMNS));
}

function choose(columns: readonly CsvColumn[]): void {
  chosenColumns.value = inOrder(columns);
  writeStored(STORAGE_KEY, columns.join(' '));
}

function readColumns(): readonly CsvColumn[] {
  const stored = readStored(STORAGE_KEY)?.split(' ');
  return inOrder(stored ? CSV_COLUMNS.filter((column) => stored.includes(column)) : DEFAULT_COLUMNS);
}

/** Date and title first, because they stay visible; then in the order of the CSV. */
function inOrder(columns: readonly CsvColumn[]): readonly CsvColumn[] {
  return [...FIXED_COLUMNS, ...columns.filter((column) => !FIXED_COLUMNS.has(column))];
}
