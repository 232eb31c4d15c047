import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseDay,
  type DateDraft,
  dateDraftFrom,
  edtfOf,
  isInvalidPart,
  missingPartOf,
  NO_DATE,
  possibleDays,
  splitTypedDate,
} from '../../../../web/form/date/date-draft.ts';

const aDate = (fields: Partial<DateDraft>): DateDraft => ({ ...NO_DATE, ...fields });
const point = (day: string, month: string, year: string) => ({ day, month, year });

describe('the fields of a date', () => {
  it.each<[string, Partial<DateDraft>]>([
    ['2018-03-26', { shape: 'day', start: point('26', '03', '2018') }],
    ['2018-03-06', { shape: 'day', start: point('6', '03', '2018') }],
    ['2014-03~', { shape: 'month', start: point('', '03', '2014'), approximate: true }],
    ['2020?', { shape: 'year', start: point('', '', '2020'), uncertain: true }],
    ['2016-22', { shape: 'season', start: point('', '', '2016'), season: '22' }],
    [
      '2019-23%',
      { shape: 'season', start: point('', '', '2019'), season: '23', approximate: true, uncertain: true },
    ],
    [
      '2021-10-11/2021-10-13',
      { shape: 'range', start: point('11', '10', '2021'), end: point('13', '10', '2021') },
    ],
    [
      '2014-03~/2015~',
      { shape: 'range', start: point('', '03', '2014'), end: point('', '', '2015'), approximate: true },
    ],
    ['2022-03-24/..', { shape: 'since', start: point('24', '03', '2022') }],
    ['../2022-03', { shape: 'until', start: point('', '03', '2022') }],
  ])('shows %s field by field', (edtf, fields) => {
    expect(dateDraftFrom(edtf)).toEqual(aDate(fields));
    expect(edtfOf(aDate(fields))).toBe(edtf);
  });

  it.each(['202X', '2022-03-XX', '2014-03~/2015', '2016-22/2016-23', '2020/', 'Y12022', '-0050', '../..'])(
    'show %s, which they cannot express, as EDTF',
    (edtf) => {
      expect(dateDraftFrom(edtf)).toEqual(aDate({ shape: 'edtf', edtf }));
    },
  );

  it('convert back to the same text', () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
    const aPoint = fc
      .tuple(digits(4), fc.option(digits(2)), fc.option(digits(2)), fc.constantFrom('', '~', '?', '%'))
      .map(([year, month, day, mark]) => [year, month, day].filter((each) => each !== null).join('-') + mark);
    const anEnd = fc.oneof(aPoint, fc.constantFrom('..', ''));
    const anExpression = fc.oneof(
      aPoint,
      fc.tuple(anEnd, anEnd).map((ends) => ends.join('/')),
    );
    fc.assert(
      fc.property(anExpression, (edtf) => {
        expect(edtfOf(dateDraftFrom(edtf))).toBe(edtf);
      }),
    );
  });

  it.each<[string, Partial<DateDraft>, string]>([
    ['a day', { start: point('26 March 2018', '', '') }, '2018-03-26'],
    ['a range', { start: point('11–13 October 2021', '', '') }, '2021-10-11/2021-10-13'],
    ['about a month', { shape: 'year', start: point('', '', 'about March 2014') }, '2014-03~'],
    ['EDTF', { start: point('2014/2016?', '', '') }, '2014/2016?'],
    [
      'one end of a range',
      { shape: 'range', start: point('1', '03', '2022'), end: point('3 April 2022', '', '') },
      '2022-03-01/2022-04-03',
    ],
    ['words in the EDTF field', { shape: 'edtf', edtf: 'summer 2016' }, '2016-22'],
  ])('takes a whole date typed into one field: %s', (_, fields, edtf) => {
    expect(edtfOf(aDate(fields))).toBe(edtf);
    expect(edtfOf(splitTypedDate(aDate(fields)))).toBe(edtf);
  });

  it('keep “approximate” when a whole date is typed', () => {
    const typed = aDate({ start: point('March 2014', '', ''), approximate: true });
    expect(splitTypedDate(typed)).toEqual(
      aDate({ shape: 'month', start: point('', '03', '2014'), approximate: true }),
    );
  });

  it('offer both days when the digits are ambiguous', () => {
    const typed = aDate({ start: point('03.04.2018', '', '') });
    expect(possibleDays(typed)).toEqual(['2018-04-03', '2018-03-04']);
    expect(chooseDay(typed, '2018-03-04')).toEqual(aDate({ start: point('4', '03', '2018') }));
  });

  it('are blank while every visible field is empty', () => {
    expect(edtfOf(NO_DATE)).toBe('');
    expect(edtfOf(aDate({ shape: 'year', start: point('26', '03', '') }))).toBe('');
  });

  it.each<[string, Partial<DateDraft>, string | undefined]>([
    ['nothing', {}, undefined],
    ['day and month', { start: point('26', '03', '') }, 'year'],
    ['day and year', { start: point('26', '', '2018') }, 'month'],
    ['month and year, of a day', { start: point('', '03', '2018') }, 'day'],
    ['a whole day', { start: point('26', '03', '2018') }, undefined],
    ['a range without its end', { shape: 'range', start: point('', '', '2018') }, 'end'],
    ['a range without its start', { shape: 'range', end: point('', '', '2018') }, 'start'],
    [
      'a range whose end has a day but no month',
      { shape: 'range', start: point('', '', '2018'), end: point('3', '', '2019') },
      'month',
    ],
    ['a season without its name', { shape: 'season', start: point('', '', '2018') }, 'season'],
    ['a bare year', { shape: 'since', start: point('', '', '2018') }, undefined],
    ['a text that is no date', { start: point('someday', '', '') }, 'unreadable'],
  ])('of %s misses: %s', (_, fields, gap) => {
    expect(missingPartOf(aDate(fields))).toBe(gap);
  });

  it('mark the missing field, or every field if none is missing', () => {
    const amiss = (fields: Partial<DateDraft>) =>
      (['start', 'end'] as const).flatMap((end) =>
        (['day', 'month', 'year'] as const)
          .filter((part) => isInvalidPart(aDate(fields), end, part))
          .map((part) => `${end} ${part}`),
      );
    expect(amiss({ start: point('26', '', '2018') })).toEqual(['start month']);
    expect(amiss({ shape: 'range', start: point('', '', '2018') })).toEqual(['end year']);
    expect(amiss({ shape: 'range', start: point('', '', '2018'), end: point('3', '', '2019') })).toEqual([
      'end month',
    ]);
    expect(amiss({ start: point('30', '02', '2021') })).toContain('start day');
    expect(amiss({ start: point('someday', '03', '') })).toEqual(['start day']);
    expect(amiss({ shape: 'range', start: point('', '', '2018'), end: point('', '', 'later') })).toEqual([
      'end year',
    ]);
  });
});
