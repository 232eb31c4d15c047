import './stories.css';
import { signal } from '@preact/signals';
import type { StorySummary } from '../../domain/stories/story.ts';
import { storyTitle } from '../../domain/stories/story-text.ts';
import { toApiProblem } from '../api/api-problem.ts';
import { deleteStory, fetchStories, restoreStory } from '../api/stories.ts';
import { useQuery } from '../api/use-query.ts';
import { messages } from '../i18n/messages.ts';
import { addressWith, language, openStories, playStory } from '../state/page-state.ts';
import { DeleteIcon, EditIcon } from '../ui/icons.tsx';
import { hasModifierKey } from '../ui/modifier-key.ts';
import { loadProblemText, ProblemNotice } from '../ui/notice.tsx';
import { showToast } from '../ui/toast.tsx';
import { TextOf } from './text-of.tsx';

/** Increases when this page saves, deletes or restores a story. */
const changeCount = signal(0);

export function notifyStoriesChanged(): void {
  changeCount.value += 1;
}

/** The stories as links that play them, the last saved first. */
export function StoryList() {
  const { stories: texts } = messages.value;
  const query = useQuery((signal) => fetchStories(signal), [changeCount.value]);
  const stories = query.value;
  return (
    <>
      {query.problem && <ProblemNotice problem={query.problem} onRetry={query.retry} />}
      {stories?.length === 0 && <p class="quiet">{texts.none}</p>}
      {stories !== undefined && stories.length > 0 && (
        <ul class="story-list" aria-label={texts.title}>
          {stories.map((story) => (
            <li key={story.id}>
              <Entry story={story} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Entry({ story }: { readonly story: StorySummary }) {
  const { stories: texts } = messages.value;
  const title = storyTitle(story, language.value);
  return (
    <>
      <a
        href={addressWith({ story: story.id, step: undefined })}
        onClick={(event) => {
          if (hasModifierKey(event)) return;
          event.preventDefault();
          playStory(story.id);
        }}
      >
        <strong class="story-name">
          <TextOf of={title} />
        </strong>
        <span class="story-size quiet">{texts.steps(story.step_count)}</span>
      </a>
      <button
        type="button"
        class="icon-button"
        aria-label={texts.edit(title.text)}
        onClick={() => openStories(story.id)}
      >
        <EditIcon />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={texts.remove(title.text)}
        onClick={() => void remove(story)}
      >
        <DeleteIcon />
      </button>
    </>
  );
}

async function remove(story: StorySummary): Promise<void> {
  const { shell, stories: texts } = messages.value;
  const title = storyTitle(story, language.value).text;
  if (!(await attempt(() => deleteStory(story.id, story.version)))) return;
  const undo = () => void attempt(() => restoreStory(story.id));
  showToast({ text: texts.removed(title), action: { label: shell.undo, act: undo } });
}

/** Makes a change and shows the list again. Shows the problem if it fails. */
async function attempt(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    showToast({ text: await loadProblemText(toApiProblem(error)), isProblem: true });
    return false;
  } finally {
    notifyStoriesChanged();
  }
}
