/** The outlines of a TrueType font, as far as texts need them: no kerning, ligatures, variations or hinting. */
export interface OutlineFont {
  readonly unitsPerEm: number;
  /** Number of the glyph of a character; 0 if the font does not have it. */
  glyphOf(codePoint: number): number;
  /** In units. */
  advanceOf(glyph: number): number;
  /** Closed contours of quadratic curves, in units, with y upwards. */
  contoursOf(glyph: number): readonly Contour[];
}

export interface OutlinePoint {
  readonly x: number;
  readonly y: number;
  /** Otherwise it is the control point of a curve. */
  readonly isOnCurve: boolean;
}

export type Contour = readonly OutlinePoint[];

/** Offsets and flags are those of the OpenType specification, version 1.9. */
export function parseTrueType(bytes: Uint8Array): OutlineFont {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, number>();
  const tableCount = view.getUint16(4);
  for (let index = 0; index < tableCount; index += 1) {
    const at = 12 + index * 16;
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    tables.set(tag, view.getUint32(at + 8));
  }
  const table = (tag: string) => {
    const offset = tables.get(tag);
    if (offset === undefined) throw new Error(`The font has no table ${tag}.`);
    return offset;
  };
  const [head, hmtx, loca, glyf] = [table('head'), table('hmtx'), table('loca'), table('glyf')];
  const metricCount = view.getUint16(table('hhea') + 34);
  const hasLongOffsets = view.getInt16(head + 50) === 1;
  const glyphOffset = (glyph: number) =>
    hasLongOffsets ? view.getUint32(loca + glyph * 4) : view.getUint16(loca + glyph * 2) * 2;

  function contoursOf(glyph: number): Contour[] {
    const start = glyphOffset(glyph);
    if (glyphOffset(glyph + 1) === start) return [];
    const count = view.getInt16(glyf + start);
    return count >= 0
      ? simpleContours(view, glyf + start, count)
      : compositeContours(view, glyf + start + 10, contoursOf);
  }

  return {
    unitsPerEm: view.getUint16(head + 18),
    glyphOf: characterMap(view, table('cmap')),
    advanceOf: (glyph) => view.getUint16(hmtx + Math.min(glyph, metricCount - 1) * 4),
    contoursOf,
  };
}

/** Reads the subtable of format 4, which maps the Basic Multilingual Plane. */
function characterMap(view: DataView, cmap: number): (codePoint: number) => number {
  const subtable = subtableOffsets(view, cmap).find((offset) => view.getUint16(offset) === 4);
  if (subtable === undefined) throw new Error('The font has no character map of format 4.');
  const segmentBytes = view.getUint16(subtable + 6);
  const ends = subtable + 14;
  const starts = ends + segmentBytes + 2;
  const deltas = starts + segmentBytes;
  const offsets = deltas + segmentBytes;
  return (codePoint) => {
    for (let at = 0; at < segmentBytes; at += 2) {
      if (view.getUint16(ends + at) < codePoint) continue;
      const start = view.getUint16(starts + at);
      if (start > codePoint) return 0;
      const delta = view.getUint16(deltas + at);
      const offset = view.getUint16(offsets + at);
      if (offset === 0) return (codePoint + delta) & 0xffff;
      const glyph = view.getUint16(offsets + at + offset + (codePoint - start) * 2);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

function subtableOffsets(view: DataView, cmap: number): number[] {
  return Array.from(
    { length: view.getUint16(cmap + 2) },
    (_, index) => cmap + view.getUint32(cmap + 8 + index * 8),
  );
}

const ON_CURVE = 1;
const REPEAT = 8;
const X = { isShort: 2, isSameOrPositive: 16 };
const Y = { isShort: 4, isSameOrPositive: 32 };

function simpleContours(view: DataView, glyph: number, count: number): Contour[] {
  let at = glyph + 10;
  const ends = Array.from({ length: count }, (_, index) => view.getUint16(at + index * 2));
  at += count * 2;
  at += 2 + view.getUint16(at);
  const pointCount = (ends.at(-1) ?? -1) + 1;
  const flags: number[] = [];
  while (flags.length < pointCount) {
    const flag = view.getUint8(at);
    at += 1;
    let times = 1;
    if (flag & REPEAT) {
      times += view.getUint8(at);
      at += 1;
    }
    for (; times > 0; times -= 1) flags.push(flag);
  }
  const readCoordinates = ({ isShort, isSameOrPositive }: typeof X) => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & isShort) {
        value += view.getUint8(at) * (flag & isSameOrPositive ? 1 : -1);
        at += 1;
      } else if (!(flag & isSameOrPositive)) {
        value += view.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = readCoordinates(X);
  const ys = readCoordinates(Y);
  const points = flags.map((flag, index) => ({
    x: xs[index] ?? 0,
    y: ys[index] ?? 0,
    isOnCurve: (flag & ON_CURVE) !== 0,
  }));
  return ends.map((end, index) => points.slice((ends[index - 1] ?? -1) + 1, end + 1));
}

const WORDS = 1;
const OFFSETS = 2;
const SCALE = 8;
const MORE = 32;
const TWO_SCALES = 64;
const MATRIX = 128;

/** Letters with accents consist of other glyphs. */
function compositeContours(
  view: DataView,
  firstPart: number,
  contoursOf: (glyph: number) => Contour[],
): Contour[] {
  const contours: Contour[] = [];
  let at = firstPart;
  let flags = MORE;
  const fraction = () => {
    at += 2;
    return view.getInt16(at - 2) / 16_384;
  };
  while (flags & MORE) {
    flags = view.getUint16(at);
    const part = view.getUint16(at + 2);
    at += 4;
    let [x, y] =
      flags & WORDS ? [view.getInt16(at), view.getInt16(at + 2)] : [view.getInt8(at), view.getInt8(at + 1)];
    at += flags & WORDS ? 4 : 2;
    // Otherwise the values are numbers of points to align, which this font does not use.
    if (!(flags & OFFSETS)) [x, y] = [0, 0];
    let [a, b, c, d] = [1, 0, 0, 1];
    if (flags & SCALE) {
      a = fraction();
      d = a;
    } else if (flags & TWO_SCALES) [a, d] = [fraction(), fraction()];
    else if (flags & MATRIX) [a, b, c, d] = [fraction(), fraction(), fraction(), fraction()];
    for (const contour of contoursOf(part))
      contours.push(
        contour.map((point) => ({
          x: a * point.x + c * point.y + x,
          y: b * point.x + d * point.y + y,
          isOnCurve: point.isOnCurve,
        })),
      );
  }
  return contours;
}
