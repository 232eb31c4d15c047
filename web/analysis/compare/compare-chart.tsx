import { line, range, scaleLinear } from 'd3';
import type { TensionResult } from '../../../domain/analysis/tension-result.ts';
import { isoDay } from '../../../domain/dates/day-span.ts';
import { formatDate } from '../../../domain/dates/format-date.ts';
import type { EventWithLinks } from '../../../domain/events/event.ts';
import { titleOf } from '../../../domain/events/localized-text.ts';
import { messages } from '../../i18n/messages.ts';
import { language } from '../../state/page-state.ts';
import { today } from '../../state/today.ts';
import { LevelAxis } from '../level-axis.tsx';
import { levelScale } from '../level-scale.ts';
import { useWidth } from '../use-width.ts';

export interface ComparedPeriod {
  /** The event that the period starts with. */
  readonly event: EventWithLinks | undefined;
  readonly result: TensionResult | undefined;
}

interface PeriodPoint {
  /** Days since the period's first event. */
  readonly day: number;
  readonly level: number;
}

const PLOT_PX = 220;
const LEFT_PX = 40;
const HEIGHT_PX = PLOT_PX + 26;

interface CompareChartProps {
  readonly days: number;
  /** Days shown before the first event of each period. */
  readonly leadDays: number;
  readonly periods: readonly ComparedPeriod[];
}

/** The combined index of two periods over the days since their first events. */
export function CompareChart({ days, leadDays, periods }: CompareChartProps) {
  const texts = messages.value.analysis.tension;
  const { ref, widthPx } = useWidth<HTMLElement>();
  const rightPx = Math.max(LEFT_PX + 50, widthPx - 12);
  const xOf = scaleLinear([-leadDays, days], [LEFT_PX, rightPx]);
  const lines = periods.map((period) => pointsOf(period, days));
  const levels = levelScale(
    lines.flatMap((points) => points.map(({ level }) => level)),
    10,
    PLOT_PX,
  );
  const path = line<PeriodPoint>(
    ({ day }) => xOf(day),
    ({ level }) => levels(level),
  ).digits(1);
  return (
    <figure ref={ref}>
      {widthPx > 0 && (
        <svg
          class="analysis-chart"
          viewBox={`0 0 ${widthPx} ${HEIGHT_PX}`}
          height={HEIGHT_PX}
          role="img"
          aria-label={texts.compareChart(titleIn(periods[0]), titleIn(periods[1]))}
        >
          <LevelAxis scale={levels} leftPx={LEFT_PX} rightPx={rightPx} />
          <DayAxis days={days} xOf={xOf} />
          {lines.map((points, index) => (
            <path key={index} class={`compare-line period-${index + 1}`} d={path(points) ?? ''} />
          ))}
        </svg>
      )}
      <figcaption class="compare-legend">
        {periods.map(({ event }, index) =>
          event ? (
            <span key={event.id} class={`period-${index + 1}`}>
              <i class="swatch" /> {texts.side.together()},{' '}
              {formatDate(isoDay(event.first_day), language.value)}: {titleOf(event, language.value)}
            </span>
          ) : null,
        )}
      </figcaption>
    </figure>
  );
}

/** Points of complete periods only, so that none is in the future. */
function pointsOf({ event, result }: ComparedPeriod, days: number): PeriodPoint[] {
  const start = event?.first_day;
  if (start === undefined || !result) return [];
  return result.points
    .filter(({ last_day }) => last_day <= today() && last_day - start <= days)
    .map((point) => ({ day: point.last_day - start, level: point.together }));
}

interface DayAxisProps {
  readonly days: number;
  readonly xOf: (day: number) => number;
}

/** Vertical lines at every quarter, half-year or year since the first event, depending on the length. */
function DayAxis({ days, xOf }: DayAxisProps) {
  const texts = messages.value.analysis.tension;
  const step = days <= 400 ? 90 : days <= 800 ? 180 : 365;
  return (
    <g>
      {range(0, days + 1, step).map((day) => (
        <g key={day}>
          <line
            class={day === 0 ? 'axis-line' : 'axis-grid'}
            x1={xOf(day)}
            x2={xOf(day)}
            y1={6}
            y2={PLOT_PX}
          />
          <text
            class="axis-label"
            x={xOf(day)}
            y={PLOT_PX + 16}
            text-anchor={day > days - step / 2 ? 'end' : 'middle'}
          >
            {texts.compareDay(day)}
          </text>
        </g>
      ))}
    </g>
  );
}

function titleIn(period: ComparedPeriod | undefined): string {
  return period?.event ? titleOf(period.event, language.value) : '–';
}
