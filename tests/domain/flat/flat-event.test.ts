import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unescapeFormula } from '../../../domain/csv/csv-cell.ts';
import { dayOf, isoDay } from '../../../domain/dates/day-span.ts';
import { parseEdtf } from '../../../domain/dates/edtf-date.ts';
import { InvalidInput } from '../../../domain/errors/input-error.ts';
import { checkEvent } from '../../../domain/events/event.ts';
import { MAX_CELL_LENGTH } from '../../../domain/flat/flat-columns.ts';
import { FLAT_DIALECTS, flatCsvLine, flatCsvStart } from '../../../domain/flat/flat-csv.ts';
import { flattenDate, readDay, unflattenDate } from '../../../domain/flat/flat-date.ts';
import { type FlatRow, flatToEvent, flattenEvent } from '../../../domain/flat/flat-event.ts';
import { columnOfHeading, isFlatHeader } from '../../../domain/flat/flat-headings.ts';
import { LANGUAGES } from '../../../domain/language/language.ts';
import { inputErrorsOf, withTexts } from '../../support/error-texts.ts';
import { checkedTestEvent } from '../../support/test-event.ts';
import { anyDate } from '../dates/arbitrary-date.ts';
import { anyEvent } from '../events/arbitrary-event.ts';

describe('A flat date', () => {
  test('keeps days, precision and certainty of every date', () => {
    fc.assert(
      fc.property(anyDate, (edtf) => {
        const flat = flattenDate(edtf);
        const back = unflattenDate(flat) ?? '';
        expect(flattenDate(back)).toEqual(flat);
      }),
    );
    for (const edtf of ['-0044-03-15', '-200X', '-01XX', 'Y12022', '-0001', '2018-24~', '0000-02']) {
      expect(unflattenDate(flattenDate(edtf))).toBe(edtf);
    }
  });

  test('is read from the days alone, or from a unit and its first day', () => {
    const [first, last] = [dayOf(2018, 3, 1), dayOf(2018, 3, 31)];
    expect(unflattenDate({ first_day: first, last_day: last })).toBe('2018-03');
    expect(unflattenDate({ first_day: first, last_day: first + 2 })).toBe('2018-03-01/2018-03-03');
    expect(unflattenDate({ first_day: first })).toBe('2018-03-01');
    expect(unflattenDate({ last_day: last })).toBe('../2018-03-31');
    expect(unflattenDate({ first_day: first, precision: 'month', certainty: 'uncertain' })).toBe('2018-03?');
    expect(unflattenDate({})).toBeUndefined();
    for (const wrong of [
      { first_day: first + 1, precision: 'month' },
      { first_day: first, last_day: last, precision: 'day' },
      { last_day: last, precision: 'day' },
      { first_day: last, last_day: first },
    ] as const) {
      expect(() => unflattenDate(wrong)).toThrow(InvalidInput);
    }
  });

  test('is written as ISO or with points, and nothing else', () => {
    const day = dayOf(2018, 3, 26);
    for (const text of ['2018-03-26', '26.03.2018', '26.3.2018', '2018-03-26T00:00:00.000Z']) {
      expect(readDay(text, 'first')).toBe(day);
    }
    for (const text of ['3/26/2018', '30.02.2018', '43185', '2018', '2018-03-26T10:00:00']) {
      expect(readDay(text, 'first')).toBeUndefined();
    }
    expect(isoDay(readDay('-0044-03-15', 'first') ?? 0)).toBe('-0044-03-15');
  });
});

/** The rows of a file by the names of their columns, as an import reads them. */
function readCsv(text: string): FlatRow {
  const [header = [], cells = []] = parse(text, {
    bom: true,
    delimiter: text.includes('first_day,') || text.includes('First day,') ? ',' : ';',
    record_delimiter: '\r\n',
  }) as string[][];
  expect(isFlatHeader(header)).toBe(true);
  return Object.fromEntries(
    header.map((heading, index) => [columnOfHeading(heading), unescapeFormula(cells[index] ?? '')]),
  );
}

test('every dialect in every language gives the same event back as its flat cells', () => {
  fc.assert(
    fc.property(
      anyEvent,
      fc.constantFrom(...FLAT_DIALECTS),
      fc.constantFrom(...LANGUAGES),
      (event, dialect, language) => {
        const expected = checkEvent(flatToEvent(flattenEvent(event)));
        const row = readCsv(flatCsvStart(dialect) + flatCsvLine(event, dialect, language));
        expect(checkEvent(flatToEvent(row))).toEqual(expected);
        const { first_day, last_day } = parseEdtf(event.date);
        expect(parseEdtf(expected.date)).toMatchObject({ first_day, last_day });
      },
    ),
    { numRuns: 150 },
  );
});

describe('A flat file', () => {
  const event = checkedTestEvent({
    id: 'a',
    date: '2018-03~',
    title_ru: 'Нота; вторая',
    goldstein: -4,
    in_force: true,
    sources: [{ publisher: 'Zenda Gazette', url: 'https://zenda.example/1' }, { publisher: 'Strelsau Post' }],
  });

  test('has words of its language, and codes', () => {
    const line = (dialect: (typeof FLAT_DIALECTS)[number], language: 'en' | 'ru') =>
      Object.fromEntries(
        Object.entries(readCsv(flatCsvStart(dialect) + flatCsvLine(event, dialect, language))).filter(
          ([, cell]) => cell !== '',
        ),
      );
    expect(line('flat', 'ru')).toEqual({
      id: 'a',
      first_day: '2018-03-01',
      last_day: '2018-03-31',
      precision: 'month',
      certainty: 'approximate',
      title: 'Ruritania expels three Freedonian diplomats',
      title_ru: 'Нота; вторая',
      kind: 'expulsion',
      kind_name: 'Высылка',
      status: 'carried_out',
      status_name: 'Осуществлено',
      initiators: 'XR',
      initiator_names: 'XR',
      targets: 'XF',
      target_names: 'XF',
      in_force: 'true',
      sources: 'Zenda Gazette; Strelsau Post',
      source_urls: 'https://zenda.example/1; ',
      review: 'draft',
      review_name: 'Черновик',
      cameo: '161',
      cameo_name: 'Сокращение или разрыв дипломатических отношений',
      goldstein: '-4',
    });
    expect(line('excel-ru', 'en')).toMatchObject({
      first_day: '01.03.2018',
      last_day: '31.03.2018',
      precision: 'Месяц',
      certainty: 'Примерно',
      in_force: 'да',
      kind_name: 'Высылка',
    });
    expect(line('excel-en', 'ru')).toMatchObject({
      first_day: '2018-03-01',
      precision: 'Month',
      kind_name: 'Expulsion',
    });
    expect(flatCsvLine({ ...event, origin: 'GDELT', goldstein: -3.5 }, 'excel-ru', 'ru')).toContain(';-3,5;');
  });

  test('never has a cell that a spreadsheet takes for a formula', () => {
    fc.assert(
      fc.property(anyEvent, fc.constantFrom('excel-en' as const, 'excel-ru' as const), (each, dialect) => {
        const delimiter = dialect === 'excel-ru' ? ';' : ',';
        const [cells = []] = parse(flatCsvLine(each, dialect, 'en'), {
          delimiter,
          record_delimiter: '\r\n',
        }) as string[][];
        for (const cell of cells) {
          if (/^[=+\-@\t\r]/.test(cell)) expect(cell).toMatch(/^-\d/);
        }
      }),
    );
  });

  test('leaves out the entries of a list that do not fit into a cell', () => {
    const url = `https://zenda.example/${'x'.repeat(1_900)}`;
    const sources = Array.from({ length: 100 }, (_, index) => ({ publisher: `Gazette ${index}`, url }));
    const row = flattenEvent({ ...event, sources });
    expect(String(row.source_urls).length).toBeLessThanOrEqual(MAX_CELL_LENGTH);
    const back = checkEvent(flatToEvent(row));
    expect(back.sources).toEqual(sources.slice(0, back.sources.length));
    expect(back.sources.length).toBeGreaterThan(10);
  });
});

describe('A row that a person has written', () => {
  const row = { first_day: '26.03.2018', title: 'Ruritania sends a note' };
  const errorsOf = (cells: FlatRow) => withTexts(inputErrorsOf(() => flatToEvent({ ...row, ...cells })));

  test('may have words without codes, in either language', () => {
    for (const words of [
      { kind_name: 'Statement', initiator_names: 'Russia; NATO', target_names: 'United States' },
      { kind_name: 'заявление', initiator_names: 'Россия; НАТО', target_names: 'США' },
      { kind: 'statement', initiators: 'RU; NATO', targets: 'US' },
    ]) {
      expect(checkEvent(flatToEvent({ ...row, ...words }))).toMatchObject({
        date: '2018-03-26',
        kind: 'statement',
        initiators: ['RU', 'NATO'],
        targets: ['US'],
      });
    }
  });

  test('keeps the leading zero of a CAMEO code that a spreadsheet has removed', () => {
    const [base] = [{ kind: 'statement', initiators: 'XR', cameo: 10 }];
    expect(flatToEvent({ ...row, ...base, cameo_name: 'Make statement, not specified below' })).toMatchObject(
      { cameo: '010' },
    );
    expect(flatToEvent({ ...row, ...base, cameo_name: 'Заявление, без уточнения' })).toMatchObject({
      cameo: '010',
    });
    expect(flatToEvent({ ...row, ...base, goldstein: 0 })).toMatchObject({ cameo: '010' });
    expect(flatToEvent({ ...row, ...base, cameo: 43 })).toMatchObject({ cameo: '043' });
  });

  test('gets a clear error where its cells disagree', () => {
    expect(errorsOf({ kind: 'statement', kind_name: 'Talks' })).toEqual([
      {
        path: '/kind',
        message:
          'kind is statement, but kind_name says “Talks”. Correct one of them, or empty the cell that should not count.',
      },
    ]);
    expect(errorsOf({ kind_name: 'Bribe' })[0]?.message).toMatch(
      /^Nothing is named “Bribe”\. Choose one of: Expulsion, /,
    );
    expect(errorsOf({ first_day: '3/26/2018' })).toEqual([
      { path: '/first_day', message: '“3/26/2018” is not a day. Write 2018-03-26 or 26.03.2018.' },
    ]);
    expect(errorsOf({ date: '2018-03-27' })[0]?.path).toBe('/date');
    expect(errorsOf({ first_day: '2018-03-26', last_day: '2018-03-27', precision: 'day' })[0]?.path).toBe(
      '/precision',
    );
    expect(errorsOf({ sources: 'A', source_urls: 'https://a.example; https://b.example' })[0]?.path).toBe(
      '/source_urls',
    );
  });
});
