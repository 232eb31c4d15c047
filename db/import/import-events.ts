import { setImmediate as nextTurn } from 'node:timers/promises';
import { type CodedError, codedError } from '../../domain/errors/error-codes.ts';
import { type InputError, InvalidInput, inputError } from '../../domain/errors/input-error.ts';
import { checkEvent } from '../../domain/events/event.ts';
import type { QueryContext } from '../core/query-context.ts';
import { explainSqliteFailure } from '../core/sqlite-failure.ts';
import type { Database } from '../database.ts';
import { contentOf, type EventContent } from '../events/event-content.ts';
import { linkErrors, targetStates } from '../events/links.ts';
import {
  buildReport,
  type Counts,
  type ImportRow,
  Refusals,
  Skips,
  type StoredReport,
} from './import-report.ts';
import { ImportStaging, type StagedRow } from './import-staging.ts';
import {
  fatesOf,
  type ImportProgress,
  knownIds,
  NO_FATES,
  ROWS_AT_ONCE,
  type StoreOptions,
  storeRows,
} from './import-storing.ts';

export type { ImportRow, StoredReport } from './import-report.ts';
export type { ImportProgress } from './import-storing.ts';

export interface ImportOptions {
  readonly dry_run: boolean;
  readonly author: string;
  /**
   * Of a file that a machine coded: an event that is there, or was and was deleted, stays as it is. What an analyst has made of
   * it is worth more.
   */
  readonly keepsExisting?: boolean | undefined;
  /** Nobody waits for this process meanwhile: it may be deaf for seconds, which makes very many rows faster. */
  readonly isAlone?: boolean | undefined;
  /** Told after each batch. */
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** Gives the import up between two batches: nothing is stored then, and its reason is thrown. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Stores all rows or, where one is refused, none; the counts then say what would have been stored. A row whose id is
 * there changes that event, and restores it where it was deleted. Links may lead to any row of the file.
 *
 * The rows are first gathered and checked one by one, outside of any transaction, and then stored in a single one, in
 * which nothing is waited for but our own turn: reads go on meanwhile, and other writes wait.
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
    const conduct: StoreOptions = {
      signal,
      keepsExisting,
      tell: (step, done) => onProgress?.({ step, done, ...(total !== undefined && { total }) }),
    };
    await stageRows(rows, staging, { refusals, skips }, conduct);
    total = staging.count;
    // Either may be run again from its beginning, and begins with what was found row by row.
    const check = async (tx: QueryContext) => {
      const all = refusals.copy();
      return { counts: await checkTogether(tx, staging, all, conduct), all };
    };
    if (dry_run || refusals.total > 0) {
      const { counts, all } = await db.read(check);
      return buildReport(counts, all, skips, dry_run);
    }
    return await db.write(async (tx) => {
      staging.restart();
      const { counts, all } = await check(tx);
      if (all.total > 0) return buildReport(counts, all, skips, dry_run);
      const many = counts.created + counts.updated;
      const signed = { author, at: new Date().toISOString() };
      const store = () => storeRows(tx, staging, signed, conduct);
      await (isAlone ? tx.loadMany(many, store) : store());
      conduct.tell('finishing', many);
      if (many >= MANY_ROWS) await tx.refreshStatistics();
      return buildReport(counts, all, skips, dry_run);
    });
  } catch (error) {
    throw explainSqliteFailure(error);
  } finally {
    staging.close();
  }
}

/** So many new rows change what is common and what is rare. */
const MANY_ROWS = 200;

async function stageRows(
  rows: AsyncIterable<ImportRow> | Iterable<ImportRow>,
  staging: ImportStaging,
  { refusals, skips }: { readonly refusals: Refusals; readonly skips: Skips },
  { tell, signal, keepsExisting }: StoreOptions,
): Promise<void> {
  let row = 0;
  for await (const each of rows) {
    row += 1;
    if (row % ROWS_AT_ONCE === 0) {
      tell('reading', row);
      await nextTurn();
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
      staging.add({ row, line: each.line, content: checked.content });
    } else {
      const { errors, id } = checked;
      staging.addRefused(row, each.line, id);
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

/** Checks what depends on other events, and counts what the rows would do. Only rows of which that can be told are read. */
async function checkTogether(
  tx: QueryContext,
  staging: ImportStaging,
  refusals: Refusals,
  { tell, signal, keepsExisting }: StoreOptions,
): Promise<Counts> {
  const counts = { created: 0, updated: 0, unchanged: 0 };
  let done = 0;
  for (const heads of staging.heads(ROWS_AT_ONCE)) {
    const ids = heads.map(({ id }) => id);
    const known = await (keepsExisting ? knownIds(tx, ids) : storedIds(tx, ids));
    if (keepsExisting) counts.unchanged += known.size;
    const open = keepsExisting ? heads.filter(({ id }) => !known.has(id)) : heads;
    const rows = open
      .filter(({ id, hasLinks }) => hasLinks || known.has(id))
      .map(({ row, line }): StagedRow => ({ row, line, content: staging.contentOf(row) }));
    const links = await linkStates(tx, staging, rows);
    const fates = known.size === 0 ? NO_FATES : await fatesOf(tx, rows);
    counts.created += open.length - rows.length;
    for (const { row, line, content } of rows) {
      const errors = linkErrors(content.links, links);
      if (errors.length > 0)
        refusals.add({ row, line, ...(content.id !== '' && { id: content.id }), errors });
      else counts[fates.get(content.id)?.fate ?? 'created'] += 1;
    }
    done += heads.length;
    tell('comparing', done);
    await nextTurn();
    signal?.throwIfAborted();
  }
  return counts;
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
