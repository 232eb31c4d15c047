import type { Surface } from '../../drawing/surface.ts';
import type { PictureBody } from './compose-picture.ts';
import { solidColour } from './css-colour.ts';
import { drawSvg } from './inline-svg.ts';

/** Controls have no meaning in a picture and are left out. */
export const CONTROLS =
  'button, input, select, textarea, form, fieldset, details, .analysis-tools, .half-life, .notice, .hidden, .for-the-screen';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** An element of a page as a drawing: its boxes, texts and inline SVG at their positions on the page. */
export function elementBody(root: Element): PictureBody {
  const seen = root.getBoundingClientRect();
  const widthPx = Math.ceil(seen.right - seen.left);
  const heightPx = Math.ceil(seen.bottom - seen.top);
  return {
    widthPx,
    heightPx,
    draw(surface) {
      surface.clip(0, 0, widthPx, heightPx, () =>
        surface.move(-seen.left, -seen.top, () => drawNode(surface, root, seen)),
      );
    },
  };
}

function isOutside(a: Box, b: Box): boolean {
  return a.right < b.left || a.left > b.right || a.bottom < b.top || a.top > b.bottom;
}

function drawNode(surface: Surface, element: Element, seen: Box): void {
  if (element.matches(CONTROLS)) return;
  const style = getComputedStyle(element);
  if (style.display === 'none' || style.visibility === 'hidden') return;
  // Not `instanceof`: the element can be in another document, which has classes of its own.
  if (element.localName === 'svg') {
    if (!isOutside(element.getBoundingClientRect(), seen)) drawSvg(surface, element as SVGSVGElement);
    return;
  }
  const box = element.getBoundingClientRect();
  if (style.display !== 'contents' && box.height > 0 && isOutside(box, seen)) return;
  drawBox(surface, box, style);
  for (const child of element.childNodes) {
    if (child.nodeType === Node.ELEMENT_NODE) drawNode(surface, child as Element, seen);
    else if (child.nodeType === Node.TEXT_NODE) drawText(surface, child as Text, style, seen);
  }
}

function drawBox(surface: Surface, box: DOMRect, style: CSSStyleDeclaration): void {
  const background = solidColour(style.backgroundColor);
  if (background)
    surface.rect(box.left, box.top, box.width, box.height, {
      fill: background.colour,
      alpha: background.alpha,
    });
  const sides = [
    ['Top', box.left, box.top, box.width, 0],
    ['Right', box.right, box.top, 0, box.height],
    ['Bottom', box.left, box.bottom, box.width, 0],
    ['Left', box.left, box.top, 0, box.height],
  ] as const;
  for (const [side, left, top, width, height] of sides) {
    const thick = Number.parseFloat(style[`border${side}Width`]);
    const colour = solidColour(style[`border${side}Color`]);
    if (!thick || !colour || style[`border${side}Style`] === 'none') continue;
    const rect = {
      left: side === 'Right' ? left - thick : left,
      top: side === 'Bottom' ? top - thick : top,
      width: width || thick,
      height: height || thick,
    };
    surface.rect(rect.left, rect.top, rect.width, rect.height, { fill: colour.colour, alpha: colour.alpha });
  }
}

/** Ascent and descent of IBM Plex Sans in em, from the hhea table of the font. */
const ASCENT_EM = 1.025;
const DESCENT_EM = 0.275;
/** Share of a line box above the baseline: browsers centre ascent and descent in it. */
const BASELINE_SHARE = ASCENT_EM / (ASCENT_EM + DESCENT_EM);

/** Draws a text with the line breaks of the page. */
function drawText(surface: Surface, node: Text, style: CSSStyleDeclaration, seen: Box): void {
  const text = node.data;
  if (text.trim() === '') return;
  const range = node.ownerDocument.createRange();
  range.selectNodeContents(node);
  if (isOutside(range.getBoundingClientRect(), seen)) return;
  const colour = solidColour(style.color);
  if (!colour) return;
  let line: { text: string; box: DOMRect } | undefined;
  const end = () => {
    if (line)
      surface.text(line.text.trimEnd(), line.box.left, line.box.top + line.box.height * BASELINE_SHARE, {
        fill: colour.colour,
        sizePx: Number.parseFloat(style.fontSize),
        weight: Number(style.fontWeight),
        align: 'start',
      });
    line = undefined;
  };
  for (const { 0: word, index } of text.matchAll(/\S+\s*/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.trimEnd().length);
    for (const box of [...range.getClientRects()].slice(0, 1)) {
      if (line && Math.abs(line.box.top - box.top) > 2) end();
      const shownWord = word.replace(/\s+/g, ' ');
      line = line ? { text: line.text + shownWord, box: line.box } : { text: shownWord, box };
    }
  }
  end();
}
