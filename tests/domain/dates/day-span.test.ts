import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarDate, dayOf, daysInMonth, isoDay, overlaps } from '../../../domain/dates/day-span.ts';
import { parseEdtf } from '../../../domain/dates/edtf-date.ts';

test('days are counted from 1970-01-01 in UTC, in any time zone', () => {
  expect([dayOf(1970), dayOf(1970, 1, 2), dayOf(1969, 12, 31), dayOf(2018, 3, 26)]).toEqual([
    0, 1, -1, 17_616,
  ]);
  expect(calendarDate(17_616)).toEqual({ year: 2018, month: 3, day: 26 });
});

test('years before 100 are not read as 19xx, and year 0 exists', () => {
  expect([isoDay(dayOf(99)), isoDay(dayOf(0)), isoDay(dayOf(-1, 12, 31))]).toEqual([
    '0099-01-01',
    '0000-01-01',
    '-0001-12-31',
  ]);
  expect(dayOf(0) - dayOf(-1, 12, 31)).toBe(1);
});

test('a day in a year of more than four digits is written as the whole year', () => {
  const edges = [
    dayOf(-10_000, 12, 31),
    dayOf(-9999),
    dayOf(9999, 12, 31),
    dayOf(10_000),
    dayOf(12_022, 2, 3),
  ];
  expect(edges.map(isoDay)).toEqual(['Y-10000', '-9999-01-01', '9999-12-31', 'Y10000', 'Y12022']);
});

test('a span survives a round trip through EDTF, extended to whole years of more than four digits', () => {
  const days = fc.integer({ min: dayOf(-99_999), max: dayOf(99_999) });
  const isPlain = (day: number) => Math.abs(calendarDate(day).year) <= 9999;
  fc.assert(
    fc.property(days, days, (a, b) => {
      const [first, last] = [Math.min(a, b), Math.max(a, b)];
      const read = parseEdtf(`${isoDay(first)}/${isoDay(last)}`);
      expect(read).toMatchObject({
        first_day: isPlain(first) ? first : dayOf(calendarDate(first).year),
        last_day: isPlain(last) ? last : dayOf(calendarDate(last).year, 12, 31),
      });
    }),
  );
});

test('February has 29 days in leap years', () => {
  expect([2023, 2024, 1900, 2000, 0].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 28, 29, 29]);
});

test('spans that share a day overlap', () => {
  const march = { first: 1, last: 31 };
  expect(overlaps(march, { first: 31, last: 40 })).toBe(true);
  expect(overlaps(march, { first: 32, last: 40 })).toBe(false);
  expect(overlaps({ first: 0, last: 0 }, march)).toBe(false);
});
