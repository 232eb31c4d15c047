import { inflateSync } from 'node:zlib';

/**
 * The texts of a PDF made by jsPDF, one per line as drawn. Each font numbers its glyphs in its own way, so every text
 * is decoded with every font; the result contains the right text among others.
 */
export function pdfTexts(pdf: Buffer): string[] {
  const streams = inflatedStreams(pdf);
  const fonts = streams
    .filter((text) => text.includes('beginbfchar') || text.includes('beginbfrange'))
    .map(glyphMap);
  const drawn = streams.flatMap((text) =>
    [...text.matchAll(/<([0-9a-fA-F]+)>\s*Tj/g)].map(([, hex = '']) => hex),
  );
  return fonts.flatMap((font) => drawn.map((hex) => decode(hex, font)));
}

function inflatedStreams(pdf: Buffer): string[] {
  const streams: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    if (pdf.subarray(at - 3, at).toString() === 'end') continue;
    const end = pdf.indexOf('endstream', at);
    try {
      streams.push(inflateSync(pdf.subarray(at + 'stream\n'.length, end)).toString('latin1'));
    } catch {
      // Streams of metadata are not compressed.
    }
  }
  return streams;
}

/** Glyph numbers to characters, from a ToUnicode table. */
function glyphMap(table: string): ReadonlyMap<number, string> {
  const map = new Map<number, string>();
  for (const [, glyph = '', unicode = ''] of table.matchAll(/<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]{4})>\s*\n/g))
    map.set(Number.parseInt(glyph, 16), String.fromCharCode(Number.parseInt(unicode, 16)));
  return map;
}

function decode(hex: string, font: ReadonlyMap<number, string>): string {
  const glyphs = hex.match(/.{4}/g) ?? [];
  return glyphs.map((glyph) => font.get(Number.parseInt(glyph, 16)) ?? '').join('');
}
