import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { DiplomaticEvent } from '../../domain/events/event.ts';
import type { FileFormat } from './format.ts';

/**
 * A reader that has taken nothing for so long is gone, though its connection may not be. As long as its view of the
 * database lasts, the write-ahead log only grows.
 */
const PATIENCE_MS = 120_000;

interface SentFile {
  /** How its name goes on after `demarche-`. */
  readonly name: string;
  readonly type: string;
  readonly pieces: AsyncIterable<string | Uint8Array>;
  /** Whether a browser shows it rather than keeping it. */
  readonly isShown?: boolean;
  readonly patienceMs?: number | undefined;
}

/** Streams a file. Whatever fails before the first of it is still answered as a problem. */
export async function sendFile(
  request: Request,
  response: Response,
  { name, type, pieces, isShown = false, patienceMs = PATIENCE_MS }: SentFile,
): Promise<void> {
  response.setTimeout(patienceMs, () => response.destroy());
  const chunks = inChunks(pieces);
  const first = request.method === 'HEAD' ? undefined : await chunks.next();
  response.set({
    'Content-Type': type,
    'Content-Disposition': `${isShown ? 'inline' : 'attachment'}; filename="demarche-${name}"`,
  });
  if (!response.hasHeader('ETag')) response.set('Cache-Control', 'no-store');
  if (first === undefined || first.done) response.end();
  else await pipeline(Readable.from(resume(first.value, chunks), { objectMode: false }), response);
}

/** `YYYY-MM-DD`, for the name of a file. */
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

/** Enough for a write to be worth its while, little enough to keep none waiting. */
const CHUNK_LENGTH = 64 * 1024;

async function* inChunks(pieces: AsyncIterable<string | Uint8Array>): AsyncGenerator<string | Uint8Array> {
  let chunk = '';
  for await (const piece of pieces) {
    if (typeof piece !== 'string') {
      yield piece;
      continue;
    }
    chunk += piece;
    if (chunk.length < CHUNK_LENGTH) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** Goes on with what was begun, and ends it when the reader leaves early, so that the database is read no further. */
async function* resume<T>(first: T, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}
