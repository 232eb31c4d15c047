import { Readable } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import type { ImportRow } from '../../db/import.ts';
import { CSV_COLUMNS, checkHeader, rowToEvent } from '../../domain/csv.ts';
import { InvalidInput } from '../../domain/invalid-input.ts';
import { Problem } from '../problem-details.ts';

/** A row longer than this is a quote that was never closed. */
const LONGEST_ROW = 1024 * 1024;

/**
 * The rows of a CSV file, each with the line it begins at. Columns may stand in any order. A cell that cannot be read is
 * an error of its row; a wrong header is thrown as `InvalidInput`, a column a path, and a broken quote as a `Problem`
 * that names the line.
 */
export async function* csvRows(text: AsyncIterable<string>): AsyncGenerator<ImportRow> {
  const parser = parse({
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    record_delimiter: ['\r\n', '\n', '\r'],
  });
  const source = Readable.from(text, { objectMode: false });
  source.once('error', (error) => parser.destroy(error));
  source.pipe(parser);

  let header: readonly string[] | undefined;
  const position = new LinePosition();
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      const line = position.beginningOf(record, info);
      if (header === undefined) header = readHeader(record);
      // Spreadsheets keep the commas of rows that were emptied.
      else if (record.some((cell) => cell !== '')) yield readRow(header, record, line);
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
  #next = 1;
  #emptyLines = 0;

  beginningOf(record: readonly string[], info: Info): number {
    const line = this.afterLast(info);
    this.#next = line + 1 + record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
    this.#emptyLines = info.empty_lines;
    return line;
  }

  /** The line at which the row after the last one begins. */
  afterLast(info: Info): number {
    return this.#next + info.empty_lines - this.#emptyLines;
  }
}

/** A file that names ids may change events, and a row replaces the whole of one: it must have every column. */
function readHeader(record: readonly string[]): readonly string[] {
  const names = record.map((cell) => cell.trim());
  const errors = checkHeader(names);
  if (errors.length === 0 && names.includes('id')) {
    for (const column of CSV_COLUMNS.filter((each) => !names.includes(each))) {
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

function readRow(header: readonly string[], record: readonly string[], line: number): ImportRow {
  if (record.length !== header.length) {
    const message =
      `This row has ${record.length} cells, the header ${header.length}. ` +
      'A cell with a comma or a quote in it has to stand in double quotes.';
    return { line, errors: [{ path: '', message }] };
  }
  const cells = Object.fromEntries(header.map((name, index) => [name, record[index] ?? '']));
  try {
    return { line, event: rowToEvent(cells) };
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
