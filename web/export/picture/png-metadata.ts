interface PngMetadata {
  /** Stored as international text, which accessibility tools and picture databases read. */
  readonly texts: Readonly<Record<string, string>>;
  /** Absent: the picture has no size on paper. */
  readonly pixelsPerMm?: number | undefined;
}

const SIGNATURE_LENGTH = 8;
/** Length, type, data of 13 bytes, checksum. */
const HEADER_LENGTH = 25;

/** Adds texts and the size on paper to a PNG file, after its header. */
export function addPngMetadata(
  png: Uint8Array,
  { texts, pixelsPerMm }: PngMetadata,
): Uint8Array<ArrayBuffer> {
  const chunks = [
    ...(pixelsPerMm === undefined ? [] : [pngChunk('pHYs', physicalSize(pixelsPerMm))]),
    ...Object.entries(texts)
      .filter(([, text]) => text !== '')
      .map(([keyword, text]) => pngChunk('iTXt', new TextEncoder().encode(`${keyword}\0\0\0\0\0${text}`))),
  ];
  const at = SIGNATURE_LENGTH + HEADER_LENGTH;
  const parts = [png.subarray(0, at), ...chunks, png.subarray(at)];
  const file = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    file.set(part, offset);
    offset += part.length;
  }
  return file;
}

function physicalSize(pixelsPerMm: number): Uint8Array {
  const data = new Uint8Array(9);
  const view = new DataView(data.buffer);
  const perMetre = Math.round(pixelsPerMm * 1_000);
  view.setUint32(0, perMetre);
  view.setUint32(4, perMetre);
  // The unit: metre.
  data[8] = 1;
  return data;
}

function pngChunk(type: string, data: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(data.length + 12);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  chunk.set(new TextEncoder().encode(type), 4);
  chunk.set(data, 8);
  view.setUint32(data.length + 8, crc32(chunk.subarray(4, data.length + 8)));
  return chunk;
}

/** The checksum of a PNG chunk (ISO 3309). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
