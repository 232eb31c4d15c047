import { describe, expect, test } from 'vitest';
import { KINDS } from '../../../domain/events/kind.ts';
import { chosenKinds, kindWords, toggleFamily, toggleKind } from '../../../web/filter/kind-choice.ts';

describe('choosing kinds', () => {
  test('begins with the one that is pressed, since none chosen means all shown', () => {
    expect(toggleKind({}, 'talks')).toEqual({ kind: ['talks'], family: undefined });
  });

  test('adds a second, and takes the first away again', () => {
    expect(toggleKind({ kind: ['talks'] }, 'expulsion')).toEqual({
      kind: ['expulsion', 'talks'],
      family: undefined,
    });
    expect(toggleKind({ kind: ['expulsion', 'talks'] }, 'talks')).toEqual({
      kind: ['expulsion'],
      family: undefined,
    });
  });

  test('asks for nothing once the last is taken away', () => {
    expect(toggleKind({ kind: ['talks'] }, 'talks')).toEqual({ kind: undefined, family: undefined });
  });

  test('names a family once it is whole', () => {
    expect(toggleKind({ kind: ['expulsion'] }, 'mission')).toEqual({ kind: undefined, family: ['presence'] });
    expect(toggleFamily({}, 'shock')).toEqual({ kind: undefined, family: ['shock'] });
  });

  test('names the kinds of a family that is no longer whole', () => {
    expect(toggleKind({ family: ['pressure'] }, 'relief')).toEqual({
      kind: ['sanctions', 'withdrawal'],
      family: undefined,
    });
  });

  test('completes a family that is partly chosen, and takes out one that is whole', () => {
    expect(toggleFamily({ kind: ['talks', 'expulsion'] }, 'presence')).toEqual({
      kind: ['expulsion', 'mission', 'talks'],
      family: undefined,
    });
    expect(toggleFamily({ family: ['presence', 'shock'] }, 'presence')).toEqual({
      kind: undefined,
      family: ['shock'],
    });
  });

  test('asks for nothing when every kind is chosen', () => {
    expect(kindWords(new Set(KINDS))).toEqual({ kind: undefined, family: undefined });
  });

  test('reads both words of an address together, as the server does', () => {
    expect([...chosenKinds({ kind: ['talks', 'relief'], family: ['dialogue'] })]).toEqual(['talks']);
  });
});
