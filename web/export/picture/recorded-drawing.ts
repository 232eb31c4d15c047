import type { Surface } from '../../drawing/surface.ts';

type Call = (surface: Surface) => void;

/** Draws once, and returns a function that draws the same on any surface, without reading the page again. */
export function recordDrawing(draw: (surface: Surface) => void): (surface: Surface) => void {
  let calls: Call[] = [];
  const recordInside = (inside: () => void) => {
    const outer = calls;
    calls = [];
    inside();
    const inner = calls;
    calls = outer;
    return (surface: Surface) => replay(inner, surface);
  };
  draw({
    path: (...args) => calls.push((surface) => surface.path(...args)),
    glyph: (...args) => calls.push((surface) => surface.glyph(...args)),
    line: (...args) => calls.push((surface) => surface.line(...args)),
    rect: (...args) => calls.push((surface) => surface.rect(...args)),
    text: (...args) => calls.push((surface) => surface.text(...args)),
    layer(name, inside) {
      const inner = recordInside(inside);
      calls.push((surface) => surface.layer(name, () => inner(surface)));
    },
    move(xPx, yPx, inside) {
      const inner = recordInside(inside);
      calls.push((surface) => surface.move(xPx, yPx, () => inner(surface)));
    },
    clip(left, top, widthPx, heightPx, inside) {
      const inner = recordInside(inside);
      calls.push((surface) => surface.clip(left, top, widthPx, heightPx, () => inner(surface)));
    },
  });
  return (surface) => replay(calls, surface);
}

function replay(calls: readonly Call[], surface: Surface): void {
  for (const call of calls) call(surface);
}
