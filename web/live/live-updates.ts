import { type ReadonlySignal, signal } from '@preact/signals';
import { ownWrites } from '../api/own-writes.ts';
import { retryFailed } from '../api/use-query.ts';
import { messages } from '../i18n/messages.ts';
import { lastRefreshedChange, notifyEventsChanged } from '../state/page-state.ts';
import { reloadNames } from '../state/recorded-names.ts';
import { writeSeenChange } from '../state/seen-change.ts';
import { announce } from '../ui/announce.ts';
import { batchUpdates } from './batch-changes.ts';
import { ChangeAnnouncer } from './change-announcer.ts';
import { type LiveUpdate, openLiveStream } from './live-stream.ts';
import { RecentChanges } from './recent-changes.ts';

/** Short interruptions, such as a restart of the server, are not shown. */
const DISCONNECTED_AFTER_MS = 20_000;

const recentChanges = new RecentChanges();
const isStreamLost = signal(false);

/** The events that others changed in the last seconds. */
export const recentlyChangedIds = recentChanges.ids;
/** Whether others changed, in the last seconds, events that the server did not list. */
export const hasManyRecentChanges = recentChanges.hasMany;
/** Whether a visible page has received no updates for a while. */
export const isDisconnected: ReadonlySignal<boolean> = isStreamLost;

/** Shows changes by others as they happen. Returns a function that stops it. */
export function startLiveUpdates(): () => void {
  let disconnectTimer: ReturnType<typeof setTimeout> | undefined;
  const announcer = new ChangeAnnouncer((count) => {
    const { live } = messages.value;
    announce(count === undefined ? live.manyChanged : live.changed(count));
  });
  const batcher = batchUpdates((update) => void showUpdate(update, announcer));
  const closeStream = openLiveStream({
    open: (address) => new EventSource(address),
    onUpdate: batcher.add,
    onAuthoritiesChange() {
      void reloadNames();
      notifyEventsChanged();
    },
    onConnectionChange(isConnected) {
      if (!isConnected) {
        disconnectTimer ??= setTimeout(() => {
          isStreamLost.value = true;
        }, DISCONNECTED_AFTER_MS);
        return;
      }
      clearTimeout(disconnectTimer);
      disconnectTimer = undefined;
      if (isStreamLost.peek()) retryFailed();
      isStreamLost.value = false;
    },
  });
  return () => {
    closeStream();
    batcher.stop();
    recentChanges.stop();
    clearTimeout(disconnectTimer);
  };
}

async function showUpdate({ latest, changes }: LiveUpdate, announcer: ChangeAnnouncer): Promise<void> {
  writeSeenChange(latest);
  await ownWrites.settled();
  const byOthers = typeof changes === 'string' ? changes : changes.filter((change) => !ownWrites.has(change));
  if (byOthers.length === 0) return;
  // The refresh after a write of this page already included all earlier changes.
  if (latest > lastRefreshedChange()) notifyEventsChanged();
  if (byOthers === 'unsure') return;
  if (byOthers === 'many') {
    recentChanges.addMany();
    announcer.add(undefined);
    return;
  }
  const ids = [...new Set(byOthers.map(({ id }) => id))];
  recentChanges.add(ids);
  announcer.add(ids.length);
}
