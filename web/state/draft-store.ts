import { type ReadonlySignal, signal } from '@preact/signals';
import type { z } from 'zod';
import { readStored, writeStored } from './browser-storage.ts';

/**
 * Drafts are kept in localStorage, so that they survive a reload or a crash. Each open form writes under its own key
 * and holds a lock of the same name. Another form takes over a draft only when no open form holds its lock, so two tabs
 * with the same event never overwrite each other. A crash releases the lock, and the next form finds the draft.
 */

/** A kind of draft, with the schema of its content. */
export interface DraftKind<C extends object> {
  /** The start of its keys in the browser's storage. */
  readonly prefix: string;
  readonly content: z.ZodType<C>;
}

export type StoredDraft<C extends object> = C & {
  readonly format: 1;
  /** RFC 3339. */
  readonly saved_at: string;
};

export interface DraftStore<C extends object> {
  /** The newest draft that an earlier form left; this form now owns its key. */
  readonly found: StoredDraft<C> | undefined;
  /** When the draft was last written (RFC 3339); `refused` when the browser did not store it. */
  readonly savedAt: ReadonlySignal<string | 'refused' | undefined>;
  /** Writes the draft after a short delay. */
  save(content: C): void;
  /** Writes a delayed draft immediately. */
  flush(): void;
  remove(): void;
  /** Writes a delayed draft and lets another form take it over. */
  release(): void;
}

const SAVE_DELAY_MS = 300;

/** `subject` says what the form is about, such as `new` or an id. */
export async function openDraftStore<C extends object>(
  kind: DraftKind<C>,
  subject: string,
): Promise<DraftStore<C>> {
  const start = kind.prefix + subject;
  const ownKey = readSessionKey(start);
  const otherKeys = keysOf(kind, start).filter((key) => key !== ownKey);
  for (const key of ownKey === undefined ? otherKeys : [ownKey, ...otherKeys]) {
    const found = readDraft(kind, key);
    if (found === undefined) continue;
    const release = await acquireLock(key, key === ownKey ? RELOAD_TIMEOUT_MS : 0, found);
    if (release !== undefined) return createDraftStore(start, key, found, release);
  }
  const key = `${start}:${randomName()}`;
  const release = await acquireLock(key, 0, undefined);
  return createDraftStore<C>(start, key, undefined, release ?? (() => {}));
}

function createDraftStore<C extends object>(
  start: string,
  key: string,
  found: StoredDraft<C> | undefined,
  release: () => void,
): DraftStore<C> {
  writeSessionKey(start, key);
  const savedAt = signal<string | undefined>(undefined);
  let unsaved: C | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    clearTimeout(timer);
    if (unsaved === undefined) return;
    const stored: StoredDraft<C> = { format: 1, saved_at: new Date().toISOString(), ...unsaved };
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
  found: { readonly saved_at: string } | undefined,
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
function keysOf<C extends object>(kind: DraftKind<C>, subject: string): string[] {
  const start = `${subject}:`;
  const keys = storageKeys().filter((key) => key.startsWith(start) && !key.slice(start.length).includes(':'));
  const savedAt = (key: string) => readDraft(kind, key)?.saved_at ?? '';
  return keys.sort((a, b) => (savedAt(a) < savedAt(b) ? 1 : -1));
}

function readDraft<C extends object>({ content }: DraftKind<C>, key: string): StoredDraft<C> | undefined {
  try {
    const { format, saved_at, ...rest } = JSON.parse(readStored(key) ?? '');
    const parsed = content.safeParse(rest);
    if (format !== 1 || typeof saved_at !== 'string' || !parsed.success) return undefined;
    return { ...parsed.data, format, saved_at };
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
function readSessionKey(start: string): string | undefined {
  try {
    return sessionStorage.getItem(start) ?? undefined;
  } catch {
    return undefined;
  }
}

function writeSessionKey(start: string, key: string): void {
  try {
    sessionStorage.setItem(start, key);
  } catch {
    // The draft is still found, as the newest of its subject.
  }
}

function randomName(): string {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return number.toString(36);
}
