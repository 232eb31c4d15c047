import type { InputError } from '../../domain/errors/input-error.ts';

/**
 * A row as it was read: an event to be checked, why it could not be read, or why it can be no event, which stops no other
 * row. `line` is where it begins in the file.
 */
export type ImportRow =
  | { readonly line: number; readonly event: unknown }
  | { readonly line: number; readonly errors: readonly InputError[] }
  | { readonly line: number; readonly skipped: string };

export interface SkippedRow {
  /** Counts the rows from 1. */
  readonly row: number;
  readonly line: number;
  readonly reason: string;
}

export interface RefusedRow {
  /** Counts the rows from 1. */
  readonly row: number;
  readonly line: number;
  readonly id?: string;
  readonly errors: readonly InputError[];
}

/** What an import has to say; rows are told by their fields only, whatever file they came from. */
export interface StoredReport {
  /** New events; deleted ones that the file brings back, too. */
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** A thousand of them at most, in the order of their rows. */
  readonly refused: RefusedRow[];
  readonly refused_total: number;
  /** A thousand of them at most. */
  readonly skipped: SkippedRow[];
  readonly skipped_total: number;
  readonly skipped_reasons: { readonly reason: string; readonly count: number }[];
  readonly dry_run: boolean;
}

/** So many rows are told of each kind. */
const MOST_TOLD = 1_000;

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
    if (this.rows.length < MOST_TOLD) this.rows.push(refused);
  }
}

export interface Counts {
  created: number;
  updated: number;
  unchanged: number;
}

export class Skips {
  readonly rows: SkippedRow[] = [];
  readonly #reasons = new Map<string, number>();
  total = 0;

  add(skipped: SkippedRow): void {
    this.total += 1;
    this.#reasons.set(skipped.reason, (this.#reasons.get(skipped.reason) ?? 0) + 1);
    if (this.rows.length < MOST_TOLD) this.rows.push(skipped);
  }

  get reasons(): { reason: string; count: number }[] {
    return [...this.#reasons]
      .map(([reason, count]) => ({ reason, count }))
      .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason));
  }
}

export function buildReport(
  counts: Counts,
  refusals: Refusals,
  skips: Skips,
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
    dry_run,
  };
}
