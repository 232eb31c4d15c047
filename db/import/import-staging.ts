import Sqlite from 'better-sqlite3';
import type { LabelColumn } from '../../domain/csv/event-csv.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import type { FlatPart } from '../../domain/flat/flat-columns.ts';
import type { EventContent } from '../events/event-content.ts';

/** A row of an import that is valid by itself. Its links are checked once all rows are staged. */
export interface StagedRow {
  /** Counts the rows from 1. */
  readonly row: number;
  readonly line: number;
  /** `id` is empty until one is given or generated. */
  readonly content: EventContent;
  /** The fields that an existing event keeps, because the file does not have them. */
  readonly keeps?: readonly LabelColumn[];
  /** The parts that the row of a flat file has. An existing event keeps the others, and what a flat file cannot say. */
  readonly flat?: readonly FlatPart[];
}

/** A staged row with its content as JSON text. */
export interface StagedText extends StagedRow {
  readonly text: string;
}

/** A staged row that is compared with others, and the first day of its date. */
export interface ComparableRow extends StagedRow {
  readonly day: number;
}

/** A staged row without its content. */
export interface StagedHead {
  readonly row: number;
  readonly line: number;
  /** Empty until one is given or generated. */
  readonly id: string;
  readonly hasLinks: boolean;
}

/**
 * Stages the rows of an import in a temporary SQLite file, whatever the engine of the database. This bounds memory, and
 * a slow client does not block other writes. SQLite deletes the file when it is closed.
 */
export class ImportStaging {
  readonly #scratch: Sqlite.Database;
  readonly #add: Sqlite.Statement<
    [number, number, string | null, string | null, number, string | null, number | null]
  >;
  readonly #rewrite: Sqlite.Statement<[string | null, string, number, number]>;
  readonly #rowOf: Sqlite.Statement<[string], number>;
  readonly #page: Sqlite.Statement<[number, number], PageRow>;
  readonly #heads: Sqlite.Statement<[number, number], HeadRow>;
  readonly #one: Sqlite.Statement<[number], Omit<PageRow, 'key'>>;
  readonly #count: Sqlite.Statement<[], number>;
  readonly #touch: Sqlite.Statement<[number]>;
  readonly #touched: Sqlite.Statement<[number, number], number>;
  readonly #store: Sqlite.Statement<[number, number]>;
  readonly #stored: Sqlite.Statement<[number, number], PageRow>;

  constructor() {
    this.#scratch = new Sqlite('');
    this.#scratch.pragma('journal_mode = OFF');
    this.#scratch.pragma('synchronous = OFF');
    this.#scratch.exec(`
      -- “day” is the first day of a row that is compared with others.
      -- “given” is the original content of a row that was rewritten. An invalid row has no content, but keeps its id for links to it.
      create table staged (row integer primary key, line integer not null, id text unique, content text, given text, links integer not null, merging text, day integer, key integer) strict;
      create table touched (key integer primary key) strict;
      begin;
    `);
    this.#add = this.#scratch.prepare(
      'insert into staged (row, line, id, content, links, merging, day) values (?, ?, ?, ?, ?, ?, ?)',
    );
    this.#rewrite = this.#scratch.prepare(
      'update staged set given = coalesce(given, content), id = ?, content = ?, links = ? where row = ?',
    );
    this.#rowOf = this.#scratch.prepare<[string], number>('select row from staged where id = ?').pluck();
    this.#page = this.#scratch.prepare(
      'select row, line, content, merging, key from staged where row > ? and content is not null order by row limit ?',
    );
    this.#heads = this.#scratch.prepare(
      'select row, line, id, links from staged where row > ? and content is not null order by row limit ?',
    );
    this.#one = this.#scratch.prepare('select row, line, content, merging from staged where row = ?');
    this.#count = this.#scratch
      .prepare<[], number>('select count(*) from staged where content is not null')
      .pluck();
    this.#touch = this.#scratch.prepare('insert into touched (key) values (?) on conflict do nothing');
    this.#touched = this.#scratch
      .prepare<[number, number], number>('select key from touched where key > ? order by key limit ?')
      .pluck();
    this.#store = this.#scratch.prepare('update staged set key = ? where row = ?');
    this.#stored = this.#scratch.prepare(
      'select row, line, content, merging, key from staged where row > ? and key is not null and links > 0 order by row limit ?',
    );
  }

  /** `isCompared`: whether the row may be an event that exists under another id. */
  add({ row, line, content, keeps, flat }: StagedRow, isCompared = false): void {
    this.#add.run(
      row,
      line,
      content.id === '' ? null : content.id,
      JSON.stringify(content),
      content.links.length,
      keeps === undefined && flat === undefined ? null : JSON.stringify({ keeps, flat }),
      isCompared ? parseEdtf(content.date).first_day : null,
    );
  }

  /** Stages an invalid row, so that its id counts as taken and links to it as valid. */
  addInvalid(row: number, line: number, id: string | undefined): void {
    const isUsed = id !== undefined && this.rowOf(id) !== undefined;
    this.#add.run(row, line, isUsed ? null : (id ?? null), null, 0, null, null);
  }

  /** The row that has this id. */
  rowOf(id: string): number | undefined {
    return this.#rowOf.get(id);
  }

  /** Replaces the content of a row: with a generated id, or with links that the file could not name. */
  rewrite(row: number, content: EventContent): void {
    this.#rewrite.run(
      content.id === '' ? null : content.id,
      JSON.stringify(content),
      content.links.length,
      row,
    );
  }

  /** Undoes what storing has changed in the staged rows, so that the transaction can be retried. */
  restart(): void {
    this.#scratch.exec(`
      update staged set content = given, links = json_array_length(given, '$.links'), id = nullif(given ->> '$.id', ''), given = null
        where given is not null;
      update staged set key = null where key is not null;
      delete from touched;
    `);
  }

  /** Sets the key of a row whose event has been stored. */
  store(row: number, key: number): void {
    this.#store.run(key, row);
  }

  /** Marks events whose links, or the events at their other ends, have changed. */
  touch(keys: readonly number[]): void {
    for (const key of keys) this.#touch.run(key);
  }

  *rows(size: number): Generator<StagedText[]> {
    yield* pages(this.#page, size, (page) => ({ ...stagedRow(page), text: page.content }));
  }

  *heads(size: number): Generator<StagedHead[]> {
    yield* pages(this.#heads, size, ({ row, line, id, links }) => ({
      row,
      line,
      id: id ?? '',
      hasLinks: links > 0,
    }));
  }

  /** The rows that are compared with others, from the newest first day to the oldest. */
  *newestFirst(size: number): Generator<ComparableRow[]> {
    this.#scratch.exec('create index if not exists staged_by_day on staged (day, row) where day is not null');
    const page = this.#scratch.prepare<[number, number, number], Omit<PageRow, 'key'> & { day: number }>(
      `select row, line, content, merging, day from staged
        where day is not null and (day, row) < (?, ?) order by day desc, row desc limit ?`,
    );
    let rows = page.all(Number.MAX_SAFE_INTEGER, 0, size);
    while (rows.length > 0) {
      yield rows.map((row) => ({ ...stagedRow(row), day: row.day }));
      const last = rows.at(-1);
      rows = page.all(last?.day ?? 0, last?.row ?? 0, size);
    }
  }

  countComparable(): number {
    return this.#scratch
      .prepare<[], number>('select count(*) from staged where day is not null')
      .pluck()
      .get() as number;
  }

  /** A valid row. */
  at(row: number): StagedRow {
    const found = this.#one.get(row);
    if (found === undefined) throw new Error(`There is no row ${row}.`);
    return stagedRow(found);
  }

  /** The number of valid rows. */
  get count(): number {
    return this.#count.get() ?? 0;
  }

  /** Stored rows with links. */
  *linking(size: number): Generator<{ readonly key: number; readonly links: EventContent['links'] }[]> {
    yield* pages(this.#stored, size, ({ key, content }) => ({
      key,
      links: (JSON.parse(content) as EventContent).links,
    }));
  }

  *touched(size: number): Generator<number[]> {
    let keys = this.#touched.all(Number.MIN_SAFE_INTEGER, size);
    while (keys.length > 0) {
      yield keys;
      keys = this.#touched.all(keys.at(-1) ?? 0, size);
    }
  }

  close(): void {
    this.#scratch.close();
  }
}

function* pages<R extends { readonly row: number }, T>(
  statement: Sqlite.Statement<[number, number], R>,
  size: number,
  read: (row: R) => T,
): Generator<T[]> {
  let page = statement.all(0, size);
  while (page.length > 0) {
    yield page.map(read);
    page = statement.all(page.at(-1)?.row ?? 0, size);
  }
}

function stagedRow({ row, line, content, merging }: Omit<PageRow, 'key'>): StagedRow {
  return { row, line, content: JSON.parse(content), ...(merging !== null && JSON.parse(merging)) };
}

interface HeadRow {
  readonly row: number;
  readonly line: number;
  readonly id: string | null;
  readonly links: number;
}

interface PageRow {
  readonly row: number;
  readonly line: number;
  readonly content: string;
  /** `keeps` and `flat` of the row, as JSON. */
  readonly merging: string | null;
  readonly key: number;
}
