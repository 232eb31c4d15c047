import { Readable } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import type { ImportRow } from '../../db/import/import-events.ts';
import { CSV_COLUMNS, checkHeader, rowToEvent } from '../../domain/csv/event-csv.ts';
import { InvalidInput } from '../../domain/errors/input-error.ts';
import { Problem } from '../http/problem-details.ts';

/** A row longer than this is a quote that was never closed. */
const LONGEST_ROW = 1024 * 1024;

/**
 * The rows of a CSV file, each with the line it begins at. Columns may stand in any order. A cell that cannot be read is
 * an error of its row; a wrong header is thrown as `InvalidInput`, a column a path, and a broken quote as a `Problem`
 * that names the line.
 */
export async function* csvRows(text: AsyncIterable<string>): AsyncGenerator<ImportRow> {
  const position = new LinePosition();
  const parser = parse({
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    record_delimiter: ['\r\n', '\n', '\r'],
    // Here, not below: a row that was read but not yet handed out counts as well when the next one is broken.
    on_record: (cells: string[], info) => {
      position.note(cells, info);
      return cells;
    },
  });
  const source = Readable.from(text, { objectMode: false });
  source.once('error', (error) => parser.destroy(error));
  source.pipe(parser);

  let header: readonly string[] | undefined;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      if (header === undefined) header = readHeader(cells);
      // Spreadsheets keep the commas of rows that were emptied.
      else if (cells.some((cell) => cell !== '')) yield readRow(header, cells, position.beginningOf(cells));
    }
  } catch (error) {
    if (error instanceof CsvError) throw brokenCsv(error, position.afterLast(parser.info));
    throw error;
  } finally {
    source.destroy();
  }
  if (header === undefined) {
    throw new InvalidInput([
      { path: '', message: `This file is empty. Begin it with the header ${CSV_COLUMNS.join(',')}.` },
    ]);
  }
}

/** Counts lines by what was read of them: the parser's own count is off after a line break inside quotes. */
class LinePosition {
  readonly #beginnings = new WeakMap<readonly string[], number>();
  #next = 1;
  #emptyLines = 0;

  note(cells: readonly string[], info: Info): void {
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

/** A file that names ids may change events, and a row replaces the whole of one: it must have every column. */
function readHeader(cells: readonly string[]): readonly string[] {
  const names = cells.map((cell) => cell.trim());
  const errors = checkHeader(names);
  if (errors.length === 0 && names.includes('id')) {
    // Files from before there were machine-coded events have no column for them.
    for (const column of CSV_COLUMNS.filter((each) => each !== 'origin' && !names.includes(each))) {
      const message = `The column “${column}” is missing: a row with an id replaces the whole event. Add it, or remove “id”.`;
      errors.push({ path: `/${column}`, message });
    }
  }
  if (errors.length === 0) return names;

  const separator = [';', '\t'].find((each) => names.length === 1 && names[0]?.includes(each));
  if (separator === undefined) throw new InvalidInput(errors);
  const name = separator === ';' ? 'semicolons' : 'tabs';
  throw new InvalidInput([
    { path: '', message: `The columns are separated by ${name}. Save the file with commas.` },
  ]);
}

function readRow(header: readonly string[], cells: readonly string[], line: number): ImportRow {
  if (cells.length !== header.length) {
    const message =
      `This row has ${cells.length} cells, the header ${header.length}. ` +
      'A cell with a comma or a quote in it has to stand in double quotes.';
    return { line, errors: [{ path: '', message }] };
  }
  try {
    return {
      line,
      event: rowToEvent(Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']))),
    };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return { line, errors: error.errors };
  }
}

function brokenCsv(error: CsvError, line: number): Problem {
  const message = `Line ${line}: ${whatBroke(error)}`;
  return new Problem('malformed-body', message, { errors: [{ path: '', message }] });
}

/** The row that begins at a line is known to be broken; where in it the parser noticed may be many lines further. */
function whatBroke(error: CsvError): string {
  switch (String(error.code)) {
    case 'CSV_QUOTE_NOT_CLOSED':
    case 'CSV_MAX_RECORD_SIZE':
      return 'the row that begins here has a double quote that is never closed. Close it, and double every quote inside.';
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'the row that begins here goes on after a closing quote. Double every quote inside a quoted cell.';
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_OPENING_QUOTE':
      return 'the row that begins here has a double quote in an unquoted cell. Quote the cell, and double the quote.';
    default:
      return `the row that begins here is not CSV (${error.message}).`;
  }
}
