import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { textPath } from '../../../../web/export/picture/outlined-text.ts';
import { parseTrueType } from '../../../../web/export/picture/truetype.ts';

const require = createRequire(import.meta.url);
const font = parseTrueType(
  readFileSync(require.resolve('@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf')),
);
const glyph = (character: string) => font.glyphOf(character.codePointAt(0) ?? 0);

describe('the outlines of IBM Plex Sans', () => {
  test('have a glyph for every letter of English and Russian', () => {
    const letters = 'ABCxyz0189 .,–—“”«»АБВГДЕЁЖЗИЙэюя×→';
    expect([...letters].filter((character) => glyph(character) === 0)).toEqual([]);
    expect(glyph('\u{1F600}'.slice(0, 1))).toBe(0);
  });

  test('have the contours of a letter: outside and counter', () => {
    expect(font.contoursOf(glyph('l')).length).toBeGreaterThanOrEqual(1);
    expect(font.contoursOf(glyph('o'))).toHaveLength(2);
    expect(font.contoursOf(glyph('8'))).toHaveLength(3);
    expect(font.contoursOf(glyph(' '))).toEqual([]);
    const ys = font.contoursOf(glyph('H')).flatMap((contour) => contour.map(({ y }) => y));
    // The cap height of the font.
    expect([Math.min(...ys), Math.max(...ys)]).toEqual([0, 698]);
  });

  test('have letters with accents, which consist of two glyphs', () => {
    expect(font.contoursOf(glyph('é')).length).toBe(font.contoursOf(glyph('e')).length + 1);
    const top = (character: string) =>
      Math.max(...font.contoursOf(glyph(character)).flatMap((contour) => contour.map(({ y }) => y)));
    expect(top('Й')).toBeGreaterThan(top('И'));
  });
});

test('a text fills its width exactly, and stands on its baseline', () => {
  const path = textPath('HnH', font, { left: 10, baselinePx: 50, sizePx: 20, widthPx: 60 });
  const numbers = [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
  const xs = numbers.map(([x = 0]) => x);
  const ys = numbers.map(([, y = 0]) => y);
  expect(Math.max(...ys)).toBeCloseTo(50, 5);
  expect(Math.min(...ys)).toBeCloseTo(50 - 20 * 0.698, 1);
  const [space = 0] = [Math.min(...xs) - 10];
  expect(70 - Math.max(...xs)).toBeCloseTo(space, 1);
  expect(path).toMatch(/^M[\d.]+ [\d.]+[LQ].*Z$/);
});

test('characters that the font does not have are drawn as its empty box', () => {
  expect(textPath('中', font, { left: 0, baselinePx: 0, sizePx: 10, widthPx: 10 })).not.toBe('');
});
