import { describe, expect, test } from 'vitest';
import { filterChips } from '../../../web/filter/filter-chips.ts';
import { en } from '../../../web/i18n/en/all.ts';

describe('the active filters', () => {
  test('are texts in the order of the address', () => {
    const chips = filterChips(
      {
        q: 'Zenda',
        from: '2014-03',
        kind: ['expulsion', 'talks'],
        initiator: ['RU', 'XR'],
        source: ['Strelsau Gazette', 'The Tarlenheim Times', 'Reuters', 'TASS', 'UPI'],
        place: ['Strelsau'],
        people_expelled: '51..',
        in_force_on: '2021-10-11',
        review: ['needs_source'],
        sides: { upper: 'XR', lower: 'XF' },
      },
      en,
      'en',
    );
    expect(chips.map(({ label, text }) => `${label} ${text}`)).toEqual([
      'Text “Zenda”',
      'From March 2014',
      'Kind Expulsion or Talks',
      'Review Needs a source',
      'Initiator Russia or XR',
      'Place Strelsau',
      'Source Strelsau Gazette, The Tarlenheim Times, Reuters or 2 more',
      'People expelled at least 51',
      'In force on 11 October 2021',
    ]);
  });

  test('both dates are one chip', () => {
    const texts = [
      { from: '2018', to: '2018' },
      { from: '2014', to: '2018-03' },
      { from: '2014-03-01/2014-03-10', to: '2018' },
    ].map((dates) =>
      filterChips(dates, en, 'en').map(({ params, label, text }) => [...params, label, text].join(' ')),
    );
    expect(texts).toEqual([
      ['from to Dates 2018'],
      ['from to Dates 2014 – March 2018'],
      ['from to Dates From 1–10 March 2014, To 2018'],
    ]);
  });

  test('are empty for an empty filter', () => {
    expect(filterChips({}, en, 'en')).toEqual([]);
  });
});
