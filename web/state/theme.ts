import { signal } from '@preact/signals';
import { readStored, writeStored } from './browser-storage.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const STORAGE_KEY = 'theme';

const currentTheme = signal<Theme>('system');

/** The colours of the page: those of the system, or always light or dark. */
export function theme(): Theme {
  return currentTheme.value;
}

/** Applies the theme that the user chose at an earlier visit. */
export function applyStoredTheme(): void {
  const stored = THEMES.find((each) => each === readStored(STORAGE_KEY));
  applyTheme(stored ?? 'system');
}

/** Also stores the theme for the next visit. */
export function setTheme(chosen: Theme): void {
  writeStored(STORAGE_KEY, chosen);
  applyTheme(chosen);
}

/** The style sheet and the chart follow `data-theme`; without it they follow the system. */
function applyTheme(chosen: Theme): void {
  currentTheme.value = chosen;
  const { dataset } = document.documentElement;
  if (chosen === 'system') delete dataset.theme;
  else dataset.theme = chosen;
}
