import { isoDay } from '../../../domain/dates/day-span.ts';
import type { DiplomaticEvent } from '../../../domain/events/event.ts';
import { titleOf } from '../../../domain/events/localized-text.ts';
import { type FlatName, flatColumn, sheetNames } from '../../../domain/flat/flat-columns.ts';
import { flattenDate } from '../../../domain/flat/flat-date.ts';
import { cellText } from '../../../domain/flat/flat-event.ts';
import { flatHeading, flatMeaning } from '../../../domain/flat/flat-headings.ts';
import { SheetChecksum } from '../../../domain/flat/sheet-checksum.ts';
import { valueName } from '../../../domain/flat/value-names.ts';
import { describeExport, type ExportInfo } from '../export-info.ts';
import {
  MAX_SHEET_ROWS,
  type SheetCell,
  type SheetColumn,
  SheetWriter,
  workbookParts,
} from './sheet-writer.ts';
import { WORKBOOK_TEXTS } from './workbook-texts.ts';
import { ZipStream } from './zip-stream.ts';

export interface WorkbookOptions {
  /** The address of the page of an event, if readers can reach it. */
  readonly eventAddress: ((id: string) => string) | undefined;
  /** The address of the page with the same filter, if readers can reach it. */
  readonly permalink: string | undefined;
  /** For tests. */
  readonly maxRows?: number;
}

/** Events between two checks whether the compression keeps up. */
const EVENTS_AT_ONCE = 50;

/**
 * An Excel workbook (ECMA-376), sent while the events are read: a sheet of events, one each for their sources, links and people, and one about
 * the file. No library writes several sheets with web links as a stream.
 */
export async function* eventWorkbook(
  info: ExportInfo,
  events: AsyncIterable<DiplomaticEvent>,
  options: WorkbookOptions,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipStream();
  try {
    const book = new EventBook(zip, info, options);
    let count = 0;
    for await (const event of events) {
      book.add(event);
      count += 1;
      if (count % EVENTS_AT_ONCE !== 0) continue;
      await book.drain();
      yield* zip.take();
    }
    await book.close(count);
    for (const [path, text] of workbookParts(book.sheets)) await zip.add(path, text);
    zip.end();
    yield* zip.take();
  } finally {
    zip.destroy();
  }
}

class EventBook {
  /** The names of the sheets so far. */
  readonly sheets: string[] = [];
  readonly #zip: ZipStream;
  readonly #info: ExportInfo;
  readonly #options: WorkbookOptions;
  readonly #names: readonly FlatName[];
  readonly #events: Table;
  readonly #sources: Table;
  readonly #links: Table;
  readonly #people: Table;

  constructor(zip: ZipStream, info: ExportInfo, options: WorkbookOptions) {
    this.#zip = zip;
    this.#info = info;
    this.#options = options;
    const { language } = info;
    this.#names = [...sheetNames(language).filter((name) => name !== 'id'), 'date', 'id'];
    const texts = WORKBOOK_TEXTS[language];
    const heading = (name: FlatName): SheetColumn => ({
      heading: flatHeading(name, language),
      width: flatColumn(name).width,
    });
    const column = (text: string, width: number): SheetColumn => ({ heading: text, width });
    const title = language === 'ru' ? heading('title_ru') : heading('title');
    const open = (name: string, columns: readonly SheetColumn[]) =>
      new Table(name, columns, (sheetName) => this.#open(sheetName, columns), options.maxRows);
    this.#events = open(texts.events, this.#names.map(heading));
    this.#sources = open(texts.sources, [
      heading('first_day'),
      title,
      column(texts.publisher, 24),
      column(texts.sourceTitle, 50),
      column(texts.published, 14),
      column(texts.address, 50),
      column(texts.quote, 50),
      column(texts.archive, 40),
      heading('id'),
    ]);
    this.#links = open(texts.links, [
      heading('first_day'),
      title,
      column(texts.relation, 16),
      column(texts.relationCode, 14),
      column(texts.linkedEvent, 40),
      heading('id'),
    ]);
    this.#people = open(texts.people, [
      heading('first_day'),
      title,
      column(texts.name, 30),
      column(texts.office, 50),
      column(texts.party, 20),
      column(texts.partyCode, 12),
      heading('id'),
    ]);
  }

  add(event: DiplomaticEvent): void {
    const { language } = this.#info;
    this.#events.add(this.#names.map((name) => this.#flatCell(event, name)));
    const { first_day } = flattenDate(event.date);
    const day: SheetCell = first_day === undefined ? undefined : { day: first_day };
    const title = titleOf(event, language);
    const id = this.#eventLink(event.id);
    for (const { publisher, title: sourceTitle, published, url, quote, archived_url } of event.sources) {
      this.#sources.add([
        day,
        title,
        publisher,
        sourceTitle,
        published,
        linkTo(url),
        quote,
        linkTo(archived_url),
        id,
      ]);
    }
    for (const { relation, to } of event.links) {
      this.#links.add([
        day,
        title,
        valueName('relation', relation, language),
        relation,
        this.#eventLink(to),
        id,
      ]);
    }
    for (const { name, office, party } of event.participants) {
      const partyText = party === undefined ? undefined : valueName('party', party, language);
      this.#people.add([day, title, name, office, partyText, party, id]);
    }
  }

  async drain(): Promise<void> {
    for (const table of this.#tables) await table.drain();
  }

  async close(events: number): Promise<void> {
    for (const table of this.#tables) await table.close();
    await this.#writeReadMe(events);
  }

  get #tables(): readonly Table[] {
    return [this.#events, this.#sources, this.#links, this.#people];
  }

  #open(name: string, columns: readonly SheetColumn[]): SheetWriter {
    this.sheets.push(name);
    return new SheetWriter(this.#zip, this.sheets.length, columns);
  }

  #flatCell(event: DiplomaticEvent, name: FlatName): SheetCell {
    const { language } = this.#info;
    const { type, read, codes } = flatColumn(name);
    const value = read(event, language);
    if (value === undefined) return undefined;
    if (type === 'day') return { day: Number(value) };
    if (type === 'word' && codes !== undefined) return valueName(codes, String(value), language);
    if (name === 'id') return this.#eventLink(event.id);
    // A cell can have one link. The others are on the sheet of sources.
    if (name === 'source_urls')
      return { text: String(value), link: event.sources.find(({ url }) => url)?.url };
    return value;
  }

  #eventLink(id: string): SheetCell {
    return { text: id, link: this.#options.eventAddress?.(id) };
  }

  async #writeReadMe(events: number): Promise<void> {
    const { language, day, title } = this.#info;
    const texts = WORKBOOK_TEXTS[language];
    const columns = [30, 30, 90].map((width) => ({ heading: '', width }));
    this.sheets.push(texts.readMe);
    const sheet = new SheetWriter(this.#zip, this.sheets.length, columns, false);
    const { permalink } = this.#options;
    sheet.add([{ text: title, style: 'title' }]);
    sheet.add([describeExport({ ...this.#info, total: events })]);
    if (permalink !== undefined) sheet.add([{ text: permalink, link: permalink }]);
    sheet.add([texts.created, day]);
    sheet.add([]);
    for (const table of this.#tables) {
      sheet.add([table.name, texts.rows, table.rows]);
    }
    sheet.add([]);
    for (const note of texts.notes) sheet.add([undefined, undefined, note]);
    sheet.add([]);
    sheet.add([
      { text: texts.column, style: 'heading' },
      { text: texts.nameInCsv, style: 'heading' },
      { text: texts.meaning, style: 'heading' },
    ]);
    for (const name of this.#names)
      sheet.add([flatHeading(name, language), name, flatMeaning(name, language)]);
    sheet.add([]);
    sheet.add([{ text: texts.checksums, style: 'heading' }]);
    for (const table of this.#tables.slice(1)) {
      for (const [name, checksum] of table.checksums) sheet.add([name, SheetChecksum.MARK, checksum]);
    }
    await sheet.close();
  }
}

function linkTo(url: string | undefined): SheetCell {
  return url === undefined ? undefined : { text: url, link: url };
}

/** A table in one sheet, or in several if it has more rows than a sheet can hold. */
class Table {
  readonly name: string;
  readonly checksums = new Map<string, string>();
  rows = 0;
  readonly #open: (name: string) => SheetWriter;
  readonly #headings: readonly string[];
  readonly #maxRows: number;
  #sheet: SheetWriter;
  #sheetName: string;
  #checksum: SheetChecksum;
  readonly #full: SheetWriter[] = [];

  constructor(
    name: string,
    columns: readonly SheetColumn[],
    open: (name: string) => SheetWriter,
    maxRows = MAX_SHEET_ROWS,
  ) {
    this.name = name;
    this.#open = open;
    this.#headings = columns.map(({ heading }) => heading);
    this.#maxRows = maxRows;
    this.#sheetName = name;
    this.#sheet = open(name);
    this.#checksum = this.#newChecksum();
  }

  add(cells: readonly SheetCell[]): void {
    if (this.#sheet.rows >= this.#maxRows) {
      this.checksums.set(this.#sheetName, this.#checksum.value);
      this.#full.push(this.#sheet);
      this.#sheetName = `${this.name} ${this.#full.length + 1}`;
      this.#sheet = this.#open(this.#sheetName);
      this.#checksum = this.#newChecksum();
    }
    this.rows += 1;
    this.#sheet.add(cells);
    this.#checksum.add(cells.map(textOf));
  }

  drain(): Promise<void> {
    return this.#sheet.drain();
  }

  async close(): Promise<void> {
    for (const sheet of [...this.#full, this.#sheet]) await sheet.close();
    this.checksums.set(this.#sheetName, this.#checksum.value);
  }

  #newChecksum(): SheetChecksum {
    const checksum = new SheetChecksum();
    checksum.add(this.#headings);
    return checksum;
  }
}

/** The text of a cell as an import reads it. */
function textOf(cell: SheetCell): string {
  if (typeof cell !== 'object') return cellText(cell);
  return 'day' in cell ? isoDay(cell.day) : cellText(cell.text);
}
