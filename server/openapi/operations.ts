import type { ProblemType } from '../http/problem-details.ts';
import type { QueryParams } from '../http/query.ts';
import { changeParams } from '../routes/changes.ts';
import { listParams, noParams } from '../routes/events.ts';
import { exchangeParams } from '../routes/exchanges.ts';
import { csvExportParams, exportParams } from '../routes/export-data.ts';
import { documentParams } from '../routes/export-documents.ts';
import { importParams } from '../routes/import.ts';
import { inForceParams } from '../routes/in-force.ts';
import { removalParams } from '../routes/origins.ts';
import { suggestionParams } from '../routes/suggestions.ts';
import { contributorParams, tensionParams } from '../routes/tension.ts';
import { timelineParams } from '../routes/timeline.ts';
import * as examples from './examples.ts';
import type { SchemaName } from './schemas.ts';

/** A body, by its media type: what it holds, or that it is text; `example` may be left out. */
type Content = Readonly<
  Record<string, { readonly schema: SchemaName | 'text' | 'Events'; readonly example?: unknown }>
>;

export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  readonly path: string;
  readonly id: string;
  readonly tag: 'Events' | 'History' | 'Files' | 'Views' | 'About';
  readonly summary: string;
  readonly description?: string;
  readonly words: QueryParams;
  readonly takesFilter?: boolean;
  readonly needsVersion?: boolean;
  readonly body?: { readonly required: boolean; readonly content: Content };
  readonly answer: {
    readonly status: 200 | 201 | 204;
    readonly description: string;
    readonly content?: Content;
    readonly headers?: Readonly<Record<string, string>>;
  };
  /** Beside those that every call can have. */
  readonly problems: readonly ProblemType[];
}

const json = (schema: SchemaName | 'Events', example?: unknown): Content => ({
  'application/json': example === undefined ? { schema } : { schema, example },
});

const event = json('EventWithLinks', examples.EVENT);
const eventBody = { required: true, content: json('EventInput', examples.EVENT_INPUT) };
const bodyProblems = ['malformed-body', 'too-large', 'wrong-content-type', 'does-not-hold'] as const;
const ETag = 'The event’s version, for `If-Match`; with links, a digest of those too';
const fileHeaders = { 'Content-Disposition': 'A file name with the date' };

/** Every call there is. */
export const OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/events',
    id: 'listEvents',
    tag: 'Events',
    summary: 'The events of a filter, a page at a time',
    words: listParams,
    takesFilter: true,
    answer: { status: 200, description: 'A page', content: json('EventPage', examples.EVENT_PAGE) },
    problems: [],
  },
  {
    method: 'post',
    path: '/api/events',
    id: 'createEvent',
    tag: 'Events',
    summary: 'Adds an event',
    description: 'Fields that are left out get their defaults; an unknown field is an error.',
    words: noParams,
    body: eventBody,
    answer: {
      status: 201,
      description: 'The event as stored',
      content: event,
      headers: { Location: 'Its address', ETag },
    },
    problems: [...bodyProblems, 'already-exists'],
  },
  {
    method: 'get',
    path: '/api/events/{id}',
    id: 'getEvent',
    tag: 'Events',
    summary: 'One event with its links both ways',
    description:
      'Send its `ETag` back as `If-None-Match`, and an event that is still the same is answered with 304.',
    words: noParams,
    answer: { status: 200, description: 'The event', content: event, headers: { ETag } },
    problems: ['not-found'],
  },
  {
    method: 'put',
    path: '/api/events/{id}',
    id: 'replaceEvent',
    tag: 'Events',
    summary: 'Replaces an event as a whole',
    description:
      'Nothing is overwritten unseen: when the event has moved on since, the answer is 412 with the event as it is now.',
    words: noParams,
    needsVersion: true,
    body: eventBody,
    answer: { status: 200, description: 'The event as stored', content: event, headers: { ETag } },
    problems: ['not-found', 'event-moved-on', 'version-needed', 'malformed-condition', ...bodyProblems],
  },
  {
    method: 'delete',
    path: '/api/events/{id}',
    id: 'deleteEvent',
    tag: 'Events',
    summary: 'Deletes an event',
    description: 'It leaves every view, keeps its history, and can be restored.',
    words: noParams,
    needsVersion: true,
    answer: { status: 204, description: 'It is deleted' },
    problems: ['not-found', 'event-moved-on', 'version-needed', 'malformed-condition'],
  },
  {
    method: 'get',
    path: '/api/events/{id}/revisions',
    id: 'listRevisions',
    tag: 'History',
    summary: 'Every version of an event: who, when, what changed',
    words: noParams,
    answer: { status: 200, description: 'Newest first', content: json('RevisionList', examples.REVISIONS) },
    problems: ['not-found'],
  },
  {
    method: 'post',
    path: '/api/events/{id}/restore',
    id: 'restoreEvent',
    tag: 'History',
    summary: 'Brings back a deleted event, or an earlier version',
    description: 'What is brought back becomes a new version. The body may be left out.',
    words: noParams,
    body: { required: false, content: json('RestoreRequest', { version: 1 }) },
    answer: { status: 200, description: 'The event as stored', content: event, headers: { ETag } },
    problems: ['not-found', ...bodyProblems],
  },
  {
    method: 'get',
    path: '/api/events.csv',
    id: 'exportCsv',
    tag: 'Files',
    summary: 'Everything the filter holds, as CSV',
    description:
      'RFC 4180 in UTF-8: a header, CRLF, one row an event. Lists are joined with `; `. A cell that a spreadsheet would take for a formula has an apostrophe before it, which import takes off again.',
    words: csvExportParams,
    takesFilter: true,
    answer: {
      status: 200,
      description: 'A stream',
      content: { 'text/csv': { schema: 'text', example: examples.CSV } },
      headers: fileHeaders,
    },
    problems: [],
  },
  {
    method: 'get',
    path: '/api/events.json',
    id: 'exportJson',
    tag: 'Files',
    summary: 'Everything the filter holds, as a JSON array',
    words: exportParams,
    takesFilter: true,
    answer: {
      status: 200,
      description: 'A stream',
      content: json('Events', [{ id: examples.EVENT.id, ...examples.EVENT_INPUT }]),
      headers: fileHeaders,
    },
    problems: [],
  },
  {
    method: 'get',
    path: '/api/events.ndjson',
    id: 'exportNdjson',
    tag: 'Files',
    summary: 'Everything the filter holds, as JSON, one event a line',
    words: exportParams,
    takesFilter: true,
    answer: {
      status: 200,
      description: 'A stream',
      content: { 'application/x-ndjson': { schema: 'text', example: examples.NDJSON } },
      headers: fileHeaders,
    },
    problems: [],
  },
  {
    method: 'get',
    path: '/api/chronology.html',
    id: 'exportChronologyHtml',
    tag: 'Files',
    summary: 'The events as prose with numbered sources, as a page that prints',
    description:
      'A page of its own without scripts. At most 10,000 events. Of a filter that holds none it says so.',
    words: documentParams,
    takesFilter: true,
    answer: {
      status: 200,
      description: 'A stream',
      content: { 'text/html': { schema: 'text' } },
      headers: fileHeaders,
    },
    problems: [],
  },
  {
    method: 'get',
    path: '/api/chronology.md',
    id: 'exportChronologyMarkdown',
    tag: 'Files',
    summary: 'The same as Markdown',
    words: documentParams,
    takesFilter: true,
    answer: {
      status: 200,
      description: 'A stream',
      content: { 'text/markdown': { schema: 'text' } },
      headers: fileHeaders,
    },
    problems: [],
  },
  {
    method: 'get',
    path: '/api/events.atom',
    id: 'feedEvents',
    tag: 'Files',
    summary: 'The events that were changed last, as a feed to subscribe to',
    description: 'RFC 4287; the 100 that were changed last, the newest first.',
    words: documentParams,
    takesFilter: true,
    answer: {
      status: 200,
      description: 'A stream',
      content: { 'application/atom+xml': { schema: 'text' } },
      headers: fileHeaders,
    },
    problems: [],
  },
  {
    method: 'get',
    path: '/api/events.ics',
    id: 'calendarOfEvents',
    tag: 'Files',
    summary: 'The events as a calendar to subscribe to',
    description:
      'RFC 5545: whole days, from the first that a date can mean to the last; the end is exclusive.',
    words: documentParams,
    takesFilter: true,
    answer: {
      status: 200,
      description: 'A stream',
      content: { 'text/calendar': { schema: 'text' } },
      headers: fileHeaders,
    },
    problems: [],
  },
  {
    method: 'get',
    path: '/api/events.timelinejs.json',
    id: 'exportTimelineJs',
    tag: 'Files',
    summary: 'What TimelineJS 3 reads',
    words: documentParams,
    takesFilter: true,
    answer: {
      status: 200,
      description: 'A stream',
      content: { 'application/json': { schema: 'text' } },
      headers: fileHeaders,
    },
    problems: [],
  },
  {
    method: 'get',
    path: '/api/events.zip',
    id: 'exportDataPackage',
    tag: 'Files',
    summary: 'A data package: the CSV, and datapackage.json with its columns described',
    description: 'The Data Package standard, version 2 (Frictionless).',
    words: documentParams,
    takesFilter: true,
    answer: {
      status: 200,
      description: 'A stream',
      content: { 'application/zip': { schema: 'text' } },
      headers: fileHeaders,
    },
    problems: [],
  },
  {
    method: 'post',
    path: '/api/import',
    id: 'importEvents',
    tag: 'Files',
    summary: 'Stores the events of a file',
    description:
      'Takes what the exports give: CSV, a JSON array, or newline-delimited JSON, up to 2 GiB. All rows are stored or none. A row whose `id` exists replaces that event; in a CSV file with an `id` column every column must be there, in any order. Also takes what machines code, as text/tab-separated-values: the event files of GDELT 1.0 and 2.0 and of ICEWS, told by their content. Rows of those that can be no event are skipped, and the report says which and why; events that are there already stay as they are. Hanging up before the end stores nothing.',
    words: importParams,
    body: {
      required: true,
      content: {
        'text/csv': { schema: 'text', example: examples.CSV },
        'application/json': { schema: 'Events', example: [examples.EVENT_INPUT] },
        'application/x-ndjson': { schema: 'text', example: examples.NDJSON },
        'text/tab-separated-values': { schema: 'text', example: examples.ICEWS },
      },
    },
    answer: {
      status: 200,
      description: 'What was stored or, in a dry run, would be',
      content: json('ImportReport', examples.REPORT),
    },
    problems: bodyProblems,
  },
  {
    method: 'delete',
    path: '/api/origins/{origin}',
    id: 'removeCoded',
    tag: 'Files',
    summary: 'Deletes what a machine coded and nobody has reviewed',
    description:
      'All of it in one transaction, or nothing. Each event keeps its history and can be restored; importing its file again brings it back.',
    words: removalParams,
    answer: {
      status: 200,
      description: 'How many went, and how many stay because somebody has reviewed them',
      content: json('RemovalReport', { removed: 2057, kept: 3 }),
    },
    problems: ['not-found'],
  },
  {
    method: 'get',
    path: '/api/timeline',
    id: 'readTimeline',
    tag: 'Views',
    summary: 'What a window of the chart shows',
    description:
      'Here `from` and `to` are the window, the whole extent where they are left out, and `sides` are also the two sides of the axis, US and RU where they are left out. The answer is bounded by the width of the chart, not by the number of events.',
    words: timelineParams,
    takesFilter: true,
    answer: {
      status: 200,
      description: 'Events, or counts where they are too many',
      content: json('TimelineAnswer'),
    },
    problems: [],
  },
  {
    method: 'get',
    path: '/api/exchanges',
    id: 'readExchanges',
    tag: 'Views',
    summary: 'Who answered whom, and after how many days',
    description:
      'Events that answer each other make a chain, which is told whole when the filter holds any of it. An act calls for an answer when one side did it to the other with a score below zero, or offered it; what is itself an answer is counted as that. Lags are intervals where dates are coarse, and their quartiles are bounds.',
    words: exchangeParams,
    takesFilter: true,
    answer: {
      status: 200,
      description: 'Counts of both sides, and some of the chains: the one last added to comes first',
      content: json('ExchangesAnswer'),
    },
    problems: [],
  },
  {
    method: 'get',
    path: '/api/in-force',
    id: 'readInForce',
    tag: 'Views',
    summary: 'What stood on a date, for certain or possibly',
    description:
      'A measure stands from its date to its recorded end or, where its record says nothing of an end, to what lifted it. It stood for certain where it did whatever days the dates mean. An offer lifts nothing: it tells what it would.',
    words: inForceParams,
    takesFilter: true,
    answer: { status: 200, description: 'Measures by side', content: json('InForceAnswer') },
    problems: [],
  },
  {
    method: 'get',
    path: '/api/tension',
    id: 'readTension',
    tag: 'Views',
    summary: 'An index of tension by week, month or year, and counts by kind',
    description:
      'Each event weighs minus its Goldstein score, or what `weights` gives its kind, and half of that after each half-life; the index on a day is the sum over all events until then. Events before the window weigh in it.',
    words: tensionParams,
    takesFilter: true,
    answer: { status: 200, description: 'A point a period', content: json('TensionAnswer') },
    problems: [],
  },
  {
    method: 'get',
    path: '/api/tension/events',
    id: 'readContributors',
    tag: 'Views',
    summary: 'The events behind the index on a day, and what each contributes',
    words: contributorParams,
    takesFilter: true,
    answer: {
      status: 200,
      description: 'Those that contribute most, and the rest as one number',
      content: json('ContributorsAnswer'),
    },
    problems: [],
  },
  {
    method: 'get',
    path: '/api/coverage',
    id: 'listCoverage',
    tag: 'Views',
    summary: 'Which periods somebody has looked through, and when',
    words: noParams,
    answer: {
      status: 200,
      description: 'In the order of the periods; the last 1000',
      content: json('PeriodReviews', { items: [examples.PERIOD_REVIEW] }),
    },
    problems: [],
  },
  {
    method: 'post',
    path: '/api/coverage',
    id: 'addCoverage',
    tag: 'Views',
    summary: 'Says that a period was looked through',
    description: 'Where nothing is recorded in it, nothing was found: the two are told apart by this alone.',
    words: noParams,
    body: { required: true, content: json('PeriodReviewInput', examples.PERIOD_REVIEW_INPUT) },
    answer: {
      status: 201,
      description: 'The review as stored',
      content: json('PeriodReview', examples.PERIOD_REVIEW),
      headers: { Location: 'Its address' },
    },
    problems: bodyProblems,
  },
  {
    method: 'delete',
    path: '/api/coverage/{review}',
    id: 'removeCoverage',
    tag: 'Views',
    summary: 'Takes a review of a period away',
    words: noParams,
    answer: { status: 204, description: 'It is gone' },
    problems: ['not-found'],
  },
  {
    method: 'get',
    path: '/api/views',
    id: 'listViews',
    tag: 'Views',
    summary: 'Views that somebody gave a name',
    words: noParams,
    answer: {
      status: 200,
      description: 'The one that was saved last comes first; at most 500',
      content: json('SavedViews', { items: [examples.SAVED_VIEW] }),
    },
    problems: [],
  },
  {
    method: 'post',
    path: '/api/views',
    id: 'addView',
    tag: 'Views',
    summary: 'Gives a view a name',
    words: noParams,
    body: { required: true, content: json('SavedViewInput', examples.SAVED_VIEW_INPUT) },
    answer: {
      status: 201,
      description: 'The view as stored',
      content: json('SavedView', examples.SAVED_VIEW),
      headers: { Location: 'Its address', ETag: 'Its version, for `If-Match`' },
    },
    problems: [...bodyProblems, 'name-taken'],
  },
  {
    method: 'put',
    path: '/api/views/{view}',
    id: 'replaceView',
    tag: 'Views',
    summary: 'Renames a view, or gives it another address',
    words: noParams,
    needsVersion: true,
    body: { required: true, content: json('SavedViewInput', examples.SAVED_VIEW_INPUT) },
    answer: {
      status: 200,
      description: 'The view as stored',
      content: json('SavedView', examples.SAVED_VIEW),
      headers: { ETag: 'Its version, for `If-Match`' },
    },
    problems: [
      'not-found',
      'view-moved-on',
      'name-taken',
      'version-needed',
      'malformed-condition',
      ...bodyProblems,
    ],
  },
  {
    method: 'delete',
    path: '/api/views/{view}',
    id: 'removeView',
    tag: 'Views',
    summary: 'Deletes a view; its events stay',
    words: noParams,
    needsVersion: true,
    answer: { status: 204, description: 'It is gone' },
    problems: ['not-found', 'view-moved-on', 'version-needed', 'malformed-condition'],
  },
  {
    method: 'get',
    path: '/api/changes',
    id: 'watchChanges',
    tag: 'Views',
    summary: 'Every change of an event, as it happens',
    description:
      'A stream of server-sent events (the HTML standard’s `EventSource`), whichever server took the write. `ready` comes first; `changes` has the changes in order (EventChanges); `reset` says that more has changed than is told one by one, or that the log is another one: read again what you show. The `id` of a message is the number of the last change that it covers; send it back as `Last-Event-ID` or `after`, and what was missed is told first. A comment every 15 seconds shows that the stream lives.',
    words: changeParams,
    answer: {
      status: 200,
      description: 'A stream without an end',
      content: { 'text/event-stream': { schema: 'text', example: examples.CHANGES } },
    },
    problems: ['too-many-readers'],
  },
  {
    method: 'get',
    path: '/api/suggestions',
    id: 'suggest',
    tag: 'Views',
    summary: 'What is recorded already and begins like this',
    words: suggestionParams,
    answer: {
      status: 200,
      description: 'Most used first',
      content: json('SuggestionList', examples.SUGGESTIONS),
    },
    problems: [],
  },
  {
    method: 'get',
    path: '/api/vocabulary',
    id: 'readVocabulary',
    tag: 'Views',
    summary: 'Kinds with families, codes and scores; parties with names',
    words: noParams,
    answer: { status: 200, description: 'The words of the domain', content: json('Vocabulary') },
    problems: [],
  },
  {
    method: 'get',
    path: '/api/openapi.json',
    id: 'readOpenApi',
    tag: 'About',
    summary: 'This description, as OpenAPI 3.1',
    words: noParams,
    answer: { status: 200, description: 'The document', content: { 'application/json': { schema: 'text' } } },
    problems: [],
  },
  {
    method: 'get',
    path: '/api/docs',
    id: 'readDocs',
    tag: 'About',
    summary: 'This description, as a page',
    words: noParams,
    answer: { status: 200, description: 'The page', content: { 'text/html': { schema: 'text' } } },
    problems: [],
  },
  {
    method: 'get',
    path: '/healthz',
    id: 'readHealth',
    tag: 'About',
    summary: 'Whether the database answers',
    words: noParams,
    answer: { status: 200, description: 'It does', content: json('Health', { status: 'ok' }) },
    problems: ['database-silent'],
  },
];
