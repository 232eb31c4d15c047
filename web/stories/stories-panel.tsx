import './stories.css';
import { useRef } from 'preact/hooks';
import { messages } from '../i18n/messages.ts';
import { openStories, storiesPanel } from '../state/page-state.ts';
import { AddIcon, CloseIcon } from '../ui/icons.tsx';
import { StoryEditor } from './editor/story-editor.tsx';
import { StoryList } from './story-list.tsx';

/** The panel beside the view: the list of stories, or the editor of one. */
export function StoriesPanel() {
  const { stories: texts } = messages.value;
  const panel = storiesPanel.value;
  // A new story that was saved stays in its editor.
  const created = useRef<number | undefined>(undefined);
  if (panel === undefined) return null;
  if (panel !== 'list') {
    const key = panel === created.current ? 'new' : panel;
    if (panel === 'new') created.current = undefined;
    return (
      <StoryEditor
        key={key}
        id={panel === 'new' ? undefined : panel}
        onCreated={(id) => {
          created.current = id;
          openStories(id, { replace: true });
        }}
      />
    );
  }
  return (
    <aside class="stories-panel" aria-label={texts.title}>
      <header class="stories-head">
        <h2>{texts.title}</h2>
        <button
          type="button"
          class="icon-button"
          aria-label={texts.editor.close}
          onClick={() => openStories(undefined)}
        >
          <CloseIcon />
        </button>
      </header>
      <div class="stories-body">
        <p class="quiet">{texts.meaning}</p>
        <StoryList />
        <p>
          <button type="button" class="button button-primary" onClick={() => openStories('new')}>
            <AddIcon />
            {texts.create}
          </button>
        </p>
      </div>
    </aside>
  );
}
