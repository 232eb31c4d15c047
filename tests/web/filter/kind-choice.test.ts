import { describe, expect, test } from 'vitest';
import { KINDS } from '../../../domain/events/kind.ts';
import { chosenKinds, kindParams, toggleFamily, toggleKind } from '../../../web/filter/kind-choice.ts';

describe('choosing kinds', () => {
  test('chooses only the first kind that is toggled', () => {
    expect(toggleKind({}, 'talks')).toEqual({ kind: ['talks'], family: undefined });
  });

  test('adds a second kind and removes the first', () => {
    expect(toggleKind({ kind: ['talks'] }, 'expulsion')).toEqual({
      kind: ['expulsion', 'talks'],
      family: undefined,
    });
    expect(toggleKind({ kind: ['expulsion', 'talks'] }, 'talks')).toEqual({
      kind: ['expulsion'],
      family: undefined,
    });
  });

  test('has no parameters once the last kind is removed', () => {
    expect(toggleKind({ kind: ['talks'] }, 'talks')).toEqual({ kind: undefined, family: undefined });
  });

  test('names the family once all of its kinds are chosen', () => {
    expect(toggleKind({ kind: ['expulsion'] }, 'mission')).toEqual({ kind: undefined, family: ['presence'] });
    expect(toggleFamily({}, 'shock')).toEqual({ kind: undefined, family: ['shock'] });
  });

  test('names the kinds once one of the family is removed', () => {
    expect(toggleKind({ family: ['pressure'] }, 'relief')).toEqual({
      kind: ['sanctions', 'withdrawal'],
      family: undefined,
    });
  });

  test('completes a partly chosen family, and removes a complete one', () => {
    expect(toggleFamily({ kind: ['talks', 'expulsion'] }, 'presence')).toEqual({
      kind: ['expulsion', 'mission', 'talks'],
      family: undefined,
    });
    expect(toggleFamily({ family: ['presence', 'shock'] }, 'presence')).toEqual({
      kind: undefined,
      family: ['shock'],
    });
  });

  test('has no parameters if every kind is chosen', () => {
    expect(kindParams(new Set(KINDS))).toEqual({ kind: undefined, family: undefined });
  });

  test('combines both parameters as the server does', () => {
    expect([...chosenKinds({ kind: ['talks', 'relief'], family: ['dialogue'] })]).toEqual(['talks']);
  });
});
