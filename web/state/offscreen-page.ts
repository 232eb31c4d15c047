import type { AddressBar } from './create-page-state.ts';

/** The attribute of a frame with the query that the page in it shows. */
export const OFFSCREEN_QUERY = 'data-offscreen-query';

/**
 * The query of a page that is drawn off-screen for a picture; `undefined` on an ordinary page. Such a page is in a frame
 * without an address of its own.
 */
export function offscreenQuery(): string | undefined {
  // Null in a frame of another site.
  return globalThis.frameElement?.getAttribute(OFFSCREEN_QUERY) ?? undefined;
}

/** The address bar of this window, or a fixed one for an off-screen page. */
export function addressBar(): AddressBar {
  const search = offscreenQuery();
  if (search === undefined) return window;
  const doNothing = () => {};
  return {
    location: { search, pathname: '/embed' },
    history: { pushState: doNothing, replaceState: doNothing },
    addEventListener: doNothing,
    removeEventListener: doNothing,
  };
}
