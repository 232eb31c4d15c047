import { useMemo } from 'preact/hooks';
import { language } from '../state/page-state.ts';
import { textMeasures } from '../timeline/render/text-measures.ts';
import { calendarFormat, ticksOf } from '../timeline/scale/ticks.ts';
import type { TimeScale } from '../timeline/scale/time-scale.ts';

/** Height of the axis below its line. */
export const AXIS_PX = 34;

interface TimeAxisProps {
  readonly scale: TimeScale;
  /** Height of the axis line, and how far up its grid lines reach, in px from the top of the SVG. */
  readonly yPx: number;
  readonly topPx: number;
}

/** A calendar axis below a plot, with as fine ticks as fit. */
export function TimeAxis({ scale, yPx, topPx }: TimeAxisProps) {
  const { fontFamily } = getComputedStyle(document.body);
  const measure = useMemo(() => textMeasures(fontFamily).tick, [fontFamily]);
  const { major, grid, labels, contexts } = ticksOf(scale, calendarFormat(language.value), measure);
  return (
    <g class="axis">
      {grid.map(({ day, xPx }) => (
        <line key={day} class="axis-grid" x1={xPx} x2={xPx} y1={topPx} y2={yPx} />
      ))}
      <line class="axis-line" x1={scale.leftPx} x2={scale.rightPx} y1={yPx} y2={yPx} />
      {major.map(({ day, xPx }) => (
        <line key={day} class="axis-tick" x1={xPx} x2={xPx} y1={yPx} y2={yPx + 4} />
      ))}
      {labels.map(({ text, xPx, startsPeriod }) => (
        <text
          key={`${text} ${xPx}`}
          class={startsPeriod ? 'axis-label opens' : 'axis-label'}
          x={xPx}
          y={yPx + 14}
        >
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
