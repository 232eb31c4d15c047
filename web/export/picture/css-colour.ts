const cache = new Map<string, SolidColour | undefined>();

/** A colour in a notation that every program supports, and its opacity. */
export interface SolidColour {
  /** `#rrggbb` */
  readonly colour: string;
  readonly alpha: number;
}

let pixel: CanvasRenderingContext2D | null | undefined;

/** Converts a computed CSS colour; `undefined` if it is transparent or none. */
export function solidColour(css: string): SolidColour | undefined {
  if (cache.has(css)) return cache.get(css);
  const converted = readColour(css);
  cache.set(css, converted);
  return converted;
}

function readColour(css: string): SolidColour | undefined {
  if (css === 'none' || css === '' || css === 'transparent') return undefined;
  pixel ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', {
    willReadFrequently: true,
  });
  if (!pixel) return undefined;
  pixel.clearRect(0, 0, 1, 1);
  pixel.fillStyle = '#000';
  pixel.fillStyle = css;
  pixel.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = pixel.getImageData(0, 0, 1, 1).data;
  if (alpha === 0) return undefined;
  const hex = [red, green, blue].map((value) => value.toString(16).padStart(2, '0')).join('');
  return { colour: `#${hex}`, alpha: Math.round((alpha / 255) * 1_000) / 1_000 };
}
