import { HALO_PX } from './canvas-surface.ts';
import type { LayerName, Paint, Surface } from './surface.ts';

export interface SvgSurface extends Surface {
  /** Everything drawn so far, as the inside of an svg element. */
  content(): string;
  /** Everything drawn so far as one SVG document. */
  document(widthPx: number, heightPx: number, title: string): string;
}

/** A surface that writes SVG. The same drawing always gives the same markup. */
export function svgSurface(fontFamily: string): SvgSurface {
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
      const behind = halo
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
      add(`<g id="${id}" inkscape:groupmode="layer" inkscape:label="${id}">`);
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
      const id = `clip${clips}`;
      add(
        `<clipPath id="${id}"><rect x="${px(left)}" y="${px(top)}" width="${px(widthPx)}" height="${px(heightPx)}"/></clipPath><g clip-path="url(#${id})">`,
      );
      draw();
      add('</g>');
    },

    content: () => elements.join(''),

    document: (widthPx, heightPx, title) =>
      [
        `<svg xmlns="http://www.w3.org/2000/svg" width="${px(widthPx)}" height="${px(heightPx)}" viewBox="0 0 ${px(widthPx)} ${px(heightPx)}" font-family="${escaped(fontFamily)}" role="img" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape">`,
        `<title>${escaped(title)}</title>`,
        ...elements,
        '</svg>\n',
      ].join('\n'),
  };
}

function painted({ fill, stroke, widthPx = 1, dash, alpha = 1 }: Paint): string {
  const strokes = stroke
    ? ` stroke="${stroke}" stroke-width="${px(widthPx)}" stroke-linejoin="round"${dash ? ` stroke-dasharray="${dash.join(' ')}"` : ''}`
    : '';
  return ` fill="${fill ?? 'none'}"${strokes}${alpha < 1 ? ` opacity="${px(alpha)}"` : ''}`;
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
