import { signal } from '@preact/signals';
import type { PictureSettings } from '../../domain/query/picture-settings.ts';
import type { SavedView } from '../../domain/query/saved-view.ts';

/** The settings that stay when another view or period is opened; the others belong to one view. */
type Style = Pick<PictureSettings, 'preset' | 'theme' | 'language' | 'extent' | 'legend'>;
type Edits = Omit<PictureSettings, keyof Style>;

export const NO_EDITS: Edits = {
  texts: {},
  hidden_labels: [],
  pinned_labels: [],
  label_texts: {},
  label_places: {},
};

const DEFAULT_STYLE: Style = { preset: 'web-16-9', theme: 'light', extent: 'window', legend: true };

interface Session {
  readonly style: Style;
  /** By the query of the view. */
  readonly edits: Readonly<Record<string, Edits>>;
}

export type ChangeSettings = (changes: Partial<PictureSettings>) => void;

const KEY = 'picture-settings';
const MAX_VIEWS = 20;

const session = signal<Session>(read());

/** The settings of the picture of a view in this session. */
export function settingsOf(query: string): PictureSettings {
  const { style, edits } = session.value;
  return { ...style, ...(edits[query] ?? NO_EDITS) };
}

/** The settings that were changed for a view, to save them with it; `undefined` if none were. */
export function changedSettings(query: string): PictureSettings | undefined {
  return session.peek().edits[query] && settingsOf(query);
}

export function setSettings(query: string, settings: PictureSettings): void {
  const { preset, theme, language, extent, legend, ...edits } = settings;
  const others = Object.entries(session.peek().edits).filter(([key]) => key !== query);
  session.value = {
    style: { preset, theme, extent, legend, ...(language && { language }) },
    edits: Object.fromEntries([...others.slice(1 - MAX_VIEWS), [query, edits]]),
  };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(session.value));
  } catch {
    // Storage is full or forbidden: the settings last until the page is closed.
  }
}

function read(): Session {
  try {
    const stored = JSON.parse(globalThis.sessionStorage?.getItem(KEY) ?? 'null');
    if (stored?.style && stored.edits)
      return { style: { ...DEFAULT_STYLE, ...stored.style }, edits: stored.edits };
  } catch {
    // Nothing stored, or not by this version.
  }
  return { style: DEFAULT_STYLE, edits: {} };
}

/** The saved view that was opened or saved last, with the query of its page. */
export const openedView = signal<{ readonly view: SavedView; readonly query: string } | undefined>(undefined);
