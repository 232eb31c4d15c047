import { CAMEO_CODES } from '../cameo/cameo.ts';
import { type InputError, InvalidInput } from '../errors/input-error.ts';
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

/** The columns of a CSV file in the order they are written. A file that is read may have them in any order. */
export const CSV_COLUMNS = [
  'id',
  'date',
  'title',
  'summary',
  'title_ru',
  'summary_ru',
  'kind',
  'status',
  'initiators',
  'targets',
  'participants',
  'place',
  'country',
  'people_expelled',
  'missions_affected',
  'in_force',
  'in_force_until',
  'links',
  'sources',
  'tags',
  'review',
  'cameo',
  'goldstein',
  'origin',
] as const;
export type CsvColumn = (typeof CSV_COLUMNS)[number];

/** The columns without which no row can be an event. */
export const REQUIRED_COLUMNS: readonly CsvColumn[] = ['date', 'title', 'kind', 'initiators'];

/** An event as its cells, one a column, neither quoted nor defused. An absent field is an empty cell. */
export function eventToRow(event: CheckedEvent): string[] {
  const cells: Record<CsvColumn, string> = {
    id: event.id ?? '',
    date: event.date,
    title: event.title,
    summary: event.summary,
    title_ru: event.title_ru ?? '',
    summary_ru: event.summary_ru ?? '',
    kind: event.kind,
    status: event.status,
    initiators: joinList(event.initiators),
    targets: joinList(event.targets),
    participants: joinRecords(event.participants.map((each) => PARTICIPANT_PARTS.map((part) => each[part]))),
    place: event.location?.place ?? '',
    country: event.location?.country ?? '',
    people_expelled: event.people_expelled?.toString() ?? '',
    missions_affected: joinList(event.missions_affected),
    in_force: event.in_force?.toString() ?? '',
    in_force_until: event.in_force_until ?? '',
    links: event.links.map(({ to, relation }) => `${relation} ${to}`).join('; '),
    sources: joinRecords(event.sources.map((source) => SOURCE_PARTS.map((part) => source[part]))),
    tags: joinList(event.tags),
    review: event.review,
    cameo: event.cameo ?? '',
    goldstein: event.goldstein?.toString() ?? '',
    origin: event.origin ?? '',
  };
  return CSV_COLUMNS.map((column) => cells[column]);
}

/** One line of a file (RFC 4180, with its CRLF) from cells in the order of `CSV_COLUMNS`: quoted and defused. */
export function csvLine(cells: readonly string[]): string {
  const written = cells.map((cell, index) => (index === GOLDSTEIN ? cell : escapeFormula(cell)));
  return `${written.map(quoteCell).join(',')}\r\n`;
}

/**
 * What a row says, to be checked by `checkEvent`: a cell that is no number or no `true` comes through as text, so that
 * the check answers it with everything else. Throws `InvalidInput`, the column its path, for an entry with more parts
 * than its column has.
 */
export function rowToEvent(row: Readonly<Record<string, string>>): unknown {
  const errors: InputError[] = [];
  const cell = (column: CsvColumn) => unescapeFormula(row[column] ?? '').trim();
  const records = (column: CsvColumn, parts: readonly string[]) => {
    const entries = splitRecords(cell(column));
    const long = entries.findIndex((entry) => entry.length > parts.length);
    if (long >= 0) errors.push({ path: `/${column}`, message: tooManyParts(long + 1, parts) });
    return entries.map((entry) => presentOnly(parts.map((part, index) => [part, entry[index] ?? ''])));
  };

  const place = presentOnly([
    ['place', cell('place')],
    ['country', cell('country')],
  ]);
  const event = {
    ...presentOnly(TEXT_COLUMNS.map((column) => [column, cell(column)])),
    ...presentOnly([
      ['people_expelled', wholeNumberIn(cell('people_expelled'))],
      ['in_force', booleanIn(cell('in_force'))],
      ['goldstein', numberIn(cell('goldstein'))],
      // A machine's score does not tell which code it meant.
      ['cameo', cameoIn(cell('cameo'), cell('origin') === '' ? numberIn(cell('goldstein')) : '')],
    ]),
    initiators: splitList(cell('initiators')),
    targets: splitList(cell('targets')),
    participants: records('participants', PARTICIPANT_PARTS),
    ...(Object.keys(place).length > 0 && { location: place }),
    missions_affected: splitList(cell('missions_affected')),
    links: splitList(cell('links')).map(linkIn),
    sources: records('sources', SOURCE_PARTS),
    tags: splitList(cell('tags')),
  };
  if (errors.length > 0) throw new InvalidInput(errors);
  return event;
}

/** What is wrong with a header: required columns that are missing, columns that nobody knows, columns given twice. */
export function checkHeader(columns: readonly string[]): InputError[] {
  const errors: InputError[] = [];
  for (const [index, column] of columns.entries()) {
    if (!isColumn(column)) errors.push({ path: `/${column}`, message: unknownColumn(column) });
    else if (columns.indexOf(column) < index) {
      errors.push({
        path: `/${column}`,
        message: `The column “${column}” is there twice. Remove one of them.`,
      });
    }
  }
  for (const column of REQUIRED_COLUMNS) {
    if (!columns.includes(column)) {
      errors.push({
        path: `/${column}`,
        message: `The column “${column}” is missing. Add it to the first line.`,
      });
    }
  }
  return errors;
}

/** The column that an error of `checkEvent` is about: `/sources/0/url` is in `sources`, `/location/place` in `place`. */
export function columnAt(path: string): CsvColumn | undefined {
  const [, field = '', part = ''] = path.split('/');
  if (field === 'location') return part === 'country' ? 'country' : 'place';
  return isColumn(field) ? field : undefined;
}

const GOLDSTEIN = CSV_COLUMNS.indexOf('goldstein');

const PARTICIPANT_PARTS = ['name', 'office', 'party'] as const;
const SOURCE_PARTS = ['publisher', 'title', 'published', 'url', 'quote', 'archived_url'] as const;

const TEXT_COLUMNS: readonly CsvColumn[] = [
  'id',
  'date',
  'title',
  'summary',
  'title_ru',
  'summary_ru',
  'kind',
  'status',
  'in_force_until',
  'review',
  'origin',
];

function isColumn(text: string): text is CsvColumn {
  return (CSV_COLUMNS as readonly string[]).includes(text);
}

function unknownColumn(column: string): string {
  const meant = column.trim().toLowerCase().replaceAll(' ', '_');
  if (column.trim() === '') return 'A column has no name. Name it, or remove it.';
  if (isColumn(meant)) return `Unknown column “${column}”. Write it ${meant}.`;
  return `Unknown column “${column}”. The columns are ${CSV_COLUMNS.join(', ')}.`;
}

function tooManyParts(entry: number, parts: readonly string[]): string {
  return `Entry ${entry} has too many parts. Write ${parts.join(' | ')}, and \\| for a bar inside one.`;
}

function presentOnly(fields: readonly (readonly [name: string, value: unknown])[]): Record<string, unknown> {
  return Object.fromEntries(fields.filter(([, value]) => value !== ''));
}

/** `responds_to 2018-03-04-attack`; an id alone lacks its relation. */
function linkIn(entry: string): { relation: string; to: string } {
  const [, relation = '', to = ''] = /^(?:(\S+)\s+)?(.*)$/s.exec(entry) ?? [];
  return { relation, to };
}

function booleanIn(cell: string): boolean | string {
  // Spreadsheets write TRUE.
  if (/^true$/i.test(cell)) return true;
  return /^false$/i.test(cell) ? false : cell;
}

function wholeNumberIn(cell: string): number | string {
  return /^\d+$/.test(cell) ? Number(cell) : cell;
}

/** Half of the world's spreadsheets write −4,0. */
function numberIn(cell: string): number | string {
  return /^[-−+]?\d+([.,]\d+)?$/.test(cell) ? Number(cell.replace('−', '-').replace(',', '.')) : cell;
}

/**
 * A spreadsheet takes 010 for the number 10, which is another code: the score tells which was meant. Where only the
 * code with the zero exists, it is that.
 */
function cameoIn(cell: string, goldstein: number | string): string {
  const code = CAMEO_CODES.get(cell);
  const padded = CAMEO_CODES.get(`0${cell}`);
  if (padded === undefined) return cell;
  if (code === undefined) return padded.code;
  return goldstein === padded.goldstein && goldstein !== code.goldstein ? padded.code : cell;
}
