import { BEGINNING_OF_TIME, type DaySpan } from '../../domain/dates/day-span.ts';

/** The end of a measure without a recorded end. */
export const NO_END = BEGINNING_OF_TIME;

/** The columns of the index: one number per event, at the index of its key. */
interface IndexColumns {
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly day: Int32Array;
  /** 0 if there is no event or it is deleted. */
  readonly classKey: Int32Array;
  readonly people: Int32Array;
  /** The first and last day that the recorded end of a measure can mean; `NO_END` if none is recorded. */
  readonly endFirst: Int32Array;
  readonly endLast: Int32Array;
}

/** Days, class, expelled people and recorded end of each event, by its key. Immutable. */
export class EventIndex implements IndexColumns {
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly day: Int32Array;
  readonly classKey: Int32Array;
  readonly people: Int32Array;
  readonly endFirst: Int32Array;
  readonly endLast: Int32Array;

  constructor(columns: IndexColumns) {
    this.first = columns.first;
    this.last = columns.last;
    this.day = columns.day;
    this.classKey = columns.classKey;
    this.people = columns.people;
    this.endFirst = columns.endFirst;
    this.endLast = columns.endLast;
  }

  /** One more than the highest key. Some keys have no event. */
  get length(): number {
    return this.first.length;
  }

  isLive(key: number): boolean {
    return (this.classKey[key] ?? 0) !== 0;
  }

  overlaps(key: number, { first, last }: DaySpan): boolean {
    return (this.first[key] ?? 0) <= last && (this.last[key] ?? 0) >= first;
  }

  span(key: number): DaySpan {
    return { first: this.first[key] ?? 0, last: this.last[key] ?? 0 };
  }
}

/** The columns of `event` that the index is built from. */
export interface IndexedRow {
  readonly key: number;
  readonly first_day: number;
  readonly last_day: number;
  readonly day: number;
  readonly class_key: number;
  readonly people_expelled: number;
  readonly in_force_sure_day: number | null;
  readonly in_force_last_day: number | null;
  readonly deleted_at: string | null;
}

/** Builds a new index, empty or from a copy of another one. */
export class EventIndexBuilder {
  #length: number;
  #columns: IndexColumns;

  constructor(from?: EventIndex) {
    this.#length = from?.length ?? 1;
    this.#columns = from === undefined ? emptyColumns(this.#length) : resized(from, this.#length);
  }

  put(row: IndexedRow): void {
    this.#makeRoom(row.key + 1);
    const columns = this.#columns;
    columns.first[row.key] = row.first_day;
    columns.last[row.key] = row.last_day;
    columns.day[row.key] = row.day;
    columns.classKey[row.key] = row.deleted_at === null ? row.class_key : 0;
    columns.people[row.key] = row.people_expelled;
    columns.endFirst[row.key] = row.in_force_sure_day ?? NO_END;
    columns.endLast[row.key] = row.in_force_last_day ?? NO_END;
  }

  remove(key: number): void {
    if (key < this.#length) this.#columns.classKey[key] = 0;
  }

  build(): EventIndex {
    const isFull = this.#columns.first.length === this.#length;
    return new EventIndex(isFull ? this.#columns : resized(this.#columns, this.#length));
  }

  #makeRoom(length: number): void {
    if (length > this.#columns.first.length) {
      this.#columns = resized(this.#columns, Math.max(length, Math.ceil(this.#length * GROWTH)));
    }
    this.#length = Math.max(this.#length, length);
  }
}

const GROWTH = 1.5;

function emptyColumns(length: number): IndexColumns {
  return {
    first: new Int32Array(length),
    last: new Int32Array(length),
    day: new Int32Array(length),
    classKey: new Int32Array(length),
    people: new Int32Array(length),
    endFirst: new Int32Array(length).fill(NO_END),
    endLast: new Int32Array(length).fill(NO_END),
  };
}

/** A copy of the columns with this length, which may also be shorter. */
function resized(columns: IndexColumns, length: number): IndexColumns {
  const copy = emptyColumns(length);
  const names = ['first', 'last', 'day', 'classKey', 'people', 'endFirst', 'endLast'] as const;
  for (const name of names) copy[name].set(columns[name].subarray(0, length));
  return copy;
}
