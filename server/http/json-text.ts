import type { JsonPart } from '../../domain/errors/codes/file-errors.ts';
import { type CodedError, codedError } from '../../domain/errors/error-codes.ts';
import { malformedBody } from './problem-details.ts';

/** Where a text begins in its file; lines and columns count from 1. */
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

/** Where a text that is known to be invalid JSON breaks. The engine's own message gives no position for most errors. */
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

/** What may come next; `after-value` is a comma or a closing bracket, or the end outside of all brackets. */
type Expected = Exclude<JsonPart, 'comma-or-bracket' | 'string-end' | 'end'> | 'after-value';

interface JsonError {
  readonly index: number;
  readonly expected: JsonPart;
}

/** Follows the grammar of RFC 8259, token by token, to the first that is not allowed. */
function scan(text: string): JsonError {
  const open: string[] = [];
  let place: Expected = 'value';
  let index = 0;
  for (;;) {
    SPACE.lastIndex = index;
    index += SPACE.exec(text)?.[0].length ?? 0;
    if (place === 'after-value' && open.length === 0) return { index, expected: 'end' };
    TOKEN.lastIndex = index;
    const token = TOKEN.exec(text)?.[0];
    const expected = place === 'after-value' ? 'comma-or-bracket' : place;
    if (token === undefined) return brokenString(text, index) ?? { index, expected };
    const next: Expected | undefined = expectedAfter(token, place, open);
    if (next === undefined) return { index, expected };
    place = next;
    index += token.length;
  }
}

/** What may follow a token, or `undefined` if the token is not allowed here. Updates `open`. */
function expectedAfter(token: string, place: Expected, open: string[]): Expected | undefined {
  const wantsValue = place === 'value' || place === 'value-or-bracket';
  switch (token) {
    case '{':
    case '[':
      if (!wantsValue) return undefined;
      open.push(token);
      return token === '{' ? 'name-or-brace' : 'value-or-bracket';
    case '}':
    case ']':
      if (place !== 'after-value' && place !== (token === '}' ? 'name-or-brace' : 'value-or-bracket'))
        return undefined;
      return open.pop() === (token === '}' ? '{' : '[') ? 'after-value' : undefined;
    case ',':
      if (place !== 'after-value') return undefined;
      return open.at(-1) === '{' ? 'name' : 'value';
    case ':':
      return place === 'colon' ? 'value' : undefined;
  }
  if (place === 'name' || place === 'name-or-brace') return token.startsWith('"') ? 'colon' : undefined;
  return wantsValue ? 'after-value' : undefined;
}

/** An unclosed string is wrong where it stops being one, not where it begins. */
function brokenString(text: string, index: number): JsonError | undefined {
  STRING_START.lastIndex = index;
  const start = STRING_START.exec(text)?.[0];
  return start === undefined ? undefined : { index: index + start.length, expected: 'string-end' };
}
