import { type ReadonlySignal, signal } from '@preact/signals';
import type { DiplomaticEvent } from '../../domain/events/event.ts';
import type { EventGroup } from '../../domain/query/event-groups.ts';
import type { EventPage } from '../../domain/query/event-page.ts';
import { type ApiProblem, isAbortError, toApiProblem } from '../api/api-problem.ts';

export type LoadPage = (cursor: string | undefined, signal: AbortSignal) => Promise<EventPage>;

/** The rows of a list that are loaded so far. */
export interface RowList {
  /** Rows of the whole list; undefined until the first page is loaded. */
  readonly total: number | undefined;
  /** Rows whose position is known, which is the height of the list. */
  readonly count: number;
  readonly isLoading: boolean;
  readonly problem: ApiProblem | undefined;
  /** Undefined while the page of the row is not in memory. */
  readonly rowAt: (index: number) => DiplomaticEvent | undefined;
  /** The index of an event among the rows in memory. */
  readonly indexOf: (id: string) => number | undefined;
  /** The heading of a group, if the row is one. */
  readonly headingAt?: (index: number) => GroupHeading | undefined;
}

export interface GroupHeading extends EventGroup {
  readonly isOpen: boolean;
}

/** Rows that are loaded as the user scrolls. */
export interface RowSource {
  readonly rows: ReadonlySignal<RowList>;
  /** Loads the rows from `first` to `last` that are missing. */
  request(first: number, last: number): void;
  retry(): void;
  stop(): void;
}

interface Page {
  readonly cursor: string | undefined;
  readonly start: number;
  readonly length: number;
  rows: readonly DiplomaticEvent[] | undefined;
}

/** Pages that stay in memory before and after the requested rows. */
const MAX_PAGES_AROUND = 10;

/**
 * Loads a list page by page as the user scrolls. Of pages far away it keeps only the cursors, and loads them again when
 * needed, so that memory is limited however long the list is.
 */
export class RowPages implements RowSource {
  readonly #load: LoadPage;
  readonly #maxRows: number;
  readonly #abort = new AbortController();
  readonly #pages: Page[] = [];
  #total: number | undefined;
  #nextCursor: string | undefined;
  #isAtEnd = false;
  #isLoading = false;
  #problem: ApiProblem | undefined;
  #requested = { first: 0, last: 0 };
  readonly #rows = signal<RowList>(this.#snapshot());

  readonly rows: ReadonlySignal<RowList> = this.#rows;

  /** With `maxRows`, the list ends after so many rows. */
  constructor(load: LoadPage, maxRows = Number.POSITIVE_INFINITY) {
    this.#load = load;
    this.#maxRows = maxRows;
  }

  /** Loads the rows from `first` to `last` that are missing, and one page after them. */
  request(first: number, last: number): void {
    this.#requested = { first, last };
    void this.#loadMissing();
  }

  retry(): void {
    this.#problem = undefined;
    void this.#loadMissing();
  }

  stop(): void {
    this.#abort.abort();
  }

  async #loadMissing(): Promise<void> {
    if (this.#isLoading || this.#problem) return;
    const { signal: abortSignal } = this.#abort;
    for (
      let page = this.#missingPage();
      page !== undefined && !abortSignal.aborted;
      page = this.#missingPage()
    ) {
      this.#isLoading = true;
      this.#rows.value = this.#snapshot();
      try {
        const cursor = page === 'next' ? this.#nextCursor : page.cursor;
        this.#store(page, cursor, await this.#load(cursor, abortSignal));
      } catch (error) {
        if (abortSignal.aborted || isAbortError(error)) return;
        this.#problem = toApiProblem(error);
        break;
      } finally {
        this.#isLoading = false;
        if (!abortSignal.aborted) this.#rows.value = this.#snapshot();
      }
    }
  }

  /** The first page in reach that is not in memory; `next` for the one after the last known page. */
  #missingPage(): Page | 'next' | undefined {
    const { first, last } = this.#requested;
    // Pages before the requested rows that were dropped are not needed to reach them.
    for (const page of this.#pages.filter(({ start, length }) => start + length > first)) {
      if (page.start > last) return undefined;
      if (!page.rows) return page;
    }
    const pageLength = this.#pages[0]?.length ?? 0;
    return !this.#isAtEnd && this.#count() <= last + pageLength ? 'next' : undefined;
  }

  #store(page: Page | 'next', cursor: string | undefined, result: EventPage): void {
    this.#total = result.total;
    if (page === 'next') {
      const start = this.#count();
      const rows = result.items.slice(0, this.#maxRows - start);
      this.#pages.push({ cursor, start, length: rows.length, rows });
      this.#nextCursor = result.next_cursor;
      this.#isAtEnd = this.#nextCursor === undefined || this.#count() >= this.#maxRows;
    } else page.rows = result.items.slice(0, page.length);
    this.#dropFarPages();
  }

  #dropFarPages(): void {
    const { first, last } = this.#requested;
    const reach = MAX_PAGES_AROUND * (this.#pages[0]?.length ?? 0);
    for (const page of this.#pages) {
      if (page.start > last + reach || page.start + page.length < first - reach) page.rows = undefined;
    }
  }

  #count(): number {
    const last = this.#pages.at(-1);
    return last ? last.start + last.length : 0;
  }

  #snapshot(): RowList {
    return {
      total: this.#total,
      count: this.#count(),
      isLoading: this.#isLoading,
      problem: this.#problem,
      rowAt: (index) => {
        const page = this.#pages.findLast(({ start, length }) => start <= index && index < start + length);
        return page?.rows?.[index - page.start];
      },
      indexOf: (id) => {
        for (const { rows, start } of this.#pages) {
          const offset = rows?.findIndex((event) => event.id === id) ?? -1;
          if (offset >= 0) return start + offset;
        }
        return undefined;
      },
    };
  }
}
