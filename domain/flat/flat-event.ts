import { CAMEO_CODES } from '../cameo/cameo.ts';
import { splitList, splitPositions } from '../csv/csv-cell.ts';
import { isoDay } from '../dates/day-span.ts';
import { type InputError, InvalidInput, inputError } from '../errors/input-error.ts';
import { shorten } from '../errors/zod-errors.ts';
import type { CheckedEvent } from '../events/event.ts';
import { RELATIONS } from '../events/event-values.ts';
import { FLAT_NAMES, type FlatName, type FlatPart, flatColumn } from './flat-columns.ts';
import { type FlatDate, flattenDate, readDay, unflattenDate } from './flat-date.ts';
import { codesNamed, codesOf, valueName } from './value-names.ts';

/** A cell of any table: a text of CSV, or a typed value of a workbook or of Parquet. `Date` is midnight UTC of a day. */
export type TableCell = string | number | boolean | bigint | Date | null | undefined;

export type FlatRow = Readonly<Partial<Record<FlatName, TableCell>>>;

/** The cells of an event in flat columns, as they would be in a file without a language. */
export function flattenEvent(event: CheckedEvent): FlatRow {
  const row: Partial<Record<FlatName, TableCell>> = {};
  for (const name of FLAT_NAMES) {
    const { type, read } = flatColumn(name);
    if (type === 'name') continue;
    const value = read(event, 'en');
    if (value !== undefined) row[name] = type === 'day' ? isoDay(Number(value)) : value;
  }
  return row;
}

/**
 * The unchecked event of a row, for `checkEvent`. Cells that are not valid numbers or booleans stay text, so that the check reports them.
 * Throws `InvalidInput`, with the columns as paths.
 */
export function flatToEvent(row: FlatRow): Readonly<Record<string, unknown>> {
  return new RowReader(row).read();
}

class RowReader {
  readonly #row: FlatRow;
  readonly #errors: InputError[] = [];

  constructor(row: FlatRow) {
    this.#row = row;
  }

  read(): Readonly<Record<string, unknown>> {
    const place = present({ place: this.#text('place'), country: this.#code('country', 'country_name') });
    const event = {
      ...present({
        id: this.#text('id'),
        date: this.#date(),
        title: this.#text('title'),
        title_ru: this.#text('title_ru'),
        short_title: this.#text('short_title'),
        short_title_ru: this.#text('short_title_ru'),
        summary: this.#text('summary'),
        summary_ru: this.#text('summary_ru'),
        kind: this.#code('kind', 'kind_name'),
        status: this.#code('status', 'status_name'),
        review: this.#code('review', 'review_name'),
        cameo: this.#cameo(),
        goldstein: this.#number('goldstein'),
        people_expelled: this.#number('people_expelled'),
        in_force: this.#boolean('in_force'),
        in_force_until: this.#endOfMeasure(),
        pinned: this.#boolean('pinned'),
        origin: this.#text('origin'),
      }),
      initiators: this.#codeList('initiators', 'initiator_names'),
      targets: this.#codeList('targets', 'target_names'),
      participants: splitList(this.#text('participants')).map((name) => ({ name })),
      ...(Object.keys(place).length > 0 && { location: place }),
      missions_affected: splitList(this.#text('missions_affected')),
      links: RELATIONS.flatMap((relation) => splitList(this.#text(relation)).map((to) => ({ to, relation }))),
      sources: this.#sources(),
      tags: splitList(this.#text('tags')),
    };
    if (this.#errors.length > 0) throw new InvalidInput(this.#errors);
    return event;
  }

  #text(name: FlatName): string {
    return cellText(this.#row[name]);
  }

  #number(name: FlatName): number | string {
    const text = this.#text(name).replace(/[\s\u00A0\u202F]/g, '');
    return /^[-−+]?\d+([.,]\d+)?$/.test(text)
      ? Number(text.replace('−', '-').replace(',', '.'))
      : this.#text(name);
  }

  #boolean(name: FlatName): boolean | string {
    const text = this.#text(name);
    if (/^(true|yes|да|истина|1)$/i.test(text)) return true;
    return /^(false|no|нет|ложь|0)$/i.test(text) ? false : text;
  }

  #day(name: FlatName, end: 'first' | 'last'): number | undefined {
    const text = this.#text(name);
    if (text === '') return undefined;
    const day = readDay(text, end);
    if (day === undefined) {
      this.#errors.push(inputError(`/${name}`, 'flat-day-invalid', { value: shorten(text) }));
    }
    return day;
  }

  #endOfMeasure(): string | undefined {
    const day = this.#day('in_force_until', 'last');
    return day === undefined ? undefined : isoDay(day);
  }

  /** A word or a code of a column that has no separate codes. */
  #word<T extends string>(name: FlatName): T | undefined {
    const text = this.#text(name);
    if (text === '') return undefined;
    const [code] = this.#codesOfWord(name, text);
    return code as T | undefined;
  }

  #date(): string | undefined {
    const before = this.#errors.length;
    const days: FlatDate = {
      first_day: this.#day('first_day', 'first'),
      last_day: this.#day('last_day', 'last'),
      precision: this.#word('precision'),
      certainty: this.#word('certainty'),
    };
    if (this.#errors.length > before) return undefined;
    const edtf = this.#text('date');
    try {
      if (edtf === '') return unflattenDate(days);
      if (days.first_day === undefined && days.last_day === undefined) return edtf;
      const recorded = flattenDate(edtf);
      const parts = ['first_day', 'last_day', 'precision', 'certainty'] as const;
      if (parts.some((part) => days[part] !== recorded[part])) {
        this.#errors.push(inputError('/date', 'flat-date-disagrees', { edtf: shorten(edtf) }));
      }
      return edtf;
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      this.#errors.push(...error.errors.map((each) => ({ ...each, path: each.path || '/date' })));
      return undefined;
    }
  }

  /** The code of a column of codes and a column of words, which must agree if both are filled in. */
  #code(codeName: FlatName, wordName: FlatName): string {
    const code = this.#text(codeName);
    const word = this.#text(wordName);
    if (word === '') return code;
    const named = this.#codesOfWord(wordName, word);
    if (code === '' || named.length === 0) return named[0] ?? code;
    if (!named.includes(code)) this.#reportDisagreement(codeName, code, wordName, word);
    return code;
  }

  #codeList(codeName: FlatName, wordName: FlatName): string[] {
    const codes = splitList(this.#text(codeName));
    const words = splitList(this.#text(wordName));
    if (words.length === 0) return codes;
    const named = words.map((word) => this.#codesOfWord(wordName, word));
    if (codes.length === 0) return named.flatMap(([first]) => first ?? []);
    const agrees =
      codes.length === words.length && named.every((each, index) => each.includes(codes[index] ?? ''));
    if (!agrees && named.every(({ length }) => length > 0)) {
      this.#reportDisagreement(codeName, codes.join('; '), wordName, words.join('; '));
    }
    return codes;
  }

  /** The codes that a word can mean. Reports a word without any. A code may stand in place of a word. */
  #codesOfWord(name: FlatName, word: string): readonly string[] {
    const { codes = 'party' } = flatColumn(name);
    const named = codesNamed(codes, word);
    if (named.length > 0) return named;
    if (codesOf(codes).includes(word) || codes === 'party') {
      // Codes without a name, such as XR, stand for themselves.
      if (codes !== 'party' || /^[A-Z]{2,}$/.test(word)) return [word];
    }
    const choices =
      codes === 'party' || codes === 'cameo'
        ? []
        : codesOf(codes).map((code) => valueName(codes, code, isRussian(word) ? 'ru' : 'en'));
    this.#errors.push(inputError(`/${name}`, 'flat-word-unknown', { value: shorten(word), choices }));
    return [];
  }

  #reportDisagreement(codeColumn: FlatName, code: string, wordColumn: FlatName, word: string): void {
    this.#errors.push(
      inputError(`/${codeColumn}`, 'flat-code-disagrees', {
        column: codeColumn,
        code: shorten(code),
        word_column: wordColumn,
        word: shorten(word),
      }),
    );
  }

  /** Spreadsheets turn the code 010 into the number 10, which is another code. The words or the score decide between them. */
  #cameo(): string {
    const cell = this.#text('cameo');
    const name = this.#text('cameo_name');
    const candidates = [cell, `0${cell}`].filter((code) => CAMEO_CODES.has(code));
    if (cell !== '' && candidates.length === 0) return cell;
    const named = name === '' ? undefined : this.#codesOfWord('cameo_name', name);
    if (cell === '') return named?.[0] ?? '';
    if (named !== undefined && named.length > 0) {
      const code = candidates.find((each) => named.includes(each));
      if (code === undefined) this.#reportDisagreement('cameo', cell, 'cameo_name', name);
      return code ?? cell;
    }
    const score = this.#number('goldstein');
    const isCoded = this.#text('origin') !== '';
    return (
      candidates.find((code) => !isCoded && CAMEO_CODES.get(code)?.goldstein === score) ??
      candidates[0] ??
      cell
    );
  }

  #sources() {
    const publishers = splitList(this.#text('sources'));
    const urls = splitPositions(this.#text('source_urls'));
    if (urls.length > publishers.length) {
      this.#errors.push(
        inputError('/source_urls', 'flat-sources-disagree', {
          sources: publishers.length,
          urls: urls.length,
        }),
      );
    }
    return publishers.map((publisher, index) => present({ publisher, url: urls[index] ?? '' }));
  }
}

function isRussian(word: string): boolean {
  return /[а-яё]/i.test(word);
}

/** The text of a cell. A day is `YYYY-MM-DD`. */
export function cellText(cell: TableCell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date)
    return Number.isNaN(cell.getTime()) ? '' : isoDay(Math.floor(cell.getTime() / MS_PER_DAY));
  return String(cell).replace(/\r\n?/g, '\n').trim();
}

const MS_PER_DAY = 86_400_000;

function present(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== '' && value !== undefined),
  );
}

/** The parts of an event that these columns change. */
export function partsOf(names: readonly FlatName[]): FlatPart[] {
  return [...new Set(names.map((name) => flatColumn(name).part))];
}
