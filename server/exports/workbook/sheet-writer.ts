import { isoDay } from '../../../domain/dates/day-span.ts';
import { MAX_CELL_LENGTH } from '../../../domain/flat/flat-columns.ts';
import type { ZipPart, ZipStream } from './zip-stream.ts';

/** A day that Excel can hold is a date, others are text. `link` opens a web address. */
export type SheetCell =
  | string
  | number
  | boolean
  | undefined
  | { readonly day: number }
  | { readonly text: string; readonly link: string | undefined }
  | { readonly text: string; readonly style: 'heading' | 'title' };

export interface SheetColumn {
  readonly heading: string;
  /** In characters. */
  readonly width: number;
}

/** Excel's limits. */
export const MAX_SHEET_ROWS = 1_048_576;
const MAX_LINKS = 65_530;

/** The numbers of the cell formats in `STYLES`. */
const STYLE = { date: 1, heading: 2, link: 3, title: 4, wrapped: 5 } as const;

/** The formats of the cells. Number format 14 is the reader's own short date. */
export const STYLES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="4"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="14"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7ECEF"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/><xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="3" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** Days since 1970-01-01 of 1 March 1900 and 31 December 9999. Before, Excel counts a day that did not exist; after, it has no dates. */
const FIRST_EXCEL_DAY = -25_508;
const LAST_EXCEL_DAY = 2_932_896;

/** Writes one sheet of a workbook, row by row. Texts are never formulas: the workbook has none. */
export class SheetWriter {
  readonly #zip: ZipStream;
  readonly #number: number;
  readonly #part: ZipPart;
  readonly #columns: readonly SheetColumn[];
  readonly #hasHeader: boolean;
  /** The cells with links. Their addresses are in a part of their own, which is written at the same time. */
  readonly #links: string[] = [];
  #addresses: ZipPart | undefined;
  #rows = 0;

  /** `number` counts the sheets of the workbook from 1. */
  constructor(zip: ZipStream, number: number, columns: readonly SheetColumn[], hasHeader = true) {
    this.#zip = zip;
    this.#number = number;
    this.#columns = columns;
    this.#hasHeader = hasHeader;
    this.#part = zip.open(`xl/worksheets/sheet${number}.xml`);
    const pane = hasHeader
      ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>'
      : '';
    const widths = columns.map(
      ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
    );
    const selected = number === 1 ? ' tabSelected="1"' : '';
    this.#part.write(
      `${XML_START}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheetViews><sheetView${selected} workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols><sheetData>`,
    );
    if (hasHeader) this.add(columns.map(({ heading }) => ({ text: heading, style: 'heading' })));
  }

  /** Rows so far, with the header. */
  get rows(): number {
    return this.#rows;
  }

  add(cells: readonly SheetCell[]): void {
    this.#rows += 1;
    const row = this.#rows;
    let text = `<row r="${row}">`;
    for (const [index, cell] of cells.entries()) {
      if (cell !== undefined && cell !== '') text += this.#cell(cell, `${columnName(index)}${row}`);
    }
    this.#part.write(`${text}</row>`);
  }

  async drain(): Promise<void> {
    await this.#part.drain();
    await this.#addresses?.drain();
  }

  async close(): Promise<void> {
    const lastCell = `${columnName(this.#columns.length - 1)}${this.#rows}`;
    const filter = this.#hasHeader ? `<autoFilter ref="A1:${lastCell}"/>` : '';
    this.#part.write(`</sheetData>${filter}`);
    if (this.#links.length > 0) {
      this.#part.write('<hyperlinks>');
      for (const [index, reference] of this.#links.entries()) {
        this.#part.write(`<hyperlink ref="${reference}" r:id="rId${index + 1}"/>`);
      }
      this.#part.write('</hyperlinks>');
    }
    this.#part.write('</worksheet>');
    await this.#part.close();
    this.#addresses?.write('</Relationships>');
    await this.#addresses?.close();
  }

  #cell(cell: Exclude<SheetCell, undefined>, reference: string): string {
    switch (typeof cell) {
      case 'string':
        return textCell(reference, cell, this.#hasHeader ? undefined : STYLE.wrapped);
      case 'number':
        return `<c r="${reference}"><v>${cell}</v></c>`;
      case 'boolean':
        return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`;
    }
    if ('day' in cell) {
      const isDate = cell.day >= FIRST_EXCEL_DAY && cell.day <= LAST_EXCEL_DAY;
      return isDate
        ? `<c r="${reference}" s="${STYLE.date}"><v>${cell.day + DAYS_TO_1970}</v></c>`
        : textCell(reference, isoDay(cell.day));
    }
    if (cell.text === '') return '';
    if ('style' in cell) return textCell(reference, cell.text, STYLE[cell.style]);
    const address = cell.link === undefined ? null : URL.parse(cell.link);
    if (address === null || this.#links.length >= MAX_LINKS) return textCell(reference, cell.text);
    this.#addLink(reference, address.href);
    return textCell(reference, cell.text, STYLE.link);
  }

  #addLink(reference: string, address: string): void {
    this.#links.push(reference);
    if (this.#addresses === undefined) {
      this.#addresses = this.#zip.open(`xl/worksheets/_rels/sheet${this.#number}.xml.rels`);
      this.#addresses.write(`${XML_START}<Relationships xmlns="${PACKAGE_RELATIONS}">`);
    }
    this.#addresses.write(
      `<Relationship Id="rId${this.#links.length}" Type="${RELATIONS}/hyperlink" Target="${escapeXml(address)}" TargetMode="External"/>`,
    );
  }
}

/** 1970-01-01 in Excel's count. */
const DAYS_TO_1970 = 25_569;

const XML_START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';

function textCell(reference: string, text: string, style?: number): string {
  const shown = text.length > MAX_CELL_LENGTH ? text.slice(0, MAX_CELL_LENGTH).toWellFormed() : text;
  const styled = style === undefined ? '' : ` s="${style}"`;
  return `<c r="${reference}"${styled} t="inlineStr"><is><t xml:space="preserve">${escapeXml(escapeControls(shown))}</t></is></c>`;
}

/** 0 → `A`, 54 → `BC`. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

const NEEDS_ESCAPE = /[&<>"]/;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeXml(text: string): string {
  return NEEDS_ESCAPE.test(text) ? text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '') : text;
}

// Characters that XML 1.0 cannot hold, and a text that looks like the escape of one.
const UNREPRESENTABLE = /[^\P{Cc}\t\n\u0080-\u009F]|[\uFFFE\uFFFF]|_(?=x[\dA-Fa-f]{4}_)|\p{Cs}/gu;

/** As ECMA-376 says for texts (ST_Xstring): `_x0007_`. Half a surrogate pair becomes U+FFFD. */
function escapeControls(text: string): string {
  return text.replace(UNREPRESENTABLE, (character) => {
    const code = character.charCodeAt(0);
    if (code >= 0xd800 && code <= 0xdfff) return '\uFFFD';
    return `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`;
  });
}

/** The parts of a workbook that name its sheets. */
export function workbookParts(sheets: readonly string[]): [path: string, text: string][] {
  const numbered = sheets.map((name, index) => ({ name: escapeXml(name), number: index + 1 }));
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const override = (path: string, type: string) =>
    `<Override PartName="/xl/${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  return [
    [
      'xl/workbook.xml',
      `${XML_START}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${numbered
        .map(({ name, number }) => `<sheet name="${name}" sheetId="${number}" r:id="rId${number}"/>`)
        .join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML_START}<Relationships xmlns="${PACKAGE_RELATIONS}">${numbered
        .map(({ number }) => relation(number, 'worksheet', `worksheets/sheet${number}.xml`))
        .join('')}${relation(numbered.length + 1, 'styles', 'styles.xml')}</Relationships>`,
    ],
    ['xl/styles.xml', STYLES],
    [
      '_rels/.rels',
      `${XML_START}<Relationships xmlns="${PACKAGE_RELATIONS}">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      '[Content_Types].xml',
      `${XML_START}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook.xml', 'sheet.main')}${numbered
        .map(({ number }) => override(`worksheets/sheet${number}.xml`, 'worksheet'))
        .join('')}${override('styles.xml', 'styles')}</Types>`,
    ],
  ];
}
