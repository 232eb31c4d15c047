import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../../domain/dates/day-span.ts';
import type { Language } from '../../../../domain/language/language.ts';
import { chart as english } from '../../../../web/i18n/en/chart.ts';
import { chart as russian } from '../../../../web/i18n/ru/chart.ts';
import {
  formatSpan,
  type Headline,
  headlineOf,
  headlineText,
} from '../../../../web/timeline/headline/headline.ts';
import type { HeadlineFacts } from '../../../../web/timeline/headline/headline-facts.ts';
import { headlineEvent } from './headline-result.ts';

const SIDES = { upper: 'US', lower: 'RU' };
const EXPULSION = headlineEvent({
  id: 'expels',
  date: '2018-03-26',
  side: 'upper',
  initiators: ['US'],
  title: 'US expels 60 Russian diplomats',
  title_ru: 'США выслали 60 российских дипломатов',
  short_title: 'Expels 60',
  short_title_ru: 'Выслали 60',
});

function headline(facts: Partial<HeadlineFacts>, language: Language, filterText = ''): Headline {
  const texts = (language === 'ru' ? russian : english).headline;
  return headlineOf(
    { total: 0, isExact: true, machineCoded: 0, kinds: [], ...facts },
    { sides: SIDES, filterText, texts, language },
  );
}

const texts = (facts: Partial<HeadlineFacts>, filterText = '') => [
  headlineText(headline(facts, 'en', filterText)),
  headlineText(headline(facts, 'ru', filterText)).replaceAll('\u00a0', ' '),
];

const YEARS = { first: dayOf(1991, 12, 12), last: dayOf(2026, 5, 18) };
const YEAR_2018 = { first: dayOf(2018), last: dayOf(2018, 12, 31) };

describe('the headline in English and Russian', () => {
  it('says what is shown, what stands out and what came last', () => {
    expect(
      texts({
        days: YEARS,
        total: 1_028,
        tensest: { unit: 'year', firstDay: dayOf(2022) },
        event: { role: 'latest', event: EXPULSION },
      }),
    ).toEqual([
      'United States and Russia, 1991–2026: 1,028 events. Most tense year: 2022. Latest: US expels 60 Russian diplomats, 26 March 2018.',
      'США и Россия, 1991–2026 гг.: 1 028 событий. Самый напряжённый год: 2022. Последнее событие: США выслали 60 российских дипломатов, 26 марта 2018 г.',
    ]);
  });

  it('counts the main kinds of a year', () => {
    expect(
      texts({
        days: YEAR_2018,
        total: 59,
        kinds: [
          { kind: 'expulsion', events: 8, people: 183 },
          { kind: 'sanctions', events: 14, people: 0 },
        ],
        tensest: { unit: 'month', firstDay: dayOf(2018, 3) },
      }),
    ).toEqual([
      'United States and Russia, 2018: 59 events, including 8 expulsions of 183 people and 14 sanctions decisions. Most tense month: March 2018.',
      'США и Россия, 2018 г.: 59 событий, в том числе 8 высылок (183 человека) и 14 решений о санкциях. Самый напряжённый месяц: март 2018 г.',
    ]);
  });

  it('has the right plurals', () => {
    const one = {
      kinds: [
        { kind: 'expulsion', events: 1, people: 1 } as const,
        { kind: 'talks', events: 2, people: 0 } as const,
      ],
    };
    expect(texts({ ...one, days: YEAR_2018, total: 21 })).toEqual([
      'United States and Russia, 2018: 21 events, including 1 expulsion of 1 person and 2 rounds of talks.',
      'США и Россия, 2018 г.: 21 событие, в том числе 1 высылка (1 человек) и 2 раунда переговоров.',
    ]);
    expect(
      texts({ days: YEAR_2018, total: 3, kinds: [{ kind: 'agreement', events: 1, people: 0 }] }),
    ).toEqual([
      'United States and Russia, 2018: 3 events, including 1 agreement.',
      'США и Россия, 2018 г.: 3 события, в том числе 1 соглашение.',
    ]);
  });

  it('names the kind in place of the events if there is no other', () => {
    expect(
      texts(
        { days: YEAR_2018, total: 8, kinds: [{ kind: 'expulsion', events: 8, people: 183 }] },
        'Expulsion',
      ),
    ).toEqual([
      'United States and Russia, 2018 (Expulsion): 8 expulsions of 183 people.',
      'США и Россия, 2018 г. (Expulsion): 8 высылок (183 человека).',
    ]);
  });

  it('names the only event', () => {
    const days = { first: EXPULSION.day, last: EXPULSION.day };
    expect(texts({ days, total: 1, event: { role: 'only', event: EXPULSION } })).toEqual([
      'United States and Russia, 26 March 2018: 1 event. US expels 60 Russian diplomats, 26 March 2018.',
      'США и Россия, 26 марта 2018 г.: 1 событие. США выслали 60 российских дипломатов, 26 марта 2018 г.',
    ]);
  });

  it('says that there are no events', () => {
    expect(texts({}, '“nothing”')).toEqual([
      'United States and Russia (“nothing”): no events.',
      'США и Россия (“nothing”): событий нет.',
    ]);
  });

  it('says what is machine-coded, and what is only known roughly', () => {
    expect(texts({ days: YEAR_2018, total: 40, machineCoded: 31 })).toEqual([
      'United States and Russia, 2018: 40 events, 31 of them machine-coded.',
      'США и Россия, 2018 г.: 40 событий, из них закодировано автоматически: 31.',
    ]);
    const coded = { ...EXPULSION, origin: 'GDELT' as const };
    expect(
      texts({ days: YEAR_2018, total: 90_001, isExact: false, event: { role: 'key', event: coded } }),
    ).toEqual([
      'United States and Russia, 2018: about 90,001 events. Key event: US expels 60 Russian diplomats, 26 March 2018 (machine-coded by GDELT).',
      'США и Россия, 2018 г.: около 90 001 события. Главное событие: США выслали 60 российских дипломатов, 26 марта 2018 г. (закодировано автоматически, GDELT).',
    ]);
  });

  it('has a short version of the event, which names the actor', () => {
    const latest = { days: YEARS, total: 2, event: { role: 'latest', event: EXPULSION } as const };
    expect(headline(latest, 'en').event?.short).toEqual({
      before: 'Latest (US): ',
      title: 'Expels 60',
    });
    expect(headline(latest, 'ru').event?.short).toEqual({
      before: 'Последнее (США): ',
      title: 'Выслали 60',
    });
    const joint = { ...EXPULSION, side: 'joint' as const };
    expect(headline({ ...latest, event: { role: 'key', event: joint } }, 'en').event?.short.before).toBe(
      'Key event: ',
    );
  });
});

it.each([
  [dayOf(1991, 12, 12), dayOf(2026, 5, 18), '1991–2026', '1991–2026 гг.'],
  [dayOf(2014), dayOf(2014, 12, 31), '2014', '2014 г.'],
  [dayOf(2014), dayOf(2015, 12, 31), '2014–2015', '2014–2015 гг.'],
  [dayOf(2014, 3), dayOf(2014, 3, 31), 'March 2014', 'март 2014 г.'],
  [dayOf(2014, 3, 12), dayOf(2015, 1, 4), 'March 2014 – January 2015', 'март 2014 г. — январь 2015 г.'],
  [dayOf(2021, 10, 4), dayOf(2021, 10, 10), '4–10 October 2021', '4–10 октября 2021 г.'],
  [dayOf(2021, 10, 4), dayOf(2021, 10, 4), '4 October 2021', '4 октября 2021 г.'],
])('the days %d to %d are %s, %s', (first, last, inEnglish, inRussian) => {
  expect(formatSpan({ first, last }, 'en')).toBe(inEnglish);
  expect(formatSpan({ first, last }, 'ru').replaceAll('\u00a0', ' ')).toBe(inRussian);
});
