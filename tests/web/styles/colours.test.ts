import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FAMILIES } from '../../../domain/events/kind.ts';

/** Linear light, red, green and blue, 0–1. */
type Light = readonly [number, number, number];

const theme = readFileSync(new URL('../../../web/styles/theme.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = theme.split('@media (prefers-color-scheme: dark)');

function colour(scheme: string, name: string): Light {
  const hex = new RegExp(`--${name}: #([0-9a-f]{6});`).exec(scheme)?.[1];
  if (!hex) throw new Error(`The theme has no --${name}.`);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) =>
    linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return [red, green, blue];
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function luminance([red, green, blue]: Light): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, 1.4.3. */
function contrast(a: Light, b: Light): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** How dichromats see a colour: Machado, Oliveira and Fernandes 2009, at full severity. */
const EYES: Readonly<Record<string, readonly Light[]>> = {
  'all cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'no red cones': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'no green cones': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'no blue cones': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seenBy(eyes: readonly Light[], [red, green, blue]: Light): Light {
  const [r = 0, g = 0, b = 0] = eyes.map(([x, y, z]) =>
    Math.min(Math.max(x * red + y * green + z * blue, 0), 1),
  );
  return [r, g, b];
}

/** CIE Lab under D65: distances in it are about as large as they look; 2 is just noticed. */
function lab([red, green, blue]: Light): Light {
  const [x, y, z] = [
    (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
    0.2126 * red + 0.7152 * green + 0.0722 * blue,
    (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
  ].map((value) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116)) as [
    number,
    number,
    number,
  ];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

describe.each([
  ['light', light],
  ['dark', dark],
])('the families’ colours in the %s scheme', (_, scheme) => {
  it.each(Object.keys(EYES))('are told apart by eyes with %s', (name) => {
    const seen = FAMILIES.map((family) => lab(seenBy(EYES[name] ?? [], colour(scheme, `family-${family}`))));
    for (const [index, a] of seen.entries()) {
      for (const b of seen.slice(index + 1))
        expect(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])).toBeGreaterThan(15);
    }
  });

  it('have enough contrast as text on the background', () => {
    for (const family of FAMILIES) {
      expect(
        contrast(colour(scheme, `family-${family}`), colour(scheme, 'paper')),
        family,
      ).toBeGreaterThanOrEqual(4.5);
    }
  });
});
