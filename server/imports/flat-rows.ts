import type { ImportRow } from '../../db/import/import-events.ts';
import { type InputError, InvalidInput, inputError } from '../../domain/errors/input-error.ts';
import { shorten } from '../../domain/errors/zod-errors.ts';
import { RELATIONS } from '../../domain/events/event-values.ts';
import type { FlatName } from '../../domain/flat/flat-columns.ts';
import { cellText, flatToEvent, partsOf, type TableCell } from '../../domain/flat/flat-event.ts';
import { columnOfHeading, isFlatName } from '../../domain/flat/flat-headings.ts';

/** Reads the rows below a header of flat columns, whatever the format of the file. */
export type FlatRowReader = (cells: readonly TableCell[], line: number) => ImportRow;

/** One of each group must be there, because a row may be a new event. */
const REQUIRED: readonly (readonly FlatName[])[] = [
  ['first_day', 'date'],
  ['title', 'title_ru'],
  ['kind', 'kind_name'],
  ['initiators', 'initiator_names'],
];

/** Checks a header. Throws `InvalidInput` with every column that is unknown, repeated or missing. */
export function flatRowReader(headings: readonly string[]): FlatRowReader {
  const names = headings.map(columnOfHeading);
  const errors: InputError[] = [];
  for (const [first, ...others] of REQUIRED) {
    if (first !== undefined && ![first, ...others].some((name) => names.includes(name))) {
      errors.push(inputError(`/${first}`, 'csv-column-missing', { column: first }));
    }
  }
  for (const [index, heading] of headings.entries()) {
    const name = names[index];
    if (name !== undefined) {
      if (names.indexOf(name) < index) {
        errors.push(inputError(`/${name}`, 'csv-column-repeated', { column: shorten(heading) }));
      }
    } else if (heading.trim() !== '') {
      errors.push(inputError(`/${heading}`, 'csv-column-unknown', { column: shorten(heading) }));
    }
  }
  if (errors.length > 0) throw new InvalidInput(errors);

  const flat = partsOf(names.filter((name) => name !== undefined));
  return (cells, line) => {
    const outside = cells.findIndex((cell, index) => names[index] === undefined && cellText(cell) !== '');
    if (outside >= 0) {
      return { line, errors: [inputError('', 'flat-cell-without-heading', { column: outside + 1 })] };
    }
    const row = Object.fromEntries(
      names.flatMap((name, index) => (name === undefined ? [] : [[name, cells[index]] as const])),
    );
    try {
      return { line, event: flatToEvent(row), flat };
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return { line, errors: error.errors };
    }
  };
}

/** The flat column of an error from `checkEvent`: `/sources/0/url` is in `source_urls`, `/date` in `first_day`. */
export function flatColumnAt(path: string): FlatName | undefined {
  const [, field = '', index = '', part = ''] = path.split('/');
  if (field === 'date') return 'first_day';
  if (field === 'location') return index === 'country' ? 'country' : 'place';
  if (field === 'sources' && part === 'url') return 'source_urls';
  if (field === 'links') return RELATIONS[0];
  return isFlatName(field) ? field : undefined;
}
