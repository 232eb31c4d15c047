import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { type Compressors, parquetMetadataAsync, parquetRead, parquetSchema } from 'hyparquet';
import type { TableCell } from '../../../domain/flat/flat-event.ts';
import type { TableRow } from './workbook.ts';
import { UnpackedTooLarge } from './zip-directory.ts';

/** Row groups are unpacked one by one. */
export const MAX_GROUP_BYTES = 256 * 1024 ** 2;
const MAX_GROUP_ROWS = 1_000_000;

const bounded = (unpack: typeof gunzipSync) => (input: Uint8Array, outputLength: number) =>
  unpack(input, { maxOutputLength: Math.max(1, Math.min(outputLength, MAX_GROUP_BYTES)) });

const COMPRESSORS: Compressors = {
  GZIP: bounded(gunzipSync),
  BROTLI: bounded(brotliDecompressSync as typeof gunzipSync),
  ZSTD: bounded(zstdDecompressSync as typeof gunzipSync),
};

/** A file of Apache Parquet: the names of its columns, and its rows. */
export async function readParquet(
  bytes: Buffer,
): Promise<{ readonly columns: readonly string[]; rows(): AsyncGenerator<TableRow> }> {
  const file = {
    byteLength: bytes.length,
    slice: (start: number, end?: number) => arrayBufferOf(bytes.subarray(start, end)),
  };
  const metadata = await parquetMetadataAsync(file);
  for (const { num_rows, columns } of metadata.row_groups) {
    const unpacked = columns.reduce(
      (sum, { meta_data }) => sum + Number(meta_data?.total_uncompressed_size ?? 0),
      0,
    );
    if (num_rows > MAX_GROUP_ROWS || unpacked > MAX_GROUP_BYTES) throw new UnpackedTooLarge();
  }
  const columns = parquetSchema(metadata).children.map(({ element }) => element.name);
  return {
    columns,
    async *rows() {
      let start = 0;
      for (const { num_rows } of metadata.row_groups) {
        const end = start + Number(num_rows);
        let found: readonly (readonly TableCell[])[] = [];
        await parquetRead({
          file,
          metadata,
          columns: [...columns],
          rowStart: start,
          rowEnd: end,
          compressors: COMPRESSORS,
          onComplete: (rows) => {
            found = rows;
          },
        });
        for (const [index, cells] of found.entries()) yield { line: start + index + 1, cells };
        start = end;
      }
    },
  };
}

function arrayBufferOf(bytes: Buffer): ArrayBuffer {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}
