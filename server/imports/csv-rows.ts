import { Readable } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import type { ImportRow } from '../../db/import/import-events.ts';
import { unescapeFormula } from '../../domain/csv/csv-cell.ts';
import {
  CSV_COLUMNS,
  type CsvColumn,
  checkHeader,
  LABEL_COLUMNS,
  rowToEvent,
} from '../../domain/csv/event-csv.ts';
import { type CodedError, codedError } from '../../domain/errors/error-codes.ts';
import { InvalidInput, inputError, invalidInput } from '../../domain/errors/input-error.ts';
import { isFlatHeader } from '../../domain/flat/flat-headings.ts';
import { malformedBody, type Problem } from '../http/problem-details.ts';
import { flatRowReader } from './flat-rows.ts';

/** A longer row means that a quote was not closed. */
const MAX_ROW_LENGTH = 1024 * 1024;

/**
 * The rows of a CSV file, each with the line it begins at. Columns may be in any order. Invalid cells are errors of their
 * row. Throws `InvalidInput` for an invalid header, with columns as paths, and a `Problem` with the line for a broken quote.
 */
export async function* csvRows(text: AsyncIterable<string>): AsyncGenerator<ImportRow> {
  const { start, rest } = await splitStart(text);
  const position = new LinePosition();
  const parser = parse({
    delimiter: isFlatWithSemicolons(start) ? ';' : ',',
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW_LENGTH,
    record_delimiter: ['\r\n', '\n', '\r'],
    // Not in the loop below: rows that the parser has buffered count too if a later row is broken.
    on_record: (cells: string[], info) => {
      position.add(cells, info);
      return cells;
    },
  });
  const source = Readable.from(rest, { objectMode: false });
  source.once('error', (error) => parser.destroy(error));
  source.pipe(parser);

  let read: ((cells: readonly string[], line: number) => ImportRow) | undefined;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      if (read === undefined) read = isFlatHeader(cells) ? flatReader(cells) : completeReader(cells);
      // Spreadsheets write cleared rows as commas only.
      else if (cells.some((cell) => cell !== '')) yield read(cells, position.beginningOf(cells));
    }
  } catch (error) {
    if (error instanceof CsvError) throw brokenCsv(error, position.afterLast(parser.info));
    throw error;
  } finally {
    source.destroy();
  }
  if (read === undefined) {
    throw invalidInput('', 'csv-empty', { header: CSV_COLUMNS.join(',') });
  }
}

/** The header is in the first pieces of a file. */
const MAX_START_LENGTH = 16 * 1024;

/** Reads ahead to the first line, which decides the separator. `rest` is the whole text. */
async function splitStart(
  text: AsyncIterable<string>,
): Promise<{ readonly start: string; readonly rest: AsyncIterable<string> }> {
  const pieces = text[Symbol.asyncIterator]();
  let start = '';
  while (start.length < MAX_START_LENGTH && !/\S.*\n/.test(start)) {
    const { value, done } = await pieces.next();
    if (done) break;
    start += value;
  }
  return {
    start,
    rest: (async function* () {
      try {
        yield start;
        for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
      } finally {
        await pieces.return?.();
      }
    })(),
  };
}

/** Russian Excel separates with semicolons. Other files with semicolons get an error that says so. */
function isFlatWithSemicolons(start: string): boolean {
  const [line = ''] = start.trimStart().split(/\r\n|\n|\r/, 1);
  return isFlatHeader(line.split(';').map((heading) => heading.replaceAll('"', '')));
}

function flatReader(header: readonly string[]) {
  const read = flatRowReader(header);
  return (cells: readonly string[], line: number): ImportRow => {
    if (cells.length > header.length) return wrongCellCount(header, cells, line);
    return read(cells.map(unescapeFormula), line);
  };
}

function completeReader(first: readonly string[]) {
  const header = readHeader(first);
  return (cells: readonly string[], line: number) => readRow(header, cells, line);
}

function wrongCellCount(header: readonly string[], cells: readonly string[], line: number): ImportRow {
  const counts = { cells: cells.length, columns: header.length };
  return { line, errors: [inputError('', 'csv-cell-count-wrong', counts)] };
}

/** Counts lines from the cells, because the parser's count is wrong after a line break inside quotes. */
class LinePosition {
  readonly #beginnings = new WeakMap<readonly string[], number>();
  #next = 1;
  #emptyLines = 0;

  add(cells: readonly string[], info: Info): void {
    const line = this.afterLast(info);
    this.#beginnings.set(cells, line);
    this.#next = line + 1 + cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
    this.#emptyLines = info.empty_lines;
  }

  beginningOf(cells: readonly string[]): number {
    return this.#beginnings.get(cells) ?? 0;
  }

  /** The line at which the row after the last one begins. */
  afterLast(info: Info): number {
    return this.#next + info.empty_lines - this.#emptyLines;
  }
}

/** Columns that files of older versions do not have. */
const NEWER_COLUMNS: readonly CsvColumn[] = [...LABEL_COLUMNS, 'origin'];

/** Checks the header. A file with ids needs every column, because each row replaces an entire event. */
function readHeader(cells: readonly string[]): readonly string[] {
  const names = cells.map((cell) => cell.trim());
  const errors = checkHeader(names);
  if (errors.length === 0 && names.includes('id')) {
    const needed = CSV_COLUMNS.filter((column) => !NEWER_COLUMNS.includes(column));
    for (const column of needed.filter((each) => !names.includes(each))) {
      errors.push(inputError(`/${column}`, 'csv-column-missing-beside-id', { column }));
    }
  }
  if (errors.length === 0) return names;

  const separator = [';', '\t'].find((each) => names.length === 1 && names[0]?.includes(each));
  if (separator === undefined) throw new InvalidInput(errors);
  throw invalidInput('', 'csv-separator-wrong', { separator: separator === ';' ? 'semicolon' : 'tab' });
}

function readRow(header: readonly string[], cells: readonly string[], line: number): ImportRow {
  if (cells.length !== header.length) return wrongCellCount(header, cells, line);
  const keeps = LABEL_COLUMNS.filter((column) => !header.includes(column));
  try {
    return {
      line,
      event: rowToEvent(Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']))),
      ...(keeps.length > 0 && { keeps }),
    };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return { line, errors: error.errors };
  }
}

function brokenCsv(error: CsvError, line: number): Problem {
  return malformedBody(csvError(error, line));
}

/** `line` is where the invalid row begins. The parser may notice the error many lines later. */
function csvError(error: CsvError, line: number): CodedError {
  switch (String(error.code)) {
    case 'CSV_QUOTE_NOT_CLOSED':
    case 'CSV_MAX_RECORD_SIZE':
      return codedError('csv-quote-not-closed', { line });
    case 'CSV_INVALID_CLOSING_QUOTE':
      return codedError('csv-text-after-quote', { line });
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_OPENING_QUOTE':
      return codedError('csv-quote-inside-cell', { line });
    default:
      return codedError('csv-invalid', { line, reason: error.message });
  }
}
