import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { EventGroup, EventGroups } from '../../domain/query/event-groups.ts';
import type { Sort } from '../../domain/query/event-sort.ts';
import { type ApiProblem, isAbortError, toApiProblem } from '../api/api-problem.ts';
import { type LoadPage, type RowList, RowPages, type RowSource } from './row-pages.ts';

interface GroupLoader {
  readonly groups: (signal: AbortSignal) => Promise<EventGroups>;
  /** Loads a page of a group. */
  readonly page: (group: EventGroup, sort: Sort, ...args: Parameters<LoadPage>) => ReturnType<LoadPage>;
}

interface ShownGroup {
  readonly group: EventGroup;
  readonly pages: RowPages;
  /** The row of its heading, and the row after its last one. */
  readonly start: number;
  readonly end: number;
  readonly isOpen: boolean;
}

/**
 * Rows in groups, each below a heading. The numbers of events are known in advance, so every row has its place before it is
 * loaded. Groups load their rows separately, and closed ones load none.
 */
export class GroupedRows implements RowSource {
  readonly #load: GroupLoader;
  /** The values of the groups that are closed. The owner keeps them when the list is read again. */
  readonly #closed: Signal<ReadonlySet<string | null>>;
  readonly #abort = new AbortController();
  readonly #loaded = signal<{ readonly total: number; readonly pages: ReadonlyMap<EventGroup, RowPages> }>();
  readonly #problem = signal<ApiProblem | undefined>(undefined);
  #requested = { first: 0, last: 0 };

  readonly #groups = computed(() => this.#placed());
  readonly rows: ReadonlySignal<RowList> = computed(() => this.#snapshot());

  constructor(load: GroupLoader, closed: Signal<ReadonlySet<string | null>>) {
    this.#load = load;
    this.#closed = closed;
    void this.#loadGroups();
  }

  request(first: number, last: number): void {
    this.#requested = { first, last };
    for (const { pages, start, end, isOpen } of this.#groups.peek()) {
      if (isOpen && start < last && end > first) {
        pages.request(Math.max(0, first - start - 1), Math.min(end, last) - start - 1);
      }
    }
  }

  retry(): void {
    if (this.#loaded.peek() === undefined) void this.#loadGroups();
    for (const { pages } of this.#groups.peek()) if (pages.rows.peek().problem) pages.retry();
  }

  stop(): void {
    this.#abort.abort();
    for (const { pages } of this.#groups.peek()) pages.stop();
  }

  toggle(value: string | null): void {
    const closed = new Set(this.#closed.peek());
    if (!closed.delete(value)) closed.add(value);
    this.#closed.value = closed;
    this.request(this.#requested.first, this.#requested.last);
  }

  async #loadGroups(): Promise<void> {
    this.#problem.value = undefined;
    try {
      const { total, sort, groups } = await this.#load.groups(this.#abort.signal);
      const pages = new Map(
        groups.map((group) => [
          group,
          new RowPages((cursor, abort) => this.#load.page(group, sort, cursor, abort), group.count),
        ]),
      );
      // No observer sees rows that are neither loaded nor loading.
      batch(() => {
        this.#loaded.value = { total, pages };
        this.request(this.#requested.first, this.#requested.last);
      });
    } catch (error) {
      if (!this.#abort.signal.aborted && !isAbortError(error)) this.#problem.value = toApiProblem(error);
    }
  }

  #placed(): readonly ShownGroup[] {
    let start = 0;
    return [...(this.#loaded.value?.pages ?? [])].map(([group, pages]) => {
      const isOpen = !this.#closed.value.has(group.value);
      const end = start + 1 + (isOpen ? group.count : 0);
      const placed = { group, pages, start, end, isOpen };
      start = end;
      return placed;
    });
  }

  #snapshot(): RowList {
    const groups = this.#groups.value;
    const lists = groups.map(({ pages }) => pages.rows.value);
    const groupAt = (index: number) => {
      const at = firstWhere(groups, ({ end }) => end > index);
      return groups[at] && { ...groups[at], list: lists[at] };
    };
    return {
      total: this.#loaded.value?.total,
      count: groups.at(-1)?.end ?? 0,
      isLoading:
        (this.#loaded.value === undefined && this.#problem.value === undefined) ||
        lists.some(({ isLoading }) => isLoading),
      problem: this.#problem.value ?? lists.find(({ problem }) => problem)?.problem,
      rowAt: (index) => {
        const found = groupAt(index);
        return found?.list?.rowAt(index - found.start - 1);
      },
      indexOf: (id) => {
        for (const [at, { start, isOpen }] of groups.entries()) {
          const index = isOpen ? lists[at]?.indexOf(id) : undefined;
          if (index !== undefined) return start + 1 + index;
        }
        return undefined;
      },
      headingAt: (index) => {
        const found = groupAt(index);
        return found?.start === index ? { ...found.group, isOpen: found.isOpen } : undefined;
      },
    };
  }
}

/** The index of the first entry with a property that all later ones have too. */
function firstWhere<T>(entries: readonly T[], holds: (entry: T) => boolean): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle];
    if (entry !== undefined && holds(entry)) high = middle;
    else low = middle + 1;
  }
  return low;
}
