import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CsvColumn } from '../../domain/csv/event-csv.ts';
import type { DiplomaticEvent } from '../../domain/events/event.ts';
import { messages } from '../i18n/messages.ts';
import { filter, grouping, isEmbedded, selectedId, sort } from '../state/page-state.ts';
import { useIsPhone } from '../ui/media.ts';
import { chosenColumns } from './chosen-columns.ts';
import { widthOf } from './columns.tsx';
import { GroupRow } from './group-row.tsx';
import { GroupedRows } from './grouped-rows.ts';
import type { RowList, RowSource } from './row-pages.ts';
import { type RowWindow, rowWindow, type ScrollState, scrollToShow, visibleRows } from './row-window.ts';
import { selectAll } from './select-all.ts';
import { clearSelection, selectedCount, selectRange, toggleSelected, updateVersions } from './selection.ts';
import { TableHead } from './table-head.tsx';
import { canEdit, columnAt, type EditedCell, TableRow } from './table-row.tsx';

const SELECT_WIDTH = '2.5rem';

interface TableRowsProps {
  readonly pages: RowSource;
  readonly onVisibleChange: (rows: RowWindow) => void;
}

/** The scrolling table: the rendered rows, and moving between rows by keyboard. */
export function TableRows({ pages, onVisibleChange }: TableRowsProps) {
  const { shell } = messages.value;
  const list = pages.rows.value;
  const scroller = useRef<HTMLElement>(null);
  const head = useRef<HTMLTableSectionElement>(null);
  const isPhone = useIsPhone();
  const rowPx = isPhone ? 64 : 44;
  const scroll = useScroll(scroller, head, rowPx, list.count);
  const [active, setActive] = useState(0);
  const isFocusPending = useRef(false);
  /** The column of the focused cell, which the arrow keys keep. */
  const activeColumn = useRef<CsvColumn>('title');
  const [edited, setEdited] = useState<EditedCell & { readonly index: number }>();

  const shown = rowWindow(scroll);
  const visible = visibleRows(scroll);
  const columns = chosenColumns.value;
  const widths = columns.map((column) => widthOf(column, isPhone));

  useEffect(() => {
    pages.request(visible.first, visible.end);
    onVisibleChange(visible);
  }, [pages, visible.first, visible.end]);

  useEffect(() => {
    scroller.current?.scrollTo(0, 0);
    setActive(0);
  }, [filter.value, sort.value, grouping.value]);

  useAnchor(scroller, pages, visible.first, rowPx, (moved) =>
    setActive((index) => Math.max(0, index + moved)),
  );

  const show = (index: number) => {
    const element = scroller.current;
    if (element) element.scrollTop = scrollToShow(index, { ...scroll, scrollTopPx: element.scrollTop });
  };

  useShowSelected(list, (index) => {
    setActive(index);
    show(index);
  });

  const focusRow = (index: number): boolean => {
    const row = scroller.current?.querySelector(`[data-row="${index}"]`);
    const cell = row?.querySelector(`[data-column="${activeColumn.current}"]`);
    return focusCell(cell ?? row?.querySelector('.col-title, .group-toggle') ?? undefined);
  };

  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(list.count - 1, index));
    setActive(next);
    show(next);
    isFocusPending.current = !focusRow(next);
  };

  // A row that is not rendered yet receives the focus once it is.
  useLayoutEffect(() => {
    if (isFocusPending.current) isFocusPending.current = !focusRow(active);
  });

  const tabStop = active >= shown.first && active < shown.end ? active : visible.first;
  const handleCellKey = (event: KeyboardEvent): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const cell = event.target instanceof Element ? event.target.closest('td, th') : null;
    if (!cell || cell.closest('thead')) return false;
    const row = list.rowAt(active);
    const column = columnAt(cell);
    // Enter on a link opens it.
    const isEditKey = event.key === 'F2' || (event.key === 'Enter' && event.target === cell);
    if (isEditKey && row && column && canEdit(column)) {
      event.preventDefault();
      edit({ event: row, column }, active);
      return true;
    }
    const steps: Readonly<Record<string, Element | null>> = {
      ArrowLeft: cell.previousElementSibling,
      ArrowRight: cell.nextElementSibling,
    };
    const next = steps[event.key];
    if (!next || !focusCell(next)) return false;
    event.preventDefault();
    activeColumn.current = columnAt(next) ?? 'title';
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    return true;
  };

  const edit = (cell: EditedCell, index: number) => {
    activeColumn.current = cell.column;
    setEdited({ ...cell, index });
  };

  const endEditing = (step: -1 | 0 | 1 | undefined) => {
    setEdited(undefined);
    if (step === undefined) return;
    const at = columns.indexOf(activeColumn.current);
    activeColumn.current = columns[at + step] ?? activeColumn.current;
    isFocusPending.current = true;
  };

  const handleKey = (event: KeyboardEvent) => {
    if (handleSelectionKey(event, list.rowAt(active))) return;
    if (!isEmbedded && handleCellKey(event)) return;
    const screenRows = Math.max(1, visible.end - visible.first - 1);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + screenRows,
      PageUp: active - screenRows,
      Home: 0,
      End: list.count - 1,
    };
    const next = targets[event.key];
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    // If the table itself has the focus, the first arrow key moves to the row that is the tab stop.
    moveTo(event.target === scroller.current && event.key.startsWith('Arrow') ? tabStop : next);
  };

  const choose = (event: DiplomaticEvent, index: number, isRange: boolean) => {
    if (isRange) void selectRange(event, pages.rows.peek(), index);
    else toggleSelected(event);
  };

  // A selected event that the table shows in a newer version is selected in that version.
  useEffect(() => {
    const shownEvents = indexes.map((index) => list.rowAt(index)).filter((event) => event !== undefined);
    updateVersions(shownEvents);
  }, [list]);

  // An event with several initiators has several rows.
  const isRepeating = grouping.value === 'initiator';
  const indexes = Array.from({ length: shown.end - shown.first }, (_, offset) => shown.first + offset);
  return (
    <section
      ref={scroller}
      class="table-scroll"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={shell.table.title}
      aria-busy={list.isLoading}
      onKeyDown={handleKey}
    >
      <table
        class="event-table"
        role={isEmbedded ? undefined : 'grid'}
        aria-rowcount={
          list.total === undefined ? -1 : (grouping.value === undefined ? list.total : list.count) + 1
        }
        style={{
          minWidth: `calc(${[...(isEmbedded ? [] : [SELECT_WIDTH]), ...widths].join(' + ')})`,
          '--row': `${rowPx}px`,
          '--rows-above': `${shown.first * rowPx}px`,
          '--rows-below': `${(list.count - shown.end) * rowPx}px`,
        }}
      >
        <caption class="hidden">
          {shell.table.caption} {!isEmbedded && messages.value.table.editHint}
        </caption>
        <colgroup>
          {!isEmbedded && <col style={{ width: SELECT_WIDTH }} />}
          {columns.map((column, index) => (
            // The title gets the remaining width.
            <col key={column} style={{ width: column === 'title' ? 'auto' : widths[index] }} />
          ))}
        </colgroup>
        <TableHead innerRef={head} columns={columns} />
        <tbody>
          {indexes.map((index) => {
            const heading = list.headingAt?.(index);
            if (heading) {
              return (
                <GroupRow
                  key={`group ${heading.value}`}
                  heading={heading}
                  index={index}
                  columns={columns.length + (isEmbedded ? 0 : 1)}
                  isTabStop={index === tabStop}
                  onActive={setActive}
                  onToggle={() => pages instanceof GroupedRows && pages.toggle(heading.value)}
                />
              );
            }
            const event = list.rowAt(index);
            return (
              <TableRow
                key={isRepeating ? index : (event?.id ?? index)}
                event={event}
                index={index}
                columns={columns}
                isSelected={event !== undefined && event.id === selectedId.value}
                isTabStop={index === tabStop}
                onActive={setActive}
                onChoose={choose}
                edited={isRepeating && edited?.index !== index ? undefined : edited}
                onEdit={(cell) => edit(cell, index)}
                onEditEnd={endEditing}
              />
            );
          })}
        </tbody>
      </table>
      {list.isLoading && <p class="table-loading quiet">{shell.loading}</p>}
    </section>
  );
}

/** Focuses the link of a title, the box that selects a row, or any other cell itself. */
function focusCell(cell: Element | undefined): boolean {
  const target = cell?.querySelector('.row-link, [type=checkbox]') ?? cell;
  if (!(target instanceof HTMLElement)) return false;
  target.focus({ preventScroll: true });
  return true;
}

/** Ctrl+A selects all matching events, Space the row of the focused link, Escape clears the selection. */
function handleSelectionKey(event: KeyboardEvent, row: DiplomaticEvent | undefined): boolean {
  if (isEmbedded || event.altKey) return false;
  const isAll = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.code === 'KeyA';
  const isLink = event.target instanceof HTMLAnchorElement;
  const isSpace = event.key === ' ' && isLink && !event.ctrlKey && !event.metaKey;
  const isClearing = event.key === 'Escape' && selectedCount.peek() > 0;
  if (!isAll && !isSpace && !isClearing) return false;
  event.preventDefault();
  if (isAll) void selectAll();
  else if (isClearing) clearSelection();
  else if (row) toggleSelected(row);
  return true;
}

/**
 * Keeps the topmost visible row in its place when the list is read again and has more or fewer rows above it, so that
 * changes by other users do not move what the user reads.
 */
function useAnchor(
  scroller: { readonly current: HTMLElement | null },
  pages: RowSource,
  first: number,
  rowPx: number,
  onMoved: (rows: number) => void,
): void {
  const last = useRef({
    pages,
    filter: filter.value,
    order: sort.value,
    groups: grouping.value,
    top: undefined as string | undefined,
    first,
  });
  useLayoutEffect(() => {
    const before = last.current;
    const isSameList =
      before.filter === filter.value && before.order === sort.value && before.groups === grouping.value;
    const list = pages.rows.peek();
    // At the top, the list shows new rows.
    if (before.pages !== pages && isSameList && before.top !== undefined && before.first > 0) {
      const now = list.indexOf(before.top);
      const moved = now === undefined ? 0 : now - before.first;
      if (moved !== 0) {
        scroller.current?.scrollBy(0, moved * rowPx);
        onMoved(moved);
      }
    }
    last.current = {
      pages,
      filter: filter.value,
      order: sort.value,
      groups: grouping.value,
      top: list.rowAt(first)?.id,
      first,
    };
  });
}

/** The current scroll position and visible height of the table. */
function useScroll(
  scroller: { readonly current: HTMLElement | null },
  head: { readonly current: HTMLElement | null },
  rowPx: number,
  count: number,
): ScrollState {
  const [position, setPosition] = useState({ scrollTopPx: 0, heightPx: 800 });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () =>
      setPosition({
        scrollTopPx: element.scrollTop,
        heightPx: element.clientHeight - (head.current?.offsetHeight ?? 0),
      });
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      watch.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, []);
  return { ...position, rowPx, count };
}

/** Scrolls to the selected event as soon as its row is loaded. */
function useShowSelected(list: RowList, show: (index: number) => void): void {
  const shownId = useRef<string | undefined>(undefined);
  const id = selectedId.value;
  useEffect(() => {
    if (id === undefined) shownId.current = undefined;
    if (id === undefined || id === shownId.current) return;
    const index = list.indexOf(id);
    if (index === undefined) return;
    shownId.current = id;
    show(index);
  }, [id, list]);
}
