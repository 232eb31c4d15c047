import type { TableCell } from '../../../domain/flat/flat-event.ts';
import { attribute, BrokenXml, XmlTokens } from './xml-tokens.ts';
import { BrokenZip, ZipDirectory } from './zip-directory.ts';

/** A row of a table file. `line` counts from 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly TableCell[];
}

export interface Sheet {
  readonly name: string;
  /** Rows are read while they are consumed. Empty rows are left out. */
  rows(): AsyncGenerator<TableRow>;
}

/** All parts of a workbook unpacked: some three million events. */
export const MAX_UNPACKED_BYTES = 4 * 1024 ** 3;
/** Parts that are kept in memory, such as the table of texts. */
const MAX_KEPT_BYTES = 256 * 1024 ** 2;
const MAX_COLUMNS = 16_384;

/** The sheets of an Excel workbook (ECMA-376). Throws `BrokenZip` or `BrokenXml` if it is none, and `UnpackedTooLarge`. */
export async function readWorkbook(bytes: Buffer): Promise<Sheet[]> {
  const zip = new ZipDirectory(bytes, MAX_UNPACKED_BYTES);
  const parts = await targetsOf(zip, '_rels/.rels', '');
  const book = [...parts.values()].find(({ type }) => type.endsWith('/officeDocument'))?.path;
  if (book === undefined) throw new BrokenZip('it has no workbook');
  const folder = book.slice(0, book.lastIndexOf('/') + 1);
  const targets = await targetsOf(zip, `${folder}_rels/${book.slice(folder.length)}.rels`, folder);
  const pathOf = (type: string) => [...targets.values()].find((each) => each.type.endsWith(type))?.path;

  const found: { readonly name: string; readonly path: string }[] = [];
  let is1904 = false;
  for await (const token of tokensOf(zip, book)) {
    if (token.type !== 'open') continue;
    if (token.name === 'workbookPr')
      is1904 = /^(1|true)$/.test(attribute(token.attributes, 'date1904') ?? '');
    if (token.name !== 'sheet') continue;
    const target = targets.get(relationId(token.attributes) ?? '');
    // Charts and macros can be sheets too.
    if (target?.type.endsWith('/worksheet')) {
      found.push({ name: attribute(token.attributes, 'name') ?? '', path: target.path });
    }
  }
  const texts = await readTexts(zip, pathOf('/sharedStrings'));
  const dateStyles = await readDateStyles(zip, pathOf('/styles'));
  return found.map(({ name, path }) => ({
    name,
    rows: () => readRows(zip, path, { texts, dateStyles, is1904 }),
  }));
}

async function* tokensOf(zip: ZipDirectory, path: string, max?: number) {
  const tokens = new XmlTokens();
  for await (const piece of zip.text(path, max)) yield* tokens.push(piece);
  tokens.end();
}

/** `r:id` is not `id`, but the prefix may be another one. */
function relationId(attributes: string): string | undefined {
  return /\s[^\s=:]+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1];
}

interface Target {
  readonly type: string;
  readonly path: string;
}

async function targetsOf(zip: ZipDirectory, path: string, folder: string): Promise<Map<string, Target>> {
  const targets = new Map<string, Target>();
  for await (const token of tokensOf(zip, path, MAX_KEPT_BYTES)) {
    if (token.type !== 'open' || token.name !== 'Relationship') continue;
    const [id = '', type = '', target = ''] = ['Id', 'Type', 'Target'].map((name) =>
      attribute(token.attributes, name),
    );
    // Resolves “..” and a leading slash.
    const { pathname } = new URL(target, `file:///${folder}`);
    targets.set(id, { type, path: decodeURIComponent(pathname.slice(1)) });
  }
  return targets;
}

/** The table of texts. Rich text is joined; the reading aids of Japanese text are left out. */
async function readTexts(zip: ZipDirectory, path: string | undefined): Promise<readonly string[]> {
  const texts: string[] = [];
  if (path === undefined || !zip.has(path)) return texts;
  let text = '';
  let isInText = false;
  let isInAid = false;
  for await (const token of tokensOf(zip, path, MAX_KEPT_BYTES)) {
    if (token.type === 'text') {
      if (isInText && !isInAid) text += token.text;
    } else if (token.name === 't') isInText = token.type === 'open';
    else if (token.name === 'rPh') isInAid = token.type === 'open';
    else if (token.name === 'si') {
      if (token.type === 'open') text = '';
      else texts.push(decodeEscapes(text));
    }
  }
  return texts;
}

/** The numbers of the cell styles that show a date. */
async function readDateStyles(zip: ZipDirectory, path: string | undefined): Promise<ReadonlySet<number>> {
  const dates = new Set<number>();
  if (path === undefined || !zip.has(path)) return dates;
  const formats = new Map<number, string>();
  let isInCells = false;
  let style = 0;
  for await (const token of tokensOf(zip, path, MAX_KEPT_BYTES)) {
    if (token.type === 'text') continue;
    if (token.name === 'cellXfs') isInCells = token.type === 'open';
    if (token.type !== 'open') continue;
    if (token.name === 'numFmt') {
      const code = attribute(token.attributes, 'formatCode') ?? '';
      formats.set(Number(attribute(token.attributes, 'numFmtId')), code);
    } else if (token.name === 'xf' && isInCells) {
      const format = Number(attribute(token.attributes, 'numFmtId') ?? 0);
      if (isDateFormat(format, formats.get(format))) dates.add(style);
      style += 1;
    }
  }
  return dates;
}

/** Formats 14–22, 27–36, 45–47 and 50–58 are built in. Others show a date if they have a day, month or year outside of quotes. */
function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) {
    return (
      (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
    );
  }
  return /[dmy]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]|general/gi, ''));
}

interface SheetContext {
  readonly texts: readonly string[];
  readonly dateStyles: ReadonlySet<number>;
  readonly is1904: boolean;
}

async function* readRows(zip: ZipDirectory, path: string, context: SheetContext): AsyncGenerator<TableRow> {
  let line = 0;
  let cells: TableCell[] = [];
  let column = -1;
  let type = '';
  let style = 0;
  let text = '';
  let isInText = false;
  let isInAid = false;
  for await (const token of tokensOf(zip, path)) {
    if (token.type === 'text') {
      if (isInText && !isInAid) text += token.text;
      continue;
    }
    const isOpen = token.type === 'open';
    switch (token.name) {
      case 'row':
        if (isOpen) {
          line = Number(attribute(token.attributes, 'r') ?? line + 1);
          cells = [];
          column = -1;
        } else if (cells.some((cell) => cell !== null && cell !== '')) yield { line, cells };
        break;
      case 'c':
        if (isOpen) {
          column = columnOf(attribute(token.attributes, 'r')) ?? column + 1;
          if (column >= MAX_COLUMNS) throw new BrokenXml('a row is too long');
          type = attribute(token.attributes, 't') ?? 'n';
          style = Number(attribute(token.attributes, 's') ?? 0);
          text = '';
        } else {
          while (cells.length < column) cells.push(null);
          cells[column] = cellValue(type, text, style, context);
        }
        break;
      // The value, and the text of a cell without a table of texts. Formulas are in “f”: only their results count.
      case 'v':
      case 't':
        isInText = isOpen;
        break;
      case 'rPh':
        isInAid = isOpen;
        break;
    }
  }
}

function cellValue(type: string, text: string, style: number, context: SheetContext): TableCell {
  switch (type) {
    case 's':
      return context.texts[Number(text)] ?? null;
    case 'inlineStr':
    case 'str':
      return decodeEscapes(text);
    case 'b':
      return text === '1' || text === 'true';
    case 'd':
      return text;
    // A formula without a result, such as #REF!.
    case 'e':
      return text;
    default: {
      if (text === '') return null;
      const value = Number(text);
      if (Number.isNaN(value)) return text;
      return context.dateStyles.has(style) ? dayOfSerial(value, context.is1904) : value;
    }
  }
}

/** Excel counts days from 1900-01-01 as 1, with a 29 February in 1900, or from 1904-01-01 as 0. */
function dayOfSerial(serial: number, is1904: boolean): Date {
  const fromEpoch = is1904 ? serial - 24_107 : serial < 60 ? serial - 25_568 : serial - 25_569;
  return new Date(Math.floor(fromEpoch) * 86_400_000);
}

/** `BC12` → 54. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** Characters that XML cannot hold are `_x0007_` in workbooks, and the text `_x0007_` is `_x005F_x0007_`. */
function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}
