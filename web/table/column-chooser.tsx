import { CSV_COLUMNS } from '../../domain/csv/event-csv.ts';
import { messages } from '../i18n/messages.ts';
import { ColumnsIcon } from '../ui/icons.tsx';
import { Popover } from '../ui/popover.tsx';
import { chosenColumns, FIXED_COLUMNS, resetColumns, toggleColumn } from './chosen-columns.ts';

export function ColumnChooser() {
  const { names, shell } = messages.value;
  return (
    <Popover
      buttonClass="menu-button"
      class="column-popover"
      label={
        <>
          <ColumnsIcon />
          {shell.table.columns}
        </>
      }
    >
      {() => (
        <fieldset class="choices">
          <legend class="hidden">{shell.table.columns}</legend>
          <div class="column-list">
            {CSV_COLUMNS.map((column) => (
              <label key={column} class="choice">
                <input
                  type="checkbox"
                  checked={chosenColumns.value.includes(column)}
                  disabled={FIXED_COLUMNS.has(column)}
                  onChange={() => toggleColumn(column)}
                />
                <span>{names.field[column]}</span>
              </label>
            ))}
          </div>
          <button type="button" class="text-button" onClick={resetColumns}>
            {shell.table.resetColumns}
          </button>
        </fieldset>
      )}
    </Popover>
  );
}
