import type { PeriodReview } from '../../../domain/analysis/period-review.ts';
import { INDEX_SIDES, type IndexSide } from '../../../domain/analysis/tension-index.ts';
import type { TensionResult } from '../../../domain/analysis/tension-result.ts';
import { isoDay } from '../../../domain/dates/day-span.ts';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { partyName } from '../../../domain/parties/party.ts';
import { messages } from '../../i18n/messages.ts';
import { language, sides } from '../../state/page-state.ts';
import { announce } from '../../ui/announce.ts';
import { formatDays } from '../../ui/format-days.ts';
import { LevelAxis } from '../level-axis.tsx';
import { AXIS_PX, TimeAxis } from '../time-axis.tsx';
import { useWidth } from '../use-width.ts';
import type { ChosenPoint, TensionPoint } from './chosen-point.ts';
import { CoverageStrip, STRIP_PX } from './coverage-strip.tsx';
import {
  LEFT_PX,
  PLOT_PX,
  type PointRef,
  type TensionGeometry,
  tensionGeometry,
} from './tension-geometry.ts';
import { useChartCursor } from './use-chart-cursor.ts';

interface TensionChartProps {
  readonly result: TensionResult;
  readonly reviews: readonly PeriodReview[];
  readonly chosen: ChosenPoint | undefined;
  readonly onChoose: (point: ChosenPoint) => void;
}

/** The index of each side and of both combined on one calendar, with the coverage of each period below. */
export function TensionChart({ result, reviews, chosen, onChoose }: TensionChartProps) {
  const texts = messages.value.analysis.tension;
  const { points } = result;
  const { ref, widthPx } = useWidth<HTMLElement>();
  const geometry = tensionGeometry(points, widthPx);
  const { cursor, handlers } = useChartCursor({
    geometry,
    pointCount: points.length,
    onChoose: ({ index, side }) => {
      const point = points[index];
      if (point) onChoose({ day: point.last_day, side });
    },
    onKeyboardMove: ({ index, side }) => {
      const point = points[index];
      if (point) announce(formatPoint(point, side));
    },
  });
  const marked = cursor ?? refOf(points, chosen);
  const heightPx = PLOT_PX + STRIP_PX + AXIS_PX + 6;
  return (
    <figure ref={ref} class="tension-chart">
      <Reading point={marked && points[marked.index]} />
      {widthPx > 0 && (
        <svg
          class="analysis-chart is-pressable"
          viewBox={`0 0 ${widthPx} ${heightPx}`}
          height={heightPx}
          role="application"
          tabindex={0}
          aria-label={`${texts.chart}. ${texts.chartHelp}`}
          {...handlers}
        >
          <TimeAxis scale={geometry.time} yPx={PLOT_PX + STRIP_PX + 6} topPx={0} />
          <LevelAxis scale={geometry.levels} leftPx={LEFT_PX} rightPx={geometry.time.rightPx} />
          <Lines geometry={geometry} />
          <CoverageStrip points={points} reviews={reviews} scale={geometry.time} yPx={PLOT_PX + 3} />
          {marked && <Cursor at={marked} points={points} geometry={geometry} />}
        </svg>
      )}
    </figure>
  );
}

function sideName(side: IndexSide): string {
  const texts = messages.value.analysis.tension;
  return texts.side[side](side === 'together' ? '' : partyName(sides.value[side], language.value));
}

function formatPoint(point: TensionPoint, side: IndexSide): string {
  const texts = messages.value.analysis.tension;
  const days = formatDays({ first: point.first_day, last: point.last_day }, language.value);
  return texts.point(days, sideName(side), texts.level(point[side]));
}

function refOf(points: readonly TensionPoint[], chosen: ChosenPoint | undefined): PointRef | undefined {
  if (!chosen) return undefined;
  const index = points.findIndex(({ last_day }) => last_day === chosen.day);
  return index < 0 ? undefined : { index, side: chosen.side };
}

/** The legend, with the date and levels of the marked point if there is one. */
function Reading({ point }: { readonly point: TensionPoint | undefined }) {
  const texts = messages.value.analysis.tension;
  return (
    <p class="tension-reading" aria-hidden="true">
      {point && <strong>{formatDate(isoDay(point.last_day), language.value)}</strong>}
      {INDEX_SIDES.map((side) => (
        <span key={side} class={`reading side-${side}`}>
          <i class="swatch" /> {sideName(side)}
          {point && <b> {texts.level(point[side])}</b>}
        </span>
      ))}
    </p>
  );
}

function Lines({ geometry }: { readonly geometry: TensionGeometry }) {
  return (
    <>
      <path class="tension-area" d={geometry.areaPath()} />
      {INDEX_SIDES.map((side) => (
        <path
          key={side}
          class={`tension-line side-${side}${side === 'together' ? ' is-together' : ''}`}
          d={geometry.linePath(side)}
        />
      ))}
      {!geometry.isNarrow &&
        geometry.nameBaselines().map(({ side, yPx }) => (
          <text key={side} class={`tension-name side-${side}`} x={geometry.time.rightPx + 8} y={yPx}>
            {sideName(side)}
          </text>
        ))}
    </>
  );
}

interface CursorProps {
  readonly at: PointRef;
  readonly points: readonly TensionPoint[];
  readonly geometry: TensionGeometry;
}

/** A line through the marked period, and a dot on each of its levels. */
function Cursor({ at, points, geometry }: CursorProps) {
  const point = points[at.index];
  if (!point) return null;
  const xPx = geometry.xOf(point);
  return (
    <g class={`tension-mark side-${at.side}`}>
      <line x1={xPx} x2={xPx} y1={8} y2={PLOT_PX} />
      {INDEX_SIDES.map((side) => (
        <circle
          key={side}
          class={`side-${side}${side === at.side ? ' is-nearest' : ''}`}
          cx={xPx}
          cy={geometry.levels(point[side])}
          r={side === at.side ? 4.5 : 2.5}
        />
      ))}
    </g>
  );
}
