import type { InputError } from '../domain/invalid-input.ts';
import type { Database } from './database.ts';

/** A row as it was read: an event to be checked, or why it could not be read. `line` is where it begins in the file. */
export type ImportRow =
  | { readonly line: number; readonly event: unknown }
  | { readonly line: number; readonly errors: readonly InputError[] };

export interface RefusedRow {
  /** Counts the rows from 1. */
  readonly row: number;
  readonly line: number;
  readonly id?: string;
  readonly errors: readonly InputError[];
}

export interface ImportReport {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** The first thousand of them. */
  readonly refused: RefusedRow[];
  readonly refused_total: number;
  readonly dry_run: boolean;
}

export async function importEvents(
  db: Database,
  rows: AsyncIterable<ImportRow> | Iterable<ImportRow>,
  options: { dry_run: boolean; author: string },
): Promise<ImportReport> {
  throw new Error(`not yet: ${db} ${rows} ${options}`);
}
