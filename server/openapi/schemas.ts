import { z } from 'zod';
import {
  chain,
  chainEvent,
  chainLink,
  exchangesResult,
  lagDot,
  sideResponses,
  unansweredAct,
} from '../../domain/analysis/exchanges-result.ts';
import {
  briefEvent,
  inForceResult,
  measureBar,
  measureInForce,
  reliefOnDate,
  sideInForce,
} from '../../domain/analysis/in-force.ts';
import { periodReview, periodReviewInput, periodReviewList } from '../../domain/analysis/period-review.ts';
import { contributor, contributorsResult, tensionResult } from '../../domain/analysis/tension-result.ts';
import { periodTotals, sideTotals, totalsEvents } from '../../domain/analysis/totals-result.ts';
import {
  authority,
  authorityInput,
  authorityList,
  authorityMerge,
  namedEntries,
  recordedNames,
} from '../../domain/authorities/authority.ts';
import {
  comparableInput,
  duplicatePage,
  duplicatePair,
  duplicateSummary,
  mergeRequest,
  similarEvent,
  similarEvents,
  similarityReason,
  undoMergeRequest,
} from '../../domain/duplicates/similar-event.ts';
import { era, eraInput, eraList } from '../../domain/eras/era.ts';
import { codedErrorFields, wireError } from '../../domain/errors/wire-error.ts';
import {
  bulkChange,
  bulkResult,
  eventSelection,
  eventVersionList,
  revertRequest,
} from '../../domain/events/bulk-change.ts';
import {
  diplomaticEvent,
  eventInput,
  eventWithLinks,
  link,
  linkedEvent,
  location,
  participant,
  source,
} from '../../domain/events/event.ts';
import { eventChange, eventChangeList } from '../../domain/events/event-change.ts';
import { revision, revisionList } from '../../domain/events/revision.ts';
import {
  collectionChanges,
  collectionDecision,
  collectionState,
} from '../../domain/import/collection-edition.ts';
import { importReport } from '../../domain/import/import-report.ts';
import { removalReport } from '../../domain/import/removal-report.ts';
import { eventGroups } from '../../domain/query/event-groups.ts';
import { eventPage } from '../../domain/query/event-page.ts';
import { facets } from '../../domain/query/facets.ts';
import { savedView, savedViewInput, savedViewList } from '../../domain/query/saved-view.ts';
import { foundEvent, searchResult, snippet } from '../../domain/query/search-result.ts';
import { settings } from '../../domain/query/settings.ts';
import { spellingResult } from '../../domain/query/spelling.ts';
import { suggestionList } from '../../domain/query/suggestion.ts';
import {
  stepInput,
  story,
  storyInput,
  storyList,
  storyStep,
  storySummary,
} from '../../domain/stories/story.ts';
import {
  tensionPeriod,
  timelineArrow,
  timelineCells,
  timelineEvent,
  timelineResult,
} from '../../domain/timeline/timeline.ts';
import { restoreRequest } from '../routes/events/revisions.ts';
import { health } from '../routes/health.ts';
import { vocabulary } from '../routes/vocabulary.ts';

/** The parts of JSON Schema (draft 2020-12) that the document and its page use. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly format?: string;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: unknown;
  readonly required?: readonly string[];
  readonly examples?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export const problemDetails = z
  .strictObject({
    type: z.string().meta({
      format: 'uri-reference',
      description: 'Identifies the problem and links to its documentation',
    }),
    deprecated_type: z
      .string()
      .optional()
      .meta({ format: 'uri-reference', description: 'The `type` of this problem in version 0.1' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What went wrong this time and how to fix it, in English' }),
    code: codedErrorFields.code.optional().meta({
      description: 'Identifies the text of `detail`, for programs that show it in another language',
    }),
    params: codedErrorFields.params.optional().meta({ description: 'The values in `detail`' }),
    errors: z
      .array(
        z.strictObject({
          ...wireError.shape,
          path: z.string().meta({
            description: 'JSON pointer into the body; of a query parameter, its name: `/name`',
          }),
        }),
      )
      .optional(),
    current: z
      .union([eventWithLinks, story])
      .optional()
      .meta({ description: 'With 412: the current event or story' }),
    report: importReport.optional().meta({ description: 'With a rejected import: the whole report' }),
    instance: z
      .string()
      .optional()
      .meta({ description: 'With 500: the ID of the error in the server’s log' }),
  })
  .meta({ description: 'Problem details (RFC 9457), the body of every error' });

const REQUEST_SCHEMAS = {
  EventInput: eventInput,
  BulkChange: bulkChange,
  RevertRequest: revertRequest,
  EventSelection: eventSelection,
  RestoreRequest: restoreRequest,
  EventDraft: comparableInput,
  MergeRequest: mergeRequest,
  UndoMergeRequest: undoMergeRequest,
  PeriodReviewInput: periodReviewInput,
  SavedViewInput: savedViewInput,
  StoryInput: storyInput,
  StepInput: stepInput,
  EraInput: eraInput,
  AuthorityInput: authorityInput,
  AuthorityMerge: authorityMerge,
  RecordedNames: recordedNames,
  CollectionDecision: collectionDecision,
  Participant: participant,
  Location: location,
  Link: link,
  Source: source,
};

const RESPONSE_SCHEMAS = {
  Event: diplomaticEvent,
  EventWithLinks: eventWithLinks,
  LinkedEvent: linkedEvent,
  EventPage: eventPage,
  SearchResult: searchResult,
  FoundEvent: foundEvent,
  Snippet: snippet,
  SpellingResult: spellingResult,
  EventVersionList: eventVersionList,
  BulkResult: bulkResult,
  EventGroups: eventGroups,
  Facets: facets,
  Revision: revision,
  RevisionList: revisionList,
  SimilarEvents: similarEvents,
  SimilarEvent: similarEvent,
  SimilarityReason: similarityReason,
  DuplicateSummary: duplicateSummary,
  DuplicatePair: duplicatePair,
  DuplicatePage: duplicatePage,
  EventChange: eventChange,
  EventChangeList: eventChangeList,
  TimelineResult: timelineResult,
  TimelineEvent: timelineEvent,
  TimelineCells: timelineCells,
  TimelineArrow: timelineArrow,
  TensionPeriod: tensionPeriod,
  ExchangesResult: exchangesResult,
  SideResponses: sideResponses,
  Chain: chain,
  ChainEvent: chainEvent,
  ChainLink: chainLink,
  LagDot: lagDot,
  UnansweredAct: unansweredAct,
  InForceResult: inForceResult,
  SideInForce: sideInForce,
  MeasureInForce: measureInForce,
  MeasureBar: measureBar,
  ReliefOnDate: reliefOnDate,
  BriefEvent: briefEvent,
  TensionResult: tensionResult,
  ContributorsResult: contributorsResult,
  Contributor: contributor,
  PeriodTotals: periodTotals,
  SideTotals: sideTotals,
  TotalsEvents: totalsEvents,
  PeriodReview: periodReview,
  PeriodReviewList: periodReviewList,
  SavedView: savedView,
  SavedViewList: savedViewList,
  Story: story,
  StoryStep: storyStep,
  StorySummary: storySummary,
  StoryList: storyList,
  Era: era,
  EraList: eraList,
  Authority: authority,
  AuthorityList: authorityList,
  NamedEntries: namedEntries,
  Vocabulary: vocabulary,
  SuggestionList: suggestionList,
  ImportReport: importReport,
  RemovalReport: removalReport,
  Settings: settings,
  CollectionState: collectionState,
  CollectionChanges: collectionChanges,
  Health: health,
  Problem: problemDetails,
  Participant: participant,
  Location: location,
  Link: link,
  Source: source,
};

type SchemaName = keyof typeof REQUEST_SCHEMAS | keyof typeof RESPONSE_SCHEMAS;

const SCHEMA_NAMES = new Map<z.core.$ZodType, SchemaName>(
  Object.entries({ ...REQUEST_SCHEMAS, ...RESPONSE_SCHEMAS }).map(
    ([name, schema]) => [schema, name as SchemaName] as const,
  ),
);

/** The `components.schemas` of the document, generated from the schemas that validate requests and type responses. */
export function createComponentSchemas(): Record<string, JsonSchema> {
  return { ...toJsonSchemas(REQUEST_SCHEMAS, 'input'), ...toJsonSchemas(RESPONSE_SCHEMAS, 'output') };
}

export function refTo(name: SchemaName): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}

/** A reference to a named schema, or to a list of it. Throws for objects without a name in `components`. */
export function jsonSchemaOf(schema: z.core.$ZodType): JsonSchema {
  const name = SCHEMA_NAMES.get(schema);
  if (name !== undefined) return refTo(name);
  if (schema instanceof z.ZodArray)
    return { type: 'array', items: jsonSchemaOf(schema.element as z.ZodType) };
  if (schema instanceof z.core.$ZodObject)
    throw new Error('Give this schema a name in server/openapi/schemas.ts.');
  return paramSchema(schema);
}

/** The JSON Schema of a parameter, as it is after parsing. */
export function paramSchema(schema: z.core.$ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'output' });
  return rest as JsonSchema;
}

function toJsonSchemas(
  schemas: Readonly<Record<string, z.core.$ZodType>>,
  io: 'input' | 'output',
): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  const converted = z.toJSONSchema(registry, { io, uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(converted.schemas).map(([name, { $schema: _, $id: __, ...rest }]) => [
      name,
      rest as JsonSchema,
    ]),
  );
}
