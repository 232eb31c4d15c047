import type { StoryText } from '../../domain/stories/story-text.ts';
import { messages } from '../i18n/messages.ts';
import { language } from '../state/page-state.ts';

/** A text of a story, marked if it is not in the language of the page. */
export function TextOf({ of: { text, language: own } }: { readonly of: StoryText }) {
  if (own === language.value) return <>{text}</>;
  return (
    <>
      <span lang={own}>{text}</span>
      <span class="only-original"> {messages.value.stories.onlyIn[own]}</span>
    </>
  );
}
