import { counted, formatNumber } from '../../language/numbers-en.ts';
import { codePointName } from '../code-point-name.ts';
import type { FileErrorParams, JsonPart } from '../codes/file-errors.ts';
import type { TextsOf } from '../error-texts.ts';

export const fileTexts: TextsOf<FileErrorParams> = {
  'file-not-utf8': ({ line }) =>
    `This file is not UTF-8: line ${line} is in another encoding. Save the file as “CSV UTF-8” or as UTF-8 text, and send it again.`,
  'file-is-archive':
    'This is a workbook or an archive, not text. Send a workbook as .xlsx, or unpack the archive.',
  'event-too-long': ({ line }) =>
    `The event that begins at line ${line} is longer than 1 MiB. Shorten it, or close the open quote or bracket.`,
  'rows-refused': ({ count }) => `${counted(count, 'row has', 'rows have')} errors. Nothing was stored.`,
  'row-id-repeated': ({ row }) => `Row ${row} has the same id. Keep one of the two.`,
  'row-id-merged': ({ kept }) =>
    `The event with this id was merged into “${kept}”. Change the id to “${kept}”, or remove the row.`,
  'row-may-exist': ({ id, title, date }) =>
    `This may be the event “${title}” of ${date} (${id}), which is recorded already.`,
  'row-similar-to-row': ({ line, title, date }) =>
    `This may be the same event as “${title}” of ${date} in line ${line}.`,

  'csv-empty': ({ header }) => `This file is empty. Begin it with the header ${header}.`,
  'csv-separator-wrong': ({ separator }) =>
    `The columns are separated by ${separator}s. Save the file with commas.`,
  'csv-column-missing': ({ column }) =>
    `The required column “${column}” is missing. Add it to the first line.`,
  'csv-title-column-missing': ({ columns }) =>
    `No column has titles. Add ${columns.map((each) => `“${each}”`).join(' or ')} to the first line.`,
  'csv-column-missing-beside-id': ({ column }) =>
    `The column “${column}” is missing. A row with an id replaces the whole event: add the column, or remove “id”.`,
  'csv-column-repeated': ({ column }) => `The column “${column}” appears twice. Remove one of them.`,
  'csv-column-unnamed': 'A column has no name. Name it, or remove it.',
  'csv-column-unknown': ({ column }) => `Unknown column “${column}”. Remove it, or rename it.`,
  'csv-column-misspelt': ({ column, suggestion }) =>
    `Unknown column “${column}”. Rename it to ${suggestion}.`,
  'csv-cell-count-wrong': ({ cells, columns }) =>
    `This row has ${counted(cells, 'cell', 'cells')}, the header ${formatNumber(columns)}. Put cells with a comma or a quote in double quotes.`,
  'csv-entry-with-too-many-parts': ({ entry, parts }) =>
    `Entry ${entry} has too many parts. Write ${parts.join(' | ')}, and \\| for a bar inside a part.`,
  'csv-quote-not-closed': ({ line }) =>
    `Line ${line}: the row that begins here has a double quote that is never closed. Close it, and double every quote inside a cell.`,
  'csv-text-after-quote': ({ line }) =>
    `Line ${line}: the row that begins here has text after a closing quote. Double every quote inside a quoted cell.`,
  'csv-quote-inside-cell': ({ line }) =>
    `Line ${line}: the row that begins here has a double quote in an unquoted cell. Quote the cell, and double the quote.`,
  'csv-invalid': ({ line, reason }) => `Line ${line}: the row that begins here is not valid CSV (${reason}).`,

  'flat-day-invalid': ({ value }) => `“${value}” is not a day. Write 2018-03-26 or 26.03.2018.`,
  'flat-days-reversed': 'The last day is before the first. Swap them, or correct one.',
  'flat-precision-disagrees': ({ precision }) =>
    `The precision is “${precision}”, but the days are something else. Correct the days, or empty the precision.`,
  'flat-date-disagrees': ({ edtf }) =>
    `The EDTF date ${edtf} and the days differ. Empty the EDTF cell to use the days, or empty the days and their precision to use EDTF.`,
  'flat-word-unknown': ({ value, choices }) =>
    choices.length === 0
      ? `Nothing is named “${value}”. Correct the word, or empty it and give the code.`
      : `Nothing is named “${value}”. Choose one of: ${choices.join(', ')}.`,
  'flat-code-disagrees': ({ column, code, word_column, word }) =>
    `${column} is ${code}, but ${word_column} says “${word}”. Correct one of them, or empty the cell that should not count.`,
  'flat-sources-disagree': ({ sources, urls }) =>
    `There are ${counted(urls, 'address', 'addresses')} for ${counted(sources, 'publisher', 'publishers')}. Name a publisher for each address.`,
  'flat-cell-without-heading': ({ column }) =>
    `Column ${formatNumber(column)} has no heading, but this row has a cell there. Name the column, or empty the cell.`,
  'parquet-group-too-large': ({ max_mib }) =>
    `A row group of this Parquet file has more than ${formatNumber(max_mib)} MiB or 1,000,000 rows. Write it with smaller row groups.`,
  'flat-list-cut':
    'This list is too long for one cell, so the file has only its beginning. Change it in Démarche, or import it as complete CSV.',
  'workbook-invalid': ({ reason }) =>
    `This is not a readable Excel workbook (${reason}). Save it again as .xlsx.`,
  'workbook-encrypted': 'This workbook has a password. Save it without one.',
  'workbook-too-large': ({ max_mib }) =>
    `The unpacked workbook is larger than ${formatNumber(max_mib)} MiB. Split it, or save the sheet as CSV.`,
  'workbook-without-events': ({ sheets }) =>
    `No sheet has the columns of events (${sheets.join(', ')}). The first row needs at least First day, Title, Kind and Initiators.`,
  'workbook-sheet-edited': ({ sheet }) =>
    `The sheet “${sheet}” was changed, but only the sheet of events is imported. Make the change there or in Démarche, or delete the sheet.`,
  'parquet-invalid': ({ reason }) => `This is not a readable Parquet file (${reason}). Write it again.`,
  'parquet-without-events': ({ columns }) =>
    `This Parquet file has no events. Its columns are ${columns.join(', ')}; it needs at least first_day, title, kind and initiators.`,

  'json-invalid': ({ line, column, found, expected }) =>
    `This is not JSON: line ${line}, column ${column}: ${describeFound(found)} where ${JSON_PARTS[expected]} should be.`,
  'json-event-missing': ({ line, column }) =>
    `This is not JSON: line ${line}, column ${column}: an event is missing here.`,
  'json-empty': 'This file is empty. Send an array of events.',
  'json-not-an-array': ({ line, column, found }) =>
    `Line ${line}, column ${column}: ${describeFound(found)} where an array of events should begin, with “[”.`,
  'json-after-end': ({ line, column, found }) =>
    `Line ${line}, column ${column}: ${describeFound(found)} where the file should end.`,

  'machine-file-empty': 'This file is empty. Send a file of GDELT or ICEWS.',
  'machine-format-unknown': ({ columns, start }) =>
    `This is not a file of GDELT (57, 58 or 61 columns, no header) or ICEWS (20 columns, the first named “Event ID”). Its first line has ${counted(columns, 'column', 'columns')} separated by tabs, and begins with “${start}”.`,
  'machine-row-width': ({ columns, expected }) =>
    `The row has ${counted(columns, 'column', 'columns')} instead of ${expected.join(' or ')}.`,
  'machine-id-invalid': ({ column }) => `${column} is not a number.`,
  'machine-date-invalid': ({ column, format }) => `${column} is not a date of the form ${format}.`,
  'machine-code-unknown': 'The event code is not a CAMEO code.',
  'machine-actor-unknown': 'No known country or organisation is named as the actor.',
  'machine-same-country': 'Actor and target belong to the same country.',
  'machine-id-repeated': 'An earlier row has the same id.',
};

const JSON_PARTS: Readonly<Record<JsonPart, string>> = {
  value: 'a value',
  'value-or-bracket': 'a value or “]”',
  name: 'a name in double quotes',
  'name-or-brace': 'a name in double quotes or “}”',
  colon: '“:”',
  'comma-or-bracket': '“,” or the closing bracket',
  'string-end': 'the rest of the text in double quotes, line breaks as \\n,',
  end: 'the end',
};

function describeFound(found: string): string {
  if (found === '') return 'the text ends';
  return `there is ${found === '\n' ? 'a line break' : codePointName(found)}`;
}
