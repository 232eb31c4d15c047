import { z } from 'zod';
import {
  type Story,
  type StoryInput,
  type StorySummary,
  story,
  storyList,
} from '../../domain/stories/story.ts';
import type { ApiProblem } from './api-problem.ts';
import { request } from './request.ts';

/** The last saved first, without steps. */
export async function fetchStories(signal?: AbortSignal): Promise<readonly StorySummary[]> {
  const { items } = await request('GET', '/api/stories', storyList, { signal });
  return items;
}

export function fetchStory(id: number, signal?: AbortSignal): Promise<Story> {
  return request('GET', `/api/stories/${id}`, story, { signal });
}

export function createStory(input: StoryInput): Promise<Story> {
  return request('POST', '/api/stories', story, { body: input });
}

/** Rejects with status 412 if `version` is no longer the current one; `currentStory` reads the current one from it. */
export function replaceStory(id: number, input: StoryInput, version: number): Promise<Story> {
  return request('PUT', `/api/stories/${id}`, story, { body: input, version });
}

export async function deleteStory(id: number, version: number): Promise<void> {
  await request('DELETE', `/api/stories/${id}`, z.unknown(), { version });
}

export function restoreStory(id: number): Promise<Story> {
  return request('POST', `/api/stories/${id}/restore`, story, {});
}

/** The current story in the response to a change that was based on an older version. */
export function currentStory(problem: ApiProblem): Story | undefined {
  const parsed = story.safeParse(problem.current);
  return problem.status === 412 && parsed.success ? parsed.data : undefined;
}

export function storyTimelineJsAddress(id: number, lang: string): string {
  return `/api/stories/${id}/timelinejs.json${lang === 'en' ? '' : `?lang=${lang}`}`;
}
