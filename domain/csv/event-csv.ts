import { CAMEO_CODES } from '../cameo/cameo.ts';
import { type InputError, InvalidInput, inputError } from '../errors/input-error.ts';
import { shorten } from '../errors/zod-errors.ts';
import type { CheckedEvent } from '../events/event.ts';
import {
  escapeFormula,
  joinList,
  joinRecords,
  quoteCell,
  splitList,
  splitRecords,
  unescapeFormula,
} from './csv-cell.ts';

const PARTICIPANT_PARTS = ['name', 'office', 'party'] as const;
const SOURCE_PARTS = ['publisher', 'title', 'published', 'url', 'quote', 'archived_url'] as const;

/** How each column is written, in their order in a file. `text` means that the cell is the text of the field. */
const COLUMNS = {
  id: 'text',
  date: 'text',
  title: 'text',
  summary: 'text',
  title_ru: 'text',
  summary_ru: 'text',
  short_title: 'text',
  short_title_ru: 'text',
  pinned: ({ pinned }) => pinned?.toString(),
  kind: 'text',
  status: 'text',
  initiators: ({ initiators }) => joinList(initiators),
  targets: ({ targets }) => joinList(targets),
  participants: ({ participants }) =>
    joinRecords(participants.map((each) => PARTICIPANT_PARTS.map((part) => each[part]))),
  place: ({ location }) => location?.place,
  country: ({ location }) => location?.country,
  people_expelled: ({ people_expelled }) => people_expelled?.toString(),
  missions_affected: ({ missions_affected }) => joinList(missions_affected),
  in_force: ({ in_force }) => in_force?.toString(),
  in_force_until: 'text',
  links: ({ links }) => links.map(({ to, relation }) => `${relation} ${to}`).join('; '),
  sources: ({ sources }) => joinRecords(sources.map((each) => SOURCE_PARTS.map((part) => each[part]))),
  tags: ({ tags }) => joinList(tags),
  review: 'text',
  cameo: ({ cameo }) => cameo,
  goldstein: ({ goldstein }) => goldstein?.toString(),
  origin: 'text',
} as const satisfies Readonly<Record<string, 'text' | ((event: CheckedEvent) => string | undefined)>>;

export type CsvColumn = keyof typeof COLUMNS;
type TextColumn = { [C in CsvColumn]: (typeof COLUMNS)[C] extends 'text' ? C : never }[CsvColumn];

/** The columns of a CSV file in the order in which they are written. Imported files may have any order. */
export const CSV_COLUMNS = Object.keys(COLUMNS) as readonly CsvColumn[];

/** Columns that files of older versions do not have. A file without one of them does not change that field. */
export const LABEL_COLUMNS = ['short_title', 'short_title_ru', 'pinned'] as const;
export type LabelColumn = (typeof LABEL_COLUMNS)[number];

/** The columns that every file needs. It also needs one of `TITLE_COLUMNS`. */
export const REQUIRED_COLUMNS: readonly CsvColumn[] = ['date', 'kind', 'initiators'];

const TITLE_COLUMNS: readonly CsvColumn[] = ['title', 'title_ru'];

const TEXT_COLUMNS = CSV_COLUMNS.filter((column): column is TextColumn => COLUMNS[column] === 'text');
const GOLDSTEIN = CSV_COLUMNS.indexOf('goldstein');

/** The cells of an event in the order of `CSV_COLUMNS`, not yet quoted. An absent field is an empty cell. */
export function eventToRow(event: CheckedEvent): string[] {
  return CSV_COLUMNS.map((column) => {
    const write = COLUMNS[column];
    return (write === 'text' ? event[column as TextColumn] : write(event)) ?? '';
  });
}

/** One line of a file (RFC 4180, with its CRLF) from cells in the order of `CSV_COLUMNS`. */
export function csvLine(cells: readonly string[]): string {
  // A score can begin with a minus but is a number, not a formula.
  const written = cells.map((cell, index) => (index === GOLDSTEIN ? cell : escapeFormula(cell)));
  return `${written.map((cell) => quoteCell(cell)).join(',')}\r\n`;
}

/**
 * The unchecked event of a row, for `checkEvent`. Cells that are not valid numbers or booleans stay text, so that the check
 * reports them with all other errors. Throws `InvalidInput`, with the column as path, for an entry with too many parts.
 */
export function rowToEvent(row: Readonly<Record<string, string>>): unknown {
  const errors: InputError[] = [];
  const cell = (column: CsvColumn) => unescapeFormula(row[column] ?? '').trim();
  const records = (column: CsvColumn, parts: readonly string[]) => {
    const entries = splitRecords(cell(column));
    const long = entries.findIndex((entry) => entry.length > parts.length);
    if (long >= 0) {
      errors.push(inputError(`/${column}`, 'csv-entry-with-too-many-parts', { entry: long + 1, parts }));
    }
    return entries.map((entry) => presentOnly(parts.map((part, index) => [part, entry[index] ?? ''])));
  };

  const place = presentOnly([
    ['place', cell('place')],
    ['country', cell('country')],
  ]);
  const event = {
    ...presentOnly(TEXT_COLUMNS.map((column) => [column, cell(column)])),
    ...presentOnly([
      ['people_expelled', parseWholeNumber(cell('people_expelled'))],
      ['in_force', parseBoolean(cell('in_force'))],
      ['pinned', parseBoolean(cell('pinned'))],
      ['goldstein', parseNumber(cell('goldstein'))],
      // Machine coders have their own scores, which do not identify the code.
      ['cameo', parseCameo(cell('cameo'), cell('origin') === '' ? parseNumber(cell('goldstein')) : '')],
    ]),
    initiators: splitList(cell('initiators')),
    targets: splitList(cell('targets')),
    participants: records('participants', PARTICIPANT_PARTS),
    ...(Object.keys(place).length > 0 && { location: place }),
    missions_affected: splitList(cell('missions_affected')),
    links: splitList(cell('links')).map(parseLink),
    sources: records('sources', SOURCE_PARTS),
    tags: splitList(cell('tags')),
  };
  if (errors.length > 0) throw new InvalidInput(errors);
  return event;
}

/** Errors of a header: first the required columns that are missing, then unknown and repeated ones. */
export function checkHeader(columns: readonly string[]): InputError[] {
  const errors = REQUIRED_COLUMNS.filter((column) => !columns.includes(column)).map((column) =>
    inputError(`/${column}`, 'csv-column-missing', { column }),
  );
  if (!TITLE_COLUMNS.some((column) => columns.includes(column))) {
    errors.push(inputError('/title', 'csv-title-column-missing', { columns: TITLE_COLUMNS }));
  }
  for (const [index, column] of columns.entries()) {
    if (!isColumn(column)) errors.push(unknownColumn(column));
    else if (columns.indexOf(column) < index) {
      errors.push(inputError(`/${column}`, 'csv-column-repeated', { column }));
    }
  }
  return errors;
}

/** The column of an error from `checkEvent`: `/sources/0/url` is in `sources`, `/location/place` in `place`. */
export function columnAt(path: string): CsvColumn | undefined {
  const [, field = '', part = ''] = path.split('/');
  if (field === 'location') return part === 'country' ? 'country' : 'place';
  return isColumn(field) ? field : undefined;
}

function isColumn(text: string): text is CsvColumn {
  return Object.hasOwn(COLUMNS, text);
}

function unknownColumn(name: string): InputError {
  const path = `/${name}`;
  if (name.trim() === '') return inputError(path, 'csv-column-unnamed');
  const suggestion = name.trim().toLowerCase().replaceAll(' ', '_');
  const column = shorten(name);
  return isColumn(suggestion)
    ? inputError(path, 'csv-column-misspelt', { column, suggestion })
    : inputError(path, 'csv-column-unknown', { column });
}

function presentOnly(fields: readonly (readonly [name: string, value: unknown])[]): Record<string, unknown> {
  return Object.fromEntries(fields.filter(([, value]) => value !== ''));
}

/** Parses `responds_to 2018-03-04-attack`. `checkEvent` reports a missing relation. */
function parseLink(entry: string): { relation: string; to: string } {
  const [, relation = '', to = ''] = /^(?:(\S+)\s+)?(.*)$/s.exec(entry) ?? [];
  return { relation, to };
}

function parseBoolean(cell: string): boolean | string {
  // Spreadsheets write TRUE.
  if (/^true$/i.test(cell)) return true;
  return /^false$/i.test(cell) ? false : cell;
}

function parseWholeNumber(cell: string): number | string {
  return /^\d+$/.test(cell) ? Number(cell) : cell;
}

/** With a decimal point or, as many spreadsheets write it, a comma. */
function parseNumber(cell: string): number | string {
  return /^[-−+]?\d+([.,]\d+)?$/.test(cell) ? Number(cell.replace('−', '-').replace(',', '.')) : cell;
}

/**
 * Spreadsheets turn the code 010 into the number 10, which is another code. If both codes exist, the score decides between
 * them.
 */
function parseCameo(cell: string, goldstein: number | string): string {
  const code = CAMEO_CODES.get(cell);
  const padded = CAMEO_CODES.get(`0${cell}`);
  if (padded === undefined) return cell;
  if (code === undefined) return padded.code;
  return goldstein === padded.goldstein && goldstein !== code.goldstein ? padded.code : cell;
}
