import type { LagDot, SideResponses } from '../../../domain/analysis/exchanges-result.ts';
import { formatLag } from '../../../domain/dates/lag.ts';
import { messages } from '../../i18n/messages.ts';
import { language, selectEvent, selectedId } from '../../state/page-state.ts';
import { titleOf } from '../../timeline/render/event-texts.ts';
import { useWidth } from '../use-width.ts';

interface Direction {
  /** Of who answers. */
  readonly side: 'upper' | 'lower';
  readonly name: string;
  readonly lags: SideResponses['lags'];
}

/** Room for the dots of one direction, and for the words over them: on one line, or on three where that is too long. */
const DOTS_PX = 70;
const HEAD_PX = 22;
const TALL_HEAD_PX = 54;
const NARROW_PX = 620;
const AXIS_PX = 26;
const DOT_PX = 3.5;
const TICKS = [0, 1, 3, 7, 14, 30, 90, 180, 365, 1_000, 3_000];

/**
 * A dot an answer, by the days it took, on a scale that has room for days and for years; dots that meet stand on each
 * other. The median and the middle half lie behind them, as bands where dates are coarse.
 */
export function LagPlot({ directions }: { readonly directions: readonly Direction[] }) {
  const { analysis, shell } = messages.value;
  const words = analysis.exchanges;
  const { ref, widthPx } = useWidth<HTMLElement>();
  const most = Math.max(30, ...directions.flatMap(({ lags }) => lags.dots.map(({ lag_max }) => lag_max)));
  const leftPx = 8;
  const rightPx = Math.max(leftPx + 100, widthPx - 24);
  const xOf = (days: number) => leftPx + ((rightPx - leftPx) * Math.log1p(days)) / Math.log1p(most);
  const headPx = widthPx < NARROW_PX ? TALL_HEAD_PX : HEAD_PX;
  const rowPx = headPx + DOTS_PX;
  const heightPx = directions.length * rowPx + AXIS_PX;
  const ticks = TICKS.filter((days) => days <= most).filter(
    (days, index, all) => index === 0 || xOf(days) - xOf(all[index - 1] ?? 0) > 34,
  );
  return (
    <figure ref={ref} class="lag-plot">
      <figcaption>
        <h3>{words.lagTitle}</h3>
        <p class="analysis-note">
          {words.dotsOf(
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
          aria-label={words.lagTitle}
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
                {words.ticks[days] ?? shell.number(days)}
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
  const words = messages.value.analysis.exchanges;
  const basePx = topPx + headPx + DOTS_PX - 10;
  const { median, lower_quartile: lower, upper_quartile: upper } = lags;
  const said = (lag: { min: number; max: number }) => formatLag(lag, language.value);
  const summary =
    median && lower && upper
      ? [
          `${words.answersCounted(lags.count)}, ${words.median(said(median))}`,
          words.quartiles(said(lower), said(upper)),
        ]
      : [words.noLags];
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
      {stacked(lags.dots, xOf).map(({ dot, xPx, toPx, level }) => (
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
  const words = messages.value.analysis.exchanges;
  const lag = formatLag({ min: dot.lag_min, max: dot.lag_max }, language.value);
  const isSelected = selectedId.value === dot.answer || selectedId.value === dot.act;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the chains below hold the same answers, each reachable by keyboard
    <g class={isSelected ? 'lag-dot is-selected' : 'lag-dot'} onClick={() => selectEvent(dot.answer)}>
      <title>
        {words.dot(titleOf(dot.answer_titles, language.value), titleOf(dot.act_titles, language.value), lag)}
      </title>
      {toPx - xPx > 2 && <line x1={xPx} x2={toPx} y1={yPx} y2={yPx} />}
      <circle cx={(xPx + toPx) / 2} cy={yPx} r={DOT_PX} />
    </g>
  );
}

/** Dots that would lie on each other stand on each other; as many levels as there is room for. */
function stacked(dots: readonly LagDot[], xOf: (days: number) => number) {
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
