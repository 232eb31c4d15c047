import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inputError } from '../../../domain/errors/input-error.ts';
import { jsonRows, ndjsonRows } from '../../../server/imports/json-rows.ts';
import { collectAll } from '../../support/collect-all.ts';

describe('A JSON array', () => {
  it('is read event by event, each with its first line', async () => {
    const text =
      '\n[ {"title": "a, b"},\n  {"links": [\n    {"to": "]"}\n  ]},\n\n  {"quote": "\\"}, {"} ]\n';
    expect(await rowsOf(jsonRows, text)).toEqual([
      { line: 2, event: { title: 'a, b' } },
      { line: 3, event: { links: [{ to: ']' }] } },
      { line: 7, event: { quote: '"}, {' } },
    ]);
  });

  it('may be empty', async () => {
    expect(await rowsOf(jsonRows, '[]')).toEqual([]);
    expect(await rowsOf(jsonRows, ' [\n ] \n')).toEqual([]);
  });

  it('gives the same events as JSON.parse, for any content and any chunk size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue(), { maxLength: 5 }),
        fc.integer({ min: 0, max: 2 }),
        fc.integer({ min: 1, max: 9 }),
        async (values, indent, size) => {
          const rows = await rowsOf(jsonRows, JSON.stringify(values, null, indent), size);
          expect(rows.map((row) => 'event' in row && row.event)).toEqual(JSON.parse(JSON.stringify(values)));
        },
      ),
    );
  });

  it.each([
    ['', 'This file is empty. Send an array of events.'],
    ['{"items": []}', 'Line 1, column 1: there is “{” where an array of events should begin, with “[”.'],
    ['[{}]\n[{}]', 'Line 2, column 1: there is “[” where the file should end.'],
    [
      '[{},\n {"a": 1,}]',
      'This is not JSON: line 2, column 10: there is “}” where a name in double quotes should be.',
    ],
    ['[{},,{}]', 'This is not JSON: line 1, column 5: an event is missing here.'],
    ['[{},]', 'This is not JSON: line 1, column 5: an event is missing here.'],
    ['[{},\n{"a": "b}]', 'line 2, column 11: the text ends where the rest of the text in double quotes'],
    [
      '[{},\n{}',
      'This is not JSON: line 2, column 3: the text ends where “,” or the closing bracket should be.',
    ],
  ])('is rejected with the position of the error: %j', async (text, reason) => {
    for (const size of [1, 1000]) await expect(rowsOf(jsonRows, text, size)).rejects.toThrow(reason);
  });

  it('is rejected as soon as an event is too long', async () => {
    async function* endless() {
      yield '[\n{"title": "';
      for (;;) yield 'and so on '.repeat(1_000);
    }
    const reason = 'The event that begins at line 1 is longer than 1 MiB.';
    await expect(collectAll(jsonRows(endless()))).rejects.toThrow(reason);
    await expect(collectAll(ndjsonRows(endless()))).rejects.toThrow(
      'The event that begins at line 2 is longer',
    );
  });
});

describe('Newline-delimited JSON', () => {
  it('has one event per line, skips blank lines, and reports only the lines that are not JSON', async () => {
    expect(await rowsOf(ndjsonRows, '{"title":"a"}\r\n\n{"title":b}\n{"title":"c"}')).toEqual([
      { line: 1, event: { title: 'a' } },
      {
        line: 3,
        errors: [inputError('', 'json-invalid', { line: 3, column: 10, found: 'b', expected: 'value' })],
      },
      { line: 4, event: { title: 'c' } },
    ]);
  });

  it('is read the same for any chunk size', async () => {
    const text = '{"title":"a"}\n{"title":"b"}\n';
    for (const size of [1, 2, 5, 13, 14]) {
      expect(await rowsOf(ndjsonRows, text, size)).toEqual([
        { line: 1, event: { title: 'a' } },
        { line: 2, event: { title: 'b' } },
      ]);
    }
  });
});

function rowsOf(rows: typeof jsonRows, text: string, size = 1_000) {
  async function* pieces() {
    for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
  }
  return collectAll(rows(pieces()));
}
