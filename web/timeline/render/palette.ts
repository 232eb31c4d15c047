import { FAMILIES, type Family } from '../../../domain/events/kind.ts';

/** The colours of the chart as CSS colours, read from the page's custom properties for the canvas. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly focus: string;
  readonly upper: string;
  readonly lower: string;
  readonly family: Readonly<Record<Family, string>>;
}

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  return paletteOf((name) => style.getPropertyValue(name).trim());
}

/** The palette from the value of each custom property. */
export function paletteOf(colour: (name: string) => string): Palette {
  return {
    paper: colour('--paper'),
    ink: colour('--ink'),
    ink2: colour('--ink-2'),
    ink3: colour('--ink-3'),
    line: colour('--line'),
    lineStrong: colour('--line-strong'),
    focus: colour('--focus'),
    upper: colour('--side-upper'),
    lower: colour('--side-lower'),
    family: Object.fromEntries(FAMILIES.map((family) => [family, colour(`--family-${family}`)])) as Record<
      Family,
      string
    >,
  };
}

/** Calls back when the colours of the page may have changed. Returns a function that stops this. */
export function followPalette(changed: () => void): () => void {
  const queries = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'].map(
    (query) => matchMedia(query),
  );
  for (const query of queries) query.addEventListener('change', changed);
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['class', 'data-theme', 'style'],
  });
  return () => {
    for (const query of queries) query.removeEventListener('change', changed);
    observer.disconnect();
  };
}
