import type { ErrorRequestHandler, Request, Response } from 'express';
import {
  DatabaseBusy,
  DatabaseFull,
  DatabaseUnreachable,
  EventExists,
  EventNotFound,
  VersionConflict,
  ViewExists,
  ViewMovedOn,
  ViewNotFound,
} from '../../db/core/errors.ts';
import { type InputError, InvalidInput } from '../../domain/errors/input-error.ts';
import { errorPage } from './error-page.ts';

/**
 * Every way in which a call can fail, by the name that ends its `type`. This table and `answerProblem` are all of the
 * server that knows the status of an error; the shape is that of RFC 9457.
 */
export const PROBLEM_TYPES = {
  'malformed-address': { status: 400, title: 'The address cannot be read' },
  'bad-query': { status: 400, title: 'The query does not hold' },
  'malformed-body': { status: 400, title: 'The body cannot be read' },
  'malformed-condition': { status: 400, title: 'If-Match cannot be read' },
  'foreign-origin': { status: 403, title: 'Only the server’s own page may write' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'This cannot be done here' },
  'already-exists': { status: 409, title: 'An event with this id exists' },
  'name-taken': { status: 409, title: 'Another view has this name' },
  'file-moved-on': { status: 412, title: 'The file is not the one that was asked for' },
  'event-moved-on': { status: 412, title: 'The event has moved on' },
  'view-moved-on': { status: 412, title: 'The view has moved on' },
  'too-large': { status: 413, title: 'The body is too large' },
  'wrong-content-type': { status: 415, title: 'The body is of a kind that is not read here' },
  'wrong-host': { status: 421, title: 'This server does not answer to that name' },
  'does-not-hold': { status: 422, title: 'What was sent does not hold' },
  'version-needed': { status: 428, title: 'Say which version is to be replaced' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'internal-error': { status: 500, title: 'Internal error' },
  'database-busy': { status: 503, title: 'The database is busy' },
  'database-silent': { status: 503, title: 'The database does not answer' },
  'too-many-readers': { status: 503, title: 'Too many are watching' },
  'database-full': { status: 507, title: 'The disk is full' },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>;

export type ProblemType = keyof typeof PROBLEM_TYPES;

interface ProblemExtras {
  readonly errors?: readonly InputError[];
  /** Members of the answer beyond those of RFC 9457. */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** For the log alone. */
  readonly cause?: unknown;
}

/** A failure that already knows what it is called; `message` is the `detail` a caller reads. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly problem: ProblemType;
  readonly extras: ProblemExtras;

  constructor(problem: ProblemType, detail: string, extras: ProblemExtras = {}) {
    super(detail, { cause: extras.cause });
    this.problem = problem;
    this.extras = extras;
  }
}

/** The last handler of the application: answers what any other threw, and logs what is the server's own fault. */
export const sendProblem: ErrorRequestHandler = (error, request, response, _next) => {
  if (isClientDisconnect(error)) {
    request.log.info('The client left before the end.');
    response.destroy();
    return;
  }
  const { problem, details } = describeProblem(error, request);
  const { status, title } = details;
  // Half an answer is out: only a broken connection still tells the client that it is not whole.
  if (response.headersSent) {
    response.destroy();
    return;
  }
  // A client that is still sending hears the answer only when its body is taken; it is dropped.
  if (!request.complete) request.resume();
  for (const name of HEADERS_OF_SUCCESS) response.removeHeader(name);
  response.status(status).set({ 'Cache-Control': 'no-store', ...problem.extras.headers });
  if (wantsPage(request)) {
    response.type('html').end(errorPage(title, problem.message));
    return;
  }
  response.type('application/problem+json').end(JSON.stringify(details));
};

/** What a failure is called and how it is told (RFC 9457); the log has what is the server's own fault. */
export function describeProblem(error: unknown, request: Request) {
  const problem = problemFrom(error, request);
  const { status, title } = PROBLEM_TYPES[problem.problem];
  // Busy or out of reach is the database's state, not a fault of ours: one line, without a trace.
  if (status === 503) request.log.warn({ req: request, cause: causeOf(error) }, title);
  else if (status >= 500) request.log.error({ err: error, req: request }, title);
  const details = {
    type: `/api/docs#${problem.problem}`,
    title,
    status,
    detail: problem.message,
    ...(problem.extras.errors && { errors: problem.extras.errors }),
    ...problem.extras.members,
  };
  return { problem, details };
}

function causeOf(error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error ? cause.message : undefined;
}

/** The connection broke from the other end, while a body was read or an answer written. */
export function isClientDisconnect(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { readonly code?: unknown };
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET';
}

const HEADERS_OF_SUCCESS = ['ETag', 'Last-Modified', 'Location', 'Content-Disposition', 'Content-Length'];

function problemFrom(error: unknown, request: Request): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof InvalidInput) return invalid(error, request);
  if (error instanceof EventNotFound) return new Problem('not-found', error.message);
  if (error instanceof VersionConflict) {
    return new Problem('event-moved-on', error.message, { members: { current: error.current } });
  }
  if (error instanceof EventExists) {
    const errors = [{ path: '/id', message: error.message }];
    return new Problem('already-exists', error.message, { errors });
  }
  if (error instanceof ViewNotFound) return new Problem('not-found', error.message);
  if (error instanceof ViewMovedOn) return new Problem('view-moved-on', error.message);
  if (error instanceof ViewExists) {
    const errors = [{ path: '/name', message: error.message }];
    return new Problem('name-taken', error.message, { errors });
  }
  if (error instanceof DatabaseBusy) {
    return new Problem('database-busy', error.message, { headers: { 'Retry-After': '1' } });
  }
  if (error instanceof DatabaseUnreachable) {
    return new Problem('database-silent', error.message, { headers: { 'Retry-After': '2' } });
  }
  if (error instanceof DatabaseFull) return new Problem('database-full', error.message);
  return fromFramework(error) ?? internal(request);
}

/** Without a body there is only the query to blame. */
function invalid({ errors }: InvalidInput, { method }: Request): Problem {
  const name = method === 'GET' || method === 'HEAD' ? 'bad-query' : 'does-not-hold';
  return new Problem(name, summarizeErrors(errors), { errors });
}

/** One error says itself; of several, the list says more than any sentence about it. */
export function summarizeErrors(errors: readonly InputError[]): string {
  const [first] = errors;
  return errors.length === 1 && first
    ? first.message
    : `${errors.length} things need mending; errors names each.`;
}

/** What Express, its router, its body reader and its file server throw. */
function fromFramework(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  const { type, status } = error as { readonly type?: unknown; readonly status?: unknown };
  switch (type) {
    case 'entity.too.large':
      return new Problem('too-large', 'A body may have 1 MiB here. Send a shorter one.');
    case 'encoding.unsupported':
      return new Problem('wrong-content-type', 'Send the body as it is, without a Content-Encoding.');
    case 'request.aborted':
    case 'request.size.invalid':
      return new Problem('malformed-body', 'The body ended before its announced length.');
  }
  switch (status) {
    case 403:
    case 404:
      return new Problem('not-found', 'Check the address.');
    case 412:
      return new Problem('file-moved-on', 'Ask without If-Match and If-Unmodified-Since.');
  }
  return undefined;
}

function internal(request: Request): Problem {
  const detail = `The server failed at this, and stored nothing. Its log has the cause under ${request.id}.`;
  return new Problem('internal-error', detail, { members: { instance: `urn:uuid:${request.id}` } });
}

/** Whether a person is looking, rather than a program asking. */
function wantsPage(request: Request): boolean {
  return !/^\/api(\/|\?|$)/.test(request.originalUrl) && request.accepts(['json', 'html']) === 'html';
}

/** Answers 405 to every method that a path does not have; put last among its handlers. */
export function allowOnly(...methods: readonly string[]) {
  return (request: Request, _response: Response): never => {
    throw new Problem(
      'method-not-allowed',
      `${request.method} is not understood here; ${methods.join(', ')} is.`,
      {
        headers: { Allow: methods.join(', ') },
      },
    );
  };
}
