import { type ReadonlySignal, signal } from '@preact/signals';
import { ownWrites } from '../api/own-writes.ts';
import { retryFailed } from '../api/use-query.ts';
import { messages } from '../i18n/messages.ts';
import { lastRefreshedChange, notifyEventsChanged } from '../state/page-state.ts';
import { writeSeenChange } from '../state/seen-change.ts';
import { announce } from '../ui/announce.ts';
import { batchUpdates } from './batch-changes.ts';
import { type LiveUpdate, openLiveStream } from './live-stream.ts';

/**
 * Refreshes the page when other users change events, and marks the changed events for a few seconds, so that the user
 * sees why something moved.
 */

const manyChanged = signal(false);
/** Whether others changed more events a moment ago than the server lists. */
export const hasManyRecentChanges: ReadonlySignal<boolean> = manyChanged;

const recentIds = signal<ReadonlySet<string>>(new Set());
/** Ids of the events that others changed a moment ago. */
export const recentlyChangedIds: ReadonlySignal<ReadonlySet<string>> = recentIds;

const disconnected = signal(false);
/** Whether the connection has been lost for longer than a restart of the server takes. */
export const isDisconnected: ReadonlySignal<boolean> = disconnected;

/** How long a change is marked; theme.css has the same duration. */
const MARK_MS = 4_000;
const RECONNECT_TIMEOUT_MS = 20_000;
/** The shortest time between two announcements to screen readers. */
const ANNOUNCE_INTERVAL_MS = 10_000;

/** Returns a function that stops it. */
export function startLiveUpdates(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wasDisconnected = false;
  const batcher = batchUpdates((update) => void applyUpdate(update));
  const stop = openLiveStream({
    open: (address) => new EventSource(address),
    onUpdate: batcher.add,
    onConnectionChange(isConnected) {
      if (!isConnected) {
        timer ??= setTimeout(() => {
          disconnected.value = true;
          wasDisconnected = true;
        }, RECONNECT_TIMEOUT_MS);
        return;
      }
      clearTimeout(timer);
      timer = undefined;
      disconnected.value = false;
      if (wasDisconnected) retryFailed();
      wasDisconnected = false;
    },
  });
  return () => {
    stop();
    batcher.stop();
    clearTimeout(timer);
  };
}

async function applyUpdate({ latest, changes }: LiveUpdate): Promise<void> {
  writeSeenChange(latest);
  await ownWrites.settled();
  const others = typeof changes === 'string' ? changes : changes.filter((change) => !ownWrites.has(change));
  if (others.length === 0) return;
  // After its own write, the page has already read everything up to that change.
  if (latest > lastRefreshedChange()) notifyEventsChanged();
  if (others === 'unsure') return;
  if (others === 'many') {
    markMany();
    return announceChanges(undefined);
  }
  const ids = [...new Set(others.map(({ id }) => id))];
  markEvents(ids);
  announceChanges(ids.length);
}

let manyTimer: ReturnType<typeof setTimeout> | undefined;

function markMany(): void {
  manyChanged.value = true;
  clearTimeout(manyTimer);
  manyTimer = setTimeout(() => {
    manyChanged.value = false;
  }, MARK_MS);
}

function markEvents(ids: readonly string[]): void {
  recentIds.value = new Set([...recentIds.value, ...ids]);
  setTimeout(() => {
    recentIds.value = new Set([...recentIds.value].filter((id) => !ids.includes(id)));
  }, MARK_MS);
}

let announcedMs = Number.NEGATIVE_INFINITY;
let unannounced = 0;

/** `count` is undefined if the number of changed events is not known. */
function announceChanges(count: number | undefined): void {
  unannounced += count ?? 0;
  if (Date.now() - announcedMs < ANNOUNCE_INTERVAL_MS) return;
  const { live } = messages.value;
  announce(count === undefined ? live.manyChanged : live.changed(unannounced));
  announcedMs = Date.now();
  unannounced = 0;
}
