import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { InvalidInput } from '../../../domain/errors/input-error.ts';
import { anyDate } from './arbitrary-date.ts';

/** Puts a no-break space between a year and «г.». */
const unbroken = (russian: string) => russian.replaceAll(/ (?=гг?\.)/g, '\u00A0');

describe('a date is formatted in English and in Russian', () => {
  test.each([
    // units
    ['2021-10-12', '12 October 2021', '12 октября 2021 г.'],
    ['2014-03', 'March 2014', 'март 2014 г.'],
    ['2014', '2014', '2014 г.'],
    ['2016-21', 'spring 2016', 'весна 2016 г.'],
    ['2016-22', 'summer 2016', 'лето 2016 г.'],
    ['2016-23', 'autumn 2016', 'осень 2016 г.'],
    ['2016-24', 'winter 2016–2017', 'зима 2016–2017 гг.'],
    ['202X', 'the 2020s', '2020-е гг.'],
    ['19XX', 'the years 1900–1999', '1900–1999 гг.'],
    ['2022-03-XX', 'a day in March 2022', 'один из дней марта 2022 г.'],
    ['2022-XX-XX', 'a day in 2022', 'один из дней 2022 г.'],
    ['2022-XX', 'a month in 2022', 'один из месяцев 2022 г.'],
    ['-0050', '−50', '−50 г.'],
    ['-0050-03-15', '15 March −50', '15 марта −50 г.'],
    ['-200X', 'the years −2009 – −2000', '−2009 – −2000 гг.'],
    ['Y12022', '12022', '12022 г.'],

    // approximate and uncertain dates
    ['2014-03-12~', 'about 12 March 2014', 'около 12 марта 2014 г.'],
    ['2014-03~', 'about March 2014', 'около марта 2014 г.'],
    ['2014~', 'about 2014', 'около 2014 г.'],
    ['2011-21~', 'about spring 2011', 'около весны 2011 г.'],
    ['2011-22~', 'about summer 2011', 'около лета 2011 г.'],
    ['2011-23~', 'about autumn 2011', 'около осени 2011 г.'],
    ['2011-24~', 'about winter 2011–2012', 'около зимы 2011–2012 гг.'],
    ['2020?', '2020, uncertain', 'предположительно 2020 г.'],
    ['2020-05?', 'May 2020, uncertain', 'предположительно май 2020 г.'],
    ['2020%', 'about 2020, uncertain', 'предположительно около 2020 г.'],

    // intervals, with shared parts written once
    ['2021-10-11/2021-10-13', '11–13 October 2021', '11–13 октября 2021 г.'],
    ['1999-03-24/1999-06-10', '24 March – 10 June 1999', '24 марта — 10 июня 1999 г.'],
    ['2025-12-28/2026-01-03', '28 December 2025 – 3 January 2026', '28 декабря 2025 г. — 3 января 2026 г.'],
    ['2014-03/2014-06', 'March–June 2014', 'март–июнь 2014 г.'],
    ['2014-03/2015-06', 'March 2014 – June 2015', 'март 2014 г. — июнь 2015 г.'],
    ['2014/2016', '2014–2016', '2014–2016 гг.'],
    ['-0050/-0040', '−50 – −40', '−50 – −40 гг.'],
    ['2003-22/2004-22', 'summer 2003 – summer 2004', 'лето 2003 г. — лето 2004 г.'],
    ['198X/199X', 'the 1980s – the 1990s', '1980-е гг. — 1990-е гг.'],
    ['2018-03-26/2018-04', '26 March 2018 – April 2018', '26 марта 2018 г. — апрель 2018 г.'],
    [
      '2018-03-26/2018-04-XX',
      '26 March 2018 – a day in April 2018',
      '26 марта 2018 г. — один из дней апреля 2018 г.',
    ],
    ['2022-03-24/2022-03-24', '24 March 2022', '24 марта 2022 г.'],
    ['2022-03/2022-03', 'March 2022', 'март 2022 г.'],
    ['2022/2022', '2022', '2022 г.'],

    // intervals with a qualified end, with both ends in full
    ['1984~/2004~', 'about 1984 – about 2004', 'около 1984 г. — около 2004 г.'],
    [
      '2004-06-01/2004-06-11%',
      '1 June 2004 – about 11 June 2004 (uncertain)',
      '1 июня 2004 г. — предположительно около 11 июня 2004 г.',
    ],
    ['1984?/2004', '1984 (uncertain) – 2004', 'предположительно 1984 г. — 2004 г.'],

    // open and unknown ends
    ['2022-03-24/..', 'since 24 March 2022', 'с 24 марта 2022 г.'],
    ['2022-03-02/..', 'since 2 March 2022', 'со 2 марта 2022 г.'],
    ['2022-03/..', 'since March 2022', 'с марта 2022 г.'],
    ['202X/..', 'since the 2020s', 'с 2020-х гг.'],
    ['2022-03-XX/..', 'since a day in March 2022', 'с одного из дней марта 2022 г.'],
    ['2022-03~/..', 'since about March 2022', 'примерно с марта 2022 г.'],
    ['2022?/..', 'since 2022 (uncertain)', 'предположительно с 2022 г.'],
    ['2022-03-24/', 'from 24 March 2022, end unknown', 'с 24 марта 2022 г., окончание неизвестно'],
    ['../2022-03', 'until March 2022', 'до марта 2022 г.'],
    ['../2022%', 'until about 2022 (uncertain)', 'предположительно примерно до 2022 г.'],
    ['/2022', 'until 2022, start unknown', 'до 2022 г., начало неизвестно'],
  ])('%s is “%s” and «%s»', (edtf, english, russian) => {
    expect([formatDate(edtf), formatDate(edtf, 'ru')]).toEqual([english, unbroken(russian)]);
  });

  test('every month has a name, and a genitive in Russian', () => {
    const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));
    expect(months.map((month) => formatDate(`2018-${month}`))).toEqual(
      'January February March April May June July August September October November December'
        .split(' ')
        .map((month) => `${month} 2018`),
    );
    expect(months.map((month) => formatDate(`2018-${month}`, 'ru'))).toEqual(
      'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'
        .split(' ')
        .map((month) => `${month} 2018\u00A0г.`),
    );
    expect(months.map((month) => formatDate(`2018-${month}-09`, 'ru'))).toEqual(
      'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'
        .split(' ')
        .map((month) => `9 ${month} 2018\u00A0г.`),
    );
  });
});

test('every valid date can be formatted, without EDTF syntax in the text', () => {
  fc.assert(
    fc.property(anyDate, fc.constantFrom('en', 'ru'), (edtf, language) => {
      expect(formatDate(edtf, language)).toMatch(/^[\p{L}\d \u00A0−–—.,()-]+$/u);
      expect(formatDate(edtf, language)).not.toMatch(/undefined|NaN|X|\d-\d| {2}|^ | $/);
    }),
  );
});

test('an invalid date is rejected', () => {
  expect(() => formatDate('2021-02-30')).toThrow(InvalidInput);
});
