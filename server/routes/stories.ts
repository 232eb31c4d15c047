import type { Request } from 'express';
import { z } from 'zod';
import { EventNotFound } from '../../db/core/errors.ts';
import { getEvent } from '../../db/events/events.ts';
import { type Database, EVERYTHING } from '../../db/open-database.ts';
import { listEvents } from '../../db/query/event-list.ts';
import {
  addStory,
  listStories,
  readStory,
  removeStory,
  replaceStory,
  restoreStory,
} from '../../db/stories/stories.ts';
import { BEGINNING_OF_TIME, type DaySpan, END_OF_TIME } from '../../domain/dates/day-span.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import { LANGUAGES, type Language } from '../../domain/language/language.ts';
import { parseFilter } from '../../domain/query/event-filter.ts';
import { type StoryStep, story, storyInput, storyList } from '../../domain/stories/story.ts';
import { FILE_HEADERS, isoDate } from '../exports/send-file.ts';
import { type SlideSource, storyTimelineJs } from '../exports/story-timelinejs.ts';
import { type ApiRoute, defineRoute, jsonContent, jsonRequest, textContent } from '../http/api-route.ts';
import { createProblem } from '../http/problem-details.ts';
import { BODY_PROBLEMS, VERSION_PROBLEMS } from '../http/problem-types.ts';
import { enumParam } from '../http/query.ts';
import * as examples from '../openapi/examples.ts';

const pathParams = {
  story: z.int().min(1).max(999_999_999).meta({ description: 'The number of the story' }),
};

const STORY_ETAG = 'The story’s version, for `If-Match`';

/** A user who has just saved a story looks for it, so every read sees the last write, even with a lagging replica. */
const latest = (database: Database) => database.seeing(EVERYTHING);

export function storyRoutes(now: () => Date): ApiRoute[] {
  const body = jsonRequest(storyInput, { example: examples.STORY_INPUT });
  const content = jsonContent(story, examples.STORY);
  return [
    defineRoute({
      method: 'get',
      path: '/api/stories',
      id: 'listStories',
      tag: 'Stories',
      summary: 'Lists the stories without their steps',
      response: {
        description: 'At most 500 stories, the last saved first',
        content: jsonContent(storyList, { items: [examples.STORY_SUMMARY] }),
      },
      async handle({ response, database }) {
        response.json({ items: await listStories(latest(database)) });
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/stories',
      id: 'addStory',
      tag: 'Stories',
      summary: 'Adds a story',
      description:
        'A story has at most 100 steps. Events and filters are not checked against the collection.',
      body,
      response: {
        status: 201,
        description: 'The story as stored',
        content,
        headers: { Location: 'The address of the story', ETag: STORY_ETAG },
      },
      problems: BODY_PROBLEMS,
      async handle({ response, database, body: input }) {
        const stored = await addStory(database, input);
        response
          .status(201)
          .location(`/api/stories/${stored.id}`)
          .set('ETag', `"${stored.version}"`)
          .json(stored);
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/stories/:story',
      id: 'getStory',
      tag: 'Stories',
      summary: 'Returns a story with its steps',
      pathParams,
      response: { description: 'The story', content, headers: { ETag: STORY_ETAG } },
      problems: ['not-found'],
      async handle({ response, database, params }) {
        const stored = await readStory(latest(database), parseStoryId(params.story));
        response.set({ ETag: `"${stored.version}"`, 'Cache-Control': 'no-cache' }).json(stored);
      },
    }),
    defineRoute({
      method: 'put',
      path: '/api/stories/:story',
      id: 'replaceStory',
      tag: 'Stories',
      summary: 'Replaces a story as a whole',
      description:
        'If the story has changed since the version in `If-Match`, nothing is saved and the response is 412 with the current story.',
      pathParams,
      requiresVersion: true,
      body,
      response: { description: 'The story as stored', content, headers: { ETag: STORY_ETAG } },
      problems: ['not-found', 'story-version-conflict', ...VERSION_PROBLEMS, ...BODY_PROBLEMS],
      async handle({ response, database, params, version, body: input }) {
        const stored = await replaceStory(database, parseStoryId(params.story), input, version);
        response.set('ETag', `"${stored.version}"`).json(stored);
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/api/stories/:story',
      id: 'deleteStory',
      tag: 'Stories',
      summary: 'Deletes a story, but not its events',
      description: 'The story keeps its number and can be restored.',
      pathParams,
      requiresVersion: true,
      response: { status: 204, description: 'The story has been deleted' },
      problems: ['not-found', 'story-version-conflict', ...VERSION_PROBLEMS],
      async handle({ response, database, params, version }) {
        await removeStory(database, parseStoryId(params.story), version);
        response.status(204).end();
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/stories/:story/restore',
      id: 'restoreStory',
      tag: 'Stories',
      summary: 'Restores a deleted story',
      description: 'A story that is not deleted stays as it is.',
      pathParams,
      response: { description: 'The story', content, headers: { ETag: STORY_ETAG } },
      problems: ['not-found'],
      async handle({ response, database, params }) {
        const stored = await restoreStory(database, parseStoryId(params.story));
        response.set('ETag', `"${stored.version}"`).json(stored);
      },
    }),
    timelineJsRoute(now),
  ];
}

const exportParams = z.strictObject({
  lang: enumParam(LANGUAGES)
    .default('en')
    .meta({ description: 'Language of the texts. A text without a translation keeps its other language' }),
});

function timelineJsRoute(now: () => Date): ApiRoute {
  return defineRoute({
    method: 'get',
    path: '/api/stories/:story/timelinejs.json',
    id: 'exportStoryTimelineJs',
    tag: 'Stories',
    summary: 'Exports a story in the format of TimelineJS 3',
    description:
      'Each step is a slide at the date of its event, or else at its days. TimelineJS orders slides by date.',
    pathParams,
    query: exportParams,
    response: { description: 'A file', content: textContent('application/json'), headers: FILE_HEADERS },
    problems: ['not-found'],
    async handle({ request, response, database, params, query }) {
      const reader = latest(database);
      const stored = await readStory(reader, parseStoryId(params.story));
      const slides = await Promise.all(stored.steps.map((step) => readSlide(reader, step)));
      const day = isoDate(now);
      response
        .set('Content-Disposition', `attachment; filename="demarche-story-${stored.id}-${day}.json"`)
        .set('Cache-Control', 'no-store')
        .json(
          storyTimelineJs(stored, slides, {
            language: query.lang,
            day,
            address: playerAddress(request, stored.id, query.lang),
          }),
        );
    },
  });
}

async function readSlide(database: Database, step: StoryStep): Promise<SlideSource> {
  const event = step.event === undefined ? undefined : await findEvent(database, step.event);
  return { step, event, days: event ? undefined : await daysOf(database, step) };
}

/** `undefined` for an event that is deleted or was never recorded. */
async function findEvent(database: Database, id: string) {
  try {
    return await getEvent(database, id);
  } catch (error) {
    if (error instanceof EventNotFound) return undefined;
    throw error;
  }
}

async function daysOf(database: Database, { window, filter = '' }: StoryStep): Promise<DaySpan | undefined> {
  if (window !== undefined) {
    const { first_day: first, last_day: last } = parseEdtf(window);
    return { first, last };
  }
  const matching = parseFilter(new URLSearchParams(filter));
  const { items: earliest } = await listEvents(database, matching, { limit: 1, sort: 'date' });
  const { items: last } = await listEvents(database, matching, { limit: 1, sort: '-date' });
  const [first, final] = [earliest[0], last[0]];
  if (!first || !final) return undefined;
  const hasStart = first.first_day > BEGINNING_OF_TIME;
  const hasEnd = final.last_day < END_OF_TIME;
  if (!hasStart && !hasEnd) return undefined;
  return {
    first: hasStart ? first.first_day : final.last_day,
    last: hasEnd ? Math.max(final.last_day, first.first_day) : first.first_day,
  };
}

function playerAddress(request: Request, id: number, language: Language): string {
  const origin = `${request.protocol}://${request.get('host') ?? 'localhost'}`;
  return `${origin}/?story=${id}${language === 'en' ? '' : `&lang=${language}`}`;
}

function parseStoryId(id: string): number {
  if (!/^[1-9]\d{0,8}$/.test(id)) throw createProblem('story-not-found', { id });
  return Number(id);
}
