import type { InForceResult, MeasureBar } from '../../../domain/analysis/in-force.ts';
import type { InForceCount } from '../../../domain/analysis/measure.ts';
import { calendarDate, type DaySpan, dayOf, END_OF_TIME, isoDay } from '../../../domain/dates/day-span.ts';
import { KIND } from '../../../domain/events/kind.ts';
import { partyName } from '../../../domain/parties/party.ts';
import { messages } from '../../i18n/messages.ts';
import { language, selectEvent, selectedId, setOnDate, sides } from '../../state/page-state.ts';
import { titleOf } from '../../timeline/render/event-texts.ts';
import { type TimeScale, timeScale } from '../../timeline/scale/time-scale.ts';
import { formatDays } from '../../ui/format-days.ts';
import { selectedDay } from '../days.ts';
import { AXIS_PX, TimeAxis } from '../time-axis.tsx';
import { useWidth } from '../use-width.ts';

const STEPS_PX = 240;
const LEFT_PX = 34;
const RIGHT_PX = 12;
const BAR_PX = 3;
const BAR_GAP_PX = 1;

/**
 * How many restrictive measures of each side stood when, mirrored about an axis as the timeline is; and under it, on the
 * same calendar, each measure from its start to its end. A press anywhere asks about that day.
 */
export function InForceChart({ answer }: { readonly answer: InForceResult }) {
  const words = messages.value.analysis.inForce;
  const { ref, widthPx } = useWidth<HTMLElement>();
  const { extent } = answer;
  if (extent === undefined) return null;
  const scale = timeScale(
    { start: extent.first_day, end: extent.last_day + 1 },
    LEFT_PX,
    Math.max(LEFT_PX + 50, widthPx - RIGHT_PX),
  );
  return (
    <figure ref={ref} class="in-force-chart">
      <figcaption>
        <h3>{words.stepsTitle}</h3>
        <p class="analysis-note">{words.stepsMeaning}</p>
      </figcaption>
      {widthPx > 0 && <Steps answer={answer} scale={scale} widthPx={widthPx} />}
      <h3>{words.barsTitle}</h3>
      <p class="analysis-note">{words.barsMeaning(answer.bars.length, answer.bars_total)}</p>
      {widthPx > 0 && <Bars answer={answer} scale={scale} widthPx={widthPx} />}
    </figure>
  );
}

interface PartProps {
  readonly answer: InForceResult;
  readonly scale: TimeScale;
  readonly widthPx: number;
}

function Steps({ answer, scale, widthPx }: PartProps) {
  const words = messages.value.analysis.inForce;
  const { upper, lower } = answer.sides;
  const most = (steps: readonly InForceCount[]) => Math.max(0, ...steps.map(({ possible }) => possible));
  const [mostUpper, mostLower] = [most(upper.steps), most(lower.steps)];
  const total = Math.max(1, mostUpper + mostLower);
  const plotPx = STEPS_PX - 24;
  const axisPx = 12 + (plotPx * mostUpper) / total;
  const yOf = (count: number, way: 1 | -1) => axisPx - (way * plotPx * count) / total;
  const end = answer.extent?.last_day ?? 0;
  const name = (side: 'upper' | 'lower') => partyName(sides.value[side], language.value);
  return (
    <div
      class="is-pressable"
      role="slider"
      tabIndex={0}
      aria-valuemin={answer.extent?.first_day ?? 0}
      aria-valuemax={end}
      aria-valuenow={answer.first_day}
      aria-valuetext={formatDays({ first: answer.first_day, last: answer.last_day }, language.value)}
      onKeyDown={(event) => {
        const months = MONTHS_BY_KEY[event.key];
        if (months === undefined) return;
        event.preventDefault();
        const { year, month } = calendarDate(selectedDay());
        setOnDate(isoDay(withinScale(dayOf(year, month + months), scale)), { replace: true });
      }}
      aria-label={`${words.stepsTitle}: ${(['upper', 'lower'] as const).map((side) => `${name(side)} ${words.restrictions(messages.value.analysis.range(answer.sides[side].restrictions.certain, answer.sides[side].restrictions.possible))}`).join(', ')}`}
      onClick={(event) => askAbout(event, scale)}
    >
      <svg
        class="analysis-chart"
        viewBox={`0 0 ${widthPx} ${STEPS_PX + AXIS_PX}`}
        height={STEPS_PX + AXIS_PX}
        aria-hidden="true"
      >
        <TimeAxis scale={scale} yPx={STEPS_PX} topPx={0} />
        {(['upper', 'lower'] as const).map((side) => {
          const way = side === 'upper' ? 1 : -1;
          const { steps } = answer.sides[side];
          return (
            <g key={side} class={`side-${side}`}>
              <path
                class="steps-possible"
                d={areaOf(steps, 'possible', scale, end, (count) => yOf(count, way), axisPx)}
              />
              <path
                class="steps-certain"
                d={areaOf(steps, 'certain', scale, end, (count) => yOf(count, way), axisPx)}
              />
              {countTicks(side === 'upper' ? mostUpper : mostLower).map((count) => (
                <g key={count}>
                  <line
                    class="axis-grid"
                    x1={LEFT_PX}
                    x2={scale.rightPx}
                    y1={yOf(count, way)}
                    y2={yOf(count, way)}
                  />
                  <text class="axis-label" x={LEFT_PX - 6} y={yOf(count, way) + 4} text-anchor="end">
                    {count}
                  </text>
                </g>
              ))}
              <text class="chart-word strong" x={LEFT_PX + 6} y={side === 'upper' ? 12 : STEPS_PX - 8}>
                {name(side)}
              </text>
            </g>
          );
        })}
        <line class="steps-axis" x1={LEFT_PX} x2={scale.rightPx} y1={axisPx} y2={axisPx} />
        <Cursor answer={answer} scale={scale} bottomPx={STEPS_PX} />
      </svg>
    </div>
  );
}

function countTicks(most: number): number[] {
  if (most < 2) return most === 1 ? [1] : [];
  const step =
    [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000].find(
      (each) => most / each <= 4,
    ) ?? 100_000;
  return Array.from({ length: Math.floor(most / step) }, (_, index) => (index + 1) * step);
}

/** A staircase from the axis and back to it. */
function areaOf(
  steps: readonly InForceCount[],
  of: 'certain' | 'possible',
  scale: TimeScale,
  lastDay: number,
  yOf: (count: number) => number,
  axisPx: number,
): string {
  if (steps.length === 0) return '';
  const parts = [`M${round(scale.xOf(steps[0]?.day ?? 0))} ${round(axisPx)}`];
  for (const step of steps) {
    parts.push(`H${round(scale.xOf(step.day))}V${round(yOf(step[of]))}`);
  }
  parts.push(`H${round(scale.xOf(lastDay + 1))}V${round(axisPx)}Z`);
  return parts.join('');
}

function round(px: number): number {
  return Math.round(px * 10) / 10;
}

/** Where the date lies that is asked about; as wide as it is coarse. */
function Cursor({
  answer,
  scale,
  bottomPx,
}: {
  readonly answer: InForceResult;
  readonly scale: TimeScale;
  readonly bottomPx: number;
}) {
  const from = scale.xOf(Math.max(answer.first_day, scale.span.start));
  const to = scale.xOf(Math.min(answer.last_day + 1, scale.span.end));
  if (to < scale.leftPx || from > scale.rightPx) return null;
  return <rect class="date-cursor" x={from} width={Math.max(1.5, to - from)} y={0} height={bottomPx} />;
}

function Bars({ answer, scale, widthPx }: PartProps) {
  const upper = answer.bars.filter(({ side }) => side === 'upper');
  const lower = answer.bars.filter(({ side }) => side === 'lower');
  const others = answer.bars.filter(({ side }) => side === 'joint' || side === 'context');
  const row = BAR_PX + BAR_GAP_PX;
  const axisPx = upper.length * row + 8;
  const heightPx = axisPx + (others.length + lower.length) * row + 16 + (others.length > 0 ? 8 : 0);
  const rows = [
    ...upper.map((bar, index) => ({ bar, yPx: axisPx - 4 - (index + 1) * row })),
    ...others.map((bar, index) => ({ bar, yPx: axisPx + 4 + index * row })),
    ...lower.map((bar, index) => ({
      bar,
      yPx: axisPx + 4 + (others.length > 0 ? 8 : 0) + (others.length + index) * row,
    })),
  ];
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
        <Bar key={bar.id} bar={bar} yPx={yPx} scale={scale} isOn={isOn(bar, answer)} />
      ))}
      <line class="steps-axis" x1={LEFT_PX} x2={scale.rightPx} y1={axisPx} y2={axisPx} />
      <Cursor answer={answer} scale={scale} bottomPx={heightPx} />
    </svg>
  );
}

function isOn(bar: MeasureBar, date: { readonly first_day: number; readonly last_day: number }): boolean {
  return bar.first_day <= date.last_day && (bar.end_last_day ?? END_OF_TIME) >= date.first_day;
}

function Bar({
  bar,
  yPx,
  scale,
  isOn: stands,
}: {
  readonly bar: MeasureBar;
  readonly yPx: number;
  readonly scale: TimeScale;
  readonly isOn: boolean;
}) {
  const words = messages.value.analysis.inForce;
  const spanPx = ({ first, last }: DaySpan) => {
    const from = Math.max(scale.leftPx, scale.xOf(first));
    return { x: from, width: Math.max(0, Math.min(scale.rightPx, scale.xOf(last + 1)) - from) };
  };
  const endLast = bar.end_last_day ?? END_OF_TIME;
  const endFirst = bar.end_first_day ?? END_OF_TIME;
  const until =
    endLast >= END_OF_TIME
      ? words.stillStands
      : formatDays({ first: endFirst, last: endLast }, language.value);
  const since = formatDays({ first: bar.first_day, last: bar.last_day }, language.value);
  const possible = spanPx({ first: bar.first_day, last: Math.min(endLast, scale.span.end) });
  const certain = spanPx({ first: bar.last_day, last: Math.min(endFirst, scale.span.end) });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list below holds the same measures, each reachable by keyboard
    <g
      class={`measure-bar family-${KIND[bar.kind].family}${stands ? ' is-on' : ''}${selectedId.value === bar.id ? ' is-selected' : ''}`}
      onClick={() => selectEvent(bar.id)}
    >
      <title>{words.bar(titleOf(bar, language.value), since, until)}</title>
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

/** From the first of a month to that of another. */
const MONTHS_BY_KEY: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  PageDown: -12,
  PageUp: 12,
};

function withinScale(day: number, { span: { start, end } }: TimeScale): number {
  return Math.min(Math.max(day, Math.floor(start)), Math.ceil(end) - 1);
}

function askAbout(event: MouseEvent & { readonly currentTarget: Element }, scale: TimeScale): void {
  const { left } = event.currentTarget.getBoundingClientRect();
  setOnDate(isoDay(withinScale(Math.floor(scale.dayAt(event.clientX - left)), scale)));
}
