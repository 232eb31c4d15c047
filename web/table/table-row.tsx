import { useEffect, useRef } from 'preact/hooks';
import type { CsvColumn } from '../../domain/csv/event-csv.ts';
import type { DiplomaticEvent } from '../../domain/events/event.ts';
import { messages } from '../i18n/messages.ts';
import { recentlyChangedIds } from '../live/live-updates.ts';
import { language, selectEvent } from '../state/page-state.ts';
import { COLUMNS } from './columns.tsx';

interface TableRowProps {
  /** Absent while its page is not loaded. */
  readonly event: DiplomaticEvent | undefined;
  readonly index: number;
  readonly columns: readonly CsvColumn[];
  readonly isSelected: boolean;
  /** Tab reaches the links of this row only; arrow keys move to other rows. */
  readonly isTabStop: boolean;
  readonly onActive: (index: number) => void;
}

function classOf(isSelected: boolean, isRecent: boolean): string | undefined {
  return [isSelected && 'is-selected', isRecent && 'is-fresh'].filter(Boolean).join(' ') || undefined;
}

export function TableRow({ event, index, columns, isSelected, isTabStop, onActive }: TableRowProps) {
  const row = useRef<HTMLTableRowElement>(null);
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
        const isLink = press.target instanceof Element && press.target.closest('a') !== null;
        if (event && !isLink && window.getSelection()?.isCollapsed !== false) selectEvent(event.id);
      }}
      onFocusIn={() => onActive(index)}
    >
      {columns.map((column) => {
        const { cell, isNumber } = COLUMNS[column];
        const className = `col-${column}${isNumber ? ' is-number' : ''}`;
        const content = <div class="cell">{event && cell(event, texts, language.value)}</div>;
        return column === 'title' ? (
          <th key={column} scope="row" class={className}>
            {content}
          </th>
        ) : (
          <td key={column} class={className}>
            {content}
          </td>
        );
      })}
    </tr>
  );
}
