import { checkInput } from '../../domain/errors/zod-errors.ts';
import { type CheckedStory, type StoryInput, storyInput } from '../../domain/stories/story.ts';

/** A valid story of three steps about Ruritania and Freedonia. */
export const TEST_STORY: StoryInput = {
  title: 'The mail affair',
  title_ru: 'Почтовое дело',
  steps: [
    {
      heading: 'Ruritania expels three',
      heading_ru: 'Руритания высылает троих',
      text: 'Three diplomats had a week to leave.\n\nNo reason was given.',
      text_ru: 'Трём дипломатам дали неделю.',
      window: '2018-03-01/2018-04-30',
      filter: 'kind=expulsion',
      event: 'note',
    },
    { heading: 'Freedonia answers', window: '2018-04' },
    { heading_ru: 'И сегодня' },
  ],
};

export function checkedStory(story: Partial<StoryInput> = {}): CheckedStory {
  return checkInput(storyInput, { ...TEST_STORY, ...story });
}
