import { Problem } from './problem-details.ts';

/** Where a text begins in its file; lines and columns count from 1. */
export interface TextStart {
  readonly line: number;
  readonly column: number;
}

const FILE_START: TextStart = { line: 1, column: 1 };

/** `JSON.parse`, whose failure says in words where the text stops being JSON. */
export function parseJson(text: string, start: TextStart = FILE_START): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Problem('malformed-body', `This is not JSON: ${whereItBreaks(text, start)}`);
  }
}

/** `line 3, column 5: …`, for a text that is known not to be JSON. The engine's own words name no place for most errors. */
export function whereItBreaks(text: string, start: TextStart = FILE_START): string {
  const { index, expected } = scan(text);
  const before = text.slice(0, index);
  const lineBreaks = before.match(/\n/g)?.length ?? 0;
  const line = start.line + lineBreaks;
  const column = index - before.lastIndexOf('\n') + (lineBreaks === 0 ? start.column - 1 : 0);
  const found =
    index >= text.length ? 'the text ends' : `there is ${sayCharacter(text.codePointAt(index) ?? 0)}`;
  return `line ${line}, column ${column}: ${found} where ${expected} should be.`;
}

function sayCharacter(code: number): string {
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return code === 0x0a
    ? 'a line break'
    : code < 0x20 || code === 0x7f
      ? name
      : `“${String.fromCodePoint(code)}”`;
}

const SPACE = /[\t\n\r ]*/y;
// JSON forbids the control characters before the space in a text, and only those.
const STRING_START = /"(?:[^"\\\p{Cc}]|[\x7F-\x9F]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*/uy;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?(?![\w.+-])/;
const TOKEN = new RegExp(`[{}[\\],:]|${STRING_START.source}"|${NUMBER.source}|(?:true|false|null)\\b`, 'uy');

type Place = 'value' | 'first value' | 'name' | 'first name' | 'colon' | 'after value';

const EXPECTED: Readonly<Record<Place, string>> = {
  value: 'a value',
  'first value': 'a value or “]”',
  name: 'a name in double quotes',
  'first name': 'a name in double quotes or “}”',
  colon: '“:”',
  'after value': '“,” or the closing bracket',
};

/** Walks the grammar of RFC 8259, token by token, to the first that does not fit. */
function scan(text: string): { readonly index: number; readonly expected: string } {
  const open: string[] = [];
  let place: Place = 'value';
  let index = 0;
  for (;;) {
    SPACE.lastIndex = index;
    index += SPACE.exec(text)?.[0].length ?? 0;
    if (place === 'after value' && open.length === 0) return { index, expected: 'the end' };
    TOKEN.lastIndex = index;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) return brokenString(text, index) ?? { index, expected: EXPECTED[place] };
    const next: Place | undefined = placeAfter(token, place, open);
    if (next === undefined) return { index, expected: EXPECTED[place] };
    place = next;
    index += token.length;
  }
}

/** Where the grammar stands after a token, `undefined` where the token does not fit. Keeps `open` up to date. */
function placeAfter(token: string, place: Place, open: string[]): Place | undefined {
  const wantsValue = place === 'value' || place === 'first value';
  switch (token) {
    case '{':
    case '[':
      if (!wantsValue) return undefined;
      open.push(token);
      return token === '{' ? 'first name' : 'first value';
    case '}':
    case ']':
      if (place !== 'after value' && place !== (token === '}' ? 'first name' : 'first value'))
        return undefined;
      return open.pop() === (token === '}' ? '{' : '[') ? 'after value' : undefined;
    case ',':
      if (place !== 'after value') return undefined;
      return open.at(-1) === '{' ? 'name' : 'value';
    case ':':
      return place === 'colon' ? 'value' : undefined;
  }
  if (place === 'name' || place === 'first name') return token.startsWith('"') ? 'colon' : undefined;
  return wantsValue ? 'after value' : undefined;
}

/** A string that does not close is broken where it stops being one, not where it begins. */
function brokenString(
  text: string,
  index: number,
): { readonly index: number; readonly expected: string } | undefined {
  STRING_START.lastIndex = index;
  const start = STRING_START.exec(text)?.[0];
  return start === undefined
    ? undefined
    : { index: index + start.length, expected: 'the rest of the text in double quotes, line breaks as \\n,' };
}
