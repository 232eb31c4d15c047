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
import { importReport } from '../../domain/import/import-report.ts';
import { removalReport } from '../../domain/import/removal-report.ts';
import { eventPage } from '../../domain/query/event-page.ts';
import { savedView, savedViewInput, savedViewList } from '../../domain/query/saved-view.ts';
import { suggestionList } from '../../domain/query/suggestion.ts';
import {
  tensionPeriod,
  timelineArrow,
  timelineCells,
  timelineEvent,
  timelineResult,
} from '../../domain/timeline/timeline.ts';
import { health } from '../routes/health.ts';
import { restoreRequest } from '../routes/revisions.ts';
import { vocabulary } from '../routes/vocabulary.ts';

/** A JSON Schema (draft 2020-12, as OpenAPI 3.1 has it), as far as the document and its page look into it. */
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
    type: z
      .string()
      .meta({ format: 'uri-reference', description: 'Names the problem; leads to its words in this page' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What happened this time, and what would mend it' }),
    errors: z
      .array(
        z.strictObject({
          path: z
            .string()
            .meta({ description: 'JSON pointer into what was sent; a word of a query is `/word`' }),
          message: z.string(),
        }),
      )
      .optional(),
    current: eventWithLinks.optional().meta({ description: 'With 412: the event as it is now' }),
    report: importReport.optional().meta({ description: 'With a refused import: the whole report' }),
    instance: z.string().optional().meta({ description: 'With 500: what the server’s log has it under' }),
  })
  .meta({ description: 'Problem details (RFC 9457): the shape of every error' });

const SENT = {
  EventInput: eventInput,
  RestoreRequest: restoreRequest,
  PeriodReviewInput: periodReviewInput,
  SavedViewInput: savedViewInput,
  Participant: participant,
  Location: location,
  Link: link,
  Source: source,
};

const ANSWERED = {
  Event: diplomaticEvent,
  EventWithLinks: eventWithLinks,
  LinkedEvent: linkedEvent,
  EventPage: eventPage,
  Revision: revision,
  RevisionList: revisionList,
  EventChange: eventChange,
  EventChanges: eventChangeList,
  TimelineAnswer: timelineResult,
  TimelineEvent: timelineEvent,
  TimelineCells: timelineCells,
  TimelineArc: timelineArrow,
  TensionPeriod: tensionPeriod,
  ExchangesAnswer: exchangesResult,
  AnswersOfSide: sideResponses,
  Chain: chain,
  ChainEvent: chainEvent,
  ChainLink: chainLink,
  LagDot: lagDot,
  UnansweredAct: unansweredAct,
  InForceAnswer: inForceResult,
  SideInForce: sideInForce,
  StandingMeasure: measureInForce,
  MeasureBar: measureBar,
  ReliefOnDate: reliefOnDate,
  BriefEvent: briefEvent,
  TensionAnswer: tensionResult,
  ContributorsAnswer: contributorsResult,
  Contributor: contributor,
  PeriodReview: periodReview,
  PeriodReviews: periodReviewList,
  SavedView: savedView,
  SavedViews: savedViewList,
  Vocabulary: vocabulary,
  SuggestionList: suggestionList,
  ImportReport: importReport,
  RemovalReport: removalReport,
  Health: health,
  Problem: problemDetails,
  Participant: participant,
  Location: location,
  Link: link,
  Source: source,
};

export type SchemaName = keyof typeof SENT | keyof typeof ANSWERED;

/** Every schema by its name, made from what checks the requests and types the answers. */
export function makeSchemas(): Record<string, JsonSchema> {
  return { ...fromZod(SENT, 'input'), ...fromZod(ANSWERED, 'output') };
}

export function refTo(name: SchemaName): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}

/** The schema of one word of a query, as it is once read. */
export function paramSchema(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'output' });
  return rest as JsonSchema;
}

function fromZod(
  schemas: Readonly<Record<string, z.core.$ZodType>>,
  io: 'input' | 'output',
): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  const made = z.toJSONSchema(registry, { io, uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(made.schemas).map(([name, { $schema: _, $id: __, ...rest }]) => [
      name,
      rest as JsonSchema,
    ]),
  );
}
