import { setImmediate as yieldToRequests } from 'node:timers/promises';
import { type CodedError, codedError } from '../../domain/errors/error-codes.ts';
import { type InputError, InvalidInput, inputError } from '../../domain/errors/input-error.ts';
import { checkEvent } from '../../domain/events/event.ts';
import { counterpartOf, misplacedTexts } from '../../domain/events/translation.ts';
import type { QueryContext } from '../core/query-context.ts';
import { explainSqliteFailure } from '../core/sqlite-failure.ts';
import type { Database } from '../database.ts';
import { contentOf, type EventContent } from '../events/event-content.ts';
import { linkErrors, targetStates } from '../events/links.ts';
import { keptIds, relinked } from '../events/merged-events.ts';
import { findDuplicateRows } from './duplicate-rows.ts';
import {
  buildReport,
  type Counts,
  type Findings,
  type ImportRow,
  NO_DUPLICATES,
  Refusals,
  Skips,
  type StoredReport,
  Warnings,
} from './import-report.ts';
import { ImportStaging, type StagedRow } from './import-staging.ts';
import {
  compareWithStored,
  type ImportProgress,
  NO_EXISTING,
  ROWS_AT_ONCE,
  readKeptIds,
  type StoreOptions,
  storeRows,
} from './import-storing.ts';

export type { ImportRow, StoredReport } from './import-report.ts';
export type { ImportProgress } from './import-storing.ts';

export interface ImportOptions {
  readonly dry_run: boolean;
  readonly author: string;
  /**
   * Keeps existing events, and events that a person deleted, as they are. Set for machine-coded files, because the
   * work of analysts has priority.
   */
  readonly keepsExisting?: boolean | undefined;
  /** Whether this process serves no other requests. It may then block for seconds, which makes large imports faster. */
  readonly isAlone?: boolean | undefined;
  /** Called after each batch. */
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** Aborts the import between two batches. Nothing is stored then, and the reason is thrown. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Stores all rows, or none if one is invalid; the counts then say what would have been stored. A row whose id exists
 * replaces that event, and restores it if it was deleted. Links may lead to any row of the file.
 *
 * Rows are staged and checked one by one outside of a transaction, and then stored in one. Reads go on meanwhile; other
 * writes wait.
 */
export async function importEvents(
  db: Database,
  rows: AsyncIterable<ImportRow> | Iterable<ImportRow>,
  { dry_run, author, keepsExisting = false, isAlone = false, onProgress, signal }: ImportOptions,
): Promise<StoredReport> {
  const staging = new ImportStaging();
  try {
    const refusals = new Refusals();
    let total: number | undefined;
    const skips = new Skips();
    const warnings = new Warnings();
    const options: StoreOptions = {
      signal,
      keepsExisting,
      onProgress: (step, done) => onProgress?.({ step, done, ...(total !== undefined && { total }) }),
    };
    await stageRows(rows, staging, { refusals, skips, warnings }, options);
    total = staging.count;
    const duplicates = keepsExisting
      ? NO_DUPLICATES
      : await db.read((tx) => findDuplicateRows(tx, staging, options));
    // Both transactions may be retried, so each starts from a copy of the errors that were found row by row.
    const check = async (tx: QueryContext) => {
      const all = refusals.copy();
      return { counts: await checkTogether(tx, staging, all, options), all };
    };
    if (dry_run || refusals.total > 0) {
      const { counts, all } = await db.read(check);
      return buildReport(counts, { refusals: all, skips, warnings, duplicates }, dry_run);
    }
    return await db.write(async (tx) => {
      staging.restart();
      const { counts, all } = await check(tx);
      if (all.total > 0) return buildReport(counts, { refusals: all, skips, warnings, duplicates }, dry_run);
      const many = counts.created + counts.updated;
      const authorship = { author, at: new Date().toISOString() };
      const store = () => storeRows(tx, staging, authorship, options);
      await (isAlone ? tx.loadMany(many, store) : store());
      options.onProgress('finishing', many);
      if (many >= MANY_ROWS) await tx.refreshStatistics();
      return buildReport(counts, { refusals: all, skips, warnings, duplicates }, dry_run);
    });
  } catch (error) {
    throw explainSqliteFailure(error);
  } finally {
    staging.close();
  }
}

/** Imports of this size change the statistics of the query planner. */
const MANY_ROWS = 200;

async function stageRows(
  rows: AsyncIterable<ImportRow> | Iterable<ImportRow>,
  staging: ImportStaging,
  { refusals, skips, warnings }: Findings,
  { onProgress, signal, keepsExisting }: StoreOptions,
): Promise<void> {
  let row = 0;
  for await (const each of rows) {
    row += 1;
    if (row % ROWS_AT_ONCE === 0) {
      onProgress('reading', row);
      await yieldToRequests();
      signal?.throwIfAborted();
    }
    if ('skipped' in each) {
      skips.add({ row, line: each.line, reason: each.skipped });
      continue;
    }
    const checked = checkRow(each, staging);
    if ('duplicateOf' in checked && keepsExisting) {
      skips.add({ row, line: each.line, reason: codedError('machine-id-repeated') });
    } else if ('content' in checked) {
      const { line } = each;
      const { content } = checked;
      const staged = {
        row,
        line,
        content,
        ...('keeps' in each && { keeps: each.keeps }),
        ...('flat' in each && { flat: each.flat }),
      };
      staging.add(staged, !keepsExisting && content.origin === undefined);
      for (const field of misplacedTexts(content)) {
        const warning = inputError(`/${field}`, 'text-in-other-language', { field: counterpartOf(field) });
        warnings.add({ warning, row, line, ...(content.id !== '' && { id: content.id }) });
      }
    } else {
      const { errors, id } = checked;
      staging.addInvalid(row, each.line, id);
      refusals.add({ row, line: each.line, ...(id !== undefined && { id }), errors });
    }
  }
}

type CheckedRow =
  | { readonly content: EventContent }
  | {
      readonly errors: readonly InputError[];
      readonly id: string | undefined;
      readonly duplicateOf?: number;
    };

function checkRow(row: Exclude<ImportRow, { skipped: CodedError }>, staging: ImportStaging): CheckedRow {
  if ('errors' in row) return { errors: row.errors, id: undefined };
  try {
    const event = checkEvent(row.event);
    const earlier = event.id === undefined ? undefined : staging.rowOf(event.id);
    if (earlier === undefined) return { content: contentOf(event, event.id ?? '') };
    return {
      errors: [inputError('/id', 'row-id-repeated', { row: earlier })],
      id: event.id,
      duplicateOf: earlier,
    };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return { errors: error.errors, id: idIn(row.event) };
  }
}

function idIn(event: unknown): string | undefined {
  const id = typeof event === 'object' && event !== null && 'id' in event ? event.id : undefined;
  return typeof id === 'string' && id !== '' ? id : undefined;
}

/** Checks what depends on other events, and counts the changes. Reads only rows that have links or an existing id. */
async function checkTogether(
  tx: QueryContext,
  staging: ImportStaging,
  refusals: Refusals,
  { onProgress, signal, keepsExisting }: StoreOptions,
): Promise<Counts> {
  const counts = { created: 0, updated: 0, unchanged: 0 };
  let done = 0;
  for (const heads of staging.heads(ROWS_AT_ONCE)) {
    const ids = heads.map(({ id }) => id);
    const existingIds = await (keepsExisting ? readKeptIds(tx, ids) : storedIds(tx, ids));
    if (keepsExisting) counts.unchanged += existingIds.size;
    const open = keepsExisting ? heads.filter(({ id }) => !existingIds.has(id)) : heads;
    const read = open
      .filter(({ id, hasLinks }) => hasLinks || existingIds.has(id))
      .map(({ row }) => staging.at(row));
    const merged = await keptIds(tx, keepsExisting ? [] : [...existingIds]);
    const rows = await withKeptTargets(tx, staging, read);
    const links = await linkStates(tx, staging, rows);
    const existing = existingIds.size === 0 ? NO_EXISTING : await compareWithStored(tx, rows);
    counts.created += open.length - rows.length;
    for (const { row, line, content } of rows) {
      const kept = merged.get(content.id);
      const errors = [
        ...(kept === undefined ? [] : [inputError('/id', 'row-id-merged', { kept })]),
        ...linkErrors(content.links, links),
        ...(existing.get(content.id)?.errors ?? []),
      ];
      if (errors.length > 0)
        refusals.add({ row, line, ...(content.id !== '' && { id: content.id }), errors });
      else counts[existing.get(content.id)?.effect ?? 'created'] += 1;
    }
    done += heads.length;
    onProgress('comparing', done);
    await yieldToRequests();
    signal?.throwIfAborted();
  }
  return counts;
}

/** The rows with links to the kept events instead of merged ones, as an event that is saved gets them. */
async function withKeptTargets(
  tx: QueryContext,
  staging: ImportStaging,
  rows: readonly StagedRow[],
): Promise<readonly StagedRow[]> {
  const targets = new Set(rows.flatMap(({ content }) => content.links.map(({ to }) => to)));
  const kept = await keptIds(
    tx,
    [...targets].filter((id) => staging.rowOf(id) === undefined),
  );
  if (kept.size === 0) return rows;
  return rows.map((row) => {
    const { content } = row;
    if (!content.links.some(({ to }) => kept.has(to))) return row;
    const changed = { ...content, links: relinked(content, kept) };
    staging.rewrite(row.row, changed);
    return { ...row, content: changed };
  });
}

async function storedIds({ kysely, engine }: QueryContext, ids: readonly string[]): Promise<Set<string>> {
  const rows = await kysely.selectFrom('event').select('id').where(engine.isOneOf('id', ids)).execute();
  return new Set(rows.map(({ id }) => id));
}

async function linkStates(tx: QueryContext, staging: ImportStaging, rows: readonly StagedRow[]) {
  const targets = new Set(rows.flatMap(({ content }) => content.links.map(({ to }) => to)));
  const stored = await targetStates(
    tx,
    [...targets].filter((id) => staging.rowOf(id) === undefined),
  );
  return (id: string) => (staging.rowOf(id) !== undefined ? 'live' : (stored.get(id) ?? 'absent'));
}
