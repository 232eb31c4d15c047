import { describe, expect, it } from 'vitest';
import {
  type Direction,
  EMPTY_STACK,
  moved,
  nextChange,
  pushChange,
  revertOf,
  type UndoStack,
  type UserChange,
  withoutNext,
} from '../../../web/state/undo-stack.ts';

/** The versions of one event as the server keeps them: contents by version, null for a deletion. */
class Store {
  readonly contents: (string | null)[] = [null];

  get version(): number {
    return this.contents.length - 1;
  }

  write(content: string | null): UserChange {
    const before = { version: this.version, isDeleted: this.contents.at(-1) === null };
    this.contents.push(content);
    const after = { version: this.version, isDeleted: content === null };
    return { kind: 'changed', title: 'a', events: [{ id: 'a', before, after }] };
  }

  /** Returns undefined if the event has changed since. */
  move(stack: UndoStack, direction: Direction): UndoStack | undefined {
    const change = nextChange(stack, direction);
    if (change === undefined) throw new Error('Nothing to move');
    const [event] = revertOf(change, direction);
    if (event === undefined || event.version !== this.version) return undefined;
    this.contents.push(event.to === null ? null : (this.contents[event.to] ?? null));
    return moved(stack, direction, new Map([['a', this.version]]));
  }
}

describe('The undo stack', () => {
  it('goes back to before the event existed, and forward again, any number of times', () => {
    const store = new Store();
    const states = ['one', 'two', null, 'two', 'three'];
    let stack = EMPTY_STACK;
    for (const state of states) stack = pushChange(stack, store.write(state));
    const expected = [null, ...states];
    for (let round = 0; round < 3; round += 1) {
      for (const state of expected.slice(0, -1).reverse()) {
        const next = store.move(stack, 'undo');
        if (next === undefined) throw new Error('Refused');
        stack = next;
        expect(store.contents.at(-1)).toBe(state);
      }
      expect(nextChange(stack, 'undo')).toBeUndefined();
      for (const state of states) {
        const next = store.move(stack, 'redo');
        if (next === undefined) throw new Error('Refused');
        stack = next;
        expect(store.contents.at(-1)).toBe(state);
      }
      expect(nextChange(stack, 'redo')).toBeUndefined();
    }
  });

  it('does not reach behind a change of somebody else', () => {
    const store = new Store();
    let stack = pushChange(EMPTY_STACK, store.write('mine'));
    store.write('theirs');
    stack = pushChange(stack, store.write('mine again'));
    const undone = store.move(stack, 'undo');
    if (undone === undefined) throw new Error('Refused');
    expect(store.contents.at(-1)).toBe('theirs');
    expect(store.move(undone, 'undo')).toBeUndefined();
    const dropped = withoutNext(undone, 'undo');
    expect(nextChange(dropped, 'undo')).toBeUndefined();
    expect(nextChange(dropped, 'redo')?.number).toBe(2);
  });

  it('drops what was undone when there is a new change, and the oldest changes when there are many', () => {
    const store = new Store();
    let stack = pushChange(EMPTY_STACK, store.write('one'));
    stack = store.move(stack, 'undo') ?? stack;
    stack = pushChange(stack, store.write('other'));
    expect(nextChange(stack, 'redo')).toBeUndefined();
    for (let count = 0; count < 150; count += 1) stack = pushChange(stack, store.write(String(count)));
    expect(stack.changes).toHaveLength(100);
    expect(nextChange(stack, 'undo')?.number).toBe(152);
  });
});
