import { z } from 'zod';
import { BEGINNING_OF_TIME, END_OF_TIME } from '../dates/day-span.ts';
import { parseEdtf } from '../dates/edtf-date.ts';
import { InvalidInput } from '../errors/input-error.ts';
import { issueMessage, issueMessageOf } from '../errors/zod-errors.ts';
import {
  edtfText,
  eventId,
  LIMITS,
  line,
  list,
  optional,
  text,
  withoutAbsent,
} from '../events/event-field.ts';
import { filterToQuery, parseFilter } from '../query/event-filter.ts';

/** EDTF days with a start and an end, which a chart can show. */
const stepWindow = edtfText.superRefine((value, context) => {
  if (hasOpenEnd(value)) context.addIssue({ code: 'custom', message: issueMessage('step-window-open') });
});

function hasOpenEnd(date: string): boolean {
  try {
    const { first_day, last_day } = parseEdtf(date);
    return first_day <= BEGINNING_OF_TIME || last_day >= END_OF_TIME;
  } catch {
    // `edtfText` reports the error.
    return false;
  }
}

/** A filter as a query, in the form of an address. Equal filters are stored as equal texts. */
const stepFilter = z
  .string(issueMessage('step-filter-missing'))
  .max(4_000, issueMessage('text-too-long', { max: 4_000 }))
  .superRefine((query, context) => {
    try {
      parseFilter(new URLSearchParams(query));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      for (const each of error.errors) context.addIssue({ code: 'custom', message: issueMessageOf(each) });
    }
  })
  .overwrite(canonicalQuery)
  .meta({
    description: 'The parameters of a filter as a query, without `?`',
    examples: ['kind=expulsion,mission'],
  });

function canonicalQuery(query: string): string {
  try {
    const canonical = filterToQuery(parseFilter(new URLSearchParams(query))).toString();
    // As in the page's address: people read these, and a query may contain them (RFC 3986, 3.4).
    return canonical.replaceAll('%2C', ',').replaceAll('%2F', '/').replaceAll('%3A', ':');
  } catch {
    return query;
  }
}

export const stepInput = z
  .strictObject(
    {
      heading: optional(line(LIMITS.title)).meta({ description: 'In English' }),
      heading_ru: optional(line(LIMITS.title)).meta({ description: 'In Russian' }),
      text: optional(text(LIMITS.summary)).meta({
        description: 'In English. A blank line starts a new paragraph',
      }),
      text_ru: optional(text(LIMITS.summary)).meta({ description: 'In Russian' }),
      window: optional(stepWindow).meta({
        description: 'The days that the chart shows (EDTF). Absent: the days of all events of the filter',
        examples: ['2018-03-01/2018-04-30'],
      }),
      filter: optional(stepFilter).meta({ description: 'Absent: all events' }),
      event: optional(eventId).meta({
        description: 'The selected event. A story keeps an event that has been deleted',
      }),
    },
    issueMessage('step-not-an-object'),
  )
  .refine(({ heading, heading_ru }) => heading !== undefined || heading_ru !== undefined, {
    path: ['heading'],
    error: issueMessage('step-heading-missing'),
  })
  .overwrite(withoutAbsent);

/** A story: steps in order, each with what the chart shows and a text in English, Russian or both. */
export const storyInput = z
  .strictObject(
    {
      title: optional(line(LIMITS.title)).meta({ description: 'In English' }),
      title_ru: optional(line(LIMITS.title)).meta({ description: 'In Russian' }),
      steps: list(stepInput),
    },
    issueMessage('story-not-an-object'),
  )
  .refine(({ title, title_ru }) => title !== undefined || title_ru !== undefined, {
    path: ['title'],
    error: issueMessage('story-title-missing'),
  })
  .overwrite(withoutAbsent);

export type StoryInput = z.input<typeof storyInput>;
export type CheckedStory = z.output<typeof storyInput>;

const identity = {
  id: z.int(),
  version: z.int().meta({ description: 'Version number, which increases with every change; also the ETag' }),
  title: z.string().exactOptional(),
  title_ru: z.string().exactOptional(),
};

export const storyStep = z.object({
  heading: z.string().exactOptional(),
  heading_ru: z.string().exactOptional(),
  text: z.string().exactOptional(),
  text_ru: z.string().exactOptional(),
  window: z.string().exactOptional(),
  filter: z.string().exactOptional(),
  event: z.string().exactOptional(),
});
export type StoryStep = z.output<typeof storyStep>;

export const story = z.object({ ...identity, steps: z.array(storyStep) });
export type Story = z.output<typeof story>;

export const storySummary = z.object({ ...identity, step_count: z.int() });
export type StorySummary = z.output<typeof storySummary>;

export const storyList = z.object({
  items: z.array(storySummary).meta({ description: 'The last saved first' }),
});
