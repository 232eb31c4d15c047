import type { InForceResult, MeasureBar } from '../../../domain/analysis/in-force.ts';
import { type DaySpan, END_OF_TIME } from '../../../domain/dates/day-span.ts';
import { KIND } from '../../../domain/events/kind.ts';
import { titleOf } from '../../../domain/events/localized-text.ts';
import { messages } from '../../i18n/messages.ts';
import { language, selectEvent, selectedId } from '../../state/page-state.ts';
import type { TimeScale } from '../../timeline/scale/time-scale.ts';
import { formatDays } from '../../ui/format-days.ts';
import { AXIS_PX, TimeAxis } from '../time-axis.tsx';
import { DateCursor } from './date-cursor.tsx';

const BAR_PX = 3;
const ROW_PX = BAR_PX + 1;
/** Space between the axis and the nearest bars, and around the bars of third parties. */
const GAP_PX = 4;
const THIRD_PARTIES_GAP_PX = 8;

interface MeasureBarsProps {
  readonly result: InForceResult;
  readonly scale: TimeScale;
  readonly widthPx: number;
}

/** One bar per measure: the upper side above the axis; third parties, then the lower side below it. */
export function MeasureBars({ result, scale, widthPx }: MeasureBarsProps) {
  const { rows, axisPx, heightPx } = placeBars(result.bars);
  return (
    <svg
      class="analysis-chart"
      viewBox={`0 0 ${widthPx} ${heightPx + AXIS_PX}`}
      height={heightPx + AXIS_PX}
      role="img"
      aria-label={messages.value.analysis.inForce.barsTitle}
    >
      <TimeAxis scale={scale} yPx={heightPx} topPx={0} />
      {rows.map(({ bar, yPx }) => (
        <Bar key={bar.id} bar={bar} yPx={yPx} scale={scale} isInForce={isInForce(bar, result)} />
      ))}
      <line class="steps-axis" x1={scale.leftPx} x2={scale.rightPx} y1={axisPx} y2={axisPx} />
      <DateCursor result={result} scale={scale} bottomPx={heightPx} />
    </svg>
  );
}

function placeBars(bars: readonly MeasureBar[]) {
  const upper = bars.filter(({ side }) => side === 'upper');
  const lower = bars.filter(({ side }) => side === 'lower');
  const third = bars.filter(({ side }) => side === 'joint' || side === 'context');
  const axisPx = upper.length * ROW_PX + GAP_PX * 2;
  const thirdPx = axisPx + GAP_PX;
  const lowerPx = thirdPx + (third.length > 0 ? third.length * ROW_PX + THIRD_PARTIES_GAP_PX : 0);
  return {
    axisPx,
    heightPx: lowerPx + lower.length * ROW_PX + GAP_PX * 3,
    rows: [
      ...upper.map((bar, index) => ({ bar, yPx: axisPx - GAP_PX - (index + 1) * ROW_PX })),
      ...third.map((bar, index) => ({ bar, yPx: thirdPx + index * ROW_PX })),
      ...lower.map((bar, index) => ({ bar, yPx: lowerPx + index * ROW_PX })),
    ],
  };
}

function isInForce(
  bar: MeasureBar,
  date: { readonly first_day: number; readonly last_day: number },
): boolean {
  return bar.first_day <= date.last_day && (bar.end_last_day ?? END_OF_TIME) >= date.first_day;
}

interface BarProps {
  readonly bar: MeasureBar;
  readonly yPx: number;
  readonly scale: TimeScale;
  /** Whether the measure is in force on the selected date. */
  readonly isInForce: boolean;
}

function Bar({ bar, yPx, scale, isInForce: isOn }: BarProps) {
  const texts = messages.value.analysis.inForce;
  const spanPx = ({ first, last }: DaySpan) => {
    const x = Math.max(scale.leftPx, scale.xOf(first));
    return { x, width: Math.max(0, Math.min(scale.rightPx, scale.xOf(last + 1)) - x) };
  };
  const endLast = bar.end_last_day ?? END_OF_TIME;
  const endFirst = bar.end_first_day ?? END_OF_TIME;
  const until =
    endLast >= END_OF_TIME
      ? texts.stillInForce
      : formatDays({ first: endFirst, last: endLast }, language.value);
  const since = formatDays({ first: bar.first_day, last: bar.last_day }, language.value);
  const possible = spanPx({ first: bar.first_day, last: Math.min(endLast, scale.span.end) });
  const certain = spanPx({ first: bar.last_day, last: Math.min(endFirst, scale.span.end) });
  const isSelected = selectedId.value === bar.id;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list below contains the same measures as links
    <g
      class={`measure-bar family-${KIND[bar.kind].family}${isOn ? ' is-on' : ''}${isSelected ? ' is-selected' : ''}`}
      onClick={() => selectEvent(bar.id)}
    >
      <title>{texts.bar(titleOf(bar, language.value), since, until)}</title>
      <rect
        class="bar-possible"
        x={possible.x}
        width={Math.max(1.5, possible.width)}
        y={yPx}
        height={BAR_PX}
      />
      <rect class="bar-certain" x={certain.x} width={certain.width} y={yPx} height={BAR_PX} />
    </g>
  );
}
