import { once } from 'node:events';
import { crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';

/** Text is compressed in pieces of this length. */
const PIECE_LENGTH = 64 * 1024;

/**
 * A zip archive that is sent while its parts are written. Several parts may be open at once: the first is sent, the others wait, compressed,
 * in memory. Compression runs outside of the main thread.
 */
export class ZipStream {
  readonly #zip: Zip;
  #ready: Uint8Array[] = [];
  #error: Error | undefined;

  constructor() {
    this.#zip = new Zip((error, data) => {
      if (error) this.#error = error;
      else this.#ready.push(data);
    });
  }

  open(name: string): ZipPart {
    const part = new ZipPart(name);
    this.#zip.add(part);
    return part;
  }

  async add(name: string, text: string): Promise<void> {
    const part = this.open(name);
    part.write(text);
    await part.close();
  }

  /** What can be sent now. */
  take(): Uint8Array[] {
    if (this.#error) throw this.#error;
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  end(): void {
    this.#zip.end();
  }

  destroy(): void {
    this.#zip.terminate();
  }
}

export class ZipPart implements ZipInputFile {
  readonly filename: string;
  readonly compression = 8;
  ondata?: NonNullable<ZipInputFile['ondata']>;
  /** Bytes before compression, and their checksum, which the archive states after the part. */
  size = 0;
  crc = 0;
  readonly #deflate: DeflateRaw;
  #buffer = '';

  constructor(filename: string) {
    this.filename = filename;
    this.#deflate = createDeflateRaw();
    this.#deflate.on('data', (data: Buffer<ArrayBuffer>) => this.ondata?.(null, data, false));
  }

  /** Call `drain` after writing a while. */
  write(text: string): void {
    this.#buffer += text;
    if (this.#buffer.length >= PIECE_LENGTH) this.#flush();
  }

  /** Waits until the compression has caught up. */
  async drain(): Promise<void> {
    if (this.#deflate.writableNeedDrain) await once(this.#deflate, 'drain');
  }

  async close(): Promise<void> {
    this.#flush();
    const ended = once(this.#deflate, 'end');
    this.#deflate.end();
    await ended;
    this.ondata?.(null, new Uint8Array(0), true);
  }

  terminate(): void {
    this.#deflate.destroy();
  }

  #flush(): void {
    if (this.#buffer === '') return;
    const bytes = Buffer.from(this.#buffer);
    this.#buffer = '';
    this.size += bytes.length;
    this.crc = crc32(bytes, this.crc);
    this.#deflate.write(bytes);
  }
}
