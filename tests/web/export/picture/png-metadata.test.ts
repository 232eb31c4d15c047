import { deflateSync, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { parseUnicodeRange } from '../../../../web/export/picture/embedded-fonts.ts';
import { addPngMetadata } from '../../../../web/export/picture/png-metadata.ts';

/** A PNG of one black pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

function chunksOf(png: Uint8Array): { type: string; data: Buffer }[] {
  const buffer = Buffer.from(png);
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = 8; at < buffer.length; ) {
    const length = buffer.readUInt32BE(at);
    chunks.push({
      type: buffer.toString('latin1', at + 4, at + 8),
      data: buffer.subarray(at + 8, at + 8 + length),
    });
    at += length + 12;
  }
  return chunks;
}

test('adds a description and the size on paper after the header of a PNG', () => {
  const png = addPngMetadata(PIXEL, {
    texts: { Description: 'Высылка 60', Title: '' },
    pixelsPerMm: 300 / 25.4,
  });
  const chunks = chunksOf(png);
  expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'pHYs', 'iTXt', 'IDAT', 'IEND']);
  expect(chunks[1]?.data.readUInt32BE(0)).toBe(11_811);
  expect(chunks[2]?.data.toString()).toBe('Description\0\0\0\0\0Высылка 60');
  expect(inflateSync(chunks[3]?.data ?? deflateSync(''))).toEqual(Buffer.from([0, 0]));
});

test('the checksum of an added chunk is right', () => {
  const png = Buffer.from(addPngMetadata(PIXEL, { texts: { Title: 'A' } }));
  const at = png.indexOf('iTXt');
  const expected = 0xbe36ff0f;
  expect(png.readUInt32BE(at + 4 + 'Title\0\0\0\0\0A'.length)).toBe(expected);
});

test('reads ranges of characters', () => {
  expect(parseUnicodeRange('U+0-FF, u+0131, U+4??')).toEqual([
    [0, 0xff],
    [0x131, 0x131],
    [0x400, 0x4ff],
  ]);
  expect(parseUnicodeRange('')).toEqual([[0, 0x10ffff]]);
});
