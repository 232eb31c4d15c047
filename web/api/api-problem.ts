import { parseJson } from './parse-json.ts';

/** An error in a response. `message` is English; the page writes the text in its own language. */
export interface ResponseError {
  readonly path: string;
  readonly message: string;
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Problem details (RFC 9457), as far as the page reads them. */
interface ProblemDetails {
  readonly title?: string | undefined;
  readonly detail?: string | undefined;
  readonly code?: string | undefined;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly errors?: readonly ResponseError[] | undefined;
  readonly current?: unknown;
  readonly report?: unknown;
}

/** A request that failed. */
export class ApiProblem extends Error {
  /** The HTTP status; 0 if the server could not be reached or its response was invalid. */
  readonly status: number;
  readonly title: string;
  /** With status 0: empty if the server could not be reached, otherwise what is wrong with the response. */
  readonly detail: string;
  /** Identifies the text of `detail`, whose values are in `params`; see `domain/errors/error-codes.ts`. */
  readonly code: string | undefined;
  readonly params: Readonly<Record<string, unknown>>;
  readonly errors: readonly ResponseError[];
  /** With status 412: the current event, not validated. */
  readonly current: unknown;
  /** For a rejected import: its report, not validated. */
  readonly report: unknown;

  constructor(status: number, problem: ProblemDetails = {}) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.title = problem.title ?? '';
    this.detail = problem.detail ?? '';
    this.code = problem.code;
    this.params = problem.params ?? {};
    this.errors = problem.errors ?? [];
    this.current = problem.current;
    this.report = problem.report;
  }
}

/** Any error as an `ApiProblem`. */
export function toApiProblem(error: unknown): ApiProblem {
  return error instanceof ApiProblem ? error : new ApiProblem(0, { detail: String(error) });
}

export function isAbortError(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** Reads the body of an error response. A body that is not problem details gives only the status. */
export function parseProblem(status: number, body: string): ApiProblem {
  const parsed = parseJson(body);
  return new ApiProblem(status, isProblemDetails(parsed) ? parsed : {});
}

function isProblemDetails(value: unknown): value is ProblemDetails {
  if (typeof value !== 'object' || value === null) return false;
  const { title = '', detail = '', code = '', params = {}, errors = [] } = value as Record<string, unknown>;
  return (
    typeof title === 'string' &&
    typeof detail === 'string' &&
    typeof code === 'string' &&
    typeof params === 'object' &&
    params !== null &&
    Array.isArray(errors) &&
    errors.every(isResponseError)
  );
}

function isResponseError(value: unknown): value is ResponseError {
  if (typeof value !== 'object' || value === null) return false;
  const { path, message, code, params } = value as Record<string, unknown>;
  return (
    typeof path === 'string' &&
    typeof message === 'string' &&
    typeof code === 'string' &&
    typeof params === 'object' &&
    params !== null
  );
}
