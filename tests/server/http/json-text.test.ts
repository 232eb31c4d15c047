import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatErrorEn } from '../../../domain/errors/en/error-texts-en.ts';
import { findJsonError, parseJson } from '../../../server/http/json-text.ts';

const errorText = (text: string) => formatErrorEn(findJsonError(text));

describe('The position of a JSON syntax error', () => {
  it.each([
    ['', 'line 1, column 1: the text ends where a value should be.'],
    ['{"a": 1,}', 'line 1, column 9: there is “}” where a name in double quotes should be.'],
    ['{"a": 1\n "b": 2}', 'line 2, column 2: there is “"” where “,” or the closing bracket should be.'],
    ['{"a" 1}', 'line 1, column 6: there is “1” where “:” should be.'],
    ["{'a': 1}", "line 1, column 2: there is “'” where a name in double quotes or “}” should be."],
    ['{"a": yes}', 'line 1, column 7: there is “y” where a value should be.'],
    ['[1, 2', 'line 1, column 6: the text ends where “,” or the closing bracket should be.'],
    ['[1, 2}', 'line 1, column 6: there is “}” where “,” or the closing bracket should be.'],
    ['{} {}', 'line 1, column 4: there is “{” where the end should be.'],
    ['[01]', 'line 1, column 2: there is “0” where a value or “]” should be.'],
    ['[1,\u00002]', 'line 1, column 4: there is U+0000 where a value should be.'],
    [
      '"one\ntwo"',
      'line 1, column 5: there is a line break where the rest of the text in double quotes, line breaks as \\n, should be.',
    ],
  ])('is found in %j', (text, position) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(errorText(text)).toBe(`This is not JSON: ${position}`);
  });

  it('counts from the start of the text in its file', () => {
    expect(() => parseJson('[1,]', { line: 7, column: 10 })).toThrow('line 7, column 13: there is “]”');
    expect(() => parseJson('[1,\n]', { line: 7, column: 10 })).toThrow('line 8, column 1: there is “]”');
  });

  it('is found wherever valid JSON is cut or changed', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', '}', ']', ',', ':', '"', 'x', '\n', '0'),
        (json, at, odd) => {
          const index = at % (json.length + 1);
          const text = json.slice(0, index) + odd + (odd === '' ? '' : json.slice(index));
          let isJson = true;
          try {
            JSON.parse(text);
          } catch {
            isJson = false;
          }
          if (!isJson)
            expect(errorText(text)).toMatch(/^This is not JSON: line \d+, column \d+: .* should be\.$/s);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is found at any depth and length', () => {
    expect(errorText('['.repeat(500_000))).toMatch(/column 500001: the text ends/);
    expect(errorText(`"${'x\\n'.repeat(300_000)}`)).toMatch(/column 900002: the text ends/);
  });
});
