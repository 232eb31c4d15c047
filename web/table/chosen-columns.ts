import { signal } from '@preact/signals';
import { CSV_COLUMNS, type CsvColumn } from '../../domain/csv/event-csv.ts';
import { readStored, writeStored } from '../state/browser-storage.ts';
import { FIRST_COLUMNS } from './columns.tsx';

const REMEMBERED = 'demarche.columns';

/** Date and title are always there: they say which event a row is. */
export const FIXED_COLUMNS: ReadonlySet<CsvColumn> = new Set(['date', 'title']);

/** The columns that the reader has chosen to see, remembered in this browser. */
export const chosenColumns = signal<readonly CsvColumn[]>(remembered());

export function toggleColumn(column: CsvColumn): void {
  const chosen = new Set(chosenColumns.value);
  if (!chosen.delete(column)) chosen.add(column);
  choose(CSV_COLUMNS.filter((each) => chosen.has(each)));
}

export function resetColumns(): void {
  choose(inOrder(FIRST_COLUMNS));
}

function choose(columns: readonly CsvColumn[]): void {
  chosenColumns.value = inOrder(columns);
  writeStored(REMEMBERED, columns.join(' '));
}

function remembered(): readonly CsvColumn[] {
  const words = readStored(REMEMBERED)?.split(' ');
  return inOrder(words ? CSV_COLUMNS.filter((column) => words.includes(column)) : FIRST_COLUMNS);
}

/** In the order of the CSV, but for date and title, which come first: they stay in sight. */
function inOrder(columns: readonly CsvColumn[]): readonly CsvColumn[] {
  return [...FIXED_COLUMNS, ...columns.filter((column) => !FIXED_COLUMNS.has(column))];
}
