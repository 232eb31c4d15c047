import { type ReadonlySignal, signal } from '@preact/signals';
import type { Era } from '../../domain/eras/era.ts';
import { fetchEras } from '../api/eras.ts';

const loadedEras = signal<readonly Era[]>([]);
let hasLoaded = false;

/** The eras of the collection by first day; empty until they are loaded. */
export const eras: ReadonlySignal<readonly Era[]> = loadedEras;

/** Loads the eras, once for the page unless the last attempt failed. The chart works without them. */
export async function loadEras(): Promise<void> {
  if (hasLoaded) return;
  hasLoaded = true;
  await reloadEras().catch(() => {
    hasLoaded = false;
  });
}

/** Loads the eras again, after a change. Rejects if that fails. */
export async function reloadEras(): Promise<void> {
  loadedEras.value = await fetchEras();
}
