import { describe, expect, it } from 'vitest';
import { errorTextsEn } from '../../../domain/errors/en/error-texts-en.ts';
import type { CodedError } from '../../../domain/errors/error-codes.ts';
import { formatError } from '../../../domain/errors/error-texts.ts';
import { errorTextsRu } from '../../../domain/errors/ru/error-texts-ru.ts';
import { sampleParams } from './sample-params.ts';

const COUNTS = [1, 2, 5, 21];

const samples = COUNTS.flatMap((count) =>
  Object.entries(sampleParams(count)).map(([code, params]) => ({ code, params }) as CodedError),
);

describe.each([
  ['English', errorTextsEn],
  ['Russian', errorTextsRu],
])('the %s text of every error', (_, texts) => {
  const all = samples.map((error) => [error.code, formatError(texts, error)] as const);

  it('is a sentence with a full stop', () => {
    expect(all.filter(([, text]) => !/^[\p{L}\d“«].*[.…]$/su.test(text))).toEqual([]);
  });

  it('contains no missing or unformatted value', () => {
    expect(all.filter(([, text]) => /undefined|null|NaN|\[object|\$\{|=>/.test(text))).toEqual([]);
  });

  it('contains every text parameter', () => {
    const unnamed = samples.flatMap((error) => {
      const text = formatError(texts, error);
      const values = Object.entries(error.params).filter(
        ([name]) => !['separator', 'expected', 'at'].includes(name),
      );
      return (
        values
          // A time is written in another form, with the same day.
          .flatMap(([name, value]: [string, unknown]) => (name === 'at' ? String(value).slice(0, 10) : value))
          .filter((value) => typeof value === 'string' && !text.includes(value))
          .map((value) => [error.code, value])
      );
    });
    expect(unnamed).toEqual([]);
  });

  it('is at most two short sentences and an example', () => {
    expect(all.filter(([, text]) => text.length > 230)).toEqual([]);
  });
});

describe('the Russian texts', () => {
  it('are in Cyrillic', () => {
    const notRussian = samples.filter((error) => !/[а-яё]{3}/iu.test(formatError(errorTextsRu, error)));
    expect(notRussian).toEqual([]);
  });

  it('have no English quotation marks', () => {
    const texts = samples.map((error) => formatError(errorTextsRu, error));
    expect(texts.filter((text) => /[“”]/.test(text))).toEqual([]);
  });
});

describe('counted nouns agree with their numbers', () => {
  const russian = (error: CodedError) => formatError(errorTextsRu, error).replaceAll('\u00A0', ' ');
  const english = (error: CodedError) => formatError(errorTextsEn, error);

  it.each([
    [1, 'до 1 знака', 'Ошибки в 1 строке', 'В записи 1 ячейка', 'В строке 1 столбец'],
    [2, 'до 2 знаков', 'Ошибки в 2 строках', 'В записи 2 ячейки', 'В строке 2 столбца'],
    [5, 'до 5 знаков', 'Ошибки в 5 строках', 'В записи 5 ячеек', 'В строке 5 столбцов'],
    [21, 'до 21 знака', 'Ошибки в 21 строке', 'В записи 21 ячейка', 'В строке 21 столбец'],
  ])('in Russian for %i', (count, characters, rows, cells, columns) => {
    const params = sampleParams(count);
    expect(russian({ code: 'text-too-long', params: params['text-too-long'] })).toContain(characters);
    expect(russian({ code: 'rows-refused', params: params['rows-refused'] })).toContain(rows);
    expect(russian({ code: 'csv-cell-count-wrong', params: params['csv-cell-count-wrong'] })).toContain(
      cells,
    );
    expect(russian({ code: 'machine-row-width', params: params['machine-row-width'] })).toContain(columns);
  });

  it.each([
    [1, '1 row has errors.', 'has 1 cell,', '1 error.'],
    [2, '2 rows have errors.', 'has 2 cells,', '2 errors.'],
    [21, '21 rows have errors.', 'has 21 cells,', '21 errors.'],
  ])('in English for %i', (count, rows, cells, errors) => {
    const params = sampleParams(count);
    expect(english({ code: 'rows-refused', params: params['rows-refused'] })).toContain(rows);
    expect(english({ code: 'csv-cell-count-wrong', params: params['csv-cell-count-wrong'] })).toContain(
      cells,
    );
    expect(english({ code: 'several-errors', params: params['several-errors'] })).toContain(errors);
  });
});
