import { ApiProblem, isAbortError, parseProblem } from './api-problem.ts';
import type { ResponseSchema } from './outline-schema.ts';
import { parseJson } from './parse-json.ts';

export interface RequestOptions {
  /** Sent as JSON. */
  readonly body?: unknown;
  /** The version that the change is based on, sent as `If-Match`. */
  readonly version?: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Sends a request to the API and validates the response. Rejects with an
 * `ApiProblem` or, if the signal aborted it, with an abort error (`isAbortError`).
 */
export async function request<T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  schema: ResponseSchema<T>,
  options: RequestOptions,
): Promise<T> {
  const headers = new Headers({ Accept: 'application/json' });
  if (options.body !== undefined) headers.set('Content-Type', 'application/json');
  if (options.version !== undefined) headers.set('If-Match', `"${options.version}"`);
  const body = options.body === undefined ? null : JSON.stringify(options.body);

  let status: number;
  let text: string;
  try {
    const response = await fetch(path, { method, headers, body, signal: options.signal ?? null });
    status = response.status;
    text = await response.text();
  } catch (error) {
    if (isAbortError(error)) throw error;
    throw new ApiProblem(0);
  }
  if (status >= 400) throw parseProblem(status, text);
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success) throw new ApiProblem(0, { detail: parsed.error.message });
  return parsed.data;
}
