import { scaleSymlog } from 'd3';
import type { LagDot, SideResponses } from '../../../domain/analysis/exchanges-result.ts';
import { formatLag } from '../../../domain/dates/lag.ts';
import { titleOf } from '../../../domain/events/localized-text.ts';
import { messages } from '../../i18n/messages.ts';
import { language, selectEvent, selectedId } from '../../state/page-state.ts';
import { useWidth } from '../use-width.ts';

interface Direction {
  /** The side that responds. */
  readonly side: 'upper' | 'lower';
  readonly name: string;
  readonly lags: SideResponses['lags'];
}

/** Height of the dots of one direction, and of the text above them: one line, or three in a narrow window. */
const DOTS_PX = 70;
const HEAD_PX = 22;
const TALL_HEAD_PX = 54;
const NARROW_PX = 620;
const AXIS_PX = 26;
const DOT_PX = 3.5;
const TICKS = [0, 1, 3, 7, 14, 30, 90, 180, 365, 1_000, 3_000];

/**
 * One dot per response, by the days it took, on a logarithmic scale with room for days and years. Dots that would
 * overlap are stacked. Bands behind them show the middle half and the median.
 */
export function LagPlot({ directions }: { readonly directions: readonly Direction[] }) {
  const { analysis, shell } = messages.value;
  const texts = analysis.exchanges;
  const { ref, widthPx } = useWidth<HTMLElement>();
  const longest = Math.max(30, ...directions.flatMap(({ lags }) => lags.dots.map(({ lag_max }) => lag_max)));
  const leftPx = 8;
  const rightPx = Math.max(leftPx + 100, widthPx - 24);
  const xOf = scaleSymlog([0, longest], [leftPx, rightPx]);
  const headPx = widthPx < NARROW_PX ? TALL_HEAD_PX : HEAD_PX;
  const rowPx = headPx + DOTS_PX;
  const heightPx = directions.length * rowPx + AXIS_PX;
  const ticks = TICKS.filter((days) => days <= longest).filter(
    (days, index, all) => index === 0 || xOf(days) - xOf(all[index - 1] ?? 0) > 34,
  );
  return (
    <figure ref={ref} class="lag-plot">
      <figcaption>
        <h3>{texts.lagTitle}</h3>
        <p class="analysis-note">
          {texts.dotsOf(
            directions.reduce((sum, { lags }) => sum + lags.dots.length, 0),
            directions.reduce((sum, { lags }) => sum + lags.count, 0),
          )}
        </p>
      </figcaption>
      {widthPx > 0 && (
        <svg
          class="analysis-chart"
          viewBox={`0 0 ${widthPx} ${heightPx}`}
          height={heightPx}
          role="img"
          aria-label={texts.lagTitle}
        >
          {ticks.map((days) => (
            <g key={days}>
              <line class="axis-grid" x1={xOf(days)} x2={xOf(days)} y1={headPx} y2={heightPx - AXIS_PX} />
              <text
                class="axis-label"
                x={xOf(days)}
                y={heightPx - AXIS_PX + 16}
                text-anchor={days === 0 ? 'start' : 'middle'}
              >
                {texts.ticks[days] ?? shell.number(days)}
              </text>
            </g>
          ))}
          {directions.map((direction, row) => (
            <Row key={direction.side} direction={direction} topPx={row * rowPx} headPx={headPx} xOf={xOf} />
          ))}
        </svg>
      )}
    </figure>
  );
}

function Row({
  direction: { side, name, lags },
  topPx,
  headPx,
  xOf,
}: {
  readonly direction: Direction;
  readonly topPx: number;
  readonly headPx: number;
  readonly xOf: (days: number) => number;
}) {
  const texts = messages.value.analysis.exchanges;
  const basePx = topPx + headPx + DOTS_PX - 10;
  const { median, lower_quartile: lower, upper_quartile: upper } = lags;
  const format = (lag: { min: number; max: number }) => formatLag(lag, language.value);
  const summary =
    median && lower && upper
      ? [
          `${texts.responses(lags.count)}, ${texts.median(format(median))}`,
          texts.quartiles(format(lower), format(upper)),
        ]
      : [texts.noResponses];
  const isTall = headPx > HEAD_PX;
  return (
    <g class={`side-${side}`}>
      <text class="chart-word" x={0} y={topPx + 14}>
        <tspan class="strong">{name}</tspan>
        {isTall ? (
          summary.map((line, index) => (
            <tspan key={line} x={0} y={topPx + 29 + index * 15}>
              {line}
            </tspan>
          ))
        ) : (
          <tspan dx={8}>{summary.join(', ')}</tspan>
        )}
      </text>
      {lower && upper && (
        <rect
          class="lag-half"
          x={xOf(lower.min)}
          width={Math.max(2, xOf(upper.max) - xOf(lower.min))}
          y={topPx + headPx}
          height={basePx - topPx - headPx}
        />
      )}
      {median && (
        <rect
          class="lag-median"
          x={xOf(median.min) - 1}
          width={Math.max(2, xOf(median.max) - xOf(median.min))}
          y={topPx + headPx}
          height={basePx - topPx - headPx}
        />
      )}
      {stackDots(lags.dots, xOf).map(({ dot, xPx, toPx, level }) => (
        <Dot
          key={`${dot.act} ${dot.answer}`}
          dot={dot}
          xPx={xPx}
          toPx={toPx}
          yPx={basePx - DOT_PX - 1 - level * (DOT_PX * 2 + 1)}
        />
      ))}
    </g>
  );
}

interface DotProps {
  readonly dot: LagDot;
  readonly xPx: number;
  readonly toPx: number;
  readonly yPx: number;
}

function Dot({ dot, xPx, toPx, yPx }: DotProps) {
  const texts = messages.value.analysis.exchanges;
  const lag = formatLag({ min: dot.lag_min, max: dot.lag_max }, language.value);
  const isSelected = selectedId.value === dot.answer || selectedId.value === dot.act;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the chains below contain the same responses as links
    <g class={isSelected ? 'lag-dot is-selected' : 'lag-dot'} onClick={() => selectEvent(dot.answer)}>
      <title>
        {texts.dot(titleOf(dot.answer_titles, language.value), titleOf(dot.act_titles, language.value), lag)}
      </title>
      {toPx - xPx > 2 && <line x1={xPx} x2={toPx} y1={yPx} y2={yPx} />}
      <circle cx={(xPx + toPx) / 2} cy={yPx} r={DOT_PX} />
    </g>
  );
}

/** Stacks dots that would overlap. If all levels are taken, a dot overlaps on the level that is free first. */
function stackDots(dots: readonly LagDot[], xOf: (days: number) => number) {
  const ends: number[] = [];
  const levels = Math.floor((DOTS_PX - 14) / (DOT_PX * 2 + 1));
  return dots.map((dot) => {
    const [xPx, toPx] = [xOf(dot.lag_min), xOf(dot.lag_max)];
    let level = ends.findIndex((end) => end <= xPx - DOT_PX);
    if (level < 0) level = ends.length < levels ? ends.length : ends.indexOf(Math.min(...ends));
    ends[level] = toPx + DOT_PX + 1;
    return { dot, xPx, toPx, level };
  });
}
