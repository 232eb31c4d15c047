import type { Paint, Surface, TextPaint } from './surface.ts';

/** A surface that draws on a canvas. The canvas's transform must map CSS pixels to its own. */
export function canvasSurface(context: CanvasRenderingContext2D, fontFamily: string): Surface {
  function paintPath(path: Path2D, { fill, stroke, widthPx = 1, dash, alpha = 1 }: Paint): void {
    context.globalAlpha = alpha;
    if (fill) {
      context.fillStyle = fill;
      context.fill(path);
    }
    if (stroke) {
      context.strokeStyle = stroke;
      context.lineWidth = widthPx;
      context.setLineDash(dash ? [...dash] : NO_DASH);
      context.stroke(path);
    }
  }

  return {
    path(data, paint) {
      context.lineJoin = 'round';
      paintPath(new Path2D(data), paint);
    },

    glyph(data, xPx, yPx, scale, paint) {
      const { widthPx = 1, dash } = paint;
      context.save();
      context.translate(xPx, yPx);
      context.scale(scale, scale);
      context.lineJoin = 'round';
      paintPath(glyphPath(data), {
        ...paint,
        widthPx: widthPx / scale,
        ...(dash && { dash: dash.map((px) => px / scale) }),
      });
      context.restore();
    },

    line(x1, y1, x2, y2, { stroke = '', widthPx = 1, dash, alpha = 1 }) {
      context.globalAlpha = alpha;
      context.strokeStyle = stroke;
      context.lineWidth = widthPx;
      context.setLineDash(dash ? [...dash] : NO_DASH);
      context.beginPath();
      context.moveTo(x1, y1);
      context.lineTo(x2, y2);
      context.stroke();
    },

    rect(left, top, widthPx, heightPx, { fill, stroke, widthPx: strokePx = 1, alpha = 1 }) {
      context.globalAlpha = alpha;
      if (fill) {
        context.fillStyle = fill;
        context.fillRect(left, top, widthPx, heightPx);
      }
      if (stroke) {
        context.strokeStyle = stroke;
        context.lineWidth = strokePx;
        context.setLineDash(NO_DASH);
        context.strokeRect(left, top, widthPx, heightPx);
      }
    },

    text(text, xPx, baselinePx, { fill, sizePx, weight, align, halo }: TextPaint) {
      context.globalAlpha = 1;
      context.font = `${weight} ${sizePx}px ${fontFamily}`;
      context.textAlign = align === 'middle' ? 'center' : align;
      if (halo) {
        context.strokeStyle = halo;
        context.lineWidth = HALO_PX;
        context.lineJoin = 'round';
        context.setLineDash(NO_DASH);
        context.strokeText(text, xPx, baselinePx);
      }
      context.fillStyle = fill;
      context.fillText(text, xPx, baselinePx);
    },

    layer: (_name, draw) => draw(),

    move(xPx, yPx, draw) {
      context.save();
      context.translate(xPx, yPx);
      draw();
      context.restore();
    },

    clip(left, top, widthPx, heightPx, draw) {
      context.save();
      context.beginPath();
      context.rect(left, top, widthPx, heightPx);
      context.clip();
      draw();
      context.restore();
    },
  };
}

export const HALO_PX = 4.5;
const NO_DASH: number[] = [];

// One per kind: parsing path data for every mark would take most of a frame.
const glyphPaths = new Map<string, Path2D>();

function glyphPath(data: string): Path2D {
  const cached = glyphPaths.get(data);
  if (cached) return cached;
  const path = new Path2D(data);
  glyphPaths.set(data, path);
  return path;
}
