import { escapeFormula, quoteCell } from '../csv/csv-cell.ts';
import { isoDay } from '../dates/day-span.ts';
import type { CheckedEvent } from '../events/event.ts';
import type { Language } from '../language/language.ts';
import { FLAT_NAMES, type FlatName, type FlatValue, flatColumn, sheetNames } from './flat-columns.ts';
import { dottedDay } from './flat-date.ts';
import { flatHeading } from './flat-headings.ts';
import { valueName } from './value-names.ts';

/** Forms of a CSV file. `flat` is for programs, the other two for Excel with English and with Russian settings. */
export const FLAT_DIALECTS = ['flat', 'excel-en', 'excel-ru'] as const;
export type FlatDialect = (typeof FLAT_DIALECTS)[number];

interface Writing {
  readonly separator: ',' | ';';
  /** The byte order mark, without which Excel does not read UTF-8. */
  readonly start: string;
  readonly names: readonly FlatName[];
  heading(name: FlatName): string;
  day(day: number): string;
  number(value: number): string;
  boolean(value: boolean): string;
  /** The language of the words; `flat` keeps codes. */
  readonly words: Language | undefined;
}

const PROGRAMS: Writing = {
  separator: ',',
  start: '',
  names: FLAT_NAMES,
  heading: (name) => name,
  day: isoDay,
  number: String,
  boolean: String,
  words: undefined,
};

const DIALECTS: Readonly<Record<FlatDialect, Writing>> = {
  flat: PROGRAMS,
  'excel-en': {
    ...PROGRAMS,
    start: '\uFEFF',
    names: sheetNames('en'),
    heading: (name) => flatHeading(name, 'en'),
    boolean: (value) => (value ? 'yes' : 'no'),
    words: 'en',
  },
  'excel-ru': {
    separator: ';',
    start: '\uFEFF',
    names: sheetNames('ru'),
    heading: (name) => flatHeading(name, 'ru'),
    day: dottedDay,
    number: (value) => String(value).replace('.', ','),
    boolean: (value) => (value ? 'да' : 'нет'),
    words: 'ru',
  },
};

/** The language of a dialect, if it has only one. */
export function languageOf(dialect: FlatDialect): Language | undefined {
  return DIALECTS[dialect].words;
}

/** The first line of a file. */
export function flatCsvStart(dialect: FlatDialect): string {
  const writing = DIALECTS[dialect];
  return writing.start + line(writing.names.map(writing.heading), writing);
}

/** The line of an event. `language` is that of the names in a file for programs. */
export function flatCsvLine(event: CheckedEvent, dialect: FlatDialect, language: Language): string {
  const writing = DIALECTS[dialect];
  return line(
    writing.names.map((name) => {
      const value = flatColumn(name).read(event, writing.words ?? language);
      return cell(name, value, writing);
    }),
    writing,
  );
}

function cell(name: FlatName, value: FlatValue, writing: Writing): string {
  if (value === undefined) return '';
  const { type, codes } = flatColumn(name);
  switch (type) {
    case 'day':
      return writing.day(Number(value));
    case 'number':
    case 'integer':
      // A score can begin with a minus but is a number, not a formula.
      return writing.number(Number(value));
    case 'boolean':
      return writing.boolean(value === true);
    case 'word':
      return writing.words && codes ? valueName(codes, String(value), writing.words) : String(value);
    default:
      return escapeFormula(String(value));
  }
}

function line(cells: readonly string[], { separator }: Writing): string {
  return `${cells.map((each) => quoteCell(each, separator)).join(separator)}\r\n`;
}
