import { describe, expect, it } from 'vitest';
import { addressKey, isSameSource } from '../../../domain/duplicates/same-source.ts';
import {
  type ComparableEvent,
  DUPLICATE_THRESHOLD,
  fingerprintOf,
  similarityOf,
} from '../../../domain/duplicates/similarity.ts';
import { falseWarnings, measureRecall } from '../../support/duplicate-variants.ts';
import { STARTER_EVENTS } from '../../support/starter-collection.ts';

const EXPULSION: ComparableEvent = {
  id: 'a',
  date: '2018-03-26',
  kind: 'expulsion',
  title: 'Ruritania expels sixty Freedonian diplomats',
  initiators: ['XR'],
  targets: ['XF'],
  people_expelled: 60,
  participants: [{ name: 'Rupert of Hentzau' }],
};

function compare(draft: ComparableEvent, stored: ComparableEvent = EXPULSION, rivals = 0) {
  return similarityOf(fingerprintOf(draft), fingerprintOf(stored), rivals);
}

const isWarning = (...pair: Parameters<typeof compare>) => compare(...pair).score >= DUPLICATE_THRESHOLD;

describe('The similarity of two events', () => {
  it('recognises 95 % of the records of a second analyst, and warns at 2 % of the different events', () => {
    // Events to which the points were not fitted. tests/bench/duplicates.ts measures all of them.
    const odd = STARTER_EVENTS.filter((_, index) => index % 2 === 1);
    const sample = odd.filter((_, index) => index % 6 === 0);
    const { variants, found } = measureRecall(sample);
    expect(variants).toBeGreaterThan(1_000);
    expect(found / variants).toBeGreaterThanOrEqual(0.95);
    expect(falseWarnings(odd, STARTER_EVENTS).length / odd.length).toBeLessThanOrEqual(0.02);
  });

  it('recognises other words, another language, the next day, and an incomplete draft', () => {
    const { id: _, ...same } = EXPULSION;
    expect(isWarning({ ...same, title: '60 embassy staff of Freedonia ordered out by Ruritania' })).toBe(
      true,
    );
    expect(
      isWarning({ ...same, title: undefined, title_ru: 'Руритания высылает 60 дипломатов Фридонии' }),
    ).toBe(true);
    expect(isWarning({ ...same, date: '2018-03-27', title: 'Ruritania to expel 60 diplomats' })).toBe(true);
    expect(isWarning({ date: '2018-03-26', kind: 'expulsion', initiators: ['XR'], targets: ['XF'] })).toBe(
      true,
    );
    expect(
      isWarning({
        date: '2018-03',
        kind: 'expulsion',
        initiators: ['XR'],
        targets: ['XF'],
        title: 'Ruritania expels 60 diplomats',
        people_expelled: 60,
      }),
    ).toBe(true);
  });

  it('does not take the response of the other side for the same event', () => {
    const response = {
      ...EXPULSION,
      id: 'b',
      title: 'Freedonia expels sixty Ruritanian diplomats',
      initiators: ['XF'],
      targets: ['XR'],
      participants: [],
    };
    expect(isWarning(response)).toBe(false);
    expect(isWarning({ ...response, date: '2018-03-27' })).toBe(false);
    const other = { title: 'Ruritania sends three spies home', people_expelled: 3 };
    expect(isWarning({ ...EXPULSION, id: 'b', ...other, participants: [{ name: 'Fritz' }] })).toBe(false);
  });

  it('does not warn of linked events, unless they are nearly identical', () => {
    const part = {
      ...EXPULSION,
      id: 'b',
      title: 'Diplomats board a plane',
      links: [{ to: 'a', relation: 'part_of' as const }],
    };
    expect(isWarning({ ...part, links: [] })).toBe(true);
    expect(isWarning(part)).toBe(false);
    expect(isWarning({ ...part, title: EXPULSION.title })).toBe(true);
  });

  it('says less by date, kind and parties where many events share them', () => {
    const draft = { date: '2018-03-26', kind: 'expulsion', initiators: ['XR'], targets: ['XF'] } as const;
    expect(isWarning(draft, EXPULSION, 20)).toBe(false);
    expect(isWarning({ ...draft, title: EXPULSION.title }, EXPULSION, 20)).toBe(true);
  });

  it('says why', () => {
    const { reasons } = compare({ ...EXPULSION, id: 'b', date: '2018-03-27', sources: [] });
    expect(reasons).toContainEqual({ code: 'days-apart', params: { days: 1 } });
    expect(reasons).toContainEqual({ code: 'similar-title', params: { percent: 100 } });
    expect(reasons.map(({ code }) => code)).toContain('same-people-expelled');
  });

  it('is fast and finite for hostile text', () => {
    const title = `${'ы'.repeat(5_000)}${' a'.repeat(5_000)} 1,000,000 \u202e\u0000`;
    const { score } = compare(
      { date: '2018-03-26', title, summary: title },
      { ...EXPULSION, summary: title },
    );
    expect(score).toBeGreaterThan(0);
    expect(score).toBeLessThan(1);
  });
});

describe('The same source', () => {
  it('ignores what does not change the page', () => {
    expect(addressKey('https://www.gazette.example/a/?utm_source=x&id=2#top')).toBe(
      addressKey('http://m.gazette.example/a?id=2'),
    );
    expect(addressKey('https://gazette.example/a?id=2')).not.toBe(
      addressKey('https://gazette.example/a?id=3'),
    );
    expect(addressKey('https://gazette.example/%E0%A4%A')).toBeDefined();
    expect(addressKey('not an address')).toBeUndefined();
  });

  it('is the same publisher and title, or the same address', () => {
    expect(
      isSameSource({ publisher: 'Gazette', title: 'Out!' }, { publisher: 'gazette', title: 'Out' }),
    ).toBe(true);
    expect(isSameSource({ publisher: 'Gazette' }, { publisher: 'Gazette' })).toBe(false);
  });
});
