import './event-table.css';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { fetchEvents } from '../api.ts';
import { messages } from '../messages/messages.ts';
import { changeCount, filter, setSort, sort } from '../state.ts';
import { NoEvents } from './no-events.tsx';
import { ProblemNotice } from './notice.tsx';
import { ColumnChooser } from './table/column-chooser.tsx';
import { type RowPages, readRowPages } from './table/row-pages.ts';
import { TableRows } from './table/table-rows.tsx';

const PAGE_ROWS = 200;

/** Everything the filter holds, a row an event, in the columns of the CSV. Only the rows in sight are in the document. */
export function EventTable() {
  const { shell } = messages.value;
  const pages = useRowPages();
  const [inSight, setInSight] = useState({ first: 0, end: 0 });
  const { total, problem } = pages.known.value;
  const isEmpty = total === 0 && !problem;
  return (
    <div class="table-view">
      <div class="table-bar">
        <p class="quiet">
          {total !== undefined &&
            total > 0 &&
            shell.table.inSight(inSight.first + 1, Math.min(inSight.end, total), total)}
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

/** The list of the filter and the order as they are; a new one whenever either changes, or an event does. */
function useRowPages(): RowPages {
  const asked = filter.value;
  const order = sort.value ?? 'date';
  const changes = changeCount.value;
  const pages = useMemo(
    () =>
      readRowPages((cursor, signal) =>
        fetchEvents(
          { filter: asked, sort: order, limit: PAGE_ROWS, ...(cursor === undefined ? {} : { cursor }) },
          signal,
        ),
      ),
    [asked, order, changes],
  );
  useEffect(() => () => pages.stop(), [pages]);
  return pages;
}
