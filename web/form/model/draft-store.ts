import { type ReadonlySignal, signal } from '@preact/signals';
import { z } from 'zod';
import { eventWithLinks } from '../../../domain/events/event.ts';
import { readStored, writeStored } from '../../state/browser-storage.ts';
import { eventDraft } from './draft.ts';

/**
 * Drafts are kept in localStorage, so that they survive a reload or a crash. Each open form writes under its own key
 * and holds a lock of the same name. Another form takes over a draft only when no open form holds its lock, so two tabs
 * with the same event never overwrite each other. A crash releases the lock, and the next form finds the draft.
 */

const storedDraft = z.object({
  format: z.literal(1),
  /** RFC 3339. */
  saved_at: z.string(),
  draft: eventDraft,
  /** The version that the draft is based on. A later version in the database is a conflict. */
  base: eventWithLinks.optional(),
});
export type StoredDraft = z.output<typeof storedDraft>;

type Content = Pick<StoredDraft, 'draft' | 'base'>;

export interface DraftStore {
  /** The newest draft that an earlier form left; this form now owns its key. */
  readonly found: StoredDraft | undefined;
  /** When the draft was last written (RFC 3339); `refused` when the browser did not store it. */
  readonly savedAt: ReadonlySignal<string | 'refused' | undefined>;
  /** Writes the draft after a short delay. */
  save(content: Content): void;
  /** Writes a delayed draft immediately. */
  flush(): void;
  remove(): void;
  /** Writes a delayed draft and lets another form take it over. */
  release(): void;
}

const PREFIX = 'demarche.draft:';
const SAVE_DELAY_MS = 300;

/** `subject` says what the form is about: `new`, `edit:<id>`, `duplicate:<id>`. */
export async function openDraftStore(subject: string): Promise<DraftStore> {
  const ownKey = readSessionKey(subject);
  const otherKeys = keysOf(subject).filter((key) => key !== ownKey);
  for (const key of ownKey === undefined ? otherKeys : [ownKey, ...otherKeys]) {
    const found = readDraft(key);
    if (found === undefined) continue;
    const release = await acquireLock(key, key === ownKey ? RELOAD_TIMEOUT_MS : 0, found);
    if (release !== undefined) return createDraftStore(subject, key, found, release);
  }
  const key = `${PREFIX}${subject}:${randomName()}`;
  const release = await acquireLock(key, 0, undefined);
  return createDraftStore(subject, key, undefined, release ?? (() => {}));
}

function createDraftStore(
  subject: string,
  key: string,
  found: StoredDraft | undefined,
  release: () => void,
): DraftStore {
  writeSessionKey(subject, key);
  const savedAt = signal<string | undefined>(undefined);
  let unsaved: Content | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    clearTimeout(timer);
    if (unsaved === undefined) return;
    const stored: StoredDraft = { format: 1, saved_at: new Date().toISOString(), ...unsaved };
    unsaved = undefined;
    savedAt.value = writeStored(key, JSON.stringify(stored)) ? stored.saved_at : 'refused';
  };

  return {
    found,
    savedAt,
    save(content) {
      unsaved = content;
      clearTimeout(timer);
      timer = setTimeout(flush, SAVE_DELAY_MS);
    },
    flush,
    remove() {
      clearTimeout(timer);
      unsaved = undefined;
      savedAt.value = undefined;
      removeItem(key);
    },
    release() {
      flush();
      release();
    },
  };
}

// After a reload the lock of the old page may still exist for a moment. A duplicated tab waits in vain for its original.
const RELOAD_TIMEOUT_MS = 400;

// Without the Web Locks API (on plain HTTP), a draft written this recently may belong to a form that is still open.
const MIN_ABANDONED_MS = 10 * 60_000;

/** Returns a function that releases the lock, or undefined when another form holds it. */
async function acquireLock(
  key: string,
  timeoutMs: number,
  found: StoredDraft | undefined,
): Promise<(() => void) | undefined> {
  if (typeof navigator === 'undefined' || navigator.locks === undefined) {
    const ageMs = found === undefined ? Number.POSITIVE_INFINITY : Date.now() - Date.parse(found.saved_at);
    return timeoutMs > 0 || ageMs > MIN_ABANDONED_MS ? () => {} : undefined;
  }
  return new Promise((resolve) => {
    const options = timeoutMs > 0 ? { signal: AbortSignal.timeout(timeoutMs) } : { ifAvailable: true };
    navigator.locks
      .request(key, options, (lock) => {
        if (lock === null) return resolve(undefined);
        return new Promise<void>((release) => resolve(release));
      })
      .catch(() => resolve(undefined));
  });
}

/** The keys of all drafts of a subject, newest first. */
function keysOf(subject: string): string[] {
  const start = `${PREFIX}${subject}:`;
  const keys = storageKeys().filter((key) => key.startsWith(start) && !key.slice(start.length).includes(':'));
  const savedAt = (key: string) => readDraft(key)?.saved_at ?? '';
  return keys.sort((a, b) => (savedAt(a) < savedAt(b) ? 1 : -1));
}

function readDraft(key: string): StoredDraft | undefined {
  try {
    const parsed = storedDraft.safeParse(JSON.parse(readStored(key) ?? ''));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

// The browser may deny access to its storage, or the storage may be full. The form works without it.
function storageKeys(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

function removeItem(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Then nothing was stored either.
  }
}

/** The key of the draft that this tab had open; it survives a reload of the tab. */
function readSessionKey(subject: string): string | undefined {
  try {
    return sessionStorage.getItem(PREFIX + subject) ?? undefined;
  } catch {
    return undefined;
  }
}

function writeSessionKey(subject: string, key: string): void {
  try {
    sessionStorage.setItem(PREFIX + subject, key);
  } catch {
    // The draft is still found, as the newest of its subject.
  }
}

function randomName(): string {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return number.toString(36);
}
