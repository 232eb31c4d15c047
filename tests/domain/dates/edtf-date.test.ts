import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BEGINNING_OF_TIME,
  calendarDate,
  dayOf,
  END_OF_TIME,
  isoDay,
} from '../../../domain/dates/day-span.ts';
import { parseEdtf } from '../../../domain/dates/edtf-date.ts';
import { InvalidInput } from '../../../domain/errors/input-error.ts';
import { withTexts } from '../../support/error-texts.ts';
import { anyDate, anyDay } from './arbitrary-date.ts';
import published from './edtf-vectors.json' with { type: 'json' };

const { vectors } = published;

/** `[first day, last day, day of the mark]`, with `..` for no day. */
function daysOf(edtf: string): string[] {
  const { first_day, last_day, day } = parseEdtf(edtf);
  return [
    first_day === BEGINNING_OF_TIME ? '..' : isoDay(first_day),
    last_day === END_OF_TIME ? '..' : isoDay(last_day),
    isoDay(day),
  ];
}

function errorTextOf(edtf: string): string {
  try {
    parseEdtf(edtf);
  } catch (error) {
    if (error instanceof InvalidInput)
      return withTexts(error.errors)
        .map(({ path, message }) => path + message)
        .join('\n');
    throw error;
  }
  return 'accepted';
}

test('a date has its possible days, its precision and the day of its mark', () => {
  expect(parseEdtf('2018-03-26')).toEqual({
    edtf: '2018-03-26',
    first_day: 17_616,
    last_day: 17_616,
    day: 17_616,
    precision: 'day',
    approximate: false,
    uncertain: false,
  });
  expect(parseEdtf('2014-03~/..')).toEqual({
    edtf: '2014-03~/..',
    first_day: dayOf(2014, 3, 1),
    last_day: END_OF_TIME,
    day: dayOf(2014, 3, 1),
    precision: 'interval',
    approximate: true,
    uncertain: false,
  });
});

describe('the possible days of a date', () => {
  test.each([
    // days, months, years: the mark is in the middle
    ['2020-02-29', '2020-02-29', '2020-02-29', '2020-02-29'],
    ['2022-03', '2022-03-01', '2022-03-31', '2022-03-16'],
    ['2023-02', '2023-02-01', '2023-02-28', '2023-02-14'],
    ['2022', '2022-01-01', '2022-12-31', '2022-07-02'],
    // qualification does not widen them
    ['2022-03-24?', '2022-03-24', '2022-03-24', '2022-03-24'],
    ['2022-03~', '2022-03-01', '2022-03-31', '2022-03-16'],
    ['2022%', '2022-01-01', '2022-12-31', '2022-07-02'],
    // unspecified digits
    ['2022-03-XX', '2022-03-01', '2022-03-31', '2022-03-16'],
    ['2022-XX', '2022-01-01', '2022-12-31', '2022-07-02'],
    ['2022-XX-XX', '2022-01-01', '2022-12-31', '2022-07-02'],
    ['202X', '2020-01-01', '2029-12-31', '2024-12-31'],
    ['20XX', '2000-01-01', '2099-12-31', '2049-12-31'],
    ['-200X', '-2009-01-01', '-2000-12-31', '-2004-01-01'],
    ['-000X', '-0009-01-01', '0000-12-31', '-0004-01-01'],
    // seasons are the northern meteorological ones; winter ends in the next year
    ['2016-21', '2016-03-01', '2016-05-31', '2016-04-15'],
    ['2016-22', '2016-06-01', '2016-08-31', '2016-07-16'],
    ['2016-23', '2016-09-01', '2016-11-30', '2016-10-16'],
    ['2015-24', '2015-12-01', '2016-02-29', '2016-01-15'],
    ['2011-23~', '2011-09-01', '2011-11-30', '2011-10-16'],
    // long and negative years
    ['-0050-03-15', '-0050-03-15', '-0050-03-15', '-0050-03-15'],
    // intervals: the mark is on the first day
    ['2021-10-11/2021-10-13', '2021-10-11', '2021-10-13', '2021-10-11'],
    ['2018/2019-06', '2018-01-01', '2019-06-30', '2018-01-01'],
    ['2022-03-24/2022-03-24', '2022-03-24', '2022-03-24', '2022-03-24'],
    ['2022/2022', '2022-01-01', '2022-12-31', '2022-01-01'],
    ['2022-03-24/2022-03-XX', '2022-03-24', '2022-03-31', '2022-03-24'],
    ['2003-22/2004-22', '2003-06-01', '2004-08-31', '2003-06-01'],
    ['198X/199X', '1980-01-01', '1999-12-31', '1980-01-01'],
    // open and unknown ends
    ['2022-03-24/..', '2022-03-24', '..', '2022-03-24'],
    ['2022-03/', '2022-03-01', '..', '2022-03-01'],
    ['../2022-03', '..', '2022-03-31', '2022-03-31'],
    ['/2022', '..', '2022-12-31', '2022-12-31'],
  ])('%s is %s to %s, its mark on %s', (edtf, ...days) => {
    expect(daysOf(edtf)).toEqual(days);
  });

  test.each([12_022, -170_002])('Y%i is the whole of that year, its mark in the middle', (year) => {
    expect(parseEdtf(`Y${year}`)).toMatchObject({
      first_day: dayOf(year, 1, 1),
      last_day: dayOf(year, 12, 31),
      day: dayOf(year, 7, 2),
    });
  });

  test.each([
    ['2022-03-24', 'day'],
    ['2022-03-XX', 'month'],
    ['2022-03', 'month'],
    ['2022-22', 'season'],
    ['2022', 'year'],
    ['2022-XX', 'year'],
    ['2022-XX-XX', 'year'],
    ['202X', 'decade'],
    ['20XX', 'century'],
    ['2022-03-24/2022-03-24', 'interval'],
    ['2022/..', 'interval'],
  ] as const)('%s has the precision %s', (edtf, precision) => {
    expect(parseEdtf(edtf).precision).toBe(precision);
  });

  test.each([
    ['2022', false, false],
    ['2022~', true, false],
    ['2022?', false, true],
    ['2022%', true, true],
    ['2022-23?', false, true],
    ['2022~/2023?', true, true],
    ['2022-03-01/2022-04%', true, true],
    ['../2022~', true, false],
  ])('%s is approximate: %s, uncertain: %s', (edtf, approximate, uncertain) => {
    expect(parseEdtf(edtf)).toMatchObject({ approximate, uncertain });
  });
});

describe('the test vectors of edtf-validate and edtf.js', () => {
  /** Valid EDTF that is rejected on purpose, with the reason. */
  const REJECTED: Readonly<Record<string, string>> = {
    '/': 'names no day: the event would have no position on the timeline',
    '../..': 'names no day',
    XXXX: 'names no year: the event would have no position on the timeline',
    'XXXX-XX-XX': 'names no year',
    '00': 'is a century only in edtf.js; two digits are usually a shortened year',
    Y170000002: 'is beyond the range of JavaScript dates',
  };
  const hasTime = (edtf: string) => /\dT\d/i.test(edtf);

  test.each(
    vectors.filter(
      ({ edtf, valid, level }) => valid && (level ?? 2) <= 1 && !hasTime(edtf) && !(edtf in REJECTED),
    ),
  )('$edtf, valid at level $level, is accepted', ({ edtf }) => {
    expect(errorTextOf(edtf)).toBe('accepted');
  });

  test.each(vectors.filter(({ edtf, valid }) => !valid || hasTime(edtf)))(
    '$edtf, invalid or with a time of day, is rejected',
    ({ edtf }) => {
      expect(errorTextOf(edtf)).not.toBe('accepted');
    },
  );

  test.each(Object.entries(REJECTED))('%s is rejected, because it %s', (edtf) => {
    expect(errorTextOf(edtf)).not.toBe('accepted');
  });

  // Each end is parsed separately, so these intervals of level 2 are accepted too.
  const LEVEL_2_ACCEPTED = ['2004-06-XX/2004-07-03', '1984-11-12/1984-11-XX', '2000/2000-XX-XX', '198X/199X'];

  test('of level 2, intervals whose ends are of level 1 are accepted, and nothing else', () => {
    const accepted = vectors.filter(({ edtf, level }) => level === 2 && errorTextOf(edtf) === 'accepted');
    expect(accepted.map(({ edtf }) => edtf)).toEqual(LEVEL_2_ACCEPTED);
  });
});

describe('the error of a rejected date says how to correct it', () => {
  test.each([
    ['', 'Give a date, such as 2018-03-26, 2018-03 or 2018.'],
    ['soon', '“soon” is not a date. Write 2018-03-26, 2018-03 or 2018, or join two dates with a slash.'],
    ['2018 ', 'Remove the spaces around the date.'],
    [`2018${'0'.repeat(80)}`, 'This is too long for a date. Write one such as 2018-03-26.'],
    // days and months that the calendar does not have
    ['2021-02-30', 'February 2021 has no day 30. Its last is 2021-02-28.'],
    ['2022-02-29', 'February 2022 has no day 29. Its last is 2022-02-28.'],
    ['2022-02-29~', 'February 2022 has no day 29. Its last is 2022-02-28.'],
    ['1900-02-29', 'February 1900 has no day 29. Its last is 1900-02-28.'],
    ['2018-03-26/2018-03-32', 'March 2018 has no day 32. Its last is 2018-03-31.'],
    ['2021-02-00', 'There is no day 00. Write 2021-02 for the month, or give the day.'],
    ['2021-13', 'There is no month 13. Months run from 01 to 12; 21 to 24 are spring to winter.'],
    ['2021-13-XX', 'There is no month 13. Months run from 01 to 12; 21 to 24 are spring to winter.'],
    ['2018-26-03', 'There is no month 26. Write the month before the day: 2018-03-26.'],
    ['2018-22-31', 'A season has no days. Write 2018-22.'],
    // other ways to write a day
    ['26.03.2018', 'Write the year first, then month and day: 2018-03-26.'],
    ['3/26/2018', 'Write the year first, then month and day: 2018-03-26.'],
    ['03/04/2018', 'Write the year first, then month and day: 2018-04-03 or 2018-03-04.'],
    ['31/02/2018', 'Write year, month and day with hyphens, in this order: 2018-03-26.'],
    ['2018/03/26', 'Write the date with hyphens: 2018-03-26.'],
    ['20180326', 'Write the date with hyphens: 2018-03-26.'],
    ['2018-3-26', 'Write month and day with two digits: 2018-03-26.'],
    ['2018-3', 'Write month and day with two digits: 2018-03.'],
    ['2018–03–26', 'Use plain hyphens: 2018-03-26.'],
    ['26 March 2018', 'Write the date in figures, the year first: 2018-03-26, 2018-03 or 2018.'],
    ['26 марта 2018', 'Write the date in figures, the year first: 2018-03-26, 2018-03 or 2018.'],
    ['03/2018', 'Write the year first: 2018-03.'],
    ['2018/03', 'Write a month with a hyphen, 2018-03, and both ends of a span in full.'],
    ['2018-03-26T10:00:00Z', 'Dates are whole days. Remove the time of day, as in 2018-03-26.'],
    ['2018-03-26 10:00', 'Dates are whole days. Remove the time of day, as in 2018-03-26.'],
    // intervals
    ['2018-06/2018-03', 'The end is before the start. Swap the two dates, or correct one of them.'],
    ['2022-03-01/2022', 'The end begins before the start. Give the end as exactly as the start.'],
    ['2018-03-26/29', 'Write both ends in full, as in 2018-03-26/2018-03-29.'],
    ['2018-03-26/now', 'Write .. for an end that has not come: 2022-03-24/..'],
    ['2014–2016', 'Join the two dates with a slash: 2014/2016.'],
    ['2018-03-26 to 2018-03-29', 'Join the two dates with a slash: 2018-03-26/2018-03-29.'],
    ['2018/2019/2020', 'Use one slash, between start and end.'],
    ['../..', 'This has no date at all. Give at least one end, as in 2022-03-24/.. or ../2022-03-24.'],
    // years
    ['18', 'Write the year with four digits, such as 2018. A century is 19XX.'],
    ['201', 'Write the year with four digits, or the decade as 201X.'],
    ['12022', 'Write a year of more than four digits with a Y: Y12022.'],
    ['Y2022', 'Y is for years of more than four digits, alone: Y12022. Write other years as 2022.'],
    ['Y999999', 'Years run from Y-200000 to Y200000.'],
    ['Y17E8', 'Write the year in full, without an exponent or significant digits.'],
    ['-0000', 'The year before 0001 is 0000, without a minus.'],
    ['XXXX-XX', 'This date has no year. Give at least a decade (202X) or a century (20XX).'],
    // level 2
    [
      '[2018,2019]',
      'Sets and lists of dates are not supported. Write one date, or a span such as 2018-03-26/2018-03-29.',
    ],
    ['~2018-03', 'Put ~, ? or % once, at the very end. It applies to the whole date.'],
    [
      '2018-33',
      'Quarters, halves and southern seasons are not supported. Write the months, as in 2022-01/2022-03.',
    ],
    [
      '2018-0X',
      'X stands for a whole day or month, or for the last digits of a year: 2022-03-XX, 2022-XX, 202X, 20XX.',
    ],
    ['2018-xx', 'Write unknown digits as capital X: 2018-XX.'],
  ])('%s: %s', (edtf, text) => {
    expect(errorTextOf(edtf)).toBe(text);
  });

  test('any text is a date or gets an error of this project, never one of the library', () => {
    const dateLike = fc.string({ unit: fc.constantFrom(...'0123456789-/.~?%XYTE[ ]{,}:Zx'), maxLength: 24 });
    fc.assert(
      fc.property(fc.oneof(dateLike, fc.string({ unit: 'binary' })), (text) => {
        expect(errorTextOf(text)).toMatch(/^(accepted|[A-Z“][\s\S]+[.”…])$/);
        expect(errorTextOf(text)).not.toMatch(/edtf|syntax|parsings/i);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('invariants', () => {
  test('the first day is not after the last, and the mark is between them', () => {
    fc.assert(
      fc.property(anyDate, (edtf) => {
        const { first_day, last_day, day } = parseEdtf(edtf);
        expect(first_day).toBeLessThanOrEqual(day);
        expect(day).toBeLessThanOrEqual(last_day);
      }),
    );
  });

  test('a day is in its month, year, decade and century, and in every interval that begins or ends with it', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (edtf, other) => {
        const [year = '', month = ''] = edtf.split('-');
        const { day } = parseEdtf(edtf);
        const [start, end] = [edtf, other].sort();
        const wider = [`${year}-${month}`, `${year}-${month}-XX`, year, `${year}-XX`, `${year.slice(0, 3)}X`];
        for (const each of [...wider, `${year.slice(0, 2)}XX`, `${start}/${end}`, `${edtf}/..`, `/${edtf}`]) {
          const { first_day, last_day } = parseEdtf(each);
          expect([each, first_day <= day && day <= last_day]).toEqual([each, true]);
        }
      }),
    );
  });

  test('a day read back from the calendar is the same day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_000, max: 2_900_000 }), (day) => {
        expect(parseEdtf(isoDay(day)).day).toBe(day);
        const date = calendarDate(day);
        expect(dayOf(date.year, date.month, date.day)).toBe(day);
      }),
    );
  });

  test('parsing more dates than fit in the cache does not change a result', () => {
    const first = parseEdtf('2018-03-26');
    for (let day = 0; day < 45_000; day++) parseEdtf(isoDay(day));
    expect(parseEdtf('2018-03-26')).toEqual(first);
  });
});
