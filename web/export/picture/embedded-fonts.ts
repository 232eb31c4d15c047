import { fetchFile } from '../../api/files.ts';
import { asBase64 } from './base64.ts';

/**
 * CSS that embeds the page's own fonts in an SVG, so that it looks the same on computers without them. Each font file has
 * some characters; only the files with characters of `text` are embedded.
 */
export async function embeddedFonts(text: string): Promise<string> {
  const faces = fontFaces().filter(({ ranges }) => hasCharacterIn(text, ranges));
  const rules = await Promise.all(
    faces.map(async ({ family, weight, unicodeRange, address }) => {
      const data = asBase64(await fetchFile(address));
      return `@font-face{font-family:${family};font-style:normal;font-weight:${weight};src:url(data:font/woff2;base64,${data}) format("woff2");unicode-range:${unicodeRange}}`;
    }),
  );
  return rules.join('\n');
}

interface FontFace {
  readonly family: string;
  readonly weight: string;
  readonly unicodeRange: string;
  readonly ranges: readonly CodeRange[];
  readonly address: string;
}

/** The upright fonts of the page's styles. */
function fontFaces(): FontFace[] {
  return [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].flatMap((rule) => {
      if (!(rule instanceof CSSFontFaceRule)) return [];
      const of = (name: string) => rule.style.getPropertyValue(name);
      const source = /url\(["']?([^"')]+)/.exec(of('src'))?.[1];
      if (source === undefined || of('font-style') === 'italic') return [];
      const unicodeRange = of('unicode-range');
      return [
        {
          family: of('font-family').replaceAll('"', "'"),
          weight: of('font-weight'),
          unicodeRange,
          ranges: parseUnicodeRange(unicodeRange),
          address: new URL(source, sheet.href ?? document.baseURI).href,
        },
      ];
    }),
  );
}

type CodeRange = readonly [first: number, last: number];

/** Parses `U+0-FF, U+131, U+4??`. An empty text means every character. */
export function parseUnicodeRange(text: string): CodeRange[] {
  if (text.trim() === '') return [[0, 0x10ffff]];
  return text.split(',').map((part) => {
    const [first = '', last] = part.trim().replace(/^u\+/i, '').split('-');
    const from = Number.parseInt(first.replaceAll('?', '0'), 16);
    return [from, Number.parseInt((last ?? first).replaceAll('?', 'F'), 16)];
  });
}

function hasCharacterIn(text: string, ranges: readonly CodeRange[]): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code > 0x20 && ranges.some(([first, last]) => code >= first && code <= last)) return true;
  }
  return false;
}
