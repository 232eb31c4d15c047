import './live-status.css';
import { messages } from '../i18n/messages.ts';
import { hasManyRecentChanges, isDisconnected, recentlyChangedIds } from './live-updates.ts';

/** A quiet word when others change something, so that one knows why a number moved, and when no news can come. */
export function LiveStatus() {
  const { live } = messages.value;
  if (isDisconnected.value) return <p class="live-status is-away">{live.disconnected}</p>;
  const count = recentlyChangedIds.value.size;
  if (!hasManyRecentChanges.value && count === 0) return null;
  // A screen reader hears of it from the page's live region.
  return (
    <p class="live-status" aria-hidden="true">
      {hasManyRecentChanges.value ? live.manyChanged : live.changed(count)}
    </p>
  );
}
