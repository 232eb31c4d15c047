/**
 * The last change that this page, or an answer to it, has told of. The server reads it: where reads go to a replica, one
 * that is behind it does not answer.
 */

const NAME = 'seen';
/** No replica is behind for longer. */
const SECONDS = 120;

export function readSeenChange(): number {
  const text = globalThis.document?.cookie ?? '';
  const value = text.split('; ').find((each) => each.startsWith(`${NAME}=`));
  return Number(value?.slice(NAME.length + 1) ?? 0) || 0;
}

/** Never goes back: what this page has stored itself may be later than what it is told of. */
export function writeSeenChange(change: number): void {
  if (change <= readSeenChange()) return;
  // biome-ignore lint/suspicious/noDocumentCookie: not every browser with EventSource has the Cookie Store
  document.cookie = `${NAME}=${change}; SameSite=Strict; path=/; max-age=${SECONDS}`;
}
