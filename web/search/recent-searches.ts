import { signal } from '@preact/signals';
import { readStored, writeStored } from '../state/browser-storage.ts';

const KEY = 'recent-searches';
const MAX_SEARCHES = 8;

/** The texts that this browser searched for, newest first. */
export const recentSearches = signal<readonly string[]>(read());

function read(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(readStored(KEY) ?? '[]');
    if (!Array.isArray(stored)) return [];
    return stored.filter((each) => typeof each === 'string').slice(0, MAX_SEARCHES);
  } catch {
    return [];
  }
}

function write(texts: readonly string[]): void {
  recentSearches.value = texts;
  writeStored(KEY, JSON.stringify(texts));
}

/** Another tab may have searched in the meantime. */
export function rememberSearch(text: string): void {
  const searched = text.trim();
  if (searched === '') return;
  const others = read().filter((each) => each.toLowerCase() !== searched.toLowerCase());
  write([searched, ...others].slice(0, MAX_SEARCHES));
}

export function forgetSearch(text: string): void {
  write(read().filter((each) => each !== text));
}

export function clearSearches(): void {
  write([]);
}
