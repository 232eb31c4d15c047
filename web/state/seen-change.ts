/**
 * A cookie with the number of the latest change that this page knows. With it, the server does not read from a replica
 * that lacks this change.
 */

const COOKIE = 'seen';
/** Longer than the lag of any replica. */
const MAX_AGE_SECONDS = 120;

export function readSeenChange(): number {
  const text = globalThis.document?.cookie ?? '';
  const value = text.split('; ').find((each) => each.startsWith(`${COOKIE}=`));
  return Number(value?.slice(COOKIE.length + 1) ?? 0) || 0;
}

/** Keeps the highest number: the page's own write may be later than a change that the stream reports. */
export function writeSeenChange(change: number): void {
  if (change <= readSeenChange()) return;
  // biome-ignore lint/suspicious/noDocumentCookie: not every browser with EventSource has the Cookie Store
  document.cookie = `${COOKIE}=${change}; SameSite=Strict; path=/; max-age=${MAX_AGE_SECONDS}`;
}
