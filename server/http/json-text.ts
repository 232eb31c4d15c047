import type { JsonPart } from '../../domain/errors/codes/file-errors.ts';
import { type CodedError, codedError } from '../../domain/errors/error-codes.ts';
import { malformedBody } from './problem-details.ts';

/** The position of a text in its file; lines and columns count from 1. */
export interface TextStart {
  readonly line: number;
  readonly column: number;
}

const FILE_START: TextStart = { line: 1, column: 1 };

/** `JSON.parse` that throws a `Problem` with the position of the error. */
export function parseJson(text: string, start: TextStart = FILE_START): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw malformedBody(findJsonError(text, start));
  }
}

/** The position of the first error in invalid JSON. The messages of `JSON.parse` give no position for most errors. */
export function findJsonError(text: string, start: TextStart = FILE_START): CodedError {
  const { index, expected } = scan(text);
  const before = text.slice(0, index);
  const lineBreaks = before.match(/\n/g)?.length ?? 0;
  return codedError('json-invalid', {
    line: start.line + lineBreaks,
    column: index - before.lastIndexOf('\n') + (lineBreaks === 0 ? start.column - 1 : 0),
    found: index >= text.length ? '' : String.fromCodePoint(text.codePointAt(index) ?? 0),
    expected,
  });
}

const SPACE = /[\t\n\r ]*/y;
// JSON forbids only the control characters below the space in a string.
const STRING_START = /"(?:[^"\\\p{Cc}]|[\x7F-\x9F]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*/uy;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?(?![\w.+-])/;
const TOKEN = new RegExp(`[{}[\\],:]|${STRING_START.source}"|${NUMBER.source}|(?:true|false|null)\\b`, 'uy');

/** The next allowed part; `after-value` is a comma or a closing bracket, or the end outside of all brackets. */
type Expected = Exclude<JsonPart, 'comma-or-bracket' | 'string-end' | 'end'> | 'after-value';

interface JsonError {
  readonly index: number;
  readonly expected: JsonPart;
}

/** Finds the first token that the grammar of RFC 8259 does not allow. */
function scan(text: string): JsonError {
  const open: string[] = [];
  let expectedPart: Expected = 'value';
  let index = 0;
  for (;;) {
    SPACE.lastIndex = index;
    index += SPACE.exec(text)?.[0].length ?? 0;
    if (expectedPart === 'after-value' && open.length === 0) return { index, expected: 'end' };
    TOKEN.lastIndex = index;
    const token = TOKEN.exec(text)?.[0];
    const expected = expectedPart === 'after-value' ? 'comma-or-bracket' : expectedPart;
    if (token === undefined) return brokenString(text, index) ?? { index, expected };
    const next: Expected | undefined = expectedAfter(token, expectedPart, open);
    if (next === undefined) return { index, expected };
    expectedPart = next;
    index += token.length;
  }
}

/** The part that may follow a token, or `undefined` if the token is not allowed here. Updates `open`. */
function expectedAfter(token: string, expectedPart: Expected, open: string[]): Expected | undefined {
  const expectsValue = expectedPart === 'value' || expectedPart === 'value-or-bracket';
  switch (token) {
    case '{':
    case '[':
      if (!expectsValue) return undefined;
      open.push(token);
      return token === '{' ? 'name-or-brace' : 'value-or-bracket';
    case '}':
    case ']':
      if (
        expectedPart !== 'after-value' &&
        expectedPart !== (token === '}' ? 'name-or-brace' : 'value-or-bracket')
      )
        return undefined;
      return open.pop() === (token === '}' ? '{' : '[') ? 'after-value' : undefined;
    case ',':
      if (expectedPart !== 'after-value') return undefined;
      return open.at(-1) === '{' ? 'name' : 'value';
    case ':':
      return expectedPart === 'colon' ? 'value' : undefined;
  }
  if (expectedPart === 'name' || expectedPart === 'name-or-brace')
    return token.startsWith('"') ? 'colon' : undefined;
  return expectsValue ? 'after-value' : undefined;
}

/** The error of an unclosed string is at the first character that cannot be part of it, not at its start. */
function brokenString(text: string, index: number): JsonError | undefined {
  STRING_START.lastIndex = index;
  const start = STRING_START.exec(text)?.[0];
  return start === undefined ? undefined : { index: index + start.length, expected: 'string-end' };
}
