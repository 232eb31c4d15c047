import type { EventChange } from '../../domain/events/event-change.ts';
import { outlineSchema } from '../api/outline-schema.ts';
import { parseJson } from '../api/parse-json.ts';

/** Changes of events by any user, including the user of this page. */
export interface LiveUpdate {
  /** The number of the last change in this update. */
  readonly latest: number;
  /** In order; `many` for more changes than the server lists, `unsure` if there may have been none. */
  readonly changes: readonly EventChange[] | 'many' | 'unsure';
}

export interface LiveOptions {
  readonly open: (address: string) => EventSource;
  readonly onUpdate: (update: LiveUpdate) => void;
  /** Called when authority lists have changed since the page was loaded or since the last call. */
  readonly onAuthoritiesChange: () => void;
  /** A hidden page counts as connected, so that it reports no problem. */
  readonly onConnectionChange: (isConnected: boolean) => void;
}

/** A page that is hidden for a shorter time keeps its connection. */
const HIDDEN_DELAY_MS = 4_000;
const MIN_RETRY_MS = 1_000;
const MAX_RETRY_MS = 30_000;
/** A stream that starts later than this may have missed changes since the page read its data. */
const MAX_START_MS = 2_000;
const SLEEP_CHECK_MS = 15_000;

/**
 * Subscribes to the server's changes while the page is visible. Browsers allow few connections per host, so a hidden page
 * has none; when it is visible again, it resumes after the last change. Returns a function that stops it.
 */
export function openLiveStream({
  open,
  onUpdate,
  onAuthoritiesChange,
  onConnectionChange,
}: LiveOptions): () => void {
  const startedMs = Date.now();
  const listeners = new AbortController();
  let source: EventSource | undefined;
  let latest: number | undefined;
  let authorities: number | undefined;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let checkedMs = startedMs;

  function connect(): void {
    clearTimeout(timer);
    if (source) return;
    onConnectionChange(false);
    const opened = open(latest === undefined ? '/api/changes' : `/api/changes?after=${latest}`);
    source = opened;
    opened.addEventListener('open', () => {
      failures = 0;
      onConnectionChange(true);
    });
    opened.addEventListener('error', () => {
      onConnectionChange(false);
      // The browser reconnects after a lost connection, but not after an HTTP error: then the source is closed.
      if (opened.readyState !== CLOSED || source !== opened) return;
      source = undefined;
      timer = setTimeout(updateConnection, retryDelayMs(failures));
      failures += 1;
    });
    opened.addEventListener('ready', ({ lastEventId }) => {
      const id = Number(lastEventId);
      if (latest === undefined && Date.now() - startedMs > MAX_START_MS) report(id, 'unsure');
      else if (latest !== undefined && id !== latest) report(id, 'many');
      else latest = id;
    });
    opened.addEventListener('changes', ({ data, lastEventId }) =>
      report(Number(lastEventId), parseChanges(data)),
    );
    opened.addEventListener('authorities', ({ data }) => reportAuthorities(parseAuthorities(data)));
    opened.addEventListener('reset', ({ lastEventId }) => report(Number(lastEventId), 'many'));
  }

  function report(id: number, changes: LiveUpdate['changes']): void {
    latest = id;
    onUpdate({ latest: id, changes });
  }

  function reportAuthorities(change: number): void {
    const isFirst = authorities === undefined && Date.now() - startedMs <= MAX_START_MS;
    const isNew = change !== authorities;
    authorities = change;
    if (isNew && !isFirst) onAuthoritiesChange();
  }

  function close(): void {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  }

  function pause(): void {
    close();
    onConnectionChange(true);
  }

  function updateConnection(): void {
    if (document.visibilityState === 'visible') connect();
    else {
      clearTimeout(timer);
      timer = setTimeout(pause, HIDDEN_DELAY_MS);
    }
  }

  function reconnect(): void {
    close();
    failures = 0;
    updateConnection();
  }

  // After the computer slept, the connection may be dead without an error event.
  const sleepCheck = setInterval(() => {
    const hasSlept = Date.now() - checkedMs > 3 * SLEEP_CHECK_MS;
    checkedMs = Date.now();
    if (hasSlept && source) reconnect();
  }, SLEEP_CHECK_MS);

  const { signal } = listeners;
  document.addEventListener('visibilitychange', updateConnection, { signal });
  addEventListener('pagehide', pause, { signal });
  addEventListener('pageshow', ({ persisted }) => persisted && updateConnection(), { signal });
  addEventListener('online', reconnect, { signal });
  if (document.visibilityState === 'visible') connect();

  return () => {
    listeners.abort();
    clearInterval(sleepCheck);
    close();
  };
}

/** `EventSource.CLOSED`, which does not exist in Node.js, where the tests run. */
const CLOSED = 2;

/** Doubles with each failure, up to a limit. Random, so that not all pages reconnect at the same moment. */
function retryDelayMs(failures: number): number {
  return Math.min(MIN_RETRY_MS * 2 ** failures, MAX_RETRY_MS) * (0.75 + Math.random() / 2);
}

const authorityChange = outlineSchema<{ readonly change: number }>({ change: 'number' });
const changeList = outlineSchema<{ readonly changes: readonly EventChange[] }>({ changes: 'array' });

/** An invalid message, perhaps of a newer server, still means that something changed. */
function parseChanges(data: string): LiveUpdate['changes'] {
  const parsed = changeList.safeParse(parseJson(data));
  return parsed.success && parsed.data.changes.every(isChange) ? parsed.data.changes : 'many';
}

/** An invalid message differs from every number, so it counts as a change. */
function parseAuthorities(data: string): number {
  const parsed = authorityChange.safeParse(parseJson(data));
  return parsed.success ? parsed.data.change : Number.NaN;
}

function isChange(value: Partial<EventChange>): boolean {
  return typeof value.id === 'string' && typeof value.version === 'number';
}
