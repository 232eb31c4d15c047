import { setImmediate as yieldToRequests } from 'node:timers/promises';
import {
  DUPLICATE_THRESHOLD,
  type Fingerprint,
  fingerprintOf,
  isJointKind,
  similarityOf,
} from '../../domain/duplicates/similarity.ts';
import { type InputError, inputError } from '../../domain/errors/input-error.ts';
import type { Kind } from '../../domain/events/kind.ts';
import { titleOf } from '../../domain/events/localized-text.ts';
import type { QueryContext } from '../core/query-context.ts';
import type { EventContent } from '../events/event-content.ts';
import { readCurrentContents } from '../events/read-events.ts';
import type { DuplicateRows, RowWarning } from './import-report.ts';
import type { ComparableRow, ImportStaging } from './import-staging.ts';
import { ROWS_AT_ONCE, type StoreOptions } from './import-storing.ts';

/** The search stops after so many rows with a warning. */
const MAX_DUPLICATES = 1_000;
/** The search stops after so many comparisons of all fields. They take a few seconds. */
const MAX_COMPARISONS = 150_000;
/** A row is compared with at most so many rows of the file around its day, and with so many events. */
const MAX_PER_ROW = 150;
/** At most so many events are read for each batch of rows. Where more share their days, the rest is missed. */
const MAX_STORED = 50_000;

/**
 * Finds the new rows of a file that probably exist already: as an event with another id, or in another row of the file. Compares
 * from the newest row to the oldest, each with the events and rows that start at most a day away. Machine-coded events are not
 * compared, and rows with a known id are updates. The number of comparisons is limited; the result says how many rows were left.
 */
export async function findDuplicateRows(
  tx: QueryContext,
  staging: ImportStaging,
  { onProgress, signal }: Pick<StoreOptions, 'onProgress' | 'signal'>,
): Promise<DuplicateRows> {
  const found = new Map<number, Match>();
  const total = staging.countComparable();
  let done = 0;
  let comparisons = 0;
  let window: RowEntry[] = [];
  for (const page of staging.newestFirst(ROWS_AT_ONCE)) {
    const known = await storedIds(
      tx,
      page.map(({ content }) => content.id),
    );
    const rows = page.filter(({ content }) => !known.has(content.id)).map((row) => new RowEntry(row));
    const stored = await storedAround(tx, rows);
    const pairs: Pair[] = [];
    for (const row of rows) {
      window = window.filter(({ day }) => day <= row.day + 1);
      const around = [row.day - 1, row.day, row.day + 1].flatMap((day) => stored.get(day) ?? []);
      pairs.push(...pairsOf(row, around), ...pairsOf(row, window));
      window.push(row);
    }
    const keys = new Set(pairs.flatMap(({ other }) => (other instanceof StoredEntry ? [other.key] : [])));
    const contents = await readCurrentContents(tx, [...keys]);
    for (const pair of pairs) addMatch(found, pair, contents);
    comparisons += pairs.length;
    done += page.length;
    onProgress('duplicates', done);
    await yieldToRequests();
    signal?.throwIfAborted();
    if (found.size >= MAX_DUPLICATES || comparisons >= MAX_COMPARISONS) break;
  }
  return {
    warnings: [...found.values()].map(({ warning }) => warning).sort((a, b) => a.row - b.row),
    not_compared: total - done,
  };
}

interface Match {
  readonly score: number;
  readonly isStored: boolean;
  readonly warning: RowWarning;
}

/** What decides whether two records are worth a comparison of all fields. */
abstract class Entry {
  abstract readonly day: number;
  readonly kind: Kind;
  /** Of talks and the like both sides: who of them is called the initiator is a matter of taste. */
  readonly actors: readonly string[];
  readonly parties: string;
  readonly hasTargets: boolean;
  #words: ReadonlySet<string> | undefined;
  #print: Fingerprint | undefined;

  constructor(kind: Kind, initiators: readonly string[], targets: readonly string[]) {
    this.kind = kind;
    this.hasTargets = targets.length > 0;
    const isJoint = isJointKind(kind);
    this.actors = isJoint ? [...new Set([...initiators, ...targets])] : initiators;
    const lists = isJoint ? [this.actors] : [initiators, targets];
    this.parties = lists.map((list) => list.toSorted().join(',')).join('>');
  }

  protected abstract get titles(): readonly (string | null | undefined)[];

  get words(): ReadonlySet<string> {
    this.#words ??= new Set(
      this.titles
        .join(' ')
        .toLowerCase()
        .match(/[\p{L}\p{N}]{4,}/gu)
        ?.map((word) => word.slice(0, 5)),
    );
    return this.#words;
  }

  printOf(content: EventContent): Fingerprint {
    this.#print ??= fingerprintOf(content.id === '' ? { ...content, id: undefined } : content);
    return this.#print;
  }
}

class RowEntry extends Entry {
  readonly row: ComparableRow;

  constructor(row: ComparableRow) {
    const { kind, initiators, targets } = row.content;
    super(kind, initiators, targets);
    this.row = row;
  }

  get day(): number {
    return this.row.day;
  }

  protected get titles() {
    return [this.row.content.title, this.row.content.title_ru];
  }
}

interface StoredRow {
  readonly key: number;
  readonly first_day: number;
  readonly kind: string;
  readonly initiators: string;
  readonly targets: string;
  readonly title: string;
  readonly title_ru: string | null;
}

class StoredEntry extends Entry {
  readonly key: number;
  readonly day: number;
  readonly #stored: StoredRow;

  constructor(stored: StoredRow) {
    const { kind, initiators, targets } = stored;
    super(kind as Kind, initiators.split(','), targets === '' ? [] : targets.split(','));
    this.key = stored.key;
    this.day = stored.first_day;
    this.#stored = stored;
  }

  protected get titles() {
    return [this.#stored.title, this.#stored.title_ru];
  }
}

interface Pair {
  readonly row: RowEntry;
  readonly other: RowEntry | StoredEntry;
  /** How many others have the same kind and parties. */
  readonly rivals: number;
}

function pairsOf(row: RowEntry, others: readonly (RowEntry | StoredEntry)[]): Pair[] {
  const isRival = (other: Entry) => other.kind === row.kind && other.parties === row.parties;
  const rivals = others.filter(isRival);
  const similar = others.filter((other) => !isRival(other) && isWorthComparing(row, other));
  const isDense = rivals.length > MANY_RIVALS;
  const close = isDense ? rivals.filter((other) => shareOfWords(row, other) >= 0.75) : rivals;
  // Rows with the same words are copies, not rivals: a file may have hundreds of them.
  const count = isDense ? rivals.length - close.length : rivals.length - 1;
  return [
    ...close.map((other) => ({ row, other, rivals: count })),
    ...similar.map((other) => ({ row, other, rivals: 0 })),
  ].slice(-MAX_PER_ROW);
}

/** Where more rows have the same kind and parties, only titles with the same words can make two of them duplicates. */
const MANY_RIVALS = 10;

function isWorthComparing(a: Entry, b: Entry): boolean {
  if (!a.actors.some((party) => b.actors.includes(party))) return false;
  const isOneSided = a.kind === b.kind && !(a.hasTargets && b.hasTargets);
  return isOneSided || shareOfWords(a, b) >= 0.5;
}

/** The share of the words of the shorter titles that are also in the others. */
function shareOfWords(a: Entry, b: Entry): number {
  const [short, long] = a.words.size <= b.words.size ? [a.words, b.words] : [b.words, a.words];
  let shared = 0;
  for (const word of short) if (long.has(word)) shared += 1;
  return short.size === 0 ? 0 : shared / short.size;
}

/** A row gets one warning: the most similar event, or else the most similar row. Of two rows the later one gets it. */
function addMatch(
  found: Map<number, Match>,
  { row, other, rivals }: Pair,
  contents: ReadonlyMap<number, EventContent>,
): void {
  const content = other instanceof StoredEntry ? contents.get(other.key) : other.row.content;
  if (content === undefined) return;
  const { score } = similarityOf(row.printOf(row.row.content), other.printOf(content), rivals);
  if (score < DUPLICATE_THRESHOLD) return;
  const isStored = other instanceof StoredEntry;
  const [earlier, later] = isStored || other.row.row < row.row.row ? [other, row] : ([row, other] as const);
  const before = found.get(later.row.row);
  if (before !== undefined && (before.isStored !== isStored ? before.isStored : before.score >= score))
    return;
  const warning = earlier instanceof RowEntry ? repeats(earlier.row) : mayExist(content);
  const { line, content: own } = later.row;
  found.set(later.row.row, {
    score,
    isStored,
    warning: { row: later.row.row, line, ...(own.id !== '' && { id: own.id }), warning },
  });
}

function mayExist(event: EventContent): InputError {
  return inputError('', 'row-may-exist', { id: event.id, ...describe(event) });
}

function repeats({ row, line, content }: ComparableRow): InputError {
  return inputError('', 'row-similar-to-row', { row, line, ...describe(content) });
}

function describe(event: EventContent) {
  return { title: titleOf(event, 'en'), title_ru: titleOf(event, 'ru'), date: event.date };
}

async function storedIds({ kysely, engine }: QueryContext, ids: readonly string[]): Promise<Set<string>> {
  const given = ids.filter((id) => id !== '');
  if (given.length === 0) return new Set();
  const rows = await kysely.selectFrom('event').select('id').where(engine.isOneOf('id', given)).execute();
  return new Set(rows.map(({ id }) => id));
}

/** The analysts' events on the days of these rows and the days around them, by day. */
async function storedAround(
  { kysely, engine }: QueryContext,
  rows: readonly RowEntry[],
): Promise<Map<number, StoredEntry[]>> {
  const days = new Set(rows.flatMap(({ day }) => [day - 1, day, day + 1]));
  if (days.size === 0) return new Map();
  const stored = await kysely
    .selectFrom('event')
    .innerJoin('signature', 'signature.key', 'event.signature_key')
    .select(['event.key', 'first_day', 'kind', 'initiators', 'targets', 'title', 'title_ru'])
    .where('deleted_at', 'is', null)
    .where('origin', '=', '')
    .where(engine.isOneOf('first_day', [...days]))
    .limit(MAX_STORED)
    .execute();
  return Map.groupBy(
    stored.map((each) => new StoredEntry(each)),
    ({ day }) => day,
  );
}
