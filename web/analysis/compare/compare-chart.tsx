import { line, range, scaleLinear } from 'd3';
import { messages } from '../../i18n/messages.ts';
import { today } from '../../state/today.ts';
import { timeScale } from '../../timeline/scale/time-scale.ts';
import { LevelAxis } from '../level-axis.tsx';
import { levelScale } from '../level-scale.ts';
import { TimeAxis } from '../time-axis.tsx';
import { useWidth } from '../use-width.ts';
import { type Columns, DAYS_PER_YEAR, type LoadedColumn } from './compared-columns.ts';

interface Point {
  /** Days since the first day of the period. */
  readonly day: number;
  readonly level: number;
}

const TOP_PX = 10;
const PLOT_PX = 220;
const LEFT_PX = 40;
const HEIGHT_PX = PLOT_PX + 36;

/** The combined index of both columns over each other, by the days since their first day. */
export function CompareChart({ columns }: { readonly columns: Columns }) {
  const { compare: texts } = messages.value;
  const { ref, widthPx } = useWidth<HTMLElement>();
  const lines = columns.map(pastPoints);
  const [first, second] = columns;
  const isSameDays =
    first.totals.first_day === second.totals.first_day && first.totals.last_day === second.totals.last_day;
  const days = Math.max(1, ...columns.flatMap(({ totals }) => totals.index.points.map(({ day }) => day)));
  const rightPx = Math.max(LEFT_PX + 50, widthPx - 12);
  const xOf = scaleLinear([0, days], [LEFT_PX, rightPx]);
  const levels = levelScale(
    lines.flatMap((points) => points.map(({ level }) => level)),
    TOP_PX,
    PLOT_PX,
  );
  const path = line<Point>(
    ({ day }) => xOf(day),
    ({ level }) => levels(level),
  ).digits(1);
  const start = first.totals.first_day;
  return (
    <figure ref={ref} class="compare-figure">
      <h3>{texts.chart}</h3>
      <p class="analysis-note">{texts.chartMeaning[isSameDays ? 'dates' : 'days']}</p>
      <ul class="compare-legend">
        {columns.map((column, index) => (
          <li key={column.name} class={`period-${index + 1}`}>
            <i class="swatch" /> {summaryOf(column)}
          </li>
        ))}
      </ul>
      {widthPx > 0 && (
        <svg
          class="analysis-chart"
          viewBox={`0 0 ${widthPx} ${HEIGHT_PX}`}
          height={HEIGHT_PX}
          role="img"
          aria-label={`${texts.chartName(first.name, second.name)}. ${columns.map(summaryOf).join('. ')}`}
        >
          <LevelAxis scale={levels} leftPx={LEFT_PX} rightPx={rightPx} />
          {isSameDays && start !== undefined ? (
            <TimeAxis
              scale={timeScale({ start, end: start + days }, LEFT_PX, rightPx)}
              yPx={PLOT_PX}
              topPx={TOP_PX}
            />
          ) : (
            <DayAxis days={days} xOf={xOf} />
          )}
          {lines.map((points, index) => (
            <path
              key={columns[index]?.name}
              class={`compare-line period-${index + 1}`}
              d={path(points) ?? ''}
            />
          ))}
        </svg>
      )}
    </figure>
  );
}

function summaryOf({ name, totals: { index } }: LoadedColumn): string {
  const { compare: texts } = messages.value;
  const level = (value: number | undefined) => (value === undefined ? texts.none : texts.decimal(value));
  return texts.summary(name, level(index.mean), level(index.max));
}

/** A period that is not over has no index for the days to come. */
function pastPoints({ totals: { first_day = 0, index } }: LoadedColumn): Point[] {
  return index.points.filter(({ day }) => first_day + day <= today());
}

interface DayAxisProps {
  readonly days: number;
  readonly xOf: (day: number) => number;
}

/** Vertical lines at round numbers of days or, in long periods, at whole years since the start. */
function DayAxis({ days, xOf }: DayAxisProps) {
  const { compare: texts } = messages.value;
  const inYears = days > 2 * DAYS_PER_YEAR;
  const years = Math.ceil(days / DAYS_PER_YEAR / 10);
  const step = inYears ? DAYS_PER_YEAR * years : days > 200 ? 90 : days > 60 ? 30 : 10;
  const ticks = range(0, days + 1, step);
  return (
    <g>
      {ticks.map((day, index) => {
        const isLast = xOf(day) > xOf(days) - 24;
        return (
          <g key={day}>
            <line
              class={day === 0 ? 'axis-line' : 'axis-grid'}
              x1={xOf(day)}
              x2={xOf(day)}
              y1={TOP_PX - 4}
              y2={PLOT_PX}
            />
            <text
              class="axis-label"
              x={xOf(day)}
              y={PLOT_PX + 16}
              text-anchor={day === 0 ? 'start' : isLast ? 'end' : 'middle'}
            >
              {inYears ? texts.year(index * years) : texts.day(day)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
