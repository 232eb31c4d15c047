import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchPointer } from '../../../web/form/pointer-release.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('calls back soon when no button is pressed', () => {
  const callback = vi.fn();
  watchPointer(new EventTarget()).after(callback);
  vi.runAllTimers();
  expect(callback).toHaveBeenCalledOnce();
});

it.each(['pointerup', 'pointercancel'])('waits for %s while a button is pressed', (end) => {
  const target = new EventTarget();
  const pointer = watchPointer(target);
  const callback = vi.fn();
  target.dispatchEvent(new Event('pointerdown'));
  pointer.after(callback);
  vi.runAllTimers();
  expect(callback).not.toHaveBeenCalled();

  target.dispatchEvent(new Event(end));
  vi.runAllTimers();
  expect(callback).toHaveBeenCalledOnce();
});

it('stops listening', () => {
  const target = new EventTarget();
  const pointer = watchPointer(target);
  pointer.stop();
  target.dispatchEvent(new Event('pointerdown'));
  const callback = vi.fn();
  pointer.after(callback);
  vi.runAllTimers();
  expect(callback).toHaveBeenCalledOnce();
});
