import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordChanges } from '../../../web/event/word-changes.ts';

describe('what changed in a text', () => {
  test('is told word by word', () => {
    expect(wordChanges('Ruritania expels three diplomats.', 'Ruritania expels four diplomats.')).toEqual([
      { change: 'same', text: 'Ruritania expels ' },
      { change: 'removed', text: 'three' },
      { change: 'added', text: 'four' },
      { change: 'same', text: ' diplomats.' },
    ]);
  });

  test('in Cyrillic too is told by whole words', () => {
    expect(wordChanges('Посол вызван', 'Посол отозван')).toEqual([
      { change: 'same', text: 'Посол ' },
      { change: 'removed', text: 'вызван' },
      { change: 'added', text: 'отозван' },
    ]);
  });

  test('is all of it where there was nothing before', () => {
    expect(wordChanges('', 'New words')).toEqual([{ change: 'added', text: 'New words' }]);
    expect(wordChanges('', '')).toEqual([]);
  });

  test('always gives both texts back', () => {
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
