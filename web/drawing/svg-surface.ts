import { HALO_PX } from './canvas-surface.ts';
import type { LayerName, Paint, Surface } from './surface.ts';

export interface SvgSurface extends Surface {
  /** Everything drawn so far, as the inside of an svg element. */
  content(): string;
  /** Everything drawn so far as one SVG document. */
  document(options: SvgDocument): string;
}

export interface SvgDocument {
  /** The size of the drawing. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** The size at which it is shown, with a unit if that is not px. */
  readonly width: string;
  readonly height: string;
  readonly title: string;
  readonly description?: string;
  readonly language: string;
  /** CSS for the texts. */
  readonly style?: string;
}

/** A surface that writes SVG. All ids start with `idPrefix`. The same drawing always gives the same markup. */
export function svgSurface(fontFamily: string, idPrefix = ''): SvgSurface {
  const elements: string[] = [];
  const layers = new Map<LayerName, number>();
  let clips = 0;
  const add = (element: string) => elements.push(element);

  return {
    path: (data, paint) => add(`<path d="${data}"${painted(paint)}/>`),

    glyph(data, xPx, yPx, scale, paint) {
      const transform = `translate(${px(xPx)} ${px(yPx)}) scale(${px(scale)})`;
      add(`<path d="${data}" transform="${transform}" vector-effect="non-scaling-stroke"${painted(paint)}/>`);
    },

    line: (x1, y1, x2, y2, paint) =>
      add(`<line x1="${px(x1)}" y1="${px(y1)}" x2="${px(x2)}" y2="${px(y2)}"${painted(paint)}/>`),

    rect: (left, top, widthPx, heightPx, paint) =>
      add(
        `<rect x="${px(left)}" y="${px(top)}" width="${px(widthPx)}" height="${px(heightPx)}"${painted(paint)}/>`,
      ),

    text(text, xPx, baselinePx, { fill, sizePx, weight, align, halo, lengthPx }) {
      const behind = isVisible(halo)
        ? ` stroke="${halo}" stroke-width="${HALO_PX}" stroke-linejoin="round" paint-order="stroke"`
        : '';
      const length = lengthPx ? ` textLength="${px(lengthPx)}" lengthAdjust="spacingAndGlyphs"` : '';
      add(
        `<text x="${px(xPx)}" y="${px(baselinePx)}" fill="${fill}" font-size="${sizePx}" font-weight="${weight}" text-anchor="${align}"${length}${behind}>${escaped(text)}</text>`,
      );
    },

    layer(name, draw) {
      const count = (layers.get(name) ?? 0) + 1;
      layers.set(name, count);
      const id = count === 1 ? name : `${name}-${count}`;
      add(`<g id="${idPrefix}${id}" inkscape:groupmode="layer" inkscape:label="${id}">`);
      draw();
      add('</g>');
    },

    move(xPx, yPx, draw) {
      add(`<g transform="translate(${px(xPx)} ${px(yPx)})">`);
      draw();
      add('</g>');
    },

    clip(left, top, widthPx, heightPx, draw) {
      clips += 1;
      const id = `${idPrefix}clip${clips}`;
      add(
        `<clipPath id="${id}"><rect x="${px(left)}" y="${px(top)}" width="${px(widthPx)}" height="${px(heightPx)}"/></clipPath><g clip-path="url(#${id})">`,
      );
      draw();
      add('</g>');
    },

    content: () => elements.join(''),

    document: ({ widthPx, heightPx, width, height, title, description = '', language, style = '' }) =>
      [
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${px(widthPx)} ${px(heightPx)}" font-family="${escaped(fontFamily)}" xml:lang="${language}" role="img" aria-labelledby="picture-title"${description === '' ? '' : ' aria-describedby="picture-description"'} xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape">`,
        `<title id="picture-title">${escaped(title)}</title>`,
        ...(description === '' ? [] : [`<desc id="picture-description">${escaped(description)}</desc>`]),
        ...(style === '' ? [] : [`<style>${style}</style>`]),
        ...elements,
        '</svg>\n',
      ].join('\n'),
  };
}

function painted({ fill, stroke, widthPx = 1, dash, alpha = 1 }: Paint): string {
  const strokes = isVisible(stroke)
    ? ` stroke="${stroke}" stroke-width="${px(widthPx)}" stroke-linejoin="round"${dash ? ` stroke-dasharray="${dash.join(' ')}"` : ''}`
    : '';
  return ` fill="${isVisible(fill) ? fill : 'none'}"${strokes}${alpha < 1 ? ` opacity="${px(alpha)}"` : ''}`;
}

/** Not every program knows the colour `transparent`. */
function isVisible(colour: string | undefined): colour is string {
  return colour !== undefined && colour !== '' && colour !== 'transparent';
}

function px(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Escapes markup and removes characters that XML 1.0 forbids. */
function escaped(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
