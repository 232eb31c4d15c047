import { isUtf8 } from 'node:buffer';
import express, { type Request, type RequestHandler } from 'express';
import { parseJson } from './json-text.ts';
import { Problem } from './problem-details.ts';

/** Longest body of a call that carries one record. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** Reads the bytes of a JSON body; `readJson` makes sense of them. Bodies of another type are left unread. */
export const jsonBody: RequestHandler = express.raw({
  type: 'application/json',
  limit: MAX_BODY_BYTES,
  inflate: false,
});

/** The JSON that was sent, unchecked. `undefined` when there was no body and none is needed. */
export function parseJsonBody(request: Request, need: 'required' | 'optional' = 'required'): unknown {
  const body: unknown = request.body;
  if (isBodyEmpty(request)) {
    if (need === 'optional') return undefined;
    throw new Problem('malformed-body', 'The body is empty. Send an event as JSON.');
  }
  if (!Buffer.isBuffer(body)) throw unsupportedType(request, ['application/json']);
  rejectOtherCharsets(request);
  if (!isUtf8(body)) throw new Problem('malformed-body', 'The body is not UTF-8. Send it as UTF-8.');
  return parseJson(body.toString('utf8'));
}

export function isBodyEmpty(request: Request): boolean {
  return (
    request.headers['transfer-encoding'] === undefined && (request.headers['content-length'] ?? '0') === '0'
  );
}

export function unsupportedType(request: Request, types: readonly string[]): Problem {
  const given = request.headers['content-type'];
  const saw = given === undefined ? 'The body has no Content-Type.' : `The body is announced as “${given}”.`;
  return new Problem('wrong-content-type', `${saw} Send ${types.join(', ')}.`);
}

/** JSON is UTF-8 and nothing else (RFC 8259), and so are our CSV files. */
export function rejectOtherCharsets(request: Request): void {
  const charset = /;\s*charset\s*=\s*"?([^;"\s]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
  if (charset !== undefined && !/^(utf-?8|us-ascii)$/i.test(charset)) {
    throw new Problem(
      'wrong-content-type',
      `The body is announced as ${charset}. Save it as UTF-8, and send that.`,
    );
  }
}

/** Longest file that an import takes, in bytes: two million events of the usual size. */
export const MAX_FILE_BYTES = 2 * 1024 ** 3;

/** The bytes of a file as they arrive. Throws once there are too many. */
export async function* readFileBody(request: Request): AsyncGenerator<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_FILE_BYTES) throw tooLarge();
  let length = 0;
  // The request outlives a file that is given up: its connection carries the answer.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length;
    if (length > MAX_FILE_BYTES) throw tooLarge();
    yield chunk;
  }
}

function tooLarge(): Problem {
  return new Problem('too-large', 'A file may have 2 GiB here. Cut it into several.');
}
