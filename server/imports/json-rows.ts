import type { ImportRow } from '../../db/import/import-events.ts';
import { codedError } from '../../domain/errors/error-codes.ts';
import { findJsonError, parseJson } from '../http/json-text.ts';
import { malformedBody, Problem } from '../http/problem-details.ts';
import { checkEventLength, linesOf } from './lines.ts';

/**
 * The events of a JSON array, each with the line it begins at. Parses one event at a time, so that the array is never
 * entirely in memory. Throws a `Problem` with line and column for invalid JSON.
 */
export async function* jsonRows(text: AsyncIterable<string>): AsyncGenerator<ImportRow> {
  const splitter = new ArraySplitter();
  for await (const piece of text) {
    for (const element of splitter.push(piece)) yield toRow(element);
  }
  splitter.end();
}

/** The events of newline-delimited JSON. A line that is not JSON is an error of its row; blank lines are skipped. */
export async function* ndjsonRows(text: AsyncIterable<string>): AsyncGenerator<ImportRow> {
  let line = 0;
  for await (const content of linesOf(text)) {
    line += 1;
    if (content.trim() === '') continue;
    try {
      yield { line, event: parseJson(content, { line, column: 1 }) };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      yield { line, errors: error.extras.errors ?? [] };
    }
  }
}

function toRow({ text, line, column }: Element): ImportRow {
  const indent = /^\s*/.exec(text)?.[0] ?? '';
  if (indent === text) {
    throw malformedBody(codedError('json-event-missing', { line, column }));
  }
  return { line: line + (indent.match(/\n/g)?.length ?? 0), event: parseJson(text, { line, column }) };
}

interface Element {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;

/**
 * Splits a JSON array at its top-level commas. It recognizes only strings and brackets; `parseJson` checks the syntax of each
 * element.
 *
 *     [ {"a": [1, 2]} , {"b": ","} ]
 *      |------a------| |-----b----|
 */
class ArraySplitter {
  #position: 'before' | 'inside' | 'after' = 'before';
  #depth = 0;
  #inString = false;
  #escaped = false;
  #isEmpty = true;
  /** Text of the element so far, from earlier pieces. */
  #element = '';
  #start = { line: 1, column: 1 };
  #line = 1;
  #lineLength = 0;

  *push(piece: string): Generator<Element> {
    let from = 0;
    for (let at = 0; at < piece.length; at += 1) {
      const code = piece.charCodeAt(at);
      this.#lineLength += 1;
      if (code === 0x0a) {
        this.#line += 1;
        this.#lineLength = 0;
      }
      if (this.#position !== 'inside') {
        if (this.#open(piece.charAt(at))) from = at + 1;
      } else if (this.#inString) this.#followString(code);
      else if (code === QUOTE) this.#inString = true;
      else if (code === 0x5b || code === 0x7b) this.#depth += 1;
      else if ((code === 0x5d || code === 0x7d) && this.#depth > 0) this.#depth -= 1;
      else if (code === COMMA ? this.#depth === 0 : code === 0x5d) {
        const element = this.#endElement(piece.slice(from, at));
        if (code !== COMMA) this.#position = 'after';
        // “[]” has no elements; in “[1,]” an element is missing.
        if (code === COMMA || !this.#isEmpty || element.text.trim() !== '') yield element;
        this.#isEmpty = false;
        from = at + 1;
      }
    }
    if (this.#position === 'inside') this.#element += piece.slice(from);
    checkEventLength(this.#element.length, this.#start.line);
  }

  /** Throws a `Problem` if the array is not closed. */
  end(): void {
    if (this.#position === 'after') return;
    if (this.#position === 'before') throw malformedBody(codedError('json-empty'));
    const { line, column } = this.#start;
    throw malformedBody(findJsonError(`[${this.#element}`, { line, column: column - 1 }));
  }

  /** Handles a character outside the array: white space or its bracket. Returns whether it is the bracket. */
  #open(character: string): boolean {
    if (/[\t\n\r ]/.test(character)) return false;
    const column = this.#lineLength;
    if (this.#position === 'after' || character !== '[') {
      const found = { line: this.#line, column, found: character };
      const error =
        this.#position === 'after'
          ? codedError('json-after-end', found)
          : codedError('json-not-an-array', found);
      throw malformedBody(error);
    }
    this.#position = 'inside';
    this.#start = { line: this.#line, column: column + 1 };
    return true;
  }

  #followString(code: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (code === BACKSLASH) this.#escaped = true;
    else if (code === QUOTE) this.#inString = false;
  }

  #endElement(end: string): Element {
    const element = { text: this.#element + end, ...this.#start };
    checkEventLength(element.text.length, element.line);
    this.#element = '';
    this.#start = { line: this.#line, column: this.#lineLength + 1 };
    return element;
  }
}
