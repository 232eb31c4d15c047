import { createInflateRaw } from 'node:zlib';

/** A part of a zip archive, as its directory describes it. */
interface ZipPart {
  readonly method: number;
  readonly packedSize: number;
  readonly headerAt: number;
}

/** An archive that cannot be read. */
export class BrokenZip extends Error {}

/** Thrown while unpacking, because the sizes that an archive declares may be wrong. */
export class UnpackedTooLarge extends Error {}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_LENGTH = 22;
const MAX_COMMENT = 65_535;
/** A workbook has a few dozen parts. */
const MAX_PARTS = 10_000;

/** The parts of a zip archive in memory. They are unpacked piece by piece, and never more than a limit in total. */
export class ZipDirectory {
  readonly #bytes: Buffer;
  readonly #parts: ReadonlyMap<string, ZipPart>;
  #left: number;

  constructor(bytes: Buffer, maxUnpacked: number) {
    this.#bytes = bytes;
    this.#left = maxUnpacked;
    try {
      this.#parts = readDirectory(bytes);
    } catch (error) {
      throw error instanceof RangeError ? new BrokenZip('the archive is cut off') : error;
    }
  }

  has(name: string): boolean {
    return this.#parts.has(name);
  }

  /** The text of a part in pieces. Throws `UnpackedTooLarge` if it exceeds `max`, or all parts together the limit of the archive. */
  async *text(name: string, max = Number.POSITIVE_INFINITY): AsyncGenerator<string> {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let length = 0;
    try {
      for await (const piece of this.#unpack(name)) {
        length += piece.length;
        this.#left -= piece.length;
        if (length > max || this.#left < 0) throw new UnpackedTooLarge();
        yield decoder.decode(piece, { stream: true });
      }
      yield decoder.decode();
    } catch (error) {
      throw error instanceof TypeError ? new BrokenZip(`${name} is not UTF-8`) : error;
    }
  }

  async *#unpack(name: string): AsyncGenerator<Buffer> {
    const part = this.#parts.get(name);
    if (part === undefined) throw new BrokenZip(`${name} is missing`);
    const packed = this.#packed(name, part);
    if (part.method === 0) {
      yield packed;
      return;
    }
    if (part.method !== 8) throw new BrokenZip(`${name} is packed with an unknown method`);
    const inflate = createInflateRaw({ chunkSize: 64 * 1024 });
    inflate.end(packed);
    try {
      yield* inflate as AsyncIterable<Buffer>;
    } catch (error) {
      throw isZlibError(error) ? new BrokenZip(`${name} is damaged`) : error;
    } finally {
      inflate.destroy();
    }
  }

  #packed(name: string, { headerAt, packedSize }: ZipPart): Buffer {
    try {
      if (this.#bytes.readUInt32LE(headerAt) !== LOCAL_HEADER) throw new BrokenZip(`${name} is damaged`);
      const start =
        headerAt + 30 + this.#bytes.readUInt16LE(headerAt + 26) + this.#bytes.readUInt16LE(headerAt + 28);
      if (start + packedSize > this.#bytes.length) throw new BrokenZip(`${name} is cut off`);
      return this.#bytes.subarray(start, start + packedSize);
    } catch (error) {
      throw error instanceof RangeError ? new BrokenZip(`${name} is cut off`) : error;
    }
  }
}

function readDirectory(bytes: Buffer): ReadonlyMap<string, ZipPart> {
  let end = bytes.length - END_LENGTH;
  const earliest = Math.max(0, end - MAX_COMMENT);
  while (end >= earliest && bytes.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  if (end < earliest) throw new BrokenZip('it is not a zip archive');
  const count = bytes.readUInt16LE(end + 10);
  if (count > MAX_PARTS) throw new BrokenZip('it has too many parts');
  const parts = new Map<string, ZipPart>();
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new BrokenZip('its directory is damaged');
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    if (parts.has(name)) throw new BrokenZip(`${name} occurs twice`);
    parts.set(name, {
      method: bytes.readUInt16LE(at + 10),
      packedSize: bytes.readUInt32LE(at + 20),
      headerAt: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
