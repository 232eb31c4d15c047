import { z } from 'zod';
import { type ExchangeShow, type ExchangesResult, exchangesResult } from '../../domain/analysis/exchange.ts';
import { type InForceResult, inForceResult } from '../../domain/analysis/in-force.ts';
import {
  type PeriodReview,
  type PeriodReviewInput,
  periodReview,
  periodReviewList,
} from '../../domain/analysis/period-review.ts';
import {
  type ContributorsResult,
  contributorsResult,
  formatWeights,
  type IndexPeriod,
  type IndexSide,
  type TensionResult,
  tensionResult,
  type Weights,
} from '../../domain/analysis/tension-index.ts';
import { type DaySpan, isoDay } from '../../domain/dates/day-span.ts';
import type { InputError } from '../../domain/errors/input-error.ts';
import { type EventInput, type EventWithLinks, eventWithLinks } from '../../domain/events/event.ts';
import { type Revision, revisionList } from '../../domain/events/revision.ts';
import { type RemovalReport, removalReport } from '../../domain/import/removal-report.ts';
import { DEFAULT_SIDES, type Sides } from '../../domain/parties/side.ts';
import { type EventFilter, filterToQuery } from '../../domain/query/event-filter.ts';
import { type EventPage, eventPage } from '../../domain/query/event-page.ts';
import type { Sort } from '../../domain/query/event-sort.ts';
import {
  type SavedView,
  type SavedViewInput,
  savedView,
  savedViewList,
} from '../../domain/query/saved-view.ts';
import { type Suggestion, type SuggestionField, suggestionList } from '../../domain/query/suggestion.ts';
import { type TimelineResult, timelineResult } from '../../domain/timeline/timeline.ts';
import { trackOwnWrite } from '../live/own-writes.ts';

/**
 * The server's answers, checked at this door by the same schemas that it answers with. Every call rejects with an
 * `ApiProblem`, or with the signal's reason when it was given up (`isAbort`).
 */

const inputError = z.object({ path: z.string(), message: z.string() });

const problemDetails = z.object({
  title: z.string().optional(),
  status: z.int().optional(),
  detail: z.string().optional(),
  errors: z.array(inputError).optional(),
  current: eventWithLinks.optional(),
  report: z.unknown().optional(),
});

export class ApiProblem extends Error {
  /** The HTTP status; 0 when the server could not be reached, or answered something that is no answer of ours. */
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly InputError[];
  /** With 412: the event as it is now. */
  readonly current: EventWithLinks | undefined;
  /** With a refused import: its report, unchecked. */
  readonly report: unknown;

  constructor(status: number, problem: z.output<typeof problemDetails>) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.title = problem.title ?? '';
    this.detail = problem.detail ?? '';
    this.errors = problem.errors ?? [];
    this.current = problem.current;
    this.report = problem.report;
  }
}

export function isAbortError(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** The problem an answer's text tells; a text that is no problem details tells only its status. */
export function parseProblem(status: number, text: string): ApiProblem {
  const parsed = problemDetails.safeParse(parseJson(text));
  return new ApiProblem(status, parsed.success ? parsed.data : { report: undefined });
}

export interface EventsRequest {
  readonly filter: EventFilter;
  readonly sort?: Sort;
  readonly limit?: number;
  readonly cursor?: string;
}

export function fetchEvents(request: EventsRequest, signal?: AbortSignal): Promise<EventPage> {
  const query = filterToQuery(request.filter);
  if (request.sort !== undefined) query.set('sort', request.sort);
  if (request.limit !== undefined) query.set('limit', String(request.limit));
  if (request.cursor !== undefined) query.set('cursor', request.cursor);
  return send('GET', `/api/events?${query}`, eventPage, { signal });
}

export interface TimelineRequest {
  readonly filter: EventFilter;
  readonly sides: Sides;
  /** Absent: all that the filter holds. */
  readonly timeWindow?: DaySpan | undefined;
  readonly widthPx: number;
}

/** A window takes the place of the filter's own `from` and `to`, which must contain it. */
export function fetchTimeline(request: TimelineRequest, signal?: AbortSignal): Promise<TimelineResult> {
  const query = relationParams(request);
  query.set('width', String(Math.max(1, Math.round(request.widthPx))));
  if (request.timeWindow) {
    query.set('from', isoDay(request.timeWindow.first));
    query.set('to', isoDay(request.timeWindow.last));
  }
  return send('GET', `/api/timeline?${query}`, timelineResult, { signal });
}

/** What of a filter a view looks at, and between whom. */
export interface RelationRequest {
  readonly filter: EventFilter;
  readonly sides: Sides;
}

function relationParams({ filter, sides: { upper, lower } }: RelationRequest): URLSearchParams {
  const query = filterToQuery(filter);
  // Naming the sides also leaves out what touches neither; the default pair is only a way of looking.
  if (upper !== DEFAULT_SIDES.upper || lower !== DEFAULT_SIDES.lower) query.set('sides', `${upper},${lower}`);
  return query;
}

export interface ExchangesRequest extends RelationRequest {
  readonly show: ExchangeShow;
  readonly offset: number;
}

export function fetchExchanges(request: ExchangesRequest, signal?: AbortSignal): Promise<ExchangesResult> {
  const query = relationParams(request);
  query.set('show', request.show);
  query.set('offset', String(request.offset));
  return send('GET', `/api/exchanges?${query}`, exchangesResult, { signal });
}

/** Without a date, what stands today. */
export function fetchInForce(
  request: RelationRequest & { readonly on: string | undefined },
  signal?: AbortSignal,
): Promise<InForceResult> {
  const query = relationParams(request);
  if (request.on !== undefined) query.set('on', request.on);
  return send('GET', `/api/in-force?${query}`, inForceResult, { signal });
}

/** What the index is made of. */
export interface TensionIndexRequest extends RelationRequest {
  readonly halfLife: number;
  readonly weights: Weights;
}

function tensionIndexParams(request: TensionIndexRequest): URLSearchParams {
  const query = relationParams(request);
  query.set('half_life', String(request.halfLife));
  const weights = formatWeights(request.weights);
  if (weights !== '') query.set('weights', weights);
  return query;
}

export function fetchTension(
  request: TensionIndexRequest & { readonly per: IndexPeriod; readonly timeWindow?: DaySpan | undefined },
  signal?: AbortSignal,
): Promise<TensionResult> {
  const query = tensionIndexParams(request);
  query.set('per', request.per);
  if (request.timeWindow)
    query.set('window', `${isoDay(request.timeWindow.first)}/${isoDay(request.timeWindow.last)}`);
  return send('GET', `/api/tension?${query}`, tensionResult, { signal });
}

export function fetchContributors(
  request: TensionIndexRequest & { readonly day: number; readonly side: IndexSide },
  signal?: AbortSignal,
): Promise<ContributorsResult> {
  const query = tensionIndexParams(request);
  query.set('day', isoDay(request.day));
  query.set('side', request.side);
  return send('GET', `/api/tension/events?${query}`, contributorsResult, { signal });
}

/** The one that was saved last comes first. */
export async function fetchSavedViews(signal?: AbortSignal): Promise<readonly SavedView[]> {
  const { items } = await send('GET', '/api/views', savedViewList, { signal });
  return items;
}

export function createSavedView(view: SavedViewInput): Promise<SavedView> {
  return send('POST', '/api/views', savedView, { body: view });
}

/** Rejects with status 412 when it has moved on from `version`, with 409 when another view has the name. */
export function updateSavedView(id: number, view: SavedViewInput, version: number): Promise<SavedView> {
  return send('PUT', `/api/views/${id}`, savedView, { body: view, version });
}

export async function deleteSavedView(id: number, version: number): Promise<void> {
  await send('DELETE', `/api/views/${id}`, z.unknown(), { version });
}

export async function fetchPeriodReviews(signal?: AbortSignal): Promise<readonly PeriodReview[]> {
  const { items } = await send('GET', '/api/coverage', periodReviewList, { signal });
  return items;
}

export function createPeriodReview(review: PeriodReviewInput): Promise<PeriodReview> {
  return send('POST', '/api/coverage', periodReview, { body: review });
}

export async function deletePeriodReview(id: number): Promise<void> {
  await send('DELETE', `/api/coverage/${id}`, z.unknown(), {});
}

export function fetchEvent(id: string, signal?: AbortSignal): Promise<EventWithLinks> {
  return send('GET', eventPath(id), eventWithLinks, { signal });
}

export function createEvent(event: EventInput): Promise<EventWithLinks> {
  return trackOwnWrite(send('POST', '/api/events', eventWithLinks, { body: event }), itself);
}

/** Rejects with status 412 and the `current` event when it has moved on from `version`. */
export function replaceEvent(id: string, event: EventInput, version: number): Promise<EventWithLinks> {
  return trackOwnWrite(send('PUT', eventPath(id), eventWithLinks, { body: event, version }), itself);
}

export async function deleteEvent(id: string, version: number): Promise<void> {
  // Being deleted is a version of its own.
  const deletion = { id, version: version + 1 };
  await trackOwnWrite(send('DELETE', eventPath(id), z.unknown(), { version }), () => deletion);
}

/** Brings back a deleted event or, with `version`, an earlier version as a new one. */
export function restoreEvent(id: string, version?: number): Promise<EventWithLinks> {
  const body = version === undefined ? {} : { version };
  return trackOwnWrite(send('POST', `${eventPath(id)}/restore`, eventWithLinks, { body }), itself);
}

/** Newest first. */
export async function fetchRevisions(id: string, signal?: AbortSignal): Promise<readonly Revision[]> {
  const { items } = await send('GET', `${eventPath(id)}/revisions`, revisionList, {
    signal,
  });
  return items;
}

/** What is already recorded in a field and begins with `prefix`, most used first. */
/** Deletes what a machine coded and nobody has reviewed. */
export function deleteCodedEvents(origin: string, signal?: AbortSignal): Promise<RemovalReport> {
  return send('DELETE', `/api/origins/${encodeURIComponent(origin)}`, removalReport, { signal });
}

export async function fetchSuggestions(
  field: SuggestionField,
  prefix: string,
  signal?: AbortSignal,
  limit = 10,
): Promise<readonly Suggestion[]> {
  const query = new URLSearchParams({ field, q: prefix, limit: String(limit) });
  const { items } = await send('GET', `/api/suggestions?${query}`, suggestionList, {
    signal,
  });
  return items;
}

export const EXPORT_FORMATS = ['csv', 'csv_bom', 'json', 'ndjson'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The address of everything that the filter holds, for a link: the browser downloads it as a stream. */
export function exportAddress(filter: EventFilter, format: ExportFormat): string {
  const query = filterToQuery(filter);
  if (format === 'csv_bom') query.set('bom', '1');
  const text = query.toString();
  return `/api/events.${format === 'csv_bom' ? 'csv' : format}${text === '' ? '' : `?${text}`}`;
}

/** Files for readers and their programs, in the page’s language. */
export const DOCUMENT_FILES = {
  html: 'chronology.html',
  md: 'chronology.md',
  zip: 'events.zip',
  timelinejs: 'events.timelinejs.json',
  atom: 'events.atom',
  ics: 'events.ics',
} as const;
export type DocumentFile = keyof typeof DOCUMENT_FILES;

export function documentAddress(filter: EventFilter, file: DocumentFile, lang: string): string {
  const query = filterToQuery(filter);
  if (lang !== 'en') query.set('lang', lang);
  const text = query.toString();
  return `/api/${DOCUMENT_FILES[file]}${text === '' ? '' : `?${text}`}`;
}

/** A file of the page’s own, such as a font. */
export async function fetchFile(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new ApiProblem(response.status, { detail: address, report: undefined });
  return new Uint8Array(await response.arrayBuffer());
}

/** Whether some page elsewhere may show a view in a frame. */
export async function isEmbeddingAllowed(signal?: AbortSignal): Promise<boolean> {
  const { ok } = await fetch('/embed', { method: 'HEAD', signal: signal ?? null });
  return ok;
}

function itself(stored: EventWithLinks): EventWithLinks {
  return stored;
}

function eventPath(id: string): string {
  return `/api/events/${encodeURIComponent(id)}`;
}

interface Sent {
  readonly body?: unknown;
  readonly version?: number;
  readonly signal?: AbortSignal | undefined;
}

async function send<T>(method: string, path: string, answer: z.ZodType<T>, sent: Sent): Promise<T> {
  const headers = new Headers({ Accept: 'application/json' });
  if (sent.body !== undefined) headers.set('Content-Type', 'application/json');
  if (sent.version !== undefined) headers.set('If-Match', `"${sent.version}"`);
  const body = sent.body === undefined ? null : JSON.stringify(sent.body);

  let status: number;
  let text: string;
  try {
    const response = await fetch(path, { method, headers, body, signal: sent.signal ?? null });
    status = response.status;
    text = await response.text();
  } catch (error) {
    if (isAbortError(error)) throw error;
    throw new ApiProblem(0, { report: undefined });
  }
  if (status >= 400) throw parseProblem(status, text);
  const parsed = answer.safeParse(text === '' ? undefined : parseJson(text));
  if (!parsed.success) throw new ApiProblem(0, { detail: parsed.error.message, report: undefined });
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
