import { language } from '../state/page-state.ts';
import { textMeasures } from '../timeline/render/text-measures.ts';
import type { MeasureText } from '../timeline/scale/ticks.ts';
import { calendarFormat, ticksOf } from '../timeline/scale/ticks.ts';
import type { TimeScale } from '../timeline/scale/time-scale.ts';

let known: { readonly fontFamily: string; readonly measure: MeasureText } | undefined;

/** Measures a text of an axis in the page's font. */
function axisMeasure(): MeasureText {
  const { fontFamily } = getComputedStyle(document.body);
  if (known?.fontFamily !== fontFamily) known = { fontFamily, measure: textMeasures(fontFamily).tick };
  return known.measure;
}

interface TimeAxisProps {
  readonly scale: TimeScale;
  /** Where the axis lies, and how far up its lines reach, in px. */
  readonly yPx: number;
  readonly topPx: number;
}

/** A calendar under a plot: years, months or days as there is room. */
export function TimeAxis({ scale, yPx, topPx }: TimeAxisProps) {
  const { major, grid, labels, contexts } = ticksOf(scale, calendarFormat(language.value), axisMeasure());
  return (
    <g class="axis">
      {grid.map(({ day, xPx }) => (
        <line key={day} class="axis-grid" x1={xPx} x2={xPx} y1={topPx} y2={yPx} />
      ))}
      <line class="axis-line" x1={scale.leftPx} x2={scale.rightPx} y1={yPx} y2={yPx} />
      {major.map(({ day, xPx }) => (
        <line key={day} class="axis-tick" x1={xPx} x2={xPx} y1={yPx} y2={yPx + 4} />
      ))}
      {labels.map(({ text, xPx, opens }) => (
        <text key={`${text} ${xPx}`} class={opens ? 'axis-label opens' : 'axis-label'} x={xPx} y={yPx + 14}>
          {text}
        </text>
      ))}
      {contexts.map(({ text, xPx }) => (
        <text key={`${text} ${xPx}`} class="axis-label" x={xPx} y={yPx + 28}>
          {text}
        </text>
      ))}
    </g>
  );
}

/** Room that the axis takes under the plot. */
export const AXIS_PX = 34;
