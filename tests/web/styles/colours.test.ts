import { readFileSync } from 'node:fs';
import { lab as labOf, rgb } from 'd3';
import { describe, expect, it } from 'vitest';
import { FAMILIES } from '../../../domain/events/kind.ts';
import { ciede2000, type Lab } from './colour-difference.ts';

/** Linear light, red, green and blue, 0–1. */
type Light = readonly [number, number, number];

const theme = readFileSync(new URL('../../../web/styles/theme.css', import.meta.url), 'utf8');

/** The colours of one rule of the theme, by the name of their custom property. */
function coloursAt(selector: string): ReadonlyMap<string, string> {
  const [, rule] = theme.split(`${selector} {`);
  const declarations = rule?.split('}')[0] ?? '';
  return new Map(
    [...declarations.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name, value]) => [`${name}`, `${value}`]),
  );
}

const SCHEMES = [
  ['light', coloursAt('[data-theme="light"]')],
  ['dark', coloursAt('[data-theme="dark"]')],
] as const;

function colour(scheme: ReadonlyMap<string, string>, name: string): Light {
  const hex = scheme.get(name);
  if (!hex) throw new Error(`The theme has no --${name}.`);
  const { r, g, b } = rgb(hex);
  return [linear(r / 255), linear(g / 255), linear(b / 255)];
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function encoded(value: number): number {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
}

function luminance([red, green, blue]: Light): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, 1.4.3. */
function contrast(a: Light, b: Light): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** How people with each dichromacy see a colour: Machado, Oliveira and Fernandes 2009, at full severity. */
const VISIONS: Readonly<Record<string, readonly Light[]>> = {
  'normal vision': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seenWith(vision: readonly Light[], [red, green, blue]: Light): Lab {
  const [r = 0, g = 0, b = 0] = vision.map(([x, y, z]) =>
    encoded(Math.min(Math.max(x * red + y * green + z * blue, 0), 1)),
  );
  const lab = labOf(rgb(r * 255, g * 255, b * 255));
  return [lab.l, lab.a, lab.b];
}

const FAMILY_COLOURS = FAMILIES.map((family) => `family-${family}`);
const SIDE_COLOURS = ['side-upper', 'side-lower'];
const PERIOD_COLOURS = ['period-1', 'period-2'];
const MEANINGS = [...FAMILY_COLOURS, ...SIDE_COLOURS, ...PERIOD_COLOURS];
const GROUNDS = ['paper', 'surface', 'raised'];

/** CIEDE2000. About 1 is just noticeable side by side; marks are small and far apart. */
const MIN_DIFFERENCE = 14;

describe.each(SCHEMES)('in the %s scheme', (_, scheme) => {
  it.each(Object.keys(VISIONS))('families, sides and periods differ with %s', (name) => {
    const vision = VISIONS[name] ?? [];
    const seen = MEANINGS.map((each) => ({ name: each, lab: seenWith(vision, colour(scheme, each)) }));
    for (const [index, a] of seen.entries()) {
      for (const b of seen.slice(index + 1))
        expect(ciede2000(a.lab, b.lab), `${a.name} and ${b.name}`).toBeGreaterThan(MIN_DIFFERENCE);
    }
  });

  it('marks contrast with every ground', () => {
    for (const name of MEANINGS) {
      for (const ground of GROUNDS)
        expect(
          contrast(colour(scheme, name), colour(scheme, ground)),
          `${name} on ${ground}`,
        ).toBeGreaterThanOrEqual(3);
    }
  });

  it('texts contrast with every ground', () => {
    for (const name of ['ink', 'ink-2', 'ink-3', 'accent', 'danger', ...FAMILY_COLOURS, ...SIDE_COLOURS]) {
      for (const ground of GROUNDS)
        expect(
          contrast(colour(scheme, name), colour(scheme, ground)),
          `${name} on ${ground}`,
        ).toBeGreaterThanOrEqual(4.5);
    }
  });
});

it('the dark scheme is the same by the system’s setting and by the page’s', () => {
  const bySystem = coloursAt(':root:not([data-theme])');
  expect(bySystem.size).toBeGreaterThan(20);
  expect([...bySystem]).toEqual([...coloursAt('[data-theme="dark"]')]);
});

it('both schemes define the same colours', () => {
  const [light, dark] = SCHEMES;
  expect([...light[1].keys()]).toEqual([...dark[1].keys()]);
});
