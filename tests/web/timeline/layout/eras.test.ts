import { describe, expect, it } from 'vitest';
import { dayOf, END_OF_TIME } from '../../../../domain/dates/day-span.ts';
import type { Era } from '../../../../domain/eras/era.ts';
import { eraRows, placeEras } from '../../../../web/timeline/layout/eras.ts';
import { timeScale } from '../../../../web/timeline/scale/time-scale.ts';

/** Ten px a letter. */
const measure = (text: string) => text.length * 10;
/** A thousand px for the thousand days from 1 January 2000. */
const START = dayOf(2000);
const scale = timeScale({ start: START, end: START + 1000 }, 50, 1050);

let lastId = 0;
function era(first: number, last: number, names: Partial<Era> = {}): Era {
  lastId += 1;
  return {
    id: lastId,
    name: 'Rudolf V',
    starts: '2000',
    first_day: START + first,
    last_day: last === END_OF_TIME ? last : START + last,
    version: 1,
    ...names,
  };
}

describe('the eras of a row', () => {
  it('fill their days, without the part outside the window', () => {
    const placed = placeEras([era(-100, 199), era(200, 399), era(400, END_OF_TIME)], scale, measure, 'en');
    expect(placed).toMatchObject([
      { leftPx: 50, rightPx: 250, startsInView: false, endsInView: true, isAlternate: false },
      { leftPx: 250, rightPx: 450, startsInView: true, endsInView: true, isAlternate: true },
      { leftPx: 450, rightPx: 1050, startsInView: true, endsInView: false, isAlternate: false },
    ]);
  });

  it('are left out where they are not in view', () => {
    expect(placeEras([era(-900, -1), era(1000, 1200)], scale, measure, 'en')).toEqual([]);
  });

  it('keep their tone when an earlier one leaves the view', () => {
    const [, second] = placeEras([era(0, 99), era(100, 900)], scale, measure, 'en');
    const later = timeScale({ start: START + 500, end: START + 600 }, 50, 1050);
    const [shown] = placeEras([era(0, 99), era(100, 900)], later, measure, 'en');
    expect(shown?.isAlternate).toBe(second?.isAlternate);
  });

  it('do not overlap: the later one starts on its first day', () => {
    // The day of an inauguration is the last of one presidency and the first of the next.
    const [before, after] = placeEras([era(100, 500), era(500, 900)], scale, measure, 'en');
    expect(before?.rightPx).toBe(after?.leftPx);
  });

  it('are in order of their first day, whatever the order of the list', () => {
    const placed = placeEras(
      [era(500, 900, { name: 'B' }), era(0, 499, { name: 'A' })],
      scale,
      measure,
      'en',
    );
    expect(placed.map(({ name }) => name)).toEqual(['A', 'B']);
  });
});

describe('the label of an era', () => {
  it('is the whole name, centred', () => {
    const [placed] = placeEras([era(100, 299)], scale, measure, 'en');
    expect(placed?.label).toEqual({ text: 'Rudolf V', leftPx: 210, isShort: false });
  });

  it('is centred in the visible part', () => {
    const [placed] = placeEras([era(-800, 199)], scale, measure, 'en');
    expect(placed?.label?.leftPx).toBe(110);
  });

  it('is the short name where the whole one does not fit, and omitted where neither does', () => {
    const names = { name: 'Rudolf V of Ruritania', short_name: 'Rudolf' };
    const [whole, short, none] = placeEras(
      [era(0, 299, names), era(300, 399, names), era(400, 459, names)],
      scale,
      measure,
      'en',
    );
    expect(whole?.label).toMatchObject({ text: 'Rudolf V of Ruritania', isShort: false });
    expect(short?.label).toMatchObject({ text: 'Rudolf', isShort: true });
    expect(none).toMatchObject({ name: 'Rudolf V of Ruritania', leftPx: 450, rightPx: 510 });
    expect(none?.label).toBeUndefined();
  });

  it('never reaches out of its era', () => {
    for (let days = 1; days < 400; days += 7) {
      const [placed] = placeEras([era(10, 10 + days, { short_name: 'R. V' })], scale, measure, 'en');
      const { label, leftPx = 0, rightPx = 0 } = placed ?? {};
      if (label === undefined) continue;
      expect(['Rudolf V', 'R. V']).toContain(label.text);
      expect(label.leftPx).toBeGreaterThanOrEqual(leftPx + 6);
      expect(label.leftPx + measure(label.text)).toBeLessThanOrEqual(rightPx - 6);
    }
  });

  it('is in the language of the page, or else in the one language that it has', () => {
    const both = era(0, 499, { name: 'Rudolf V', name_ru: 'Рудольф V' });
    const { name: _, ...russianOnly } = era(500, 999, { name_ru: 'Чёрный Михаил', short_name_ru: 'Михаил' });
    const labels = (language: 'en' | 'ru') =>
      placeEras([both, russianOnly], scale, measure, language).map(({ label }) => label?.text);
    expect(labels('ru')).toEqual(['Рудольф V', 'Чёрный Михаил']);
    expect(labels('en')).toEqual(['Rudolf V', 'Чёрный Михаил']);
  });
});

it('eras are in the row of their side; eras of third parties are left out', () => {
  const [ours, theirs, both, other] = [
    era(0, 1, { party: 'XR' }),
    era(0, 1, { party: 'XF' }),
    era(0, 1),
    era(0, 1, { party: 'XZ' }),
  ];
  expect(eraRows([ours, theirs, both, other], { upper: 'XF', lower: 'XR' })).toEqual({
    upper: [theirs],
    neutral: [both],
    lower: [ours],
  });
});
