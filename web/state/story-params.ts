import { type CodedError, codedError } from '../../domain/errors/error-codes.ts';

/** The panel of the stories: their list, a new story, or the story with this number. */
export type StoriesPanel = 'list' | 'new' | number;

/** The parameters of stories in an address. */
export interface StoryParams {
  /** The number of the story that the page plays. */
  readonly story?: number | undefined;
  /** The step that it shows, from 1; absent for the first one. */
  readonly step?: number | undefined;
  /** The panel beside the view, to edit stories. */
  readonly stories?: StoriesPanel | undefined;
}

const MAX_ID = 999_999_999;
const MAX_STEP = 100;

export function readStoryParams(
  last: (param: string) => string | undefined,
  addError: (param: string, error: CodedError) => void,
): StoryParams {
  const params: { -readonly [P in keyof StoryParams]: StoryParams[P] } = {};
  const readNumber = (param: string, max: number) => {
    const text = last(param);
    const value = text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : 0;
    if (value >= 1 && value <= max) return value;
    if (text !== undefined) addError(param, codedError('whole-number-out-of-range', { min: 1, max }));
    return undefined;
  };
  const story = readNumber('story', MAX_ID);
  const step = readNumber('step', MAX_STEP);
  if (story !== undefined) {
    params.story = story;
    if (step !== undefined && step > 1) params.step = step;
    return params;
  }
  const panel = last('stories');
  const stories = panel === 'list' || panel === 'new' ? panel : readNumber('stories', MAX_ID);
  if (stories !== undefined) params.stories = stories;
  return params;
}

/** A story sets window, filter and selection itself, so its address contains only the story, the step and the language. */
export function writeStoryParams({ story, step, stories }: StoryParams, query: URLSearchParams): void {
  if (story !== undefined) {
    query.append('story', String(story));
    if (step !== undefined) query.append('step', String(step));
  } else if (stories !== undefined) query.append('stories', String(stories));
}

export function isStoryParam(param: string): boolean {
  return param === 'story' || param === 'step' || param === 'stories';
}
