import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { ownWrites } from '../api/own-writes.ts';
import { retryFailed } from '../api/use-query.ts';
import { messages } from '../i18n/messages.ts';
import { lastRefreshedChange, notifyEventsChanged } from '../state/page-state.ts';
import { writeSeenChange } from '../state/seen-change.ts';
import { announce } from '../ui/announce.ts';
import { batchUpdates } from './batch-changes.ts';
import { type LiveUpdate, openLiveStream } from './live-stream.ts';

/**
 * What others change while the page is open: it makes the page show it, and keeps for a moment which events those were,
 * so that one sees why something moved.
 */

const many = signal(false);
/** Whether others changed more than is told one by one, a moment ago. */
export const hasManyRecentChanges: ReadonlySignal<boolean> = many;

const fresh = signal<ReadonlySet<string>>(new Set());
/** Ids of the events that were changed by others a moment ago. */
export const recentlyChangedIds: ReadonlySignal<ReadonlySet<string>> = fresh;

const away = signal(false);
/** Whether the page has been without news for a while that it should have had. */
export const isDisconnected: ReadonlySignal<boolean> = computed(() => away.value);

/** How long a change is marked; theme.css has the same. */
const FRESH_MS = 4_000;
/** Servers restart, trains pass tunnels. */
const PATIENCE_MS = 20_000;
/** A screen reader is told no more often. */
const TELLING_MS = 10_000;

/** Returns a way to stop. */
export function startLiveUpdates(): () => void {
  let awayTimer: ReturnType<typeof setTimeout> | undefined;
  let hasFailed = false;
  const news = batchUpdates((told) => void take(told));
  const stop = openLiveStream({
    open: (address) => new EventSource(address),
    onUpdate: news.add,
    onConnectionChange(isConnected) {
      if (!isConnected) {
        awayTimer ??= setTimeout(() => {
          away.value = true;
          hasFailed = true;
        }, PATIENCE_MS);
        return;
      }
      clearTimeout(awayTimer);
      awayTimer = undefined;
      away.value = false;
      if (hasFailed) retryFailed();
      hasFailed = false;
    },
  });
  return () => {
    stop();
    news.stop();
    clearTimeout(awayTimer);
  };
}

async function take({ latest, changes }: LiveUpdate): Promise<void> {
  writeSeenChange(latest);
  await ownWrites.settled();
  const others = typeof changes === 'string' ? changes : changes.filter((change) => !ownWrites.has(change));
  if (others.length === 0) return;
  // What this page stored was shown after it was stored, and with it all that came before.
  if (latest > lastRefreshedChange()) notifyEventsChanged();
  if (others === 'unsure') return;
  if (others === 'many') {
    markMany();
    return tell(undefined);
  }
  const ids = [...new Set(others.map(({ id }) => id))];
  mark(ids);
  tell(ids.length);
}

let manyTimer: ReturnType<typeof setTimeout> | undefined;

function markMany(): void {
  many.value = true;
  clearTimeout(manyTimer);
  manyTimer = setTimeout(() => {
    many.value = false;
  }, FRESH_MS);
}

function mark(ids: readonly string[]): void {
  fresh.value = new Set([...fresh.value, ...ids]);
  setTimeout(() => {
    fresh.value = new Set([...fresh.value].filter((id) => !ids.includes(id)));
  }, FRESH_MS);
}

let toldMs = Number.NEGATIVE_INFINITY;
let untold = 0;

function tell(count: number | undefined): void {
  untold += count ?? 0;
  if (Date.now() - toldMs < TELLING_MS) return;
  const { live } = messages.value;
  announce(count === undefined ? live.manyChanged : live.changed(untold));
  toldMs = Date.now();
  untold = 0;
}
