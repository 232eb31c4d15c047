import type { ErrorRequestHandler, Request, Response } from 'express';
import {
  AuthorityNotFound,
  AuthorityVersionConflict,
  DatabaseBusy,
  DatabaseFull,
  DatabaseUnreachable,
  EraNotFound,
  EraVersionConflict,
  EventExists,
  EventNotFound,
  EventsConflict,
  StoryNotFound,
  StoryVersionConflict,
  VersionConflict,
  ViewExists,
  ViewNotFound,
  ViewVersionConflict,
} from '../../db/core/errors.ts';
import type { ProblemCode } from '../../domain/errors/codes/problem-errors.ts';
import { formatErrorEn } from '../../domain/errors/en/error-texts-en.ts';
import { type CodedError, codedError, type ErrorParams } from '../../domain/errors/error-codes.ts';
import { type InputError, InvalidInput, inputError } from '../../domain/errors/input-error.ts';
import type { WireError } from '../../domain/errors/wire-error.ts';
import { errorPage } from './error-page.ts';
import {
  formerNameOf,
  PROBLEM_TYPES,
  type ProblemType,
  problemTypeUri,
  TYPE_OF_CODE,
} from './problem-types.ts';
import { MAX_BODY_BYTES } from './request-limits.ts';

interface ProblemExtras {
  readonly errors?: readonly InputError[];
  /** Extension members of the problem details (RFC 9457, 3.2). */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Logged, never sent. */
  readonly cause?: unknown;
}

/** An error with a problem type. `message` is the `detail` that the client reads. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly type: ProblemType;
  readonly extras: ProblemExtras;

  constructor(type: ProblemType, detail: string, extras: ProblemExtras = {}) {
    super(detail, { cause: extras.cause });
    this.type = type;
    this.extras = extras;
  }
}

/** The problem for a code. Its `code` and `params` are sent too, so that a client can show the text in another language. */
export function createProblem<C extends ProblemCode>(
  code: C,
  params: ErrorParams[C],
  extras: ProblemExtras = {},
): Problem {
  return codedProblem(TYPE_OF_CODE[code], { code, params } as CodedError, extras);
}

/** The problem for a file or a body that cannot be read. */
export function malformedBody(error: CodedError): Problem {
  return codedProblem('malformed-body', error, { errors: [{ path: '', ...error }] });
}

/** A problem with the text of an error, and with its code and parameters. */
export function codedProblem(
  type: ProblemType,
  error: CodedError,
  { members, ...extras }: ProblemExtras = {},
): Problem {
  const { code, params } = error;
  return new Problem(type, formatErrorEn(error), { ...extras, members: { code, params, ...members } });
}

/** The problem for invalid input: in the query, or in the body of a request. */
export function invalidInput(
  type: 'invalid-query' | 'validation-failed',
  errors: readonly InputError[],
): Problem {
  return codedProblem(type, summarizeErrors(errors), { errors });
}

/** The error if there is only one; otherwise an error with their number. */
export function summarizeErrors(errors: readonly InputError[]): CodedError {
  const [first] = errors;
  if (errors.length !== 1 || first === undefined) {
    return codedError('several-errors', { count: errors.length });
  }
  const { path: _, ...error } = first;
  return error;
}

/** An input error as the API sends it: with its English text. */
export function errorBody(error: InputError): WireError {
  const { path, code, params } = error;
  return { path, message: formatErrorEn(error), code, params: { ...params } };
}

/**
 * The last error handler of the application: sends every error as problem details and logs server faults. A request with
 * `Prefer: problem-types=0.1` gets the type names of version 0.1; others get those as `deprecated_type`.
 */
export const sendProblem: ErrorRequestHandler = (error, request, response, _next) => {
  if (isClientDisconnect(error)) {
    request.log.info('The client disconnected.');
    response.destroy();
    return;
  }
  const { problem, details } = describeProblem(error, request);
  // After the headers are sent, only a broken connection tells the client that the response is incomplete.
  if (response.headersSent) {
    response.destroy();
    return;
  }
  // A client reads the response only after it has sent its whole body, so the rest is read and discarded.
  if (!request.complete) request.resume();
  for (const name of SUCCESS_HEADERS) response.removeHeader(name);
  response.status(details.status).set({ 'Cache-Control': 'no-store', ...problem.extras.headers });
  response.vary('Prefer');
  if (prefersFormerTypes(request)) response.set('Preference-Applied', FORMER_TYPES_PREFERENCE);
  if (prefersHtml(request)) {
    response.type('html').end(errorPage(details.title, problem.message));
    return;
  }
  response.type('application/problem+json').end(JSON.stringify(details));
};

const SUCCESS_HEADERS = ['ETag', 'Last-Modified', 'Location', 'Content-Disposition', 'Content-Length'];

/** The problem for any error, and its problem details (RFC 9457). Logs server faults with their cause. */
export function describeProblem(error: unknown, request: Request) {
  const problem = problemFrom(error, request);
  const { status, title } = PROBLEM_TYPES[problem.type];
  // A busy or unreachable database is no program fault: log one line, without a stack trace.
  if (status === 503) request.log.warn({ req: request, cause: messageOfCause(error) }, title);
  else if (status >= 500) request.log.error({ err: error, req: request }, title);
  const details = {
    ...typeMembers(problem.type, request),
    title,
    status,
    detail: problem.message,
    ...(problem.extras.errors && { errors: problem.extras.errors.map(errorBody) }),
    ...problem.extras.members,
  };
  return { problem, details };
}

function typeMembers(
  type: ProblemType,
  request: Request,
): { readonly type: string; readonly deprecated_type?: string } {
  const formerName = formerNameOf(type);
  if (formerName === undefined) return { type: problemTypeUri(type) };
  return prefersFormerTypes(request)
    ? { type: problemTypeUri(formerName) }
    : { type: problemTypeUri(type), deprecated_type: problemTypeUri(formerName) };
}

const FORMER_TYPES_PREFERENCE = 'problem-types=0.1';

/** Whether the client asks for the type names of version 0.1 (RFC 7240). */
function prefersFormerTypes(request: Request): boolean {
  const preferences = (request.get('Prefer') ?? '').split(/[,;]/);
  return preferences.some((each) => each.replace(/[\s"]/g, '').toLowerCase() === FORMER_TYPES_PREFERENCE);
}

function messageOfCause(error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error ? cause.message : undefined;
}

/** Whether the client closed the connection while the server read the body or sent the response. */
export function isClientDisconnect(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { readonly code?: unknown };
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET';
}

function problemFrom(error: unknown, request: Request): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof InvalidInput) {
    // A request without a body can only have errors in its query.
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    return invalidInput(isRead ? 'invalid-query' : 'validation-failed', error.errors);
  }
  return fromDatabase(error) ?? fromFramework(error) ?? internalError(request);
}

function fromDatabase(error: unknown): Problem | undefined {
  if (error instanceof EventNotFound) {
    return createProblem(error.deleted ? 'event-deleted' : 'event-not-found', { id: error.id });
  }
  if (error instanceof VersionConflict) {
    const { current } = error;
    const params = { id: current.id, version: current.version };
    return createProblem('event-version-conflict', params, { members: { current } });
  }
  if (error instanceof EventsConflict) {
    const { errors } = error;
    return createProblem('events-version-conflict', { count: errors.length }, { errors });
  }
  if (error instanceof EventExists) {
    const code = error.deleted ? 'event-exists-deleted' : 'event-exists';
    const params = { id: error.id };
    return createProblem(code, params, { errors: [inputError('/id', code, params)] });
  }
  if (error instanceof ViewNotFound) return createProblem('view-not-found', { id: String(error.id) });
  if (error instanceof ViewVersionConflict) {
    return createProblem('view-version-conflict', { id: String(error.id) });
  }
  if (error instanceof AuthorityNotFound)
    return createProblem('authority-not-found', { id: String(error.id) });
  if (error instanceof AuthorityVersionConflict) {
    return createProblem('authority-version-conflict', { id: String(error.id) });
  }
  if (error instanceof EraNotFound) return createProblem('era-not-found', { id: String(error.id) });
  if (error instanceof EraVersionConflict) {
    return createProblem('era-version-conflict', { id: String(error.id) });
  }
  if (error instanceof ViewExists) {
    const params = { name: error.viewName };
    return createProblem('view-exists', params, { errors: [inputError('/name', 'view-exists', params)] });
  }
  if (error instanceof StoryNotFound) {
    return createProblem(error.deleted ? 'story-deleted' : 'story-not-found', { id: String(error.id) });
  }
  if (error instanceof StoryVersionConflict) {
    const { current } = error;
    const params = { id: String(current.id), version: current.version };
    return createProblem('story-version-conflict', params, { members: { current } });
  }
  if (error instanceof DatabaseBusy) {
    return createProblem('database-busy', {}, { headers: { 'Retry-After': '1' } });
  }
  if (error instanceof DatabaseUnreachable) {
    const code = error.maybeStored ? 'write-unconfirmed' : 'database-unavailable';
    return createProblem(code, {}, { headers: { 'Retry-After': '2' } });
  }
  if (error instanceof DatabaseFull) return createProblem('database-full', {});
  return undefined;
}

/** Maps the errors of Express, its router, its body parser and its file server. */
function fromFramework(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  const { type, status } = error as { readonly type?: unknown; readonly status?: unknown };
  switch (type) {
    case 'entity.too.large':
      return createProblem('body-too-large', { maxMiB: MAX_BODY_BYTES / 1024 ** 2 });
    case 'encoding.unsupported':
      return createProblem('body-encoding-unsupported', {});
    case 'request.aborted':
    case 'request.size.invalid':
      return createProblem('body-incomplete', {});
  }
  switch (status) {
    case 403:
    case 404:
      return createProblem('address-not-found', {});
    case 412:
      return createProblem('file-precondition-failed', {});
  }
  return undefined;
}

function internalError(request: Request): Problem {
  const requestId = String(request.id);
  return createProblem('internal-error', { requestId }, { members: { instance: `urn:uuid:${requestId}` } });
}

/** Browsers get errors as a page, except from the API. */
function prefersHtml(request: Request): boolean {
  return !/^\/api(\/|\?|$)/.test(request.originalUrl) && request.accepts(['json', 'html']) === 'html';
}

/** Rejects all other methods with 405. The last handler of each path. */
export function allowOnly(...methods: readonly string[]) {
  return (request: Request, _response: Response): never => {
    const allowed = methods.join(', ');
    throw createProblem(
      'method-not-allowed',
      { method: request.method, allowed },
      { headers: { Allow: allowed } },
    );
  };
}
