/**
 * One cell of a CSV file: its quotes (RFC 4180), its defence against being taken for a formula, and lists inside it.
 */

/** The cell as it stands in a file: quoted where it must be. */
export function quoteCell(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * Puts an apostrophe before what a spreadsheet would take for a formula (CWE-1236); before such an apostrophe too, so
 * that `refuse` gives back any text.
 */
export function escapeFormula(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

/** Takes off the apostrophe that `defuse` put. */
export function unescapeFormula(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/** `; ` between entries; a backslash before a semicolon or a backslash of their own. */
export function joinList(entries: readonly string[]): string {
  return entries.map(escapeSeparators).join('; ');
}

export function splitList(cell: string): string[] {
  return splitAt(cell, ';').map(unescapeSeparators);
}

/**
 * Entries of several parts, `part | part | part; part | part`. An absent part is left empty, absent last ones are left
 * out, and a bar inside a part has a backslash before it.
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

/** The parts of each entry; an absent one is an empty string, or missing where it would be last. */
export function splitRecords(cell: string): string[][] {
  return splitAt(cell, ';').map((entry) => splitAt(entry, '|', true).map(unescapeSeparators));
}

function escapeSeparators(text: string): string {
  return text.replace(/[\\;]/g, '\\$&');
}

/** A backslash before anything else is a backslash: people write paths. */
function unescapeSeparators(text: string): string {
  return text.replace(/\\([\\;|])/g, '$1');
}

/** The pieces between separators that no backslash precedes, trimmed; empty ones are dropped unless asked for. */
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
