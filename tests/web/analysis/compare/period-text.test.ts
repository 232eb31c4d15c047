import { expect, it } from 'vitest';
import { dayOf } from '../../../../domain/dates/day-span.ts';
import { parsePeriod } from '../../../../web/analysis/compare/period-text.ts';

it.each([
  ['2016–2018', '2016/2018'],
  ['2021-2022', '2021/2022'],
  ['2021–22', '2021/2022'],
  ['2018-03', '2018-03'],
  ['2018', '2018'],
  ['July 2018', '2018-07'],
  ['с марта 2018 по май 2019', '2018-03/2019-05'],
  ['весна 2022', '2022-21'],
  ['last year', '2025'],
  ['2018/..', undefined],
  ['since 2018', undefined],
  ['03.04.2018', undefined],
  ['spy swap', undefined],
  ['', undefined],
])('reads “%s” as %s', (text, edtf) => {
  expect(parsePeriod(text, dayOf(2026, 11, 30))).toBe(edtf);
});
