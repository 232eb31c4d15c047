import { describe, expect, test } from 'vitest';
import { dayOf } from '../../../domain/dates/day-span.ts';
import { fileName, slug } from '../../../domain/query/file-name.ts';

const sides = { upper: 'US', lower: 'RU' };

describe('a file name', () => {
  test('has the view, the sides, the window, the filter, the language and the size', () => {
    const window = { first: dayOf(2018), last: dayOf(2018, 12, 31) };
    expect(
      fileName('timeline', { sides, window, filter: { kind: ['expulsion'] } }, 'en', 'print-180mm'),
    ).toBe('demarche-timeline-us-russia-2018-expulsion-en-print-180mm');
  });

  test.each([
    [dayOf(2016), dayOf(2018, 12, 31), 'demarche-timeline-2016-2018'],
    [dayOf(2018, 3), dayOf(2018, 3, 31), 'demarche-timeline-2018-03'],
    [dayOf(2018, 3, 26), dayOf(2018, 3, 26), 'demarche-timeline-2018-03-26'],
    [dayOf(2018, 3, 26), dayOf(2018, 4, 5), 'demarche-timeline-2018-03-26-to-2018-04-05'],
  ])('names the days %d to %d', (first, last, expected) => {
    expect(fileName('timeline', { filter: {}, window: { first, last } })).toBe(expected);
  });

  test.each([
    [{ from: '2016', to: '2018' }, 'demarche-events-2016-to-2018'],
    [{ from: '2016-03' }, 'demarche-events-from-2016-03'],
    [{ to: '2018' }, 'demarche-events-to-2018'],
    [{ in_force_on: '2021-10-12' }, 'demarche-events-in-force-on-2021-10-12'],
    [{ place: ['Strelsau'], people_expelled: '60' }, 'demarche-events-strelsau-expelled-60'],
    [{ people_expelled: '51..' }, 'demarche-events-expelled-51-or-more'],
    [{ people_expelled: '..10' }, 'demarche-events-expelled-10-or-fewer'],
    [{ q: 'Скрипаль ядом' }, 'demarche-events-skripal-iadom'],
    [{ q: '"spy swap" / Müller..\\' }, 'demarche-events-spy-swap-muller'],
    [{ party: ['RU', 'XR'] }, 'demarche-events-ru-xr'],
  ])('describes the filter %j', (filter, expected) => {
    expect(fileName('events', { filter })).toBe(expected);
  });

  test('cuts a long filter between words', () => {
    const name = fileName('events', { filter: { q: 'diplomats '.repeat(30) } }, '2026-11-30');
    expect(name).toBe(`demarche-events-${'diplomats-'.repeat(6)}2026-11-30`);
  });

  test('has only ASCII letters, digits and hyphens', () => {
    expect(slug('Ünë ٣ «Щука» 中文 <b>')).toMatch(/^[a-z0-9-]*$/);
  });
});
