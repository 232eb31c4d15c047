import { describe, expect, test } from 'vitest';
import { parseEdtf } from '../../../domain/dates/edtf-date.ts';
import { formatLag, lagBetween } from '../../../domain/dates/lag.ts';

function lagOf(act: string, response: string) {
  const spanOf = (edtf: string) => {
    const { first_day, last_day } = parseEdtf(edtf);
    return { first: first_day, last: last_day };
  };
  return lagBetween(spanOf(act), spanOf(response));
}

test('the lag between two days is their difference', () => {
  expect(lagOf('2018-03-26', '2018-03-29')).toEqual({ min: 3, max: 3 });
});

test('with an imprecise date, the lag is an interval from the fewest to the most possible days', () => {
  expect(lagOf('2016-12-29', '2017-07')).toEqual({ min: 184, max: 214 });
  expect(lagOf('2018-03', '2018-03-12')).toEqual({ min: -19, max: 11 });
});

describe('a lag is formatted', () => {
  test.each([
    ['2016-12-29', '2017-07', '184–214 days', '184–214 дней'],
    ['2018-03-26', '2018-03-26', 'the same day', 'в тот же день'],
    ['2018-03-26', '2018-03-27', '1 day', '1 день'],
    ['2018-03-26', '2018-03-29', '3 days', '3 дня'],
    ['2018-03-26', '2018-03-31', '5 days', '5 дней'],
    ['2018-03-01', '2018-03-12', '11 days', '11 дней'],
    ['2018-03-01', '2018-03-22', '21 days', '21 день'],
    ['2018-03-01', '2018-03-22/2018-03-23', '21–22 days', '21–22 дня'],
    ['1991-12-25', '2022-02-24', '11,019 days', '11 019 дней'],
    // a response does not precede its act
    ['2018-03', '2018-03-12', 'up to 11 days', 'до 11 дней'],
    ['2018-03', '2018-03-22', 'up to 21 days', 'до 21 дня'],
    ['2018-03', '2018-03-01', 'the same day', 'в тот же день'],
    // a response that is older than its act
    ['2018-03-29', '2018-03-26', '3 days earlier', 'на 3 дня раньше'],
    ['2022-03', '2022-02-01', '28–58 days earlier', 'на 28–58 дней раньше'],
    // open ends
    ['2022-03-24/..', '2022-04-01', 'up to 8 days', 'до 8 дней'],
    ['2022-03-24', '2022-04-01/..', 'at least 8 days', 'не менее 8 дней'],
    ['2022-03-24', '2022-03-25/..', 'at least 1 day', 'не менее 1 дня'],
    ['2022-03-24/..', '2022-04-01/..', 'an unknown number of days', 'неизвестное число дней'],
    ['../2022-03-24', '2022-04-01', 'at least 8 days', 'не менее 8 дней'],
    ['../2022-03-24', '../2022-04-01', 'an unknown number of days', 'неизвестное число дней'],
  ])('act %s, response %s: %s, %s', (act, response, english, russian) => {
    const lag = lagOf(act, response);
    expect([formatLag(lag), formatLag(lag, 'ru').replace(/\u00A0/g, ' ')]).toEqual([english, russian]);
  });
});

describe('a lag in a sentence', () => {
  test.each([
    ['2018-03-26', '2018-03-29', '3 days later', '3 days after', 'спустя 3 дня'],
    ['2016-12-29', '2017-07', '184–214 days later', '184–214 days after', 'спустя 184–214 дней'],
    ['2018-03', '2018-03-12', 'up to 11 days later', 'up to 11 days after', 'спустя не более 11 дней'],
    ['2018-03-26', '2018-03-26', 'the same day', 'the same day', 'в тот же день'],
    ['2018-03-29', '2018-03-26', '3 days earlier', '3 days earlier', 'на 3 дня раньше'],
  ])('from %s to %s is “%s”, “%s” or «%s»', (act, response, later, after, russian) => {
    const lag = lagOf(act, response);
    expect(formatLag(lag, 'en', 'later')).toBe(later);
    expect(formatLag(lag, 'en', 'after')).toBe(after);
    expect(formatLag(lag, 'ru', 'later')).toBe(russian);
  });
});
