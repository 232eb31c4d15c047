import { describe, expect, it } from 'vitest';
import { findCameoCodes, formatScore } from '../../../../web/form/fields/cameo-search.ts';
import { findParties, findPartyCode } from '../../../../web/form/fields/party-search.ts';

describe('looking for a party', () => {
  const codes = (text: string, counts?: ReadonlyMap<string, number>) =>
    findParties(text, counts).map(({ code }) => code);

  it('finds its code first, then names that begin with the text, then names with a word that does', () => {
    expect(codes('us')[0]).toBe('US');
    expect(codes('russ')).toEqual(['RU']);
    expect(codes('kingdom')).toEqual(['GB']);
  });

  it('finds it by its Russian name and by what people call it', () => {
    expect(codes('росс')).toEqual(['RU']);
    expect(codes('usa')[0]).toBe('US');
  });

  it('puts those first that more events name', () => {
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

describe('looking for a CAMEO code', () => {
  const codes = (text: string, kind: Parameters<typeof findCameoCodes>[1]) =>
    findCameoCodes(text, kind).map(({ code }) => code);

  it('offers what fits the kind first, its default before all, and then every other', () => {
    expect(codes('', 'expulsion').slice(0, 5)).toEqual(['161', '174', '166', '1661', '1662']);
    expect(codes('', 'expulsion')).toHaveLength(312);
  });

  it('finds any code by its digits or by beginnings of its words', () => {
    expect(codes('0841', '')).toEqual(['0841']);
    expect(codes('break diplomatic', '')).toEqual(['161']);
  });

  it('says a score with its sign', () => {
    expect([formatScore(-4), formatScore(7), formatScore(0)]).toEqual(['−4.0', '+7.0', '0.0']);
  });
});
