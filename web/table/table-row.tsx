import { useEffect, useRef } from 'preact/hooks';
import type { CsvColumn } from '../../domain/csv/event-csv.ts';
import type { DiplomaticEvent } from '../../domain/events/event.ts';
import { titleOf } from '../../domain/events/localized-text.ts';
import { messages } from '../i18n/messages.ts';
import { recentlyChangedIds } from '../live/live-updates.ts';
import { isEmbedded, language, selectEvent } from '../state/page-state.ts';
import { editingOf } from './cell-editing.ts';
import { CellEditor } from './cell-editor.tsx';
import { COLUMNS } from './columns.tsx';
import { selectedVersions } from './selection.ts';

/** After this time, a click is not the first half of a double click. */
const DOUBLE_CLICK_MS = 250;

export interface EditedCell {
  readonly event: DiplomaticEvent;
  readonly column: CsvColumn;
}

interface TableRowProps {
  /** Absent while its page is not loaded. */
  readonly event: DiplomaticEvent | undefined;
  readonly index: number;
  readonly columns: readonly CsvColumn[];
  readonly isSelected: boolean;
  /** Tab reaches the links of this row only; arrow keys move to other rows. */
  readonly isTabStop: boolean;
  readonly onActive: (index: number) => void;
  readonly onChoose: (event: DiplomaticEvent, index: number, isRange: boolean) => void;
  /** The cell that is being edited, in this row or another. */
  readonly edited: EditedCell | undefined;
  readonly onEdit: (cell: EditedCell) => void;
  readonly onEditEnd: (step: -1 | 0 | 1 | undefined) => void;
}

/** The column of the cell that contains an element. */
export function columnAt(target: EventTarget | null): CsvColumn | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
  return cell?.dataset.column as CsvColumn | undefined;
}

export function canEdit(column: CsvColumn): boolean {
  return !isEmbedded && editingOf(column, language.peek()) !== undefined;
}

function classOf(isSelected: boolean, isRecent: boolean): string | undefined {
  return [isSelected && 'is-selected', isRecent && 'is-fresh'].filter(Boolean).join(' ') || undefined;
}

export function TableRow({
  event,
  index,
  columns,
  isSelected,
  isTabStop,
  onActive,
  onChoose,
  edited,
  onEdit,
  onEditEnd,
}: TableRowProps) {
  const row = useRef<HTMLTableRowElement>(null);
  const openTimer = useRef<number>(undefined);
  useEffect(() => () => clearTimeout(openTimer.current), []);
  useEffect(() => {
    for (const link of row.current?.querySelectorAll('a') ?? []) link.tabIndex = isTabStop ? 0 : -1;
  });

  const texts = messages.value;
  return (
    <tr
      ref={row}
      class={classOf(isSelected, event !== undefined && recentlyChangedIds.value.has(event.id))}
      aria-rowindex={index + 2}
      aria-current={isSelected ? 'true' : undefined}
      data-row={index}
      onClick={(press) => {
        const isLink = press.target instanceof Element && press.target.closest('a, .col-select') !== null;
        if (!event || isLink || window.getSelection()?.isCollapsed === false) return;
        const column = columnAt(press.target);
        const isTouch = press instanceof PointerEvent && press.pointerType === 'touch';
        const canBeDouble = column !== undefined && canEdit(column) && !isTouch;
        clearTimeout(openTimer.current);
        if (!canBeDouble) selectEvent(event.id);
        else if (press.detail <= 1) {
          // The panel would cover the cell or move it before the second click.
          openTimer.current = window.setTimeout(() => selectEvent(event.id), DOUBLE_CLICK_MS);
        }
      }}
      onDblClick={(press) => {
        const column = columnAt(press.target);
        if (!event || column === undefined || !canEdit(column)) return;
        if (press.target instanceof Element && press.target.closest('a')) return;
        clearTimeout(openTimer.current);
        window.getSelection()?.removeAllRanges();
        onEdit({ event, column });
      }}
      onFocusIn={() => onActive(index)}
    >
      {!isEmbedded && (
        <td class="col-select">
          {event && (
            <input
              type="checkbox"
              tabIndex={isTabStop ? 0 : -1}
              checked={selectedVersions.value.has(event.id)}
              aria-label={texts.table.select(titleOf(event, language.value))}
              onClick={(press) => onChoose(event, index, press.shiftKey)}
            />
          )}
        </td>
      )}
      {columns.map((column) => {
        const { cell, isNumber } = COLUMNS[column];
        const isEdited = event !== undefined && edited?.event.id === event.id && edited.column === column;
        const className = `col-${column}${isNumber ? ' is-number' : ''}${isEdited ? ' is-edited' : ''}`;
        const content = isEdited ? (
          <CellEditor event={edited.event} column={column} onClose={onEditEnd} />
        ) : (
          <div class="cell">{event && cell(event, texts, language.value)}</div>
        );
        return column === 'title' ? (
          <th key={column} scope="row" class={className} data-column={column}>
            {content}
          </th>
        ) : (
          <td key={column} class={className} data-column={column} tabIndex={isEmbedded ? undefined : -1}>
            {content}
          </td>
        );
      })}
    </tr>
  );
}
