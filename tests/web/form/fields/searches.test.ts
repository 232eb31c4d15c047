import { describe, expect, it } from 'vitest';
import { findCameoCodes, formatScore } from '../../../../web/form/fields/cameo-search.ts';
import { findParties, findPartyCode } from '../../../../web/form/fields/party-search.ts';

describe('the search for a party', () => {
  const codes = (text: string, counts?: ReadonlyMap<string, number>) =>
    findParties(text, counts).map(({ code }) => code);

  it('ranks codes first, then beginnings of names, then beginnings of words', () => {
    expect(codes('us')[0]).toBe('US');
    expect(codes('russ')).toEqual(['RU']);
    expect(codes('kingdom')).toEqual(['GB']);
  });

  it('finds Russian names and common aliases', () => {
    expect(codes('росс')).toEqual(['RU']);
    expect(codes('usa')[0]).toBe('US');
  });

  it('ranks parties with more events first', () => {
    expect(
      codes(
        '',
        new Map([
          ['RU', 2],
          ['US', 3],
        ]),
      ).slice(0, 2),
    ).toEqual(['US', 'RU']);
  });

  it.each([
    ['ru', 'RU'],
    ['Russia', 'RU'],
    ['Россия', 'RU'],
    ['UK', 'GB'],
    ['U.S.', 'US'],
    ['nato', 'NATO'],
    ['xr', 'XR'],
    ['Freedonia', undefined],
    ['', undefined],
  ])('takes “%s” for %s', (text, code) => {
    expect(findPartyCode(text)).toBe(code);
  });
});

describe('the search for a CAMEO code', () => {
  const codes = (text: string, kind: Parameters<typeof findCameoCodes>[1]) =>
    findCameoCodes(text, kind).map(({ code }) => code);

  it('offers the default of the kind first, then its alternates, then all others', () => {
    expect(codes('', 'expulsion').slice(0, 5)).toEqual(['161', '174', '166', '1661', '1662']);
    expect(codes('', 'expulsion')).toHaveLength(312);
  });

  it('finds codes by digits or by the beginnings of words', () => {
    expect(codes('0841', '')).toEqual(['0841']);
    expect(codes('break diplomatic', '')).toEqual(['161']);
  });

  it('formats a score with its sign', () => {
    expect([formatScore(-4), formatScore(7), formatScore(0)]).toEqual(['−4.0', '+7.0', '0.0']);
  });
});
