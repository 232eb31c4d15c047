import type { NoParams } from './no-params.ts';

interface Position {
  /** From 1, as `column`. */
  readonly line: number;
  readonly column: number;
}

/** An event as a warning names it. */
interface Described {
  readonly title: string;
  readonly title_ru: string;
  readonly date: string;
}

/** Errors of files and JSON bodies, and the reasons why an import skips machine-coded rows. */
export interface FileErrorParams {
  'file-not-utf8': { readonly line: number };
  'file-is-archive': NoParams;
  'event-too-long': { readonly line: number };
  'rows-refused': { readonly count: number };
  'row-id-repeated': { readonly row: number };
  /** The row has the id of an event that was merged into the event `kept`. */
  'row-id-merged': { readonly kept: string };
  /** A warning. `date` is EDTF. */
  'row-may-exist': Described & { readonly id: string };
  /** A warning. `row` and `line` are those of the other row. */
  'row-similar-to-row': Described & { readonly row: number; readonly line: number };

  'csv-empty': { readonly header: string };
  'csv-separator-wrong': { readonly separator: 'semicolon' | 'tab' };
  'csv-column-missing': { readonly column: string };
  'csv-title-column-missing': { readonly columns: readonly string[] };
  /** For a file with ids, in which each row replaces a whole event. */
  'csv-column-missing-beside-id': { readonly column: string };
  'csv-column-repeated': { readonly column: string };
  'csv-column-unnamed': NoParams;
  'csv-column-unknown': { readonly column: string };
  'csv-column-misspelt': { readonly column: string; readonly suggestion: string };
  'csv-cell-count-wrong': { readonly cells: number; readonly columns: number };
  'csv-entry-with-too-many-parts': { readonly entry: number; readonly parts: readonly string[] };
  /** `line` is where the row begins. The parser does not report where in the row the error is. */
  'csv-quote-not-closed': { readonly line: number };
  'csv-text-after-quote': { readonly line: number };
  'csv-quote-inside-cell': { readonly line: number };
  'csv-invalid': { readonly line: number; readonly reason: string };

  'flat-day-invalid': { readonly value: string };
  'flat-days-reversed': NoParams;
  'flat-precision-disagrees': { readonly precision: string };
  'flat-date-disagrees': { readonly edtf: string };
  /** Without `choices` if there are too many. */
  'flat-word-unknown': { readonly value: string; readonly choices: readonly string[] };
  'flat-code-disagrees': {
    readonly column: string;
    readonly code: string;
    readonly word_column: string;
    readonly word: string;
  };
  'flat-sources-disagree': { readonly sources: number; readonly urls: number };
  'flat-cell-without-heading': { readonly column: number };
  'parquet-group-too-large': { readonly max_mib: number };
  /** The list was too long for its cell, so the file cannot replace it. */
  'flat-list-cut': NoParams;
  'workbook-invalid': { readonly reason: string };
  'workbook-encrypted': NoParams;
  'workbook-too-large': { readonly max_mib: number };
  'workbook-without-events': { readonly sheets: readonly string[] };
  'workbook-sheet-edited': { readonly sheet: string };
  'parquet-invalid': { readonly reason: string };
  'parquet-without-events': { readonly columns: readonly string[] };

  'json-invalid': Position & { readonly found: string; readonly expected: JsonPart };
  'json-event-missing': Position;
  'json-empty': NoParams;
  'json-not-an-array': Position & { readonly found: string };
  'json-after-end': Position & { readonly found: string };

  'machine-file-empty': NoParams;
  'machine-format-unknown': { readonly columns: number; readonly start: string };
  'machine-row-width': { readonly columns: number; readonly expected: readonly number[] };
  'machine-id-invalid': { readonly column: string };
  'machine-date-invalid': { readonly column: string; readonly format: string };
  'machine-code-unknown': NoParams;
  'machine-actor-unknown': NoParams;
  'machine-same-country': NoParams;
  'machine-id-repeated': NoParams;
}

/** A part of JSON that is expected at a position. */
export type JsonPart =
  | 'value'
  | 'value-or-bracket'
  | 'name'
  | 'name-or-brace'
  | 'colon'
  | 'comma-or-bracket'
  | 'string-end'
  | 'end';
