import './player.css';
import { useEffect } from 'preact/hooks';
import { storyTitle } from '../../../domain/stories/story-text.ts';
import { fetchStory } from '../../api/stories.ts';
import { useQuery } from '../../api/use-query.ts';
import { messages } from '../../i18n/messages.ts';
import { language, leaveStory } from '../../state/page-state.ts';
import { CloseIcon } from '../../ui/icons.tsx';
import { AddressNotice, ProblemNotice } from '../../ui/notice.tsx';
import { StoryPlayer } from './story-player.tsx';

/** The page that plays a story: its chart, and its texts beside it or below. */
export function StoryPage({ id }: { readonly id: number }) {
  const query = useQuery((signal) => fetchStory(id, signal), [id]);
  const story = query.value?.id === id ? query.value : undefined;
  const { shell, stories } = messages.value;
  const title = story && storyTitle(story, language.value).text;
  useEffect(() => {
    document.title = [title, shell.appName].filter(Boolean).join(' – ');
    document.documentElement.lang = language.value;
  }, [title, language.value]);
  return (
    <>
      <AddressNotice />
      {story ? (
        <StoryPlayer key={story.id} story={story} />
      ) : (
        <main class="story-waiting">
          {query.problem ? (
            <ProblemNotice problem={query.problem} onRetry={query.retry} />
          ) : (
            <p class="quiet">{shell.loading}</p>
          )}
          <button type="button" class="button" onClick={() => leaveStory()}>
            <CloseIcon />
            {stories.player.leave}
          </button>
        </main>
      )}
    </>
  );
}
