import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordChanges } from '../../../web/event/word-changes.ts';

describe('the changes of a text', () => {
  test('are shown word by word', () => {
    expect(wordChanges('Ruritania expels three diplomats.', 'Ruritania expels four diplomats.')).toEqual([
      { change: 'same', text: 'Ruritania expels ' },
      { change: 'removed', text: 'three' },
      { change: 'added', text: 'four' },
      { change: 'same', text: ' diplomats.' },
    ]);
  });

  test('are whole words in Cyrillic too', () => {
    expect(wordChanges('Посол вызван', 'Посол отозван')).toEqual([
      { change: 'same', text: 'Посол ' },
      { change: 'removed', text: 'вызван' },
      { change: 'added', text: 'отозван' },
    ]);
  });

  test('leave the space after a changed phrase unmarked', () => {
    expect(wordChanges('US and Russia meet', 'US or the EU meet')).toEqual([
      { change: 'same', text: 'US ' },
      { change: 'removed', text: 'and Russia' },
      { change: 'added', text: 'or the EU' },
      { change: 'same', text: ' meet' },
    ]);
  });

  test('are the whole text when there was none before', () => {
    expect(wordChanges('', 'New words')).toEqual([{ change: 'added', text: 'New words' }]);
    expect(wordChanges('', '')).toEqual([]);
  });

  test('always contain both texts', () => {
    const texts = fc
      .array(fc.constantFrom('a', 'b', ' ', 'тест', '.', '🕊'), { maxLength: 14 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const changes = wordChanges(before, after);
        const without = (left: string) =>
          changes
            .filter(({ change }) => change !== left)
            .map(({ text }) => text)
            .join('');
        expect([without('added'), without('removed')]).toEqual([before, after]);
      }),
    );
  });
});
