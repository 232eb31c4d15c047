import type { EventChange } from '../../domain/events/event-change.ts';
import { outlineSchema } from '../api/outline-schema.ts';
import { parseJson } from '../api/parse-json.ts';

/** What the server tells of changes, whoever made them. */
export interface LiveUpdate {
  /** The last change that it covers. */
  readonly latest: number;
  /** One by one, in order; `many` when more has changed than is told one by one, `unsure` when it is not known whether anything has. */
  readonly changes: readonly EventChange[] | 'many' | 'unsure';
}

export interface LiveOptions {
  readonly open: (address: string) => EventSource;
  readonly onUpdate: (news: LiveUpdate) => void;
  /** Whether news would come, while the page is seen; of a page that is not seen nothing is claimed to be wrong. */
  readonly onConnectionChange: (isConnected: boolean) => void;
}

/** A glance at another tab does not end the stream. */
const GRACE_MS = 4_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;
/** What a page shows was read about when it opened; a stream that begins later may have missed something. */
const OPENING_MS = 2_000;
const TICK_MS = 15_000;

/**
 * Listens to the server's changes while the page is seen: browsers allow few connections a host, so a hidden page holds
 * none, and takes up where it was when it is seen again. Returns a way to stop.
 */
export function openLiveStream({ open, onUpdate, onConnectionChange }: LiveOptions): () => void {
  const startedMs = Date.now();
  const listening = new AbortController();
  let source: EventSource | undefined;
  let latest: number | undefined;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tickMs = startedMs;

  function connect(): void {
    clearTimeout(timer);
    if (source) return;
    onConnectionChange(false);
    const made = open(latest === undefined ? '/api/changes' : `/api/changes?after=${latest}`);
    source = made;
    made.addEventListener('open', () => {
      failures = 0;
      onConnectionChange(true);
    });
    made.addEventListener('error', () => {
      onConnectionChange(false);
      // After a cut the browser connects again by itself; after an answer that is no stream it gives up.
      if (made.readyState !== CLOSED || source !== made) return;
      source = undefined;
      timer = setTimeout(look, retryMs(failures));
      failures += 1;
    });
    made.addEventListener('ready', ({ lastEventId }) => {
      const id = Number(lastEventId);
      if (latest === undefined && Date.now() - startedMs > OPENING_MS) tell(id, 'unsure');
      else if (latest !== undefined && id !== latest) tell(id, 'many');
      else latest = id;
    });
    made.addEventListener('changes', ({ data, lastEventId }) => tell(Number(lastEventId), changesIn(data)));
    made.addEventListener('reset', ({ lastEventId }) => tell(Number(lastEventId), 'many'));
  }

  function tell(id: number, changes: LiveUpdate['changes']): void {
    latest = id;
    onUpdate({ latest: id, changes });
  }

  function close(): void {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  }

  function rest(): void {
    close();
    onConnectionChange(true);
  }

  function look(): void {
    if (document.visibilityState === 'visible') connect();
    else {
      clearTimeout(timer);
      timer = setTimeout(rest, GRACE_MS);
    }
  }

  function connectAnew(): void {
    close();
    failures = 0;
    look();
  }

  // A machine that slept may hold a connection that is none any more, and nothing ever says so.
  const ticking = setInterval(() => {
    const hasSlept = Date.now() - tickMs > 3 * TICK_MS;
    tickMs = Date.now();
    if (hasSlept && source) connectAnew();
  }, TICK_MS);

  const { signal } = listening;
  document.addEventListener('visibilitychange', look, { signal });
  addEventListener('pagehide', rest, { signal });
  addEventListener('pageshow', ({ persisted }) => persisted && look(), { signal });
  addEventListener('online', connectAnew, { signal });
  if (document.visibilityState === 'visible') connect();

  return () => {
    listening.abort();
    clearInterval(ticking);
    close();
  };
}

/** `EventSource.CLOSED`, which a test's does not know. */
const CLOSED = 2;

/** Longer each time, and not the same for all pages: a server that comes back is not met by all of them at once. */
function retryMs(failures: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** failures, LONGEST_RETRY_MS) * (0.75 + Math.random() / 2);
}

const changeList = outlineSchema<{ readonly changes: readonly EventChange[] }>({ changes: 'array' });

/** A message that cannot be read, perhaps of a newer server, still says that something changed. */
function changesIn(data: string): LiveUpdate['changes'] {
  const parsed = changeList.safeParse(parseJson(data));
  return parsed.success && parsed.data.changes.every(isChange) ? parsed.data.changes : 'many';
}

function isChange(value: Partial<EventChange>): boolean {
  return typeof value.id === 'string' && typeof value.version === 'number';
}
