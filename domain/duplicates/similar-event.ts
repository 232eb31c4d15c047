import { z } from 'zod';
import { issueMessage } from '../errors/zod-errors.ts';
import { linkedEvent } from '../events/event.ts';
import { edtfText, eventId, LIMITS, line, list, oneOf, partyCode, text } from '../events/event-field.ts';
import { RELATIONS } from '../events/event-values.ts';
import { KINDS } from '../events/kind.ts';
import { MERGE_CHOICES } from './merge-events.ts';

/** Why two records may mean the same event, or why not. `params` depend on the code. */
export const REASON_CODES = [
  'same-date',
  'overlapping-dates',
  'days-apart',
  'same-parties',
  'shared-parties',
  'swapped-parties',
  'same-kind',
  'related-kind',
  'same-people',
  'same-people-expelled',
  'same-place',
  'similar-title',
  'similar-title-other-language',
  'same-source',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

export const similarityReason = z.object({
  code: z.enum(REASON_CODES),
  params: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .meta({ description: 'Of `days-apart`: `days`. Of titles and people: `percent` that is the same' }),
});
export type SimilarityReason = z.output<typeof similarityReason>;

/** An event as lists of duplicates show it. */
export const duplicateSummary = linkedEvent.omit({ relation: true }).extend({
  version: z.int(),
  targets: z.array(z.string()),
  sources: z.int().meta({ description: 'Number of its sources' }),
});
export type DuplicateSummary = z.output<typeof duplicateSummary>;

export const similarEvent = z.object({
  event: duplicateSummary,
  score: z.number().meta({ description: 'Probability that both are the same event, 0 to 1' }),
  reasons: z.array(similarityReason).meta({ description: 'What both have in common, strongest first' }),
});
export type SimilarEvent = z.output<typeof similarEvent>;

export const similarEvents = z.object({
  items: z.array(similarEvent).meta({ description: 'At most ten, the most similar first' }),
});

export type SimilarEvents = z.output<typeof similarEvents>;

const anyText = (max: number) => line(max).optional();

/** An event or an incomplete draft of one. Fields that comparisons do not use are accepted, so that a draft can be sent as it is. */
export const comparableInput = z.looseObject({
  id: eventId.optional(),
  date: edtfText,
  kind: oneOf(KINDS).optional(),
  title: anyText(LIMITS.title),
  title_ru: anyText(LIMITS.title),
  short_title: anyText(LIMITS.shortTitle),
  short_title_ru: anyText(LIMITS.shortTitle),
  summary: text(LIMITS.summary).optional(),
  summary_ru: text(LIMITS.summary).optional(),
  initiators: list(partyCode).optional(),
  targets: list(partyCode).optional(),
  participants: list(z.looseObject({ name: line(LIMITS.name) })).optional(),
  location: z.looseObject({ place: anyText(LIMITS.place), country: partyCode.optional() }).optional(),
  people_expelled: z.int().optional(),
  sources: list(
    z.looseObject({
      publisher: anyText(LIMITS.publisher),
      title: anyText(LIMITS.sourceTitle),
      url: z.string().max(LIMITS.url).optional(),
    }),
  ).optional(),
  links: list(z.object({ to: eventId, relation: oneOf(RELATIONS) })).optional(),
});
export type ComparableInput = z.output<typeof comparableInput>;

export const duplicatePair = z.object({
  a: duplicateSummary,
  b: duplicateSummary,
  score: z.number(),
  reasons: z.array(similarityReason),
});
export type DuplicatePair = z.output<typeof duplicatePair>;

export const duplicatePage = z.object({
  items: z.array(duplicatePair).meta({ description: 'The newest first' }),
  next_cursor: z.string().optional().meta({ description: 'Send it as `cursor` to look further back' }),
  compared_back_to: z.string().optional().meta({ description: 'The day (EDTF) to which this page looked' }),
});
export type DuplicatePage = z.output<typeof duplicatePage>;

const versionNumber = z
  .int(issueMessage('version-number-missing'))
  .min(1, issueMessage('number-too-small', { min: 1 }));

export const mergeRequest = z.strictObject({
  from: eventId.meta({
    description: 'The event that is merged and then deleted; its id leads to the kept event',
  }),
  from_version: versionNumber.meta({ description: 'Its version, as `If-Match` has that of the kept event' }),
  take: list(oneOf(MERGE_CHOICES))
    .optional()
    .meta({ description: 'Fields of which the value of `from` is kept' }),
});
export type MergeRequest = z.output<typeof mergeRequest>;

export const undoMergeRequest = z.strictObject({
  from: eventId.meta({ description: 'The event that was merged' }),
});
