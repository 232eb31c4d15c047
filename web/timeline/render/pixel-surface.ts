import type { Surface } from '../../drawing/surface.ts';

/**
 * Writes rectangles into the pixels of an image. For ten thousand density bars this takes a tenth of the time of
 * `fillRect`. Rectangles replace earlier ones; they don't blend.
 */
export function pixelSurface(image: ImageData, pixelRatio: number): Pick<Surface, 'rect'> {
  const { width, height } = image;
  const pixels = new Uint32Array(image.data.buffer);
  const packed = colourPacker();
  const column = (px: number) => Math.min(Math.max(Math.round(px * pixelRatio), 0), width);
  const row = (px: number) => Math.min(Math.max(Math.round(px * pixelRatio), 0), height);
  return {
    rect(left, top, widthPx, heightPx, { fill = 'transparent', alpha = 1 }) {
      const from = column(left);
      const to = Math.min(Math.max(column(left + widthPx), from + 1), width);
      const last = Math.max(row(top + heightPx), row(top) + 1);
      const colour = packed(fill, alpha);
      for (let y = row(top); y < last; y += 1) pixels.fill(colour, y * width + from, y * width + to);
    },
  };
}

/** Converts CSS colours to pixels in this machine's byte order, with a canvas that can parse them. */
function colourPacker(): (fill: string, alpha: number) => number {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const cache = new Map<string, number>();
  return (fill, alpha) => {
    const key = `${fill} ${alpha}`;
    const colour = cache.get(key);
    if (colour !== undefined || !context) return colour ?? 0;
    context.clearRect(0, 0, 1, 1);
    context.globalAlpha = 1;
    context.fillStyle = fill;
    context.fillRect(0, 0, 1, 1);
    const pixel = context.getImageData(0, 0, 1, 1).data;
    pixel[3] = Math.round((pixel[3] ?? 0) * alpha);
    const converted = new Uint32Array(pixel.buffer)[0] ?? 0;
    cache.set(key, converted);
    return converted;
  };
}
