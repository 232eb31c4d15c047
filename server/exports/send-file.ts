import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { DiplomaticEvent } from '../../domain/events/event.ts';
import type { FileFormat } from './format.ts';

/**
 * A client that reads no data for this long is disconnected. Its export keeps a database snapshot open, and SQLite's
 * write-ahead log grows as long as the snapshot is open.
 */
const IDLE_TIMEOUT_MS = 120_000;

interface FileResponse {
  /** The file name, in ASCII. */
  readonly name: string;
  readonly type: string;
  readonly chunks: AsyncIterable<string | Uint8Array>;
  /** Whether browsers show the file instead of saving it. */
  readonly isInline?: boolean | undefined;
  readonly timeoutMs?: number | undefined;
}

/** The headers of a file, as the OpenAPI document describes them. */
export const FILE_HEADERS = { 'Content-Disposition': 'A file name with the filter and the date' };

/** Streams a file. An error before the first chunk can still be sent as a problem. */
export async function sendFile(
  request: Request,
  response: Response,
  { name, type, chunks, isInline = false, timeoutMs = IDLE_TIMEOUT_MS }: FileResponse,
): Promise<void> {
  response.setTimeout(timeoutMs, () => response.destroy());
  const buffered = bufferText(chunks);
  const first = request.method === 'HEAD' ? undefined : await buffered.next();
  response.set({
    'Content-Type': type,
    'Content-Disposition': `${isInline ? 'inline' : 'attachment'}; filename="${name}"`,
  });
  if (!response.hasHeader('ETag')) response.set('Cache-Control', 'no-store');
  if (first === undefined || first.done) response.end();
  else await pipeline(Readable.from(resume(first.value, buffered), { objectMode: false }), response);
}

/** Today as `YYYY-MM-DD` (UTC), for a file name. */
export function isoDate(now: () => Date): string {
  return now().toISOString().slice(0, 10);
}

export async function* formatEvents(
  format: FileFormat,
  events: AsyncIterable<DiplomaticEvent>,
): AsyncGenerator<string> {
  yield format.begin;
  for await (const event of events) yield format.write(event);
  yield format.end();
}

/** Large enough to make writes efficient, small enough to start sending soon. */
const MIN_CHUNK_LENGTH = 64 * 1024;

/** Joins short texts to chunks of at least `MIN_CHUNK_LENGTH`; passes bytes through. */
async function* bufferText(chunks: AsyncIterable<string | Uint8Array>): AsyncGenerator<string | Uint8Array> {
  let buffer = '';
  for await (const chunk of chunks) {
    if (typeof chunk !== 'string') {
      yield chunk;
      continue;
    }
    buffer += chunk;
    if (buffer.length < MIN_CHUNK_LENGTH) continue;
    yield buffer;
    buffer = '';
  }
  if (buffer !== '') yield buffer;
}

/** Continues a generator whose first value has been read. Ends it if the client leaves, which closes the database cursor. */
async function* resume<T>(first: T, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}
