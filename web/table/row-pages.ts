import { type ReadonlySignal, signal } from '@preact/signals';
import type { DiplomaticEvent } from '../../domain/events/event.ts';
import type { EventPage } from '../../domain/query/event-page.ts';
import { type ApiProblem, isAbortError, toApiProblem } from '../api/api-problem.ts';

export type LoadPage = (cursor: string | undefined, signal: AbortSignal) => Promise<EventPage>;

/** What is known of a list that is read by cursor. */
export interface KnownRows {
  /** Rows of the whole list; undefined until the first page is there. */
  readonly total: number | undefined;
  /** Rows reached so far: the list's height. */
  readonly count: number;
  readonly isLoading: boolean;
  readonly problem: ApiProblem | undefined;
  /** The row at an index, or undefined while its page is away. */
  readonly rowAt: (index: number) => DiplomaticEvent | undefined;
  /** Where an event stands among the rows in memory. */
  readonly indexOf: (id: string) => number | undefined;
}

export interface RowPages {
  readonly known: ReadonlySignal<KnownRows>;
  /** Says which rows are wanted; loads what is missing of them, and one page beyond. */
  readonly want: (first: number, last: number) => void;
  readonly retry: () => void;
  readonly stop: () => void;
}

interface Page {
  readonly cursor: string | undefined;
  readonly start: number;
  readonly length: number;
  rows: readonly DiplomaticEvent[] | undefined;
}

/** How many pages on each side of the wanted rows stay in memory. */
const PAGES_KEPT = 10;

/**
 * Reads a list page by page as it is scrolled. Pages far from what is wanted are forgotten, all but their cursors, and
 * read again when one comes back to them: however long the list, what is held is bounded.
 */
export function readRowPages(load: LoadPage): RowPages {
  const pages: Page[] = [];
  const giveUp = new AbortController();
  let total: number | undefined;
  let nextCursor: string | undefined;
  let isAtEnd = false;
  let isLoading = false;
  let problem: ApiProblem | undefined;
  let wanted = { first: 0, last: 0 };

  const count = () => {
    const last = pages.at(-1);
    return last ? last.start + last.length : 0;
  };
  const pageOf = (index: number) =>
    pages.findLast((page) => page.start <= index && index < page.start + page.length);
  const say = (): KnownRows => ({
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
  const known = signal(say());

  const missing = (): Page | 'next' | undefined => {
    const from = Math.max(
      0,
      pages.findIndex((page) => page.start + page.length > wanted.first),
    );
    for (const page of pages.slice(from)) {
      if (page.start > wanted.last) return undefined;
      if (!page.rows) return page;
    }
    const pageLength = pages[0]?.length ?? 0;
    return !isAtEnd && count() <= wanted.last + pageLength ? 'next' : undefined;
  };

  const forget = () => {
    const reach = PAGES_KEPT * (pages[0]?.length ?? 0);
    for (const page of pages) {
      if (page.start > wanted.last + reach || page.start + page.length < wanted.first - reach)
        page.rows = undefined;
    }
  };

  const fill = async (): Promise<void> => {
    if (isLoading || problem) return;
    for (let page = missing(); page !== undefined && !giveUp.signal.aborted; page = missing()) {
      isLoading = true;
      known.value = say();
      try {
        const cursor = page === 'next' ? nextCursor : page.cursor;
        const answer = await load(cursor, giveUp.signal);
        total = answer.total;
        if (page === 'next') {
          pages.push({ cursor, start: count(), length: answer.items.length, rows: answer.items });
          nextCursor = answer.next_cursor;
          isAtEnd = nextCursor === undefined;
        } else page.rows = answer.items;
        forget();
      } catch (error) {
        if (giveUp.signal.aborted || isAbortError(error)) return;
        problem = toApiProblem(error);
        break;
      } finally {
        isLoading = false;
        if (!giveUp.signal.aborted) known.value = say();
      }
    }
  };

  return {
    known,
    want: (first, last) => {
      wanted = { first, last };
      void fill();
    },
    retry: () => {
      problem = undefined;
      void fill();
    },
    stop: () => giveUp.abort(),
  };
}
