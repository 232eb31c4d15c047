import { describe, expect, it } from 'vitest';
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

  it.each(['', '26', 'March', '26 March', 'yesterday', '26 Foo 2018', 'Monday', '26 March 18'])(
    'does not understand “%s”',
    (text) => {
      expect(parseTypedDate(text)).toBeUndefined();
    },
  );
});
