import { isUtf8 } from 'node:buffer';
import { codedError } from '../../domain/errors/error-codes.ts';
import { malformedBody, type Problem } from './problem-details.ts';

/**
 * Decodes a file in chunks, without its byte order mark. Throws an error with the line number if it is not UTF-8, because
 * text in another encoding would be stored with replacement characters.
 */
export async function* decodeUtf8(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  let isFirst = true;
  for await (const chunk of bytes) {
    const piece = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    if (isFirst && piece.length < 4) {
      rest = piece;
      continue;
    }
    if (isFirst) rejectOtherFormats(piece);
    const end = endOfCompleteText(piece);
    const whole = piece.subarray(0, end);
    if (!isUtf8(whole)) throw notUtf8(line + countValidLines(whole));
    rest = piece.subarray(end);
    const text = whole.toString('utf8');
    line += countLineBreaks(text);
    yield isFirst ? withoutByteOrderMark(text) : text;
    isFirst = false;
  }
  if (!isUtf8(rest)) throw notUtf8(line);
  const text = rest.toString('utf8');
  yield isFirst ? withoutByteOrderMark(text) : text;
}

export function countLineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function withoutByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** The end of the last complete character: before a lead byte whose continuation bytes have not all arrived. */
function endOfCompleteText(piece: Buffer): number {
  for (let back = 1; back <= Math.min(3, piece.length); back += 1) {
    const byte = piece[piece.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? piece.length - back : piece.length;
  }
  return piece.length;
}

/** The number of lines before the first one that is not UTF-8. */
function countValidLines(piece: Buffer): number {
  let line = 0;
  let start = 0;
  for (let end = piece.indexOf(0x0a); end >= 0; end = piece.indexOf(0x0a, start)) {
    if (!isUtf8(piece.subarray(start, end))) break;
    line += 1;
    start = end + 1;
  }
  return line;
}

function notUtf8(line: number): Problem {
  return malformedBody(codedError('file-not-utf8', { line }));
}

/** Rejects two formats that users choose by mistake: spreadsheet files, which are ZIP archives, and UTF-16, which has NUL bytes. */
function rejectOtherFormats(start: Buffer): void {
  if (start.readUInt32BE(0) === 0x504b0304) {
    throw malformedBody(codedError('file-is-archive'));
  }
  if (start.subarray(0, 4).includes(0)) throw notUtf8(1);
}
