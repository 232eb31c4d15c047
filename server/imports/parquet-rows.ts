import type { ImportRow } from '../../db/import/import-events.ts';
import { codedError } from '../../domain/errors/error-codes.ts';
import { InvalidInput } from '../../domain/errors/input-error.ts';
import { shorten } from '../../domain/errors/zod-errors.ts';
import { isFlatHeader } from '../../domain/flat/flat-headings.ts';
import { codedProblem, malformedBody, Problem } from '../http/problem-details.ts';
import { flatRowReader } from './flat-rows.ts';
import { MAX_GROUP_BYTES, readParquet } from './tables/parquet.ts';
import { UnpackedTooLarge } from './tables/zip-directory.ts';
import { wholeFile } from './whole-file.ts';

/** The rows of a Parquet file with flat columns. Throws `InvalidInput` for other columns, and a `Problem` for another file. */
export async function* parquetRows(bytes: AsyncIterable<Buffer>): AsyncGenerator<ImportRow> {
  const file = await wholeFile(bytes);
  try {
    const { columns, rows } = await readParquet(file);
    if (!isFlatHeader(columns)) {
      throw malformedBody(
        codedError('parquet-without-events', { columns: columns.slice(0, 10).map(shorten) }),
      );
    }
    const read = flatRowReader(columns);
    for await (const { line, cells } of rows()) yield read(cells, line);
  } catch (error) {
    if (error instanceof Problem || error instanceof InvalidInput || isAbort(error)) throw error;
    if (error instanceof UnpackedTooLarge) {
      const max_mib = MAX_GROUP_BYTES / 1024 ** 2;
      throw codedProblem('content-too-large', codedError('parquet-group-too-large', { max_mib }));
    }
    // The library throws plain errors for damaged files.
    const reason = shorten(error instanceof Error ? error.message : error);
    throw malformedBody(codedError('parquet-invalid', { reason }));
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
