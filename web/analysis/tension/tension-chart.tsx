import { useRef, useState } from 'preact/hooks';
import type { PeriodReview } from '../../../domain/analysis/period-review.ts';
import { INDEX_SIDES, type IndexSide } from '../../../domain/analysis/tension-index.ts';
import type { TensionResult } from '../../../domain/analysis/tension-result.ts';
import { isoDay } from '../../../domain/dates/day-span.ts';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { partyName } from '../../../domain/parties/party.ts';
import { messages } from '../../i18n/messages.ts';
import { language, sides } from '../../state/page-state.ts';
import { type TimeScale, timeScale } from '../../timeline/scale/time-scale.ts';
import { announce } from '../../ui/announce.ts';
import { formatDays } from '../../ui/format-days.ts';
import { levelScale } from '../level-scale.ts';
import { AXIS_PX, TimeAxis } from '../time-axis.tsx';
import { useWidth } from '../use-width.ts';
import { coverageOf } from './coverage.ts';
import type { ChosenPoint } from './tension-view.tsx';

const PLOT_PX = 300;
const STRIP_PX = 10;
const LEFT_PX = 40;
const NAME_PX = 118;

interface TensionChartProps {
  readonly answer: TensionResult;
  readonly reviews: readonly PeriodReview[];
  readonly chosen: ChosenPoint | undefined;
  readonly onChoose: (point: ChosenPoint) => void;
}

type Point = TensionResult['points'][number];

/** The index of both sides and together, on one calendar; under it which periods anything is known of. */
export function TensionChart({ answer, reviews, chosen, onChoose }: TensionChartProps) {
  const { analysis } = messages.value;
  const words = analysis.tension;
  const { ref, widthPx } = useWidth<HTMLElement>();
  const [hovered, setHovered] = useState<{ readonly index: number; readonly side: IndexSide }>();
  const focus = useRef({ index: answer.points.length - 1, side: 'together' as IndexSide });
  const { points } = answer;
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const isNarrow = widthPx < 560;
  const scale = timeScale(
    { start: first.first_day, end: last.last_day + 1 },
    LEFT_PX,
    Math.max(LEFT_PX + 50, widthPx - (isNarrow ? 8 : NAME_PX)),
  );
  const levels = levelScale(
    points.flatMap((point) => INDEX_SIDES.map((side) => point[side])),
    12,
    PLOT_PX,
  );
  const name = (side: IndexSide) =>
    words.side[side](side === 'together' ? '' : partyName(sides.value[side], language.value));
  const xOf = (point: Point) => scale.xOf(point.last_day + 0.5);
  const nearest = (event: MouseEvent & { readonly currentTarget: SVGSVGElement }) => {
    const box = event.currentTarget.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const index = indexAt(points, scale.dayAt(x));
    const point = points[index];
    if (!point) return undefined;
    const distance = (side: IndexSide) => Math.abs(levels.yOf(point[side]) - y);
    const [side = 'together'] = [...INDEX_SIDES].sort((a, b) => distance(a) - distance(b));
    return { index, side };
  };
  const choose = (at: { readonly index: number; readonly side: IndexSide }) => {
    const point = points[at.index];
    if (!point) return;
    focus.current = at;
    onChoose({ day: point.last_day, side: at.side });
  };
  const say = (point: Point, side: IndexSide) =>
    words.point(
      formatDays({ first: point.first_day, last: point.last_day }, language.value),
      name(side),
      words.level(point[side]),
    );
  const move = (event: KeyboardEvent) => {
    const { index, side } = focus.current;
    const row = INDEX_SIDES.indexOf(side);
    const to: Record<string, { index: number; side: IndexSide }> = {
      ArrowLeft: { index: index - 1, side },
      ArrowRight: { index: index + 1, side },
      ArrowUp: { index, side: INDEX_SIDES[Math.max(0, row - 1)] ?? side },
      ArrowDown: { index, side: INDEX_SIDES[Math.min(2, row + 1)] ?? side },
      Home: { index: 0, side },
      End: { index: points.length - 1, side },
    };
    const next = to[event.key];
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      choose(focus.current);
    } else if (next) {
      event.preventDefault();
      const at = { ...next, index: Math.min(Math.max(0, next.index), points.length - 1) };
      focus.current = at;
      setHovered(at);
      const point = points[at.index];
      if (point) announce(say(point, at.side));
    }
  };
  const at = hovered ?? pointOf(points, chosen);
  const marked = at && points[at.index];
  return (
    <figure ref={ref} class="tension-chart">
      <p class="tension-reading" aria-hidden="true">
        {marked ? (
          <>
            <strong>{formatDate(isoDay(marked.last_day), language.value)}</strong>
            {INDEX_SIDES.map((side) => (
              <span key={side} class={`reading side-${side}`}>
                <i class="swatch" /> {name(side)} <b>{words.level(marked[side])}</b>
              </span>
            ))}
          </>
        ) : (
          INDEX_SIDES.map((side) => (
            <span key={side} class={`reading side-${side}`}>
              <i class="swatch" /> {name(side)}
            </span>
          ))
        )}
      </p>
      {widthPx > 0 && (
        <svg
          class="analysis-chart is-pressable"
          viewBox={`0 0 ${widthPx} ${PLOT_PX + STRIP_PX + AXIS_PX + 6}`}
          height={PLOT_PX + STRIP_PX + AXIS_PX + 6}
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: as above
          tabIndex={0}
          aria-label={`${words.chart}. ${words.chartHelp}`}
          onPointerMove={(event) => setHovered(nearest(event))}
          onPointerLeave={() => setHovered(undefined)}
          onClick={(event) => {
            const near = nearest(event);
            if (near) choose(near);
          }}
          onKeyDown={move}
          onBlur={() => setHovered(undefined)}
        >
          <TimeAxis scale={scale} yPx={PLOT_PX + STRIP_PX + 6} topPx={0} />
          {levels.ticks.map((level) => (
            <g key={level}>
              <line
                class={level === 0 ? 'steps-axis' : 'axis-grid'}
                x1={LEFT_PX}
                x2={scale.rightPx}
                y1={levels.yOf(level)}
                y2={levels.yOf(level)}
              />
              <text class="axis-label" x={LEFT_PX - 6} y={levels.yOf(level) + 4} text-anchor="end">
                {messages.value.shell.number(level)}
              </text>
            </g>
          ))}
          <path class="tension-area" d={areaOf(points, xOf, levels.yOf)} />
          {INDEX_SIDES.map((side) => (
            <path
              key={side}
              class={`tension-line side-${side}${side === 'together' ? ' is-together' : ''}`}
              d={lineOf(points, side, xOf, levels.yOf)}
            />
          ))}
          {!isNarrow && last && (
            <EndNames last={last} names={name} xPx={scale.rightPx + 8} yOf={levels.yOf} />
          )}
          <Coverage points={points} reviews={reviews} scale={scale} yPx={PLOT_PX + 3} />
          {at && marked && (
            <g class={`tension-mark side-${at.side}`}>
              <line x1={xOf(marked)} x2={xOf(marked)} y1={8} y2={PLOT_PX} />
              {INDEX_SIDES.map((side) => (
                <circle
                  key={side}
                  class={`side-${side}${side === at.side ? ' is-nearest' : ''}`}
                  cx={xOf(marked)}
                  cy={levels.yOf(marked[side])}
                  r={side === at.side ? 4.5 : 2.5}
                />
              ))}
            </g>
          )}
        </svg>
      )}
    </figure>
  );
}

function pointOf(points: readonly Point[], chosen: ChosenPoint | undefined) {
  if (!chosen) return undefined;
  const index = points.findIndex(({ last_day }) => last_day === chosen.day);
  return index < 0 ? undefined : { index, side: chosen.side };
}

/** The place of the period that a day stands in. */
function indexAt(points: readonly Point[], day: number): number {
  let [low, high] = [0, points.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.last_day ?? 0) + 1 <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lineOf(
  points: readonly Point[],
  side: IndexSide,
  xOf: (point: Point) => number,
  yOf: (level: number) => number,
): string {
  return points
    .map((point, index) => `${index === 0 ? 'M' : 'L'}${round(xOf(point))} ${round(yOf(point[side]))}`)
    .join('');
}

function areaOf(
  points: readonly Point[],
  xOf: (point: Point) => number,
  yOf: (level: number) => number,
): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return '';
  return `${lineOf(points, 'together', xOf, yOf)}L${round(xOf(last))} ${round(yOf(0))}L${round(xOf(first))} ${round(yOf(0))}Z`;
}

function round(px: number): number {
  return Math.round(px * 10) / 10;
}

interface EndNamesProps {
  readonly last: Point;
  readonly names: (side: IndexSide) => string;
  readonly xPx: number;
  readonly yOf: (level: number) => number;
}

/** Each line’s name at its end, moved apart where the lines meet. */
function EndNames({ last, names, xPx, yOf }: EndNamesProps) {
  const placed = INDEX_SIDES.map((side) => ({ side, y: yOf(last[side]) })).sort((a, b) => a.y - b.y);
  for (const [index, each] of placed.entries()) {
    const above = placed[index - 1];
    if (above && each.y - above.y < 15) each.y = above.y + 15;
  }
  return (
    <g>
      {placed.map(({ side, y }) => (
        <text key={side} class={`tension-name side-${side}`} x={xPx} y={y + 4}>
          {names(side)}
        </text>
      ))}
    </g>
  );
}

interface CoverageProps {
  readonly points: readonly Point[];
  readonly reviews: readonly PeriodReview[];
  readonly scale: TimeScale;
  readonly yPx: number;
}

/** Tells what nothing was recorded of from where nothing happened. */
function Coverage({ points, reviews, scale, yPx }: CoverageProps) {
  const words = messages.value.analysis.tension;
  return (
    <g class="coverage">
      {points.map((point) => {
        const { state, review } = coverageOf(point, reviews);
        const days = formatDays({ first: point.first_day, last: point.last_day }, language.value);
        const said = review
          ? `, ${words.coverageReviewed(formatDate(isoDay(review.reviewed_day), language.value), review.reviewer)}`
          : '';
        const x = scale.xOf(point.first_day);
        return (
          <rect
            key={point.first_day}
            class={`coverage-${state}${review ? ' is-reviewed' : ''}`}
            x={x}
            width={Math.max(0.5, scale.xOf(point.last_day + 1) - x)}
            y={yPx}
            height={STRIP_PX}
          >
            <title>{`${days}: ${words.coverageState[state]}${said}`}</title>
          </rect>
        );
      })}
    </g>
  );
}
