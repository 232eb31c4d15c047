import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Request } from 'express';
import { Problem } from './problem-details.ts';

/** Longest file that is taken, in bytes. */
export const LONGEST_FILE = 256 * 1024 * 1024;

/**
 * Receives a file whole, then lets `read` have its bytes. It waits on disk meanwhile: the one transaction that stores it
 * lasts as long as its rows take, not as long as somebody's line does. Nothing of it is left afterwards.
 */
export async function withUpload<T>(
  request: Request,
  read: (bytes: AsyncIterable<Buffer>) => Promise<T>,
): Promise<T> {
  if (Number(request.headers['content-length'] ?? 0) > LONGEST_FILE) throw tooLarge();
  const folder = await mkdtemp(join(tmpdir(), 'demarche-import-'));
  try {
    const path = join(folder, 'file');
    // The request outlives a file that is too large: its connection carries the answer.
    const bytes = request.iterator({ destroyOnReturn: false });
    await pipeline(limitLength(bytes), createWriteStream(path));
    return await read(createReadStream(path, { highWaterMark: 256 * 1024 }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* limitLength(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > LONGEST_FILE) throw tooLarge();
    yield chunk;
  }
}

function tooLarge(): Problem {
  return new Problem('too-large', 'A file may have 256 MiB here. Cut it into several.');
}
