import type { Surface } from '../../drawing/surface.ts';
import type { Measures } from '../layout/layout-request.ts';
import type { MeasureText } from '../scale/ticks.ts';
import { type ChartText, TEXT_STYLE, type TextRole } from './chart-texts.ts';
import type { Palette } from './palette.ts';

/** Draws the texts on a surface, for pictures. On the page they are HTML. */
export function drawTexts(
  surface: Surface,
  texts: readonly ChartText[],
  palette: Palette,
  measure: Measures,
): void {
  const measureByRole: Partial<Record<TextRole, MeasureText>> = {
    label: measure.label,
    'strong-label': measure.strongLabel,
    'large-label': measure.largeLabel,
    'large-strong-label': measure.largeStrongLabel,
    lag: measure.lag,
    'side-upper': measure.side,
    'side-lower': measure.side,
  };
  for (const { role, lines, xPx, topPx, align } of texts) {
    const { sizePx, linePx, weight, ink, halo } = TEXT_STYLE[role];
    const lengthOf = measureByRole[role];
    for (const [index, line] of lines.entries()) {
      const baselinePx = topPx + linePx * (index + 0.5) + sizePx * CAP_MIDDLE;
      surface.text(line, xPx, baselinePx, {
        fill: palette[ink],
        sizePx,
        weight,
        align,
        ...(lengthOf && { lengthPx: lengthOf(line) }),
        ...(halo && { halo: palette.paper }),
      });
    }
  }
}

/** Distance from the middle of a line to its baseline, as a share of the font size. */
const CAP_MIDDLE = 0.35;
