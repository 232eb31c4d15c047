import type { AddressBar } from '../../web/state/create-page-state.ts';

/** An address bar with a history, for the page state. */
export interface Browser {
  readonly bar: AddressBar;
  /** The queries of the history up to the current entry. */
  entries(): string[];
  back(): void;
}

export function createFakeBrowser(query: string): Browser {
  const entries = [query];
  let current = 0;
  const listeners = new Set<() => void>();
  const queryOf = (address: string | URL | null | undefined) => String(address ?? '').replace(/^\//, '');
  return {
    bar: {
      location: {
        pathname: '/',
        get search() {
          return entries[current] ?? '';
        },
      },
      history: {
        pushState: (_, __, address) => {
          entries.splice(current + 1, entries.length, queryOf(address));
          current += 1;
        },
        replaceState: (_, __, address) => {
          entries[current] = queryOf(address);
        },
      },
      addEventListener: (_, listener) => listeners.add(listener),
      removeEventListener: (_, listener) => listeners.delete(listener),
    },
    entries: () => entries.slice(0, current + 1),
    back: () => {
      current = Math.max(0, current - 1);
      for (const listener of listeners) listener();
    },
  };
}
