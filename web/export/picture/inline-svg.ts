import type { Paint, Surface } from '../../drawing/surface.ts';
import { solidColour } from './css-colour.ts';

/** Converts units of an SVG element to px of the page. Rotation is not supported. */
interface Mapping {
  readonly x: number;
  readonly y: number;
  readonly scaleX: number;
  readonly scaleY: number;
}

/** Draws the shapes and texts of an inline SVG with their styles, at their positions on the page. */
export function drawSvg(surface: Surface, svg: SVGSVGElement): void {
  for (const element of svg.querySelectorAll<SVGGraphicsElement>('path, line, rect, circle, text')) {
    const style = getComputedStyle(element);
    if (style.display === 'none' || style.visibility === 'hidden') continue;
    const matrix = element.getScreenCTM();
    if (!matrix) continue;
    const mapping = { x: matrix.e, y: matrix.f, scaleX: matrix.a, scaleY: matrix.d };
    if (element.localName === 'text') drawLabel(surface, element as SVGTextElement, mapping);
    else drawShape(surface, element, mapping, paintOf(style, element, mapping));
  }
}

function paintOf(style: CSSStyleDeclaration, element: SVGElement, { scaleX }: Mapping): Paint {
  const [fill, stroke] = [solidColour(style.fill), solidColour(style.stroke)];
  const opacity = [element, ...ancestorsOf(element)].reduce(
    (product, each) => product * Number(getComputedStyle(each).opacity),
    1,
  );
  const alpha = opacity * (fill?.alpha ?? stroke?.alpha ?? 1);
  const isFixed = element.getAttribute('vector-effect') === 'non-scaling-stroke';
  const widthPx = Number.parseFloat(style.strokeWidth) * (isFixed ? 1 : scaleX);
  const dash =
    style.strokeDasharray === 'none'
      ? undefined
      : style.strokeDasharray.split(/[ ,]+/).map(Number.parseFloat);
  return {
    ...(fill && { fill: fill.colour }),
    ...(stroke && widthPx > 0 && { stroke: stroke.colour, widthPx }),
    ...(dash && { dash }),
    ...(alpha < 1 && { alpha }),
  };
}

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

/** Ancestors up to and including the SVG element. */
function ancestorsOf(element: SVGElement): Element[] {
  const ancestors: Element[] = [];
  let each: Element | null = element.parentElement;
  while (each !== null && each.namespaceURI === SVG_NAMESPACE) {
    ancestors.push(each);
    each = each.parentElement;
  }
  return ancestors;
}

function drawShape(surface: Surface, element: SVGElement, mapping: Mapping, paint: Paint): void {
  if (paint.fill === undefined && paint.stroke === undefined) return;
  const of = (name: string) => Number(element.getAttribute(name) ?? 0);
  const xOf = (x: number) => mapping.x + x * mapping.scaleX;
  const yOf = (y: number) => mapping.y + y * mapping.scaleY;
  if (element.localName === 'line') {
    surface.line(xOf(of('x1')), yOf(of('y1')), xOf(of('x2')), yOf(of('y2')), paint);
  } else if (element.localName === 'rect') {
    surface.rect(
      xOf(of('x')),
      yOf(of('y')),
      of('width') * mapping.scaleX,
      of('height') * mapping.scaleY,
      paint,
    );
  } else if (element.localName === 'circle') {
    const r = of('r') * mapping.scaleX;
    const [x, y] = [xOf(of('cx')), yOf(of('cy'))];
    surface.path(`M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`, paint);
  } else if (element.localName === 'path') {
    const data = element.getAttribute('d') ?? '';
    if (data === '') return;
    if (Math.abs(mapping.scaleX - mapping.scaleY) < 1e-6) {
      surface.glyph(data, mapping.x, mapping.y, mapping.scaleX, paint);
    } else surface.path(mapPath(data, mapping), paint);
  }
}

/** Converts path data of straight lines to px of the page. Stretched charts have no curves. */
export function mapPath(data: string, { x, y, scaleX, scaleY }: Mapping): string {
  return data.replace(/([MLHVhvZz])([^MLHVhvZz]*)/g, (_, command: string, given: string) => {
    const numbers = given.match(/-?\d*\.?\d+(?:e-?\d+)?/gi)?.map(Number) ?? [];
    const put = numbers.map((value, index) => {
      if (command === 'h') return value * scaleX;
      if (command === 'v') return value * scaleY;
      if (command === 'H') return x + value * scaleX;
      if (command === 'V') return y + value * scaleY;
      return index % 2 === 0 ? x + value * scaleX : y + value * scaleY;
    });
    return command + put.map((value) => Math.round(value * 100) / 100).join(' ');
  });
}

const ALIGN = { start: 'start', middle: 'middle', end: 'end' } as const;

/** Draws each tspan separately, because it has its own weight and starts where the previous one ends. */
function drawLabel(surface: Surface, text: SVGTextElement, { x, y, scaleX, scaleY }: Mapping): void {
  const runs = text.childElementCount === 0 ? [text] : [...text.querySelectorAll('tspan')];
  for (const run of runs) {
    const content = run.textContent ?? '';
    const style = getComputedStyle(run);
    const fill = solidColour(style.fill);
    if (content.trim() === '' || !fill) continue;
    const halo = style.paintOrder.startsWith('stroke') ? solidColour(style.stroke) : undefined;
    const isWhole = run === text;
    const anchor = ALIGN[style.textAnchor as keyof typeof ALIGN] ?? 'start';
    const start = isWhole
      ? { x: Number(text.getAttribute('x') ?? 0), y: Number(text.getAttribute('y') ?? 0) }
      : run.getStartPositionOfChar(0);
    surface.text(content, x + start.x * scaleX, y + start.y * scaleY, {
      fill: fill.colour,
      sizePx: Number.parseFloat(style.fontSize) * scaleX,
      weight: Number(style.fontWeight),
      align: isWhole ? anchor : 'start',
      ...(halo && { halo: halo.colour }),
    });
  }
}
