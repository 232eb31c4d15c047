import type { ScaleLinear } from 'd3';
import { messages } from '../i18n/messages.ts';
import { LEVEL_TICKS } from './level-scale.ts';

interface LevelAxisProps {
  readonly scale: ScaleLinear<number, number>;
  readonly leftPx: number;
  readonly rightPx: number;
}

/** Horizontal lines at round levels, labelled at the left; the line at zero is stronger. */
export function LevelAxis({ scale, leftPx, rightPx }: LevelAxisProps) {
  const { shell } = messages.value;
  return (
    <g>
      {scale.ticks(LEVEL_TICKS).map((level) => {
        const yPx = scale(level);
        return (
          <g key={level}>
            <line
              class={level === 0 ? 'steps-axis' : 'axis-grid'}
              x1={leftPx}
              x2={rightPx}
              y1={yPx}
              y2={yPx}
            />
            <text class="axis-label" x={leftPx - 6} y={yPx + 4} text-anchor="end">
              {shell.number(level)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
