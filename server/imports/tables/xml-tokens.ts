/** A piece of XML. Names have no namespace prefix. */
export type XmlToken =
  | { readonly type: 'open'; readonly name: string; readonly attributes: string; readonly isEmpty: boolean }
  | { readonly type: 'close'; readonly name: string }
  | { readonly type: 'text'; readonly text: string };

export class BrokenXml extends Error {}

/** A tag or text longer than this is not from a spreadsheet. */
const MAX_TOKEN_LENGTH = 1024 * 1024;

const TAG = /<(\/?)(?:[^\s<>/:]+:)?([^\s<>/:]+)((?:"[^"]*"|'[^']*'|[^<>"'])*)>/y;

/** The tags and texts of streamed XML. Comments and instructions are left out; a document type is an error, because it can define entities. */
export class XmlTokens {
  #rest = '';

  *push(piece: string): Generator<XmlToken> {
    const text = this.#rest + piece;
    let at = 0;
    while (at < text.length) {
      const start = text.indexOf('<', at);
      if (start < 0) break;
      if (start > at) yield { type: 'text', text: decodeXml(text.slice(at, start)) };
      at = start;
      const end = special(text, start);
      if (end !== undefined) {
        if (end < 0) break;
        if (text.startsWith('<![CDATA[', start)) yield { type: 'text', text: text.slice(start + 9, end - 3) };
        at = end;
        continue;
      }
      TAG.lastIndex = start;
      const [tag = '', slash, name = '', attributes = ''] = TAG.exec(text) ?? [];
      if (tag === '') break;
      at += tag.length;
      if (slash) yield { type: 'close', name };
      else {
        const isEmpty = attributes.endsWith('/');
        yield { type: 'open', name, attributes, isEmpty };
        if (isEmpty) yield { type: 'close', name };
      }
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > MAX_TOKEN_LENGTH) throw new BrokenXml('a tag is not closed');
  }

  end(): void {
    if (this.#rest.trim() !== '') throw new BrokenXml('a tag is not closed');
  }
}

/** The end of a comment, instruction or CDATA section that begins here; −1 if it is not complete, `undefined` for a tag. */
function special(text: string, start: number): number | undefined {
  const mark = text.slice(start, start + 9);
  // Too short to tell what begins here.
  if (mark.length < 9 && '<![CDATA['.startsWith(mark) && mark.length > 1) return -1;
  const close = mark.startsWith('<?')
    ? '?>'
    : mark.startsWith('<!--')
      ? '-->'
      : mark === '<![CDATA['
        ? ']]>'
        : undefined;
  if (close === undefined) {
    if (!mark.startsWith('<!')) return undefined;
    if (mark.length < 4) return -1;
    throw new BrokenXml('it has a document type');
  }
  const found = text.indexOf(close, start);
  return found < 0 ? -1 : found + close.length;
}

/** The value of an attribute by its name without prefix. */
export function attribute(attributes: string, name: string): string | undefined {
  for (const [, found, double, single] of attributes.matchAll(ATTRIBUTE)) {
    if (found === name) return decodeXml(double ?? single ?? '');
  }
  return undefined;
}

const ATTRIBUTE = /(?:[^\s=:]+:)?([^\s=:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decodeXml(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (!lines.includes('&')) return lines;
  return lines.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
