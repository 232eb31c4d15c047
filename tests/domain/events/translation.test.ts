import { describe, expect, it, test } from 'vitest';
import { misplacedTexts, movedTexts, translationIssues } from '../../../domain/events/translation.ts';
import { isInOtherScript } from '../../../domain/language/text-script.ts';
import { STARTER_EVENTS } from '../../support/starter-collection.ts';

describe('the script of a text', () => {
  it.each([
    'Россия выслала 5 дипломатов США',
    'Россия блокирует Twitter, Facebook и Instagram',
    'Выслали 60',
    'Переговоры',
  ])('in English: %s is in the other one', (text) => {
    expect(isInOtherScript(text, 'en')).toBe(true);
  });

  it.each([
    'Ruritania expels the editor of «Новая газета» and of “Известия”',
    'The phrase "рельсы войны" returns',
    'RT',
    'МИД',
    '60',
    '',
  ])('in English: %j is not', (text) => {
    expect(isInOtherScript(text, 'en')).toBe(false);
  });

  it.each(['Ruritania expels five diplomats', 'Treaty of Zenda', 'RT loses its licence', 'They met.'])(
    'in Russian: %s is in the other one',
    (text) => {
      expect(isInOtherScript(text, 'ru')).toBe(true);
    },
  );

  it.each([
    'RT',
    '«Meduza»',
    'Meduza',
    'SWIFT',
    'Deutsche Welle',
    'Twitter заблокирован',
    'Facebook и Instagram запрещены',
    'Запуск iPhone',
    'Штрельзау отказал “Zenda Gazette” в визе',
    '',
  ])('in Russian: %j is not', (text) => {
    expect(isInOtherScript(text, 'ru')).toBe(false);
  });

  test('no text of the collection is misplaced, and nearly all would be after an exchange', () => {
    let exchanged = 0;
    let found = 0;
    for (const event of STARTER_EVENTS) {
      expect(misplacedTexts(event)).toEqual([]);
      const { title, title_ru, summary, summary_ru } = event;
      const texts = { title: title_ru, title_ru: title, summary: summary_ru, summary_ru: summary };
      exchanged += Object.values(texts).filter(Boolean).length;
      found += misplacedTexts(texts).length;
    }
    expect(found / exchanged).toBeGreaterThan(0.99);
  });
});

describe('misplaced texts', () => {
  const russian = 'Руритания выслала трёх дипломатов';
  const english = 'Ruritania expels three diplomats';

  it('are moved to an empty field', () => {
    expect(movedTexts({ title: russian, title_ru: ' ' })).toEqual({ title: ' ', title_ru: russian });
  });

  it('are exchanged', () => {
    expect(movedTexts({ title: russian, title_ru: english })).toEqual({ title: english, title_ru: russian });
  });

  it('stay where the other field has a text of its own language', () => {
    const both = { title: russian, title_ru: 'Высылка из Руритании' };
    expect(misplacedTexts(both)).toEqual(['title']);
    expect(movedTexts(both)).toEqual({});
  });

  it('and missing titles are the issues of an event', () => {
    expect(translationIssues({ title: english, title_ru: russian })).toEqual([]);
    expect(translationIssues({ title: russian })).toEqual(['missing_ru', 'wrong_script']);
    expect(translationIssues({ title_ru: russian })).toEqual(['missing_en']);
  });
});
