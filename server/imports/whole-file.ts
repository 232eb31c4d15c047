import { createProblem } from '../http/problem-details.ts';

/** Workbooks and Parquet files are read from their end, so they are kept in memory: some two million events. */
const MAX_BYTES = 256 * 1024 ** 2;

/** All bytes of a file that cannot be read from its start. Throws a `Problem` if it is too large. */
export async function wholeFile(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of bytes) {
    length += piece.length;
    if (length > MAX_BYTES) throw createProblem('file-too-large', { maxGiB: MAX_BYTES / 1024 ** 3 });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
