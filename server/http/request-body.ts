import { isUtf8 } from 'node:buffer';
import express, { type Request, type RequestHandler } from 'express';
import { parseJson } from './json-text.ts';
import { createProblem, type Problem } from './problem-details.ts';
import { MAX_BODY_BYTES, MAX_FILE_BYTES } from './request-limits.ts';

/** Reads the bytes of a JSON body into `request.body` for `parseJsonBody`. Leaves bodies of other types unread. */
export const jsonBody: RequestHandler = express.raw({
  type: 'application/json',
  limit: MAX_BODY_BYTES,
  inflate: false,
});

/** The parsed JSON body, not yet validated; `undefined` if an optional body is missing. */
export function parseJsonBody(request: Request, presence: 'required' | 'optional' = 'required'): unknown {
  const body: unknown = request.body;
  if (isBodyEmpty(request)) {
    if (presence === 'optional') return undefined;
    throw createProblem('empty-body', {});
  }
  if (!Buffer.isBuffer(body)) throw unsupportedType(request, ['application/json']);
  rejectOtherCharsets(request);
  if (!isUtf8(body)) throw createProblem('body-not-utf8', {});
  return parseJson(body.toString('utf8'));
}

export function isBodyEmpty(request: Request): boolean {
  return (
    request.headers['transfer-encoding'] === undefined && (request.headers['content-length'] ?? '0') === '0'
  );
}

export function unsupportedType(request: Request, types: readonly string[]): Problem {
  const given = request.headers['content-type'];
  const supported = types.join(', ');
  return given === undefined
    ? createProblem('media-type-missing', { supported })
    : createProblem('media-type-unsupported', { given, supported });
}

/** JSON is always UTF-8 (RFC 8259), and so are the CSV files of this API. */
export function rejectOtherCharsets(request: Request): void {
  const charset = /;\s*charset\s*=\s*"?([^;"\s]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
  if (charset !== undefined && !/^(utf-?8|us-ascii)$/i.test(charset)) {
    throw createProblem('charset-unsupported', { charset });
  }
}

/** The bytes of a file as they arrive. Throws when it exceeds `MAX_FILE_BYTES`. */
export async function* readFileBody(request: Request): AsyncGenerator<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_FILE_BYTES) throw fileTooLarge();
  let length = 0;
  // When reading stops early the connection must stay open: it carries the response.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length;
    if (length > MAX_FILE_BYTES) throw fileTooLarge();
    yield chunk;
  }
}

function fileTooLarge(): Problem {
  return createProblem('file-too-large', { maxGiB: MAX_FILE_BYTES / 1024 ** 3 });
}
