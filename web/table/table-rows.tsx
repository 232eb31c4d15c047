import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { messages } from '../i18n/messages.ts';
import { filter, selectedId, sort } from '../state/page-state.ts';
import { useIsPhone } from '../ui/media.ts';
import { chosenColumns } from './chosen-columns.ts';
import { widthOf } from './columns.tsx';
import type { KnownRows, RowPages } from './row-pages.ts';
import { type RowWindow, rowsInSight, rowWindow, type Scrolled, scrollToShow } from './row-window.ts';
import { TableHead } from './table-head.tsx';
import { TableRow } from './table-row.tsx';

interface TableRowsProps {
  readonly pages: RowPages;
  readonly onInSight: (rows: RowWindow) => void;
}

/** The table itself: what scrolls, which rows are drawn, and which of them the keyboard is at. */
export function TableRows({ pages, onInSight }: TableRowsProps) {
  const { shell } = messages.value;
  const known = pages.known.value;
  const scroller = useRef<HTMLElement>(null);
  const head = useRef<HTMLTableSectionElement>(null);
  const isPhone = useIsPhone();
  const rowPx = isPhone ? 64 : 44;
  const place = useScroll(scroller, head, rowPx, known.count);
  const [active, setActive] = useState(0);
  const isFocusPending = useRef(false);

  const shown = rowWindow(place);
  const inSight = rowsInSight(place);
  const columns = chosenColumns.value;
  const widths = columns.map((column) => widthOf(column, isPhone));

  useEffect(() => {
    pages.want(inSight.first, inSight.end);
    onInSight(inSight);
  }, [pages, inSight.first, inSight.end]);

  useEffect(() => {
    scroller.current?.scrollTo(0, 0);
    setActive(0);
  }, [filter.value, sort.value]);

  useAnchor(scroller, pages, inSight.first, rowPx, (moved) =>
    setActive((index) => Math.max(0, index + moved)),
  );

  const show = (index: number) => {
    const element = scroller.current;
    if (element) element.scrollTop = scrollToShow(index, { ...place, scrollTopPx: element.scrollTop });
  };

  useShowSelected(known, (index) => {
    setActive(index);
    show(index);
  });

  const focusRow = (index: number): boolean => {
    const link = scroller.current?.querySelector<HTMLElement>(`[data-row="${index}"] .row-link`);
    link?.focus({ preventScroll: true });
    return link !== null && link !== undefined;
  };

  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(known.count - 1, index));
    setActive(next);
    show(next);
    isFocusPending.current = !focusRow(next);
  };

  // A row that scrolling must first bring about takes the focus once it is drawn.
  useLayoutEffect(() => {
    if (isFocusPending.current) isFocusPending.current = !focusRow(active);
  });

  const tabStop = active >= shown.first && active < shown.end ? active : inSight.first;
  const press = (event: KeyboardEvent) => {
    const screen = Math.max(1, inSight.end - inSight.first - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + screen,
      PageUp: active - screen,
      Home: 0,
      End: known.count - 1,
    };
    const next = steps[event.key];
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    // From the table as a whole the arrows first lead to the row that is its turn, not past it.
    moveTo(event.target === scroller.current && event.key.startsWith('Arrow') ? tabStop : next);
  };

  const indexes = Array.from({ length: shown.end - shown.first }, (_, offset) => shown.first + offset);
  return (
    <section
      ref={scroller}
      class="table-scroll"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={shell.table.title}
      aria-busy={known.isLoading}
      onKeyDown={press}
    >
      <table
        class="event-table"
        aria-rowcount={known.total === undefined ? -1 : known.total + 1}
        style={{
          minWidth: `calc(${widths.join(' + ')})`,
          '--row': `${rowPx}px`,
          '--rows-above': `${shown.first * rowPx}px`,
          '--rows-below': `${(known.count - shown.end) * rowPx}px`,
        }}
      >
        <caption class="hidden">{shell.table.caption}</caption>
        <colgroup>
          {columns.map((column, index) => (
            // The title takes what the others leave.
            <col key={column} style={{ width: column === 'title' ? 'auto' : widths[index] }} />
          ))}
        </colgroup>
        <TableHead innerRef={head} columns={columns} />
        <tbody>
          {indexes.map((index) => {
            const event = known.rowAt(index);
            return (
              <TableRow
                key={event?.id ?? index}
                event={event}
                index={index}
                columns={columns}
                isSelected={event !== undefined && event.id === selectedId.value}
                isTabStop={index === tabStop}
                onActive={setActive}
              />
            );
          })}
        </tbody>
      </table>
      {known.isLoading && <p class="table-loading quiet">{shell.loading}</p>}
    </section>
  );
}

/**
 * Keeps the topmost row in sight where it is when the list is read anew and rows have come or gone above it: nobody who
 * reads is moved for what somebody else has written.
 */
function useAnchor(
  scroller: { readonly current: HTMLElement | null },
  pages: RowPages,
  first: number,
  rowPx: number,
  onMoved: (rows: number) => void,
): void {
  const last = useRef({
    pages,
    asked: filter.value,
    order: sort.value,
    top: undefined as string | undefined,
    first,
  });
  useLayoutEffect(() => {
    const before = last.current;
    const isSameList = before.asked === filter.value && before.order === sort.value;
    const known = pages.known.peek();
    // At its very top a list shows what is new.
    if (before.pages !== pages && isSameList && before.top !== undefined && before.first > 0) {
      const now = known.indexOf(before.top);
      const moved = now === undefined ? 0 : now - before.first;
      if (moved !== 0) {
        scroller.current?.scrollBy(0, moved * rowPx);
        onMoved(moved);
      }
    }
    last.current = {
      pages,
      asked: filter.value,
      order: sort.value,
      top: known.rowAt(first)?.id,
      first,
    };
  });
}

/** Where the table is scrolled to, and how much of it is in sight. */
function useScroll(
  scroller: { readonly current: HTMLElement | null },
  head: { readonly current: HTMLElement | null },
  rowPx: number,
  count: number,
): Scrolled {
  const [place, setPlace] = useState({ scrollTopPx: 0, heightPx: 800 });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () =>
      setPlace({
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
  return { ...place, rowPx, count };
}

/** Brings the selected event into sight once it is among the rows: at once, or when its page comes. */
function useShowSelected(known: KnownRows, show: (index: number) => void): void {
  const shownId = useRef<string | undefined>(undefined);
  const id = selectedId.value;
  useEffect(() => {
    if (id === undefined) shownId.current = undefined;
    if (id === undefined || id === shownId.current) return;
    const index = known.indexOf(id);
    if (index === undefined) return;
    shownId.current = id;
    show(index);
  }, [id, known]);
}
