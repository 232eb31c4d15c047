import { type ReadonlySignal, signal } from '@preact/signals';
import { z } from 'zod';
import { eventWithLinks } from '../../../domain/events/event.ts';
import { readStored, writeStored } from '../../state/browser-storage.ts';
import { eventDraft } from './draft.ts';

/**
 * Drafts outlive a reload and a crash in the browser's own storage. Each open form writes under a key of its own and
 * holds a lock of the same name while it is open: another tab takes over only what no living form holds, so two tabs on
 * the same event never write over each other. A crash frees the lock, and the draft waits for the next form.
 */

const keptDraft = z.object({
  format: z.literal(1),
  /** An instant, RFC 3339. */
  saved_at: z.string(),
  draft: eventDraft,
  /** The version that the draft was begun on; a later one in the database is a conflict. */
  base: eventWithLinks.optional(),
});
export type KeptDraft = z.output<typeof keptDraft>;

export interface DraftKeeper {
  /** What an earlier form left, newest first; its key is now this form's. */
  readonly found: KeptDraft | undefined;
  /** When the draft was last written (RFC 3339); `refused` where the browser would not take it. */
  readonly kept: ReadonlySignal<string | 'refused' | undefined>;
  /** Writes after a short pause. */
  keep(draft: Pick<KeptDraft, 'draft' | 'base'>): void;
  /** Writes what waits, now. */
  flush(): void;
  /** There is nothing left to come back to. */
  forget(): void;
  /** Lets another form take the draft over. */
  release(): void;
}

const PREFIX = 'demarche.draft:';
const PAUSE_MS = 300;

/** `subject` says what the form is about: `new`, `edit:<id>`, `duplicate:<id>`. */
export async function openDraftKeeper(subject: string): Promise<DraftKeeper> {
  const own = recall(subject);
  const left = keysOf(subject).filter((key) => key !== own);
  for (const key of own === undefined ? left : [own, ...left]) {
    const found = readKept(key);
    if (found === undefined) continue;
    const release = await hold(key, key === own ? RELOAD_MS : 0, found);
    if (release !== undefined) return keeper(subject, key, found, release);
  }
  const key = `${PREFIX}${subject}:${randomName()}`;
  return keeper(subject, key, undefined, (await hold(key, 0, undefined)) ?? (() => {}));
}

function keeper(
  subject: string,
  key: string,
  found: KeptDraft | undefined,
  release: () => void,
): DraftKeeper {
  remember(subject, key);
  const written = signal<string | undefined>(undefined);
  let waiting: Pick<KeptDraft, 'draft' | 'base'> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    clearTimeout(timer);
    if (waiting === undefined) return;
    const kept: KeptDraft = { format: 1, saved_at: new Date().toISOString(), ...waiting };
    waiting = undefined;
    written.value = writeStored(key, JSON.stringify(kept)) ? kept.saved_at : 'refused';
  };

  return {
    found,
    kept: written,
    keep(next) {
      waiting = next;
      clearTimeout(timer);
      timer = setTimeout(flush, PAUSE_MS);
    },
    flush,
    forget() {
      clearTimeout(timer);
      waiting = undefined;
      written.value = undefined;
      erase(key);
    },
    release() {
      flush();
      release();
    },
  };
}

// A page that reloads may meet its own last lock for an instant; a copied tab meets that of the tab it was copied from.
const RELOAD_MS = 400;

// Without locks (a page on plain HTTP from afar) a draft written this recently may belong to a form still open.
const RESTED_MS = 10 * 60_000;

/** Takes the lock of a key. Gives the way to let it go; nothing where another form holds it. */
async function hold(
  key: string,
  patienceMs: number,
  found: KeptDraft | undefined,
): Promise<(() => void) | undefined> {
  if (typeof navigator === 'undefined' || navigator.locks === undefined) {
    const restedMs = found === undefined ? Number.POSITIVE_INFINITY : Date.now() - Date.parse(found.saved_at);
    return patienceMs > 0 || restedMs > RESTED_MS ? () => {} : undefined;
  }
  return new Promise((resolve) => {
    const options = patienceMs > 0 ? { signal: AbortSignal.timeout(patienceMs) } : { ifAvailable: true };
    navigator.locks
      .request(key, options, (lock) => {
        if (lock === null) return resolve(undefined);
        return new Promise<void>((letGo) => resolve(letGo));
      })
      .catch(() => resolve(undefined));
  });
}

function keysOf(subject: string): string[] {
  const start = `${PREFIX}${subject}:`;
  const keys = storageKeys().filter((key) => key.startsWith(start) && !key.slice(start.length).includes(':'));
  const time = (key: string) => readKept(key)?.saved_at ?? '';
  return keys.sort((a, b) => (time(a) < time(b) ? 1 : -1));
}

function readKept(key: string): KeptDraft | undefined {
  try {
    const parsed = keptDraft.safeParse(JSON.parse(readStored(key) ?? ''));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

// A browser may refuse its storage altogether, and it may be full: the form works without.
function storageKeys(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

function erase(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept there either.
  }
}

/** Which draft this tab had open; it lives through a reload of the tab. */
function recall(subject: string): string | undefined {
  try {
    return sessionStorage.getItem(PREFIX + subject) ?? undefined;
  } catch {
    return undefined;
  }
}

function remember(subject: string, key: string): void {
  try {
    sessionStorage.setItem(PREFIX + subject, key);
  } catch {
    // The newest draft is found all the same.
  }
}

function randomName(): string {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return number.toString(36);
}
