import { messages } from '../i18n/messages.ts';
import { BookmarkIcon } from '../ui/icons.tsx';
import { lazy } from '../ui/lazy.tsx';
import { Popover } from '../ui/popover.tsx';

const SavedViewsPanel = lazy(async () => (await import('./saved-views.tsx')).SavedViewsPanel, {
  preload: true,
});

/** The button that opens the saved views, and the form to save the current one. */
export function SavedViewsMenu() {
  const { savedViews } = messages.value;
  return (
    <Popover
      name={savedViews.open}
      buttonClass="menu-button saved-views-button"
      class="saved-views-popover"
      label={
        <>
          <BookmarkIcon />
          <span>{savedViews.open}</span>
        </>
      }
    >
      {(close) => <SavedViewsPanel onClose={close} />}
    </Popover>
  );
}
