import { expect, test } from 'vitest';
import { summaryLanguage, summaryOf, titleLanguage, titleOf } from '../../../domain/events/localized-text.ts';

test.each([
  [{ title: 'Talks', title_ru: 'Переговоры' }, 'Talks', 'en', 'Переговоры', 'ru'],
  [{ title: 'Talks' }, 'Talks', 'en', 'Talks', 'en'],
  [{ title_ru: 'Переговоры' }, 'Переговоры', 'ru', 'Переговоры', 'ru'],
])('%j has the title %j (%s) in English and %j (%s) in Russian', (event, en, enIn, ru, ruIn) => {
  expect([titleOf(event, 'en'), titleLanguage(event, 'en')]).toEqual([en, enIn]);
  expect([titleOf(event, 'ru'), titleLanguage(event, 'ru')]).toEqual([ru, ruIn]);
});

test.each([
  [{ summary: 'They met.', summary_ru: 'Встретились.' }, 'They met.', 'en', 'Встретились.', 'ru'],
  [{ summary: 'They met.' }, 'They met.', 'en', 'They met.', 'en'],
  [{ summary: '', summary_ru: 'Встретились.' }, 'Встретились.', 'ru', 'Встретились.', 'ru'],
  [{ summary: '' }, '', 'en', '', 'ru'],
])('%j has the summary %j (%s) in English and %j (%s) in Russian', (event, en, enIn, ru, ruIn) => {
  expect([summaryOf(event, 'en'), summaryLanguage(event, 'en')]).toEqual([en, enIn]);
  expect([summaryOf(event, 'ru'), summaryLanguage(event, 'ru')]).toEqual([ru, ruIn]);
});
