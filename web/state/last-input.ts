import { signal } from '@preact/signals';

/** Whether the last key press or click was by keyboard. What a keyboard opens takes the focus. */
export const isKeyboardLastInput = signal(false);

/** Follows keyboard and pointer. Returns a function that stops it. */
export function watchLastInput(): () => void {
  const listening = new AbortController();
  const options = { capture: true, signal: listening.signal };
  const update = (event: Event) => {
    isKeyboardLastInput.value = event.type === 'keydown';
  };
  document.addEventListener('keydown', update, options);
  document.addEventListener('pointerdown', update, options);
  return () => listening.abort();
}
