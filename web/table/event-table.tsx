import './event-table.css';
import { effect, type Signal, signal } from '@preact/signals';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { EventFilter } from '../../domain/query/event-filter.ts';
import type { Grouping } from '../../domain/query/grouping.ts';
import { fetchGroups } from '../api/bulk.ts';
import { fetchEvents } from '../api/events.ts';
import { messages } from '../i18n/messages.ts';
import { changeCount, filter, grouping, isEmbedded, setSort, sort } from '../state/page-state.ts';
import { useIsNarrow } from '../ui/media.ts';
import { Modal } from '../ui/modal.tsx';
import { NoEvents } from '../ui/no-events.tsx';
import { ProblemNotice } from '../ui/notice.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { ColumnChooser } from './column-chooser.tsx';
import { areFacetsShown, FacetList, toggleFacets } from './facet-panel.tsx';
import { GroupChooser } from './group-chooser.tsx';
import { GroupedRows } from './grouped-rows.ts';
import { RowPages, type RowSource } from './row-pages.ts';
import type { RowWindow } from './row-window.ts';
import { selectAll } from './select-all.ts';
import { TableRows } from './table-rows.tsx';
import { TABLE_SORT } from './table-sort.ts';

const PAGE_ROWS = 200;

/** The matching events, one per row, in the columns of the CSV. Only visible rows are in the document. */
export function EventTable() {
  const { shell, table: texts } = messages.value;
  const isNarrow = useIsNarrow();
  const [visible, setVisible] = useState({ first: 0, end: 0 });
  const pages = useRowPages(visible);
  const { total, problem } = pages.rows.value;
  const isEmpty = total === 0 && !problem;
  return (
    <div class="table-view" aria-busy={total === undefined && !problem}>
      <div class="table-bar">
        <p class="quiet">
          {total !== undefined &&
            total > 0 &&
            (grouping.value === undefined
              ? shell.table.visibleRows(visible.first + 1, Math.min(visible.end, total), total)
              : shell.events(total))}
        </p>
        {filter.value.q !== undefined && (
          <label class="choice">
            <input
              type="checkbox"
              checked={sort.value === 'relevance'}
              onChange={(event) => setSort(event.currentTarget.checked ? 'relevance' : undefined)}
            />
            <span>{shell.table.byRelevance}</span>
          </label>
        )}
        {total !== undefined && total > 0 && !isEmbedded && <SelectAllButton total={total} />}
        {!isEmbedded && <FacetButton />}
        {!isEmbedded && <GroupChooser />}
        <ColumnChooser />
      </div>
      {!isEmbedded && <BulkBar />}
      <div class="table-body">
        {!isEmbedded && !isNarrow && areFacetsShown.value && (
          <aside class="facet-panel" aria-label={texts.counts}>
            <FacetList />
          </aside>
        )}
        {isEmpty ? <NoEvents /> : <TableRows pages={pages} onVisibleChange={setVisible} />}
      </div>
      {problem && <ProblemNotice problem={problem} onRetry={() => pages.retry()} />}
    </div>
  );
}

/** Selects what Ctrl+A selects. On a phone there is no such key. */
function SelectAllButton({ total }: { readonly total: number }) {
  const { table: texts } = messages.value;
  return (
    <button type="button" class="menu-button" title={texts.selectAllHint} onClick={() => void selectAll()}>
      {texts.selectAll(total)}
    </button>
  );
}

/** Shows the counts beside the table, or in a sheet where there is no room. */
function FacetButton() {
  const { table: texts } = messages.value;
  const isNarrow = useIsNarrow();
  const [isSheetOpen, setSheetOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        class="menu-button"
        aria-pressed={isNarrow ? undefined : areFacetsShown.value}
        aria-haspopup={isNarrow ? 'dialog' : undefined}
        onClick={() => (isNarrow ? setSheetOpen(true) : toggleFacets())}
      >
        {texts.counts}
      </button>
      {isSheetOpen && isNarrow && (
        <Modal title={texts.counts} class="filter-sheet" onClose={() => setSheetOpen(false)}>
          <div class="modal-body">
            <FacetList />
          </div>
        </Modal>
      )}
    </>
  );
}

/**
 * The list for the current filter and order. After a change of an event it is read again. The new list replaces the old one
 * once it reaches the last visible row, so that the scroll position is kept.
 */
function useRowPages(visible: RowWindow): RowSource {
  const currentFilter = filter.value;
  const order = sort.value ?? TABLE_SORT;
  const changes = changeCount.value;
  const group = grouping.value;
  // A group stays closed when the list is read again.
  const closed = useMemo(() => signal<ReadonlySet<string | null>>(new Set()), [group]);
  const read = (): RowSource =>
    group === undefined
      ? new RowPages((cursor, abort) =>
          fetchEvents(
            {
              filter: currentFilter,
              sort: order,
              limit: PAGE_ROWS,
              ...(cursor === undefined ? {} : { cursor }),
            },
            abort,
          ),
        )
      : readGroups(currentFilter, group, closed);
  const first = useMemo(read, [currentFilter, order, group]);
  const [refreshed, setRefreshed] = useState<{ readonly first: RowSource; readonly pages: RowSource }>();
  const lastChanges = useRef(changes);

  useEffect(() => {
    if (lastChanges.current === changes) return;
    lastChanges.current = changes;
    const pages = read();
    // A list without groups is read from its beginning.
    pages.request(group === undefined ? 0 : visible.first, visible.end);
    let isShown = false;
    const stopWatching = effect(() => {
      const { total, count, problem, isLoading } = pages.rows.value;
      const isRead = group === undefined ? count >= Math.min(total ?? 0, visible.end) : !isLoading;
      isShown = problem !== undefined || (total !== undefined && isRead);
      if (isShown) setRefreshed({ first, pages });
    });
    return () => {
      stopWatching();
      if (!isShown) pages.stop();
    };
  }, [changes]);

  const pages = refreshed?.first === first ? refreshed.pages : first;
  useEffect(() => () => pages.stop(), [pages]);
  return pages;
}

function readGroups(
  currentFilter: EventFilter,
  by: Grouping,
  closed: Signal<ReadonlySet<string | null>>,
): GroupedRows {
  return new GroupedRows(
    {
      groups: (abort) => fetchGroups(currentFilter, by, abort),
      page: ({ value, count, cursor: start }, order, cursor = start, abort) =>
        fetchEvents(
          {
            filter:
              by === 'initiator' && value !== null ? { ...currentFilter, initiator: [value] } : currentFilter,
            sort: order,
            limit: Math.min(PAGE_ROWS, count),
            ...(cursor === undefined ? {} : { cursor }),
          },
          abort,
        ),
    },
    closed,
  );
}
