import { type ReadonlySignal, signal } from '@preact/signals';

/** Whether a media query holds, now and later. */
function media(query: string): ReadonlySignal<boolean> {
  const list = globalThis.matchMedia?.(query);
  const holds = signal(list?.matches ?? false);
  list?.addEventListener('change', (event) => {
    holds.value = event.matches;
  });
  return holds;
}

/** Too narrow for a row of filter menus, or for the event beside the chart. page.css cuts at the same widths. */
export const isNarrow = media('(width < 60rem)');
export const isPhone = media('(width < 40rem)');
