import type { AddressBar } from '../../web/state/create-page-state.ts';

/** What of a browser the page's state touches: an address bar with a history. */
export interface Browser {
  readonly bar: AddressBar;
  /** Queries up to the present one. */
  entries(): string[];
  back(): void;
}

export function aBrowserAt(query: string): Browser {
  const entries = [query];
  let at = 0;
  const listeners = new Set<() => void>();
  const queryOf = (address: string | URL | null | undefined) => String(address ?? '').replace(/^\//, '');
  return {
    bar: {
      location: {
        pathname: '/',
        get search() {
          return entries[at] ?? '';
        },
      },
      history: {
        pushState: (_, __, address) => {
          entries.splice(at + 1, entries.length, queryOf(address));
          at += 1;
        },
        replaceState: (_, __, address) => {
          entries[at] = queryOf(address);
        },
      },
      addEventListener: (_, listener) => listeners.add(listener),
      removeEventListener: (_, listener) => listeners.delete(listener),
    },
    entries: () => entries.slice(0, at + 1),
    back: () => {
      at = Math.max(0, at - 1);
      for (const listener of listeners) listener();
    },
  };
}
