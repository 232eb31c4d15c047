import { area, curveStepAfter, type ScaleLinear, scaleLinear } from 'd3';
import type { InForceResult } from '../../../domain/analysis/in-force.ts';
import type { InForceCount } from '../../../domain/analysis/measure.ts';
import { calendarDate, dayOf, isoDay } from '../../../domain/dates/day-span.ts';
import { partyName } from '../../../domain/parties/party.ts';
import { messages } from '../../i18n/messages.ts';
import { language, setOnDate, sides } from '../../state/page-state.ts';
import { type TimeScale, timeScale } from '../../timeline/scale/time-scale.ts';
import { formatDays } from '../../ui/format-days.ts';
import { selectedDay } from '../selected-day.ts';
import { AXIS_PX, TimeAxis } from '../time-axis.tsx';
import { useWidth } from '../use-width.ts';
import { DateCursor } from './date-cursor.tsx';
import { MeasureBars } from './measure-bars.tsx';

const STEPS_PX = 240;
const LEFT_PX = 34;
const RIGHT_PX = 12;
/** Approximate number of grid lines on each side of the axis. */
const COUNT_TICKS = 4;

/**
 * The number of restrictive measures of each side over time, mirrored about an axis like the timeline. Below it, on
 * the same calendar, each measure from start to end. A click selects the date.
 */
export function InForceChart({ result }: { readonly result: InForceResult }) {
  const texts = messages.value.analysis.inForce;
  const { ref, widthPx } = useWidth<HTMLElement>();
  const { extent } = result;
  if (extent === undefined) return null;
  const scale = timeScale(
    { start: extent.first_day, end: extent.last_day + 1 },
    LEFT_PX,
    Math.max(LEFT_PX + 50, widthPx - RIGHT_PX),
  );
  return (
    <figure ref={ref} class="in-force-chart">
      <figcaption>
        <h3>{texts.stepsTitle}</h3>
        <p class="analysis-note">{texts.stepsMeaning}</p>
      </figcaption>
      {widthPx > 0 && <CountSlider result={result} scale={scale} widthPx={widthPx} />}
      <h3>{texts.barsTitle}</h3>
      <p class="analysis-note">{texts.barsMeaning(result.bars.length, result.bars_total)}</p>
      {widthPx > 0 && <MeasureBars result={result} scale={scale} widthPx={widthPx} />}
    </figure>
  );
}

interface ChartPartProps {
  readonly result: InForceResult;
  readonly scale: TimeScale;
  readonly widthPx: number;
}

/** The chart of counts as a slider over its dates. */
function CountSlider({ result, scale, widthPx }: ChartPartProps) {
  const { analysis } = messages.value;
  const counts = (['upper', 'lower'] as const).map((side) => {
    const { certain, possible } = result.sides[side].restrictions;
    return `${sideName(side)} ${analysis.inForce.restrictions(analysis.range(certain, possible))}`;
  });
  return (
    <div
      class="is-pressable"
      role="slider"
      tabIndex={0}
      aria-valuemin={result.extent?.first_day ?? 0}
      aria-valuemax={result.extent?.last_day ?? 0}
      aria-valuenow={result.first_day}
      aria-valuetext={formatDays({ first: result.first_day, last: result.last_day }, language.value)}
      aria-label={`${analysis.inForce.stepsTitle}: ${counts.join(', ')}`}
      onKeyDown={(event) => {
        const months = MONTHS_BY_KEY[event.key];
        if (months === undefined) return;
        event.preventDefault();
        const { year, month } = calendarDate(selectedDay());
        setOnDate(isoDay(clampDay(dayOf(year, month + months), scale)), { replace: true });
      }}
      onClick={(event) => {
        const { left } = event.currentTarget.getBoundingClientRect();
        setOnDate(isoDay(clampDay(Math.floor(scale.dayAt(event.clientX - left)), scale)));
      }}
    >
      <Counts result={result} scale={scale} widthPx={widthPx} />
    </div>
  );
}

/** The number of months that each key moves by, to the first day of a month. */
const MONTHS_BY_KEY: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  PageDown: -12,
  PageUp: 12,
};

function clampDay(day: number, { span: { start, end } }: TimeScale): number {
  return Math.min(Math.max(day, Math.floor(start)), Math.ceil(end) - 1);
}

function sideName(side: 'upper' | 'lower'): string {
  return partyName(sides.value[side], language.value);
}

function Counts({ result, scale, widthPx }: ChartPartProps) {
  const highest = (steps: readonly InForceCount[]) => Math.max(0, ...steps.map(({ possible }) => possible));
  const highestUpper = highest(result.sides.upper.steps);
  const highestLower = highest(result.sides.lower.steps);
  // Both sides share one scale: the axis divides the plot in proportion to their highest counts.
  const perCountPx = (STEPS_PX - 24) / Math.max(1, highestUpper + highestLower);
  const axisPx = 12 + perCountPx * highestUpper;
  const upperScale = scaleLinear([0, highestUpper], [axisPx, axisPx - perCountPx * highestUpper]);
  const lowerScale = scaleLinear([0, highestLower], [axisPx, axisPx + perCountPx * highestLower]);
  return (
    <svg
      class="analysis-chart"
      viewBox={`0 0 ${widthPx} ${STEPS_PX + AXIS_PX}`}
      height={STEPS_PX + AXIS_PX}
      aria-hidden="true"
    >
      <TimeAxis scale={scale} yPx={STEPS_PX} topPx={0} />
      <SideCounts side="upper" result={result} scale={scale} countScale={upperScale} nameYPx={12} />
      <SideCounts side="lower" result={result} scale={scale} countScale={lowerScale} nameYPx={STEPS_PX - 8} />
      <line class="steps-axis" x1={LEFT_PX} x2={scale.rightPx} y1={axisPx} y2={axisPx} />
      <DateCursor result={result} scale={scale} bottomPx={STEPS_PX} />
    </svg>
  );
}

interface SideCountsProps {
  readonly side: 'upper' | 'lower';
  readonly result: InForceResult;
  readonly scale: TimeScale;
  readonly countScale: ScaleLinear<number, number>;
  readonly nameYPx: number;
}

function SideCounts({ side, result, scale, countScale, nameYPx }: SideCountsProps) {
  const { steps } = result.sides[side];
  const lastDay = result.extent?.last_day ?? 0;
  const ticks = countScale.ticks(COUNT_TICKS).filter((count) => count > 0 && Number.isInteger(count));
  return (
    <g class={`side-${side}`}>
      <path class="steps-possible" d={stepsPath(steps, 'possible', lastDay, scale, countScale)} />
      <path class="steps-certain" d={stepsPath(steps, 'certain', lastDay, scale, countScale)} />
      {ticks.map((count) => (
        <g key={count}>
          <line
            class="axis-grid"
            x1={LEFT_PX}
            x2={scale.rightPx}
            y1={countScale(count)}
            y2={countScale(count)}
          />
          <text class="axis-label" x={LEFT_PX - 6} y={countScale(count) + 4} text-anchor="end">
            {count}
          </text>
        </g>
      ))}
      <text class="chart-word strong" x={LEFT_PX + 6} y={nameYPx}>
        {sideName(side)}
      </text>
    </g>
  );
}

/** A staircase between the axis and the counts, as SVG path data. Each count lasts until the next. */
function stepsPath(
  steps: readonly InForceCount[],
  certainty: 'certain' | 'possible',
  lastDay: number,
  scale: TimeScale,
  countScale: ScaleLinear<number, number>,
): string {
  const last = steps.at(-1);
  if (!last) return '';
  const path = area<InForceCount>(
    ({ day }) => scale.xOf(day),
    countScale(0),
    (step) => countScale(step[certainty]),
  );
  return path.curve(curveStepAfter).digits(1)([...steps, { ...last, day: lastDay + 1 }]) ?? '';
}
