import { describe, expect, it, test } from 'vitest';
import { DEFAULT_SIDES, sideOf } from '../../../domain/parties/side.ts';
import { eventLabel, type LabelledEvent, longEventLabel } from '../../../domain/timeline/event-label.ts';
import { STARTER_EVENTS } from '../../support/starter-collection.ts';

/** The label of an English title of an event of one side. */
function english(initiator: string, title: string): string {
  return eventLabel({ title, side: 'upper', initiators: [initiator] }, 'en');
}

function russian(initiator: string, title_ru: string): string {
  return eventLabel({ title: 'Whatever', title_ru, side: 'lower', initiators: [initiator] }, 'ru');
}

describe('the label of an event', () => {
  const event: LabelledEvent = {
    title: 'US expels 60 Russian diplomats over Salisbury',
    title_ru: 'США выслали 60 российских дипломатов из-за Солсбери',
    side: 'upper',
    initiators: ['US'],
  };

  it('is the short title of the language', () => {
    const both = { ...event, short_title: 'Expels 60', short_title_ru: 'Выслали 60' };
    expect(eventLabel(both, 'en')).toBe('Expels 60');
    expect(eventLabel(both, 'ru')).toBe('Выслали 60');
  });

  it('is derived from the title of the language, even if only the other one has a short title', () => {
    expect(eventLabel({ ...event, short_title_ru: 'Выслали 60' }, 'en')).toBe(
      'Expels 60 Russian diplomats over Salisbury',
    );
    expect(eventLabel({ ...event, short_title: 'Expels 60' }, 'ru')).toBe(
      'Выслали 60 российских дипломатов из-за Солсбери',
    );
  });

  it('is the English one, whole, if there is no title in Russian', () => {
    const { title_ru: _, ...untranslated } = event;
    expect(eventLabel(untranslated, 'ru')).toBe(event.title);
    expect(eventLabel({ ...untranslated, short_title: 'Expels 60' }, 'ru')).toBe('Expels 60');
  });

  it('is the Russian one, whole, if there is no title in English', () => {
    const { title: _, ...untranslated } = event;
    expect(eventLabel(untranslated, 'en')).toBe(event.title_ru);
    expect(longEventLabel({ ...untranslated, short_title_ru: 'Выслали 60' }, 'en')).toBe(event.title_ru);
    expect(eventLabel({ ...untranslated, short_title_ru: 'Выслали 60' }, 'en')).toBe('Выслали 60');
  });

  it.each(['joint', 'context'] as const)('keeps the actor of a %s event', (side) => {
    expect(eventLabel({ ...event, side }, 'en')).toBe(event.title);
    expect(eventLabel({ ...event, side }, 'ru')).toBe(event.title_ru);
  });

  it('keeps the actor if several parties acted, because the band may name another one', () => {
    const title = 'Israel extradites a hacker to the United States';
    expect(eventLabel({ title, side: 'upper', initiators: ['IL', 'US'] }, 'en')).toBe(title);
  });

  it('ends before parentheses, on every side', () => {
    expect(english('US', 'US imposes an embargo on Crimea (EO 13685)')).toBe('Imposes an embargo on Crimea');
    expect(
      eventLabel({ title: 'Moscow Treaty (SORT) signed (2002)', side: 'joint', initiators: [] }, 'en'),
    ).toBe('Moscow Treaty (SORT) signed');
    expect(english('US', '(Untitled)')).toBe('(Untitled)');
  });
});

test.each([
  ['US', 'US expels 60 Russian diplomats', 'Expels 60 Russian diplomats'],
  ['US', 'U.S. expels 60 Russian diplomats', 'Expels 60 Russian diplomats'],
  ['US', 'The US expels 60 Russian diplomats', 'Expels 60 Russian diplomats'],
  ['US', 'United States expels 60 Russian diplomats', 'Expels 60 Russian diplomats'],
  ['US', 'The United States of America recognises Kosovo', 'Recognises Kosovo'],
  ['US', 'US Senate approves START II', 'Senate approves START II'],
  ['US', 'American troops march on Red Square', 'Troops march on Red Square'],
  ['RU', 'Russia’s chief of staff warns Poland', 'Chief of staff warns Poland'],
  ['RU', "Russia's ambassador warns Poland", 'Ambassador warns Poland'],
  ['RU', 'Russian ambassador returns to Washington', 'Ambassador returns to Washington'],
  ['RU', 'Russian Su-27 closes to five feet of a US EP-3', 'Su-27 closes to five feet of a US EP-3'],
  ['RU', 'Russian Foreign Ministry protests to the US', 'Foreign Ministry protests to the US'],
  ['RU', 'Russia re-establishes its patrols', 'Re-establishes its patrols'],
  ['GB', 'UK expels 23 diplomats', 'Expels 23 diplomats'],
  ['GB', 'Britain freezes assets', 'Freezes assets'],
  ['GB', 'British court frees an envoy', 'Court frees an envoy'],
  ['UA', 'Ukrainian navy sinks a cruiser', 'Navy sinks a cruiser'],
  ['IL', 'Israeli jets strike Damascus', 'Jets strike Damascus'],
  ['CN', 'Chinese ships sail past Alaska', 'Ships sail past Alaska'],
  ['NATO', 'NATO suspends cooperation with Russia', 'Suspends cooperation with Russia'],
  ['EU', 'EU widens sanctions', 'Widens sanctions'],
  ['EU', 'European Union widens sanctions', 'Widens sanctions'],
])('in English, the label of %s leaves out the actor: %s', (initiator, title, label) => {
  expect(english(initiator, title)).toBe(label);
});

test.each([
  ['another party', 'US', 'Ruritania expels three diplomats'],
  ['a party without a name', 'XR', 'Ruritania expels three diplomats'],
  ['two actors', 'US', 'US and NATO reply to Russia'],
  ['a list', 'US', 'US, British and French missiles hit Syria'],
  ['two adjectives', 'RU', 'Russian and Chinese bombers fly off Alaska'],
  ['a compound', 'US', 'US-led coalition strikes Syrian troops'],
  ['a compound with a dash', 'US', 'US–Russia visa agreement enters into force'],
  ['a passive', 'RU', 'Russia is suspended from the G8'],
  ['an auxiliary', 'RU', 'Russia has 60 days to comply'],
  ['an infinitive', 'US', 'US to close its last consulates'],
  ['a preposition', 'RU', 'Russia in talks on New START'],
  ['a colon', 'RU', 'Russia: no talks without preconditions'],
  ['a negation', 'RU', 'Russia not complying with New START'],
  ['a proper name', 'RU', 'Russia Today opens a studio'],
  ['a proper name', 'US', 'US Airways flies to Moscow'],
  ['a longer word', 'RU', 'Russians vote abroad'],
  ['nothing else', 'RU', 'Russia leaves'],
  ['a country code that is a word', 'IT', 'IT systems of the ministry fail'],
  ['an actor that is not first', 'US', 'Special counsel of the US indicts 12 officers'],
  ['a person', 'RU', 'Putin signs a law'],
])('in English, a title with %s stays whole (%s): %s', (_, initiator, title) => {
  expect(english(initiator, title)).toBe(title);
});

test.each([
  ['US', 'США выслали 60 дипломатов', 'Выслали 60 дипломатов'],
  ['US', 'Соединённые Штаты признали Косово', 'Признали Косово'],
  ['US', 'США официально обвинили Россию', 'Официально обвинили Россию'],
  ['US', 'США отказываются обсуждать имущество', 'Отказываются обсуждать имущество'],
  ['US', 'Сенат США одобрил договор', 'Сенат одобрил договор'],
  ['US', 'Посол США Хантсман подал в отставку', 'Посол Хантсман подал в отставку'],
  ['US', 'Американский генерал обвинил Россию', 'Генерал обвинил Россию'],
  ['RU', 'Россия выслала 60 дипломатов США', 'Выслала 60 дипломатов США'],
  ['RU', 'Россия вновь закрыла въезд', 'Вновь закрыла въезд'],
  ['RU', 'Россия не считает это уступкой', 'Не считает это уступкой'],
  ['RU', 'Россия в ответ выслала десятерых', 'В ответ выслала десятерых'],
  ['RU', 'Россия заявила, что ответит', 'Заявила, что ответит'],
  ['RU', 'РФ условно-досрочно освободила студента', 'Условно-досрочно освободила студента'],
  ['RU', 'МИД России предупредил США', 'МИД предупредил США'],
  ['RU', 'Российские военные заняли аэропорт', 'Военные заняли аэропорт'],
  ['RU', 'Российский Су-27 сблизился с EP-3', 'Су-27 сблизился с EP-3'],
  ['FR', 'Франция выслала дипломатов', 'Выслала дипломатов'],
  ['FR', 'Парламент Франции одобрил договор', 'Парламент одобрил договор'],
  ['GB', 'Великобритания признала Косово', 'Признала Косово'],
  ['NATO', 'НАТО приостановила сотрудничество', 'Приостановила сотрудничество'],
  ['EU', 'ЕС расширил санкции', 'Расширил санкции'],
])('in Russian, the label of %s leaves out the actor: %s', (initiator, title, label) => {
  expect(russian(initiator, title)).toBe(label);
});

test.each([
  ['another party', 'US', 'Руритания выслала трёх дипломатов'],
  ['two actors', 'RU', 'Россия и Китай наложили вето'],
  ['a comma', 'RU', 'Россия, Франция и Германия обещали вето'],
  ['a colon', 'RU', 'Россия: переговоров не будет'],
  ['no verb', 'US', 'США против резолюции ООН'],
  ['an inflected name', 'RU', 'России не удалось заблокировать заседание'],
  ['a compound', 'RU', 'Российско-американский диалог начался'],
  ['two adjectives', 'RU', 'Российские и китайские бомбардировщики прошли у Аляски'],
  ['an adjective of another party', 'US', 'Российские военные заняли аэропорт'],
  ['a genitive and another one', 'US', 'Представители США и России встретились'],
  ['nothing else', 'RU', 'Россия вышла'],
  ['a person', 'RU', 'Путин подписал закон'],
])('in Russian, a title with %s stays whole (%s): %s', (_, initiator, title) => {
  expect(russian(initiator, title)).toBe(title);
});

test('of the titles of one side in the starter collection, more than half become shorter in each language', () => {
  const ofOneSide = STARTER_EVENTS.map(({ title, title_ru, initiators }) => ({
    title,
    title_ru,
    initiators,
    side: sideOf(initiators, DEFAULT_SIDES),
  })).filter(({ side }) => side === 'upper' || side === 'lower');
  const shorter = { en: 0, ru: 0 };
  for (const event of ofOneSide) {
    if (eventLabel(event, 'en').length < (event.title ?? '').length) shorter.en += 1;
    if (eventLabel(event, 'ru').length < (event.title_ru ?? '').length) shorter.ru += 1;
  }
  expect(shorter.en / ofOneSide.length).toBeGreaterThan(0.5);
  expect(shorter.ru / ofOneSide.length).toBeGreaterThan(0.5);
});

test('a label is never empty and starts with a capital letter if the title does', () => {
  for (const { title, title_ru, initiators } of STARTER_EVENTS) {
    const event = { title, title_ru, initiators, side: sideOf(initiators, DEFAULT_SIDES) };
    for (const language of ['en', 'ru'] as const)
      expect(eventLabel(event, language)).toMatch(/^[^\p{Ll}\s].*\S$/u);
  }
});
