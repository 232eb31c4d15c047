import type { Measures } from '../layout/layout-request.ts';
import type { MeasureText } from '../scale/ticks.ts';
import { TEXT_STYLE, type TextRole } from './chart-texts.ts';

/** Measures texts in a font, and caches the widths. Create new measures when the font has loaded. */
export function textMeasures(fontFamily: string): Measures {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Error('This browser cannot draw on a canvas.');

  function measureIn(role: TextRole): MeasureText {
    const { sizePx, weight } = TEXT_STYLE[role];
    const font = `${weight} ${sizePx}px ${fontFamily}`;
    const widths = new Map<string, number>();
    return (text) => {
      const width = widths.get(text);
      if (width !== undefined) return width;
      if (widths.size > MAX_CACHED) widths.clear();
      if (context) context.font = font;
      const measured = context?.measureText(text).width ?? 0;
      widths.set(text, measured);
      return measured;
    };
  }

  return {
    tick: measureIn('opens'),
    label: measureIn('label'),
    strongLabel: measureIn('strong-label'),
    largeLabel: measureIn('large-label'),
    largeStrongLabel: measureIn('large-strong-label'),
    lag: measureIn('lag'),
    era: measureIn('era'),
    side: measureIn('side-upper'),
  };
}

const MAX_CACHED = 20_000;
