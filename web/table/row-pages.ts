import { type ReadonlySignal, signal } from '@preact/signals';
import type { DiplomaticEvent } from '../../domain/events/event.ts';
import type { EventPage } from '../../domain/query/event-page.ts';
import { type ApiProblem, isAbortError, toApiProblem } from '../api/api-problem.ts';

export type LoadPage = (cursor: string | undefined, signal: AbortSignal) => Promise<EventPage>;

/** The state of a list that is read page by page. */
export interface RowList {
  /** Number of rows in the whole list; undefined until the first page is loaded. */
  readonly total: number | undefined;
  /** Number of rows reached so far, including those of unloaded pages. */
  readonly count: number;
  readonly isLoading: boolean;
  readonly problem: ApiProblem | undefined;
  /** The row at an index; undefined while its page is not loaded. */
  readonly rowAt: (index: number) => DiplomaticEvent | undefined;
  /** The index of an event among the loaded rows. */
  readonly indexOf: (id: string) => number | undefined;
}

export interface RowPages {
  readonly rows: ReadonlySignal<RowList>;
  /** Loads the missing pages of these rows, and one page beyond. */
  readonly request: (first: number, last: number) => void;
  readonly retry: () => void;
  readonly stop: () => void;
}

interface Page {
  readonly cursor: string | undefined;
  readonly start: number;
  readonly length: number;
  rows: readonly DiplomaticEvent[] | undefined;
}

/** Pages that stay loaded before and after the requested rows. */
const MAX_PAGES_AROUND = 10;

/**
 * Reads a list page by page while the user scrolls. The rows of distant pages are dropped and read again when needed, so
 * that memory is bounded for lists of any length.
 */
export function readRowPages(load: LoadPage): RowPages {
  const pages: Page[] = [];
  const controller = new AbortController();
  let total: number | undefined;
  let nextCursor: string | undefined;
  let isAtEnd = false;
  let isLoading = false;
  let problem: ApiProblem | undefined;
  let requested = { first: 0, last: 0 };

  const count = () => {
    const last = pages.at(-1);
    return last ? last.start + last.length : 0;
  };
  const pageOf = (index: number) =>
    pages.findLast((page) => page.start <= index && index < page.start + page.length);
  const snapshot = (): RowList => ({
    total,
    count: count(),
    isLoading,
    problem,
    rowAt: (index) => {
      const page = pageOf(index);
      return page?.rows?.[index - page.start];
    },
    indexOf: (id) => {
      for (const { rows, start } of pages) {
        const offset = rows?.findIndex((event) => event.id === id) ?? -1;
        if (offset >= 0) return start + offset;
      }
      return undefined;
    },
  });
  const list = signal(snapshot());

  const nextMissing = (): Page | 'next' | undefined => {
    const from = Math.max(
      0,
      pages.findIndex((page) => page.start + page.length > requested.first),
    );
    for (const page of pages.slice(from)) {
      if (page.start > requested.last) return undefined;
      if (!page.rows) return page;
    }
    const pageLength = pages[0]?.length ?? 0;
    return !isAtEnd && count() <= requested.last + pageLength ? 'next' : undefined;
  };

  const dropDistantPages = () => {
    const distance = MAX_PAGES_AROUND * (pages[0]?.length ?? 0);
    for (const page of pages) {
      if (page.start > requested.last + distance || page.start + page.length < requested.first - distance)
        page.rows = undefined;
    }
  };

  const loadMissing = async (): Promise<void> => {
    if (isLoading || problem) return;
    for (let page = nextMissing(); page !== undefined && !controller.signal.aborted; page = nextMissing()) {
      isLoading = true;
      list.value = snapshot();
      try {
        const cursor = page === 'next' ? nextCursor : page.cursor;
        const result = await load(cursor, controller.signal);
        total = result.total;
        if (page === 'next') {
          pages.push({ cursor, start: count(), length: result.items.length, rows: result.items });
          nextCursor = result.next_cursor;
          isAtEnd = nextCursor === undefined;
        } else page.rows = result.items;
        dropDistantPages();
      } catch (error) {
        if (controller.signal.aborted || isAbortError(error)) return;
        problem = toApiProblem(error);
        break;
      } finally {
        isLoading = false;
        if (!controller.signal.aborted) list.value = snapshot();
      }
    }
  };

  return {
    rows: list,
    request: (first, last) => {
      requested = { first, last };
      void loadMissing();
    },
    retry: () => {
      problem = undefined;
      void loadMissing();
    },
    stop: () => controller.abort(),
  };
}
