import './live-status.css';
import { messages } from '../i18n/messages.ts';
import { hasManyRecentChanges, isDisconnected, recentlyChangedIds } from './live-updates.ts';

/** Says that others have just changed events, or that the connection is lost. */
export function LiveStatus() {
  const { live } = messages.value;
  if (isDisconnected.value) return <p class="live-status is-disconnected">{live.disconnected}</p>;
  const count = recentlyChangedIds.value.size;
  if (!hasManyRecentChanges.value && count === 0) return null;
  // The page's live region announces it to screen readers.
  return (
    <p class="live-status" aria-hidden="true">
      {hasManyRecentChanges.value ? live.manyChanged : live.changed(count)}
    </p>
  );
}
