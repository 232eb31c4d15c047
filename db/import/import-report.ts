import type { LabelColumn } from '../../domain/csv/event-csv.ts';
import type { CodedError } from '../../domain/errors/error-codes.ts';
import type { InputError } from '../../domain/errors/input-error.ts';
import type { FlatPart } from '../../domain/flat/flat-columns.ts';

/**
 * A row of a file: an event to be checked, the errors for which it could not be read, or the reason to skip it, which does
 * not stop the import. `line` is where the row begins in the file. `keeps` are fields that the file does not have: an existing
 * event keeps its values. `flat` are the parts of an event that a flat file has: see `mergeFlat`.
 */
export type ImportRow =
  | {
      readonly line: number;
      readonly event: unknown;
      readonly keeps?: readonly LabelColumn[];
      readonly flat?: readonly FlatPart[];
    }
  | { readonly line: number; readonly errors: readonly InputError[] }
  | { readonly line: number; readonly skipped: CodedError };

export interface SkippedRow {
  /** Counts the rows from 1. */
  readonly row: number;
  readonly line: number;
  readonly reason: CodedError;
}

export interface RefusedRow {
  /** Counts the rows from 1. */
  readonly row: number;
  readonly line: number;
  readonly id?: string;
  readonly errors: readonly InputError[];
}

/** A value of a row that is valid, but probably not as intended. */
export interface RowWarning {
  /** Counts the rows from 1. */
  readonly row: number;
  readonly line: number;
  readonly id?: string;
  readonly warning: InputError;
}

/** The result of an import. Errors name the fields of events, whatever the format of the file. */
export interface StoredReport {
  /** New events, and deleted ones that the file restores. */
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** A thousand of them at most, in the order of their rows. */
  readonly refused: RefusedRow[];
  readonly refused_total: number;
  /** A thousand of them at most. */
  readonly skipped: SkippedRow[];
  readonly skipped_total: number;
  readonly skipped_reasons: SkipCount[];
  /** A thousand of each kind at most: duplicates first, then values. */
  readonly warnings: RowWarning[];
  readonly warnings_total: number;
  /** How many of the warnings are rows that probably exist already, or twice in the file. */
  readonly duplicates_total: number;
  /** Rows that were not compared with others, because the file has too many. */
  readonly not_compared: number;
  readonly dry_run: boolean;
}

export interface SkipCount {
  readonly reason: CodedError;
  readonly count: number;
}

/** At most this many refused, and skipped, rows are reported one by one. */
const MAX_REPORTED_ROWS = 1_000;

export class Refusals {
  readonly rows: RefusedRow[] = [];
  total = 0;

  copy(): Refusals {
    const copy = new Refusals();
    copy.rows.push(...this.rows);
    copy.total = this.total;
    return copy;
  }

  add(refused: RefusedRow): void {
    this.total += 1;
    if (this.rows.length < MAX_REPORTED_ROWS) this.rows.push(refused);
  }
}

/** What was found while the rows were read. */
export interface Findings {
  readonly refusals: Refusals;
  readonly skips: Skips;
  readonly warnings: Warnings;
}

export interface Counts {
  created: number;
  updated: number;
  unchanged: number;
}

export class Skips {
  readonly rows: SkippedRow[] = [];
  /** By code and parameters. */
  readonly #reasons = new Map<string, SkipCount>();
  total = 0;

  add(skipped: SkippedRow): void {
    this.total += 1;
    const key = JSON.stringify(skipped.reason);
    const count = (this.#reasons.get(key)?.count ?? 0) + 1;
    this.#reasons.set(key, { reason: skipped.reason, count });
    if (this.rows.length < MAX_REPORTED_ROWS) this.rows.push(skipped);
  }

  /** Most frequent first. */
  get reasons(): SkipCount[] {
    return [...this.#reasons.values()].sort(
      (a, b) => b.count - a.count || a.reason.code.localeCompare(b.reason.code),
    );
  }
}

/** The new rows of a file that probably exist already, or twice in the file. */
export interface DuplicateRows {
  /** In the order of their rows. */
  readonly warnings: readonly RowWarning[];
  readonly not_compared: number;
}

export const NO_DUPLICATES: DuplicateRows = { warnings: [], not_compared: 0 };

export class Warnings {
  readonly rows: RowWarning[] = [];
  total = 0;

  add(warning: RowWarning): void {
    this.total += 1;
    if (this.rows.length < MAX_REPORTED_ROWS) this.rows.push(warning);
  }
}

export function buildReport(
  counts: Counts,
  { refusals, skips, warnings, duplicates }: Findings & { readonly duplicates: DuplicateRows },
  dry_run: boolean,
): StoredReport {
  const refused = refusals.rows.toSorted((a, b) => a.row - b.row);
  return {
    ...counts,
    refused,
    refused_total: refusals.total,
    skipped: skips.rows,
    skipped_total: skips.total,
    skipped_reasons: skips.reasons,
    warnings: [...duplicates.warnings, ...warnings.rows],
    warnings_total: warnings.total + duplicates.warnings.length,
    duplicates_total: duplicates.warnings.length,
    not_compared: duplicates.not_compared,
    dry_run,
  };
}
