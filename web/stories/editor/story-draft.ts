import { z } from 'zod';
import { InvalidInput } from '../../../domain/errors/input-error.ts';
import { checkInput } from '../../../domain/errors/zod-errors.ts';
import { type Story, type StoryInput, story, storyInput } from '../../../domain/stories/story.ts';
import type { StepTexts, StoryTexts } from '../../../domain/stories/story-text.ts';
import type { StepView } from '../step-view.ts';

/** A step in the editor. Its key stays the same while the step moves. */
const draftStep = z.object({
  key: z.int(),
  heading: z.string(),
  heading_ru: z.string(),
  text: z.string(),
  text_ru: z.string(),
  window: z.string().optional(),
  filter: z.string().optional(),
  event: z.string().optional(),
});
export type DraftStep = Readonly<z.output<typeof draftStep>>;

const storyDraft = z.object({ title: z.string(), title_ru: z.string(), steps: z.array(draftStep) });
export interface StoryDraft extends Omit<z.output<typeof storyDraft>, 'steps'> {
  readonly steps: readonly DraftStep[];
}

/** What the browser keeps of a story that is being written. */
export const STORY_DRAFTS = {
  prefix: 'demarche.story:',
  content: z.object({
    draft: storyDraft,
    /** The version that the draft is based on. A later version in the database is a conflict. */
    base: story.optional(),
  }),
};
export interface StoryDraftContent {
  draft: z.output<typeof storyDraft>;
  base?: Story | undefined;
}

export const EMPTY_STORY: StoryDraft = { title: '', title_ru: '', steps: [] };

export function draftOf({ title = '', title_ru = '', steps }: Story): StoryDraft {
  return {
    title,
    title_ru,
    steps: steps.map((step, key) => ({ key, heading: '', heading_ru: '', text: '', text_ru: '', ...step })),
  };
}

export function nextKey({ steps }: StoryDraft): number {
  return Math.max(-1, ...steps.map(({ key }) => key)) + 1;
}

export function inputOf({ title, title_ru, steps }: StoryDraft): StoryInput {
  return { title, title_ru, steps: steps.map(({ key: _, ...step }) => step) };
}

/** The story to store. Throws `InvalidInput` with every error. */
export function checkDraft(draft: StoryDraft): z.output<typeof storyInput> {
  return checkInput(storyInput, inputOf(draft));
}

interface StoryFields extends StoryTexts {
  readonly steps: readonly (StepTexts & StepView)[];
}

/** Whether a stored story says the same as a draft. An invalid draft differs from every story. */
export function isSameStory(draft: StoryDraft, stored: StoryFields): boolean {
  try {
    return fieldsOf(checkDraft(draft)) === fieldsOf(stored);
  } catch (error) {
    if (error instanceof InvalidInput) return false;
    throw error;
  }
}

function fieldsOf({ title, title_ru, steps }: StoryFields): string {
  return JSON.stringify([
    title,
    title_ru,
    steps.map((step) => [
      step.heading,
      step.heading_ru,
      step.text,
      step.text_ru,
      step.window,
      step.filter,
      step.event,
    ]),
  ]);
}

/** Moves the item at `from` to `to`. */
export function moveItem<T>(items: readonly T[], from: number, to: number): readonly T[] {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return items;
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}
