/**
 * Cells of CSV files: quoting (RFC 4180), escaping against formula injection, and lists inside a cell.
 */

/** Quotes a cell if it contains separators, quotes or line breaks. */
export function quoteCell(cell: string, separator: ',' | ';' = ','): string {
  return /["\r\n]/.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * Puts an apostrophe before a cell that a spreadsheet would treat as a formula (CWE-1236). Cells that already begin with
 * apostrophes before a formula get one more, so that `unescapeFormula` restores any text.
 */
export function escapeFormula(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

/** Removes the apostrophe that `escapeFormula` added. */
export function unescapeFormula(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/** Joins entries with `; `. Semicolons and backslashes inside an entry get a backslash. */
export function joinList(entries: readonly string[]): string {
  return entries.map(escapeSeparators).join('; ');
}

export function splitList(cell: string): string[] {
  return splitAt(cell, ';').map(unescapeSeparators);
}

/** Joins a list in which empty entries count, such as the addresses of sources. A list of empty entries is empty. */
export function joinPositions(entries: readonly string[]): string {
  return entries.every((entry) => entry === '') ? '' : entries.map(escapeSeparators).join('; ');
}

export function splitPositions(cell: string): string[] {
  return cell.trim() === '' ? [] : splitAt(cell, ';', true).map(unescapeSeparators);
}

/**
 * Joins entries of several parts: `part | part | part; part | part`. An absent part is empty, absent parts at the end are
 * omitted, and a bar inside a part gets a backslash.
 */
export function joinRecords(records: readonly (readonly (string | undefined)[])[]): string {
  return records
    .map((parts) => {
      const written = parts.map((part) => escapeSeparators(part ?? '').replaceAll('|', '\\|'));
      while (written.at(-1) === '') written.pop();
      return written.join(' | ');
    })
    .join('; ');
}

/** The parts of each entry. An absent part is an empty string; absent parts at the end are missing. */
export function splitRecords(cell: string): string[][] {
  return splitAt(cell, ';').map((entry) => splitAt(entry, '|', true).map(unescapeSeparators));
}

function escapeSeparators(text: string): string {
  return text.replace(/[\\;]/g, '\\$&');
}

/** A backslash before any other character is kept, because people write paths. */
function unescapeSeparators(text: string): string {
  return text.replace(/\\([\\;|])/g, '$1');
}

/** The trimmed pieces between unescaped separators. Empty pieces are dropped unless `keepEmpty` is set. */
function splitAt(text: string, separator: ';' | '|', keepEmpty = false): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    if (char === separator) {
      pieces.push(piece.trim());
      piece = '';
    } else if (char === '\\') {
      index++;
      piece += char + text.charAt(index);
    } else {
      piece += char;
    }
  }
  pieces.push(piece.trim());
  return keepEmpty ? pieces : pieces.filter((piece) => piece !== '');
}
