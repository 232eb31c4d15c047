import { messages } from '../i18n/messages.ts';
import { openStories, storiesPanel } from '../state/page-state.ts';
import { StoryIcon } from '../ui/icons.tsx';

/** Opens and closes the panel of the stories. */
export function StoriesButton() {
  const { savedViews } = messages.value;
  const isOpen = storiesPanel.value !== undefined;
  return (
    <button
      type="button"
      class="menu-button saved-views-button"
      aria-label={savedViews.stories}
      aria-expanded={isOpen}
      onClick={() => openStories(isOpen ? undefined : 'list')}
    >
      <StoryIcon />
      <span>{savedViews.stories}</span>
    </button>
  );
}
