import type { RefObject } from 'preact';
import type { CsvColumn } from '../../domain/csv/event-csv.ts';
import type { Sort } from '../../domain/query/event-sort.ts';
import { messages } from '../i18n/messages.ts';
import { grouping, isEmbedded, language, setSort, sort } from '../state/page-state.ts';
import { COLUMNS, sortOf } from './columns.tsx';
import { TABLE_SORT } from './table-sort.ts';

interface TableHeadProps {
  readonly innerRef: RefObject<HTMLTableSectionElement | null>;
  readonly columns: readonly CsvColumn[];
}

export function TableHead({ innerRef, columns }: TableHeadProps) {
  return (
    <thead ref={innerRef}>
      <tr aria-rowindex={1}>
        {!isEmbedded && (
          <th scope="col" class="col-select">
            <span class="hidden">{messages.value.table.selection}</span>
          </th>
        )}
        {columns.map((column) => (
          <Heading key={column} column={column} />
        ))}
      </tr>
    </thead>
  );
}

function Heading({ column }: { readonly column: CsvColumn }) {
  const { names } = messages.value;
  const { isNumber } = COLUMNS[column];
  const first = sortOf(column, language.value);
  const name = names.field[column];
  const current = sort.value ?? TABLE_SORT;
  const className = `col-${column}${isNumber ? ' is-number' : ''}`;
  if (!first) {
    return (
      <th scope="col" class={className}>
        {name}
      </th>
    );
  }
  const isSorted = grouping.value === undefined && nameOf(current) === nameOf(first);
  const isDown = current.startsWith('-');
  const next = isSorted ? reversed(current) : first;
  return (
    <th
      scope="col"
      class={className}
      aria-sort={isSorted ? (isDown ? 'descending' : 'ascending') : undefined}
    >
      <button
        type="button"
        class="sort-button"
        onClick={() => setSort(next === TABLE_SORT ? undefined : next)}
      >
        {name}
        <span class="sort-arrow" aria-hidden="true">
          {isSorted ? (isDown ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
  );
}

function nameOf(order: Sort): string {
  return order.replace(/^-/, '');
}

function reversed(order: Sort): Sort {
  return (order.startsWith('-') ? order.slice(1) : `-${order}`) as Sort;
}
