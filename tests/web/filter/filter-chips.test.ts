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
      'Source Strelsau Gazette, The Tarlenheim Times, Reuters or 2 more',
      'In force on 11 October 2021',
    ]);
  });

  test('are empty for an empty filter', () => {
    expect(filterChips({}, en, 'en')).toEqual([]);
  });
});
