import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../../domain/dates/day-span.ts';
import { parseEdtf } from '../../../../domain/dates/edtf-date.ts';
import { parseTypedDate } from '../../../../web/form/date/typed-date.ts';

describe('a typed date', () => {
  it.each([
    ['26 March 2018', '2018-03-26'],
    ['26th March, 2018', '2018-03-26'],
    ['Mar. 26, 2018', '2018-03-26'],
    ['March 26, 2018', '2018-03-26'],
    ['6 Sept 2018', '2018-09-06'],
    ['March 2018', '2018-03'],
    ['summer of 2016', '2016-22'],
    ['Fall 2016', '2016-23'],
    ['2018', '2018'],
    ['2018-03-26', '2018-03-26'],
    ['2018/3/26', '2018-03-26'],
    ['26.03.2018', '2018-03-26'],
    ['3/26/2018', '2018-03-26'],
    ['5.5.2018', '2018-05-05'],
    ['about March 2014', '2014-03~'],
    ['c. 2014', '2014~'],
    ['2014?', '2014?'],
    ['circa March 2014, uncertain', '2014-03%'],
    ['11–13 October 2021', '2021-10-11/2021-10-13'],
    ['October 11-13, 2021', '2021-10-11/2021-10-13'],
    ['28 February – 3 March 2022', '2022-02-28/2022-03-03'],
    ['from 28 December 2021 to 3 March 2022', '2021-12-28/2022-03-03'],
    ['March–May 2014', '2014-03/2014-05'],
    ['2014–2016', '2014/2016'],
    ['26 марта 2018 г.', '2018-03-26'],
    ['май 2018 года', '2018-05'],
    ['около мая 2018', '2018-05~'],
    ['11–13 октября 2021', '2021-10-11/2021-10-13'],
    ['летом 2016', '2016-22'],
    ['mid-November 2019', '2019-11-11/2019-11-20'],
    ['early November 2019', '2019-11-01/2019-11-10'],
    ['late February 2020', '2020-02-21/2020-02-29'],
    ['the end of March 2020', '2020-03-21/2020-03-31'],
    ['about mid March 2020', '2020-03-11~/2020-03-20~'],
    ['early 2019', '2019-01/2019-04'],
    ['mid-2019', '2019-05/2019-08'],
    ['late 2019', '2019-09/2019-12'],
    ['в начале мая 2018 года', '2018-05-01/2018-05-10'],
    ['конец 2018 г.', '2018-09/2018-12'],
  ])('reads “%s” as %s', (text, edtf) => {
    expect(parseTypedDate(text)).toEqual({ edtf });
  });

  it('has two readings when the digits are ambiguous', () => {
    expect(parseTypedDate('03.04.2018')).toEqual({ either: ['2018-04-03', '2018-03-04'] });
  });

  it('keeps an impossible day, so that validation reports it', () => {
    expect(parseTypedDate('30 February 2021')).toEqual({ edtf: '2021-02-30' });
  });

  it.each([
    '',
    '26',
    'March',
    '31 June',
    'tomorrow',
    '26 Foo 2018',
    'Mondays',
    '26 March 18',
    'last March',
    'ago',
  ])('does not understand “%s”', (text) => {
    expect(parseTypedDate(text)).toBeUndefined();
  });
});

describe('a typed date that depends on today', () => {
  // A Wednesday.
  const today = dayOf(2026, 12, 2);

  it.each([
    ['today', '2026-12-02'],
    ['Yesterday', '2026-12-01'],
    ['the day before yesterday', '2026-11-30'],
    ['Tuesday', '2026-12-01'],
    ['on Tue.', '2026-12-01'],
    ['Wednesday', '2026-12-02'],
    ['last Wednesday', '2026-11-25'],
    ['last Thursday', '2026-11-26'],
    ['this week', '2026-11-30/2026-12-02'],
    ['last week', '2026-11-23/2026-11-29'],
    ['this month', '2026-12'],
    ['last month', '2026-11'],
    ['last year', '2025'],
    ['3 days ago', '2026-11-29'],
    ['two weeks ago', '2026-11-18'],
    ['a month ago', '2026-11'],
    ['2 years ago', '2024'],
    ['Nov 30', '2026-11-30'],
    ['30 November', '2026-11-30'],
    ['December 3', '2025-12-03'],
    ['29 February', '2024-02-29'],
    ['about 30 November', '2026-11-30~'],
    ['about last week', '2026-11-23~/2026-11-29~'],
    ['сегодня', '2026-12-02'],
    ['вчера', '2026-12-01'],
    ['позавчера', '2026-11-30'],
    ['во вторник', '2026-12-01'],
    ['в прошлый вторник', '2026-12-01'],
    ['в прошлую среду', '2026-11-25'],
    ['в прошлое воскресенье', '2026-11-29'],
    ['на этой неделе', '2026-11-30/2026-12-02'],
    ['на прошлой неделе', '2026-11-23/2026-11-29'],
    ['в прошлом месяце', '2026-11'],
    ['в прошлом году', '2025'],
    ['3 дня назад', '2026-11-29'],
    ['неделю назад', '2026-11-25'],
    ['две недели назад', '2026-11-18'],
    ['месяц назад', '2026-11'],
    ['30 ноября', '2026-11-30'],
  ])('reads “%s” as %s', (text, edtf) => {
    expect(parseTypedDate(text, today)).toEqual({ edtf });
  });

  it('is the last month of the year before in January, and this week is one day on a Monday', () => {
    expect(parseTypedDate('last month', dayOf(2026, 1, 15))).toEqual({ edtf: '2025-12' });
    expect(parseTypedDate('3 months ago', dayOf(2026, 1, 15))).toEqual({ edtf: '2025-10' });
    expect(parseTypedDate('this week', dayOf(2026, 11, 30))).toEqual({ edtf: '2026-11-30' });
  });

  it('is never in the future, and always a valid date', () => {
    const words = fc.constantFrom(
      'today',
      'monday',
      'last sunday',
      'this week',
      'last month',
      '31 december',
      '29 february',
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), words, (day, text) => {
        const parsed = parseTypedDate(text, day);
        if (!parsed || !('edtf' in parsed)) throw new Error(`“${text}” was not understood.`);
        expect(parseEdtf(parsed.edtf).first_day).toBeLessThanOrEqual(day);
      }),
    );
  });
});
