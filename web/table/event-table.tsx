import './event-table.css';
import { effect } from '@preact/signals';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { fetchEvents } from '../api/events.ts';
import { messages } from '../i18n/messages.ts';
import { changeCount, filter, setSort, sort } from '../state/page-state.ts';
import { NoEvents } from '../ui/no-events.tsx';
import { ProblemNotice } from '../ui/notice.tsx';
import { ColumnChooser } from './column-chooser.tsx';
import { type RowPages, readRowPages } from './row-pages.ts';
import { TableRows } from './table-rows.tsx';

const PAGE_ROWS = 200;

/** Everything the filter holds, a row an event, in the columns of the CSV. Only the rows in sight are in the document. */
export function EventTable() {
  const { shell } = messages.value;
  const [inSight, setInSight] = useState({ first: 0, end: 0 });
  const pages = useRowPages(inSight.end);
  const { total, problem } = pages.known.value;
  const isEmpty = total === 0 && !problem;
  return (
    <div class="table-view">
      <div class="table-bar">
        <p class="quiet">
          {total !== undefined &&
            total > 0 &&
            shell.table.visibleRows(inSight.first + 1, Math.min(inSight.end, total), total)}
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
        <ColumnChooser />
      </div>
      {isEmpty ? <NoEvents /> : <TableRows pages={pages} onInSight={setInSight} />}
      {problem && <ProblemNotice problem={problem} onRetry={pages.retry} />}
    </div>
  );
}

/**
 * The list of the filter and the order as they are. When an event changes it is read anew, and takes the place of the old
 * one only once it reaches as far down as the reader is: nobody is thrown back to the top for having edited something.
 */
function useRowPages(lastInSight: number): RowPages {
  const asked = filter.value;
  const order = sort.value ?? 'date';
  const changes = changeCount.value;
  const read = () =>
    readRowPages((cursor, signal) =>
      fetchEvents(
        { filter: asked, sort: order, limit: PAGE_ROWS, ...(cursor === undefined ? {} : { cursor }) },
        signal,
      ),
    );
  const first = useMemo(read, [asked, order]);
  const [renewed, setRenewed] = useState<{ readonly first: RowPages; readonly pages: RowPages }>();
  const seenChanges = useRef(changes);

  useEffect(() => {
    if (seenChanges.current === changes) return;
    seenChanges.current = changes;
    const pages = read();
    pages.want(0, lastInSight);
    let isShown = false;
    const stopWatching = effect(() => {
      const { total, count, problem } = pages.known.value;
      isShown = problem !== undefined || (total !== undefined && count >= Math.min(total, lastInSight));
      if (isShown) setRenewed({ first, pages });
    });
    return () => {
      stopWatching();
      if (!isShown) pages.stop();
    };
  }, [changes]);

  const pages = renewed?.first === first ? renewed.pages : first;
  useEffect(() => () => pages.stop(), [pages]);
  return pages;
}
