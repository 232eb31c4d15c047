import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CSV_COLUMNS } from '../../../domain/csv/event-csv.ts';
import { errorTextsEn } from '../../../domain/errors/en/error-texts-en.ts';
import type { CodedError } from '../../../domain/errors/error-codes.ts';
import { formatError } from '../../../domain/errors/error-texts.ts';
import { errorTextsRu } from '../../../domain/errors/ru/error-texts-ru.ts';
import { checkEvent } from '../../../domain/events/event.ts';
import { parseFilter } from '../../../domain/query/event-filter.ts';
import { Problem } from '../../../server/http/problem-details.ts';
import { csvRows } from '../../../server/imports/csv-rows.ts';
import { jsonRows, ndjsonRows } from '../../../server/imports/json-rows.ts';
import { machineRows } from '../../../server/imports/machine-rows.ts';
import { readAddress } from '../../../web/state/url.ts';
import { collectAll } from '../../support/collect-all.ts';
import { inputErrorsOf } from '../../support/error-texts.ts';
import { testEvent } from '../../support/test-event.ts';

/** Expects every error to have a code of the catalogue, an English text, and a Russian text with Cyrillic letters. */
function expectTexts(errors: readonly CodedError[]): void {
  for (const error of errors) {
    expect(Object.keys(errorTextsEn)).toContain(error.code);
    const [english, russian] = [formatError(errorTextsEn, error), formatError(errorTextsRu, error)];
    expect(english).not.toMatch(/undefined|\[object/);
    expect(russian).not.toMatch(/undefined|\[object/);
    expect([error.code, /[а-яё]{2}/iu.test(russian)]).toEqual([error.code, true]);
  }
}

const anyValue = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'x'.repeat(3_000),
    '\u0000',
    '\ud800',
    'a\nb',
    0,
    -1,
    1.55,
    true,
    null,
    [],
    {},
    [{}],
    [[]],
  ),
  fc.string(),
  fc.jsonValue(),
);

test('every error of an invalid event has a code and texts', () => {
  const fields = Object.keys(testEvent({ id: 'a' }));
  const optional = [
    'location',
    'people_expelled',
    'in_force',
    'in_force_until',
    'cameo',
    'goldstein',
    'colour',
  ];
  let count = 0;
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...fields, ...optional), anyValue, { maxKeys: 4 }),
      (change) => {
        const errors = inputErrorsOf(() => checkEvent({ ...testEvent(), ...change }));
        count += errors.length;
        expectTexts(errors);
      },
    ),
    { numRuns: 500 },
  );
  expectTexts(inputErrorsOf(() => checkEvent('not an event')));
  expect(count).toBeGreaterThan(100);
});

const anyParam = fc.tuple(
  fc.constantFrom(
    'q',
    'from',
    'to',
    'kind',
    'party',
    'sides',
    'in_force_on',
    'view',
    'sort',
    'form',
    'on',
    'show',
  ),
  fc.oneof(fc.constantFrom('talks', 'XR', '2018', '2017', 'XR,XR', '2018-02-30', 'edit'), fc.string()),
);

test('every error of a filter and of the page’s address has a code and texts', () => {
  let count = 0;
  fc.assert(
    fc.property(fc.array(anyParam, { maxLength: 5 }), (params) => {
      const { errors } = readAddress(`?${new URLSearchParams(params)}`);
      count += errors.length;
      expectTexts(errors);
      expectTexts(inputErrorsOf(() => parseFilter(params)));
    }),
    { numRuns: 500 },
  );
  expect(count).toBeGreaterThan(100);
});

const FILES = {
  csv: `${CSV_COLUMNS.join(',')}\na,2018,"Talks",,,,talks,,XR,XF,,,,,,,,,,,,,,\n`,
  json: JSON.stringify([testEvent({ id: 'a' }), testEvent({ id: 'b' })]),
  machine: `410412347\t20160731${'\t'.repeat(56)}\n`,
};

test('every error of a damaged file has a code and texts', async () => {
  let count = 0;
  const damage = fc.tuple(
    fc.nat(),
    fc.constantFrom('"', ',', '\t', '\n', '{', ']', '\u0000', 'x', ';', ''),
    fc.boolean(),
  );
  await fc.assert(
    fc.asyncProperty(damage, async ([at, odd, cut]) => {
      for (const [file, read] of [
        [FILES.csv, csvRows],
        [FILES.json, jsonRows],
        [FILES.json, ndjsonRows],
        [FILES.machine, machineRows],
      ] as const) {
        const index = at % (file.length + 1);
        const text = file.slice(0, index) + odd + (cut ? '' : file.slice(index));
        const errors = await errorsOfFile(read, text);
        count += errors.length;
        expectTexts(errors);
      }
    }),
    { numRuns: 300 },
  );
  expect(count).toBeGreaterThan(100);
});

async function errorsOfFile(read: typeof csvRows, text: string): Promise<readonly CodedError[]> {
  async function* pieces() {
    yield text;
  }
  try {
    const rows = await collectAll(read(pieces()));
    return rows.flatMap((row): readonly CodedError[] => {
      if ('errors' in row) return row.errors;
      if ('skipped' in row) return [row.skipped];
      return inputErrorsOf(() => checkEvent(row.event));
    });
  } catch (error) {
    if (error instanceof Problem) return error.extras.errors ?? [error.extras.members as CodedError];
    return inputErrorsOf(() => {
      throw error;
    });
  }
}
