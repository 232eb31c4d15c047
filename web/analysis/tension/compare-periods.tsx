import { useEffect, useState } from 'preact/hooks';
import type { TensionResult } from '../../../domain/analysis/tension-result.ts';
import { isoDay } from '../../../domain/dates/day-span.ts';
import { formatDate } from '../../../domain/dates/format-date.ts';
import type { EventWithLinks } from '../../../domain/events/event.ts';
import { fetchTension, type TensionIndexRequest } from '../../api/analysis.ts';
import type { ApiProblem } from '../../api/api-problem.ts';
import { fetchEvent, fetchEvents } from '../../api/events.ts';
import { useQuery } from '../../api/use-query.ts';
import { EventLink } from '../../event/event-link.tsx';
import { messages } from '../../i18n/messages.ts';
import { changeCount, comparedIds, language, selectedId, setIndex } from '../../state/page-state.ts';
import { titleOf } from '../../timeline/render/event-texts.ts';
import { ProblemNotice } from '../../ui/notice.tsx';
import { today } from '../days.ts';
import { levelScale } from '../level-scale.ts';
import { useWidth } from '../use-width.ts';

const SPANS = [365, 730, 1_095, 1_825] as const;
/** Before the clock’s start, so that it is seen from what level each period began. */
const LEAD = 90;

/** Two periods laid on each other, by the days since an event that begins each. */
export function ComparePeriods({ recipe }: { readonly recipe: TensionIndexRequest }) {
  const words = messages.value.analysis.tension;
  const [days, setDays] = useState<number>(730);
  const ids = comparedIds.value;
  const first = useStart(ids[0]);
  const second = useStart(ids[1]);
  const a = usePeriod(recipe, first.event, days);
  const b = usePeriod(recipe, second.event, days);
  const choose = (place: 0 | 1) => (id: string | undefined) => {
    const next = place === 0 ? [id, ids[1]] : [ids[0], id];
    setIndex({ comparedIds: next.filter((each) => each !== undefined) });
  };
  return (
    <section class="compare">
      <div class="compare-head">
        <div>
          <h3>{words.compare}</h3>
          <p class="analysis-note">{words.compareMeaning}</p>
        </div>
        <label class="half-life">
          <span>{words.compareFor}</span>
          <select value={days} onChange={(event) => setDays(Number(event.currentTarget.value))}>
            {SPANS.map((each) => (
              <option key={each} value={each}>
                {messages.value.shell.number(each)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div class="analysis-columns">
        <Start number={1} id={ids[0]} start={first} onChoose={choose(0)} />
        <Start number={2} id={ids[1]} start={second} onChoose={choose(1)} />
      </div>
      {a.problem && <ProblemNotice problem={a.problem} onRetry={a.retry} />}
      {b.problem && <ProblemNotice problem={b.problem} onRetry={b.retry} />}
      {(a.value || b.value) && (
        <Overlay
          days={days}
          periods={[
            { event: first.event, answer: a.value },
            { event: second.event, answer: b.value },
          ]}
        />
      )}
    </section>
  );
}

interface Started {
  readonly event: EventWithLinks | undefined;
  readonly problem: ApiProblem | undefined;
  readonly retry: () => void;
}

function useStart(id: string | undefined): Started {
  const answer = useQuery(id === undefined ? undefined : (signal) => fetchEvent(id, signal), [
    id,
    changeCount.value,
  ]);
  return {
    event: answer.value?.id === id ? answer.value : undefined,
    problem: answer.problem,
    retry: answer.retry,
  };
}

function usePeriod(recipe: TensionIndexRequest, event: EventWithLinks | undefined, days: number) {
  const start = event?.first_day;
  return useQuery(
    start === undefined
      ? undefined
      : (signal) =>
          fetchTension(
            { ...recipe, per: 'week', timeWindow: { first: start - LEAD, last: start + days } },
            signal,
          ),
    [recipe.filter, recipe.sides, recipe.halfLife, recipe.weights, start, days, changeCount.value],
  );
}

interface StartProps {
  readonly number: 1 | 2;
  readonly id: string | undefined;
  readonly start: Started;
  readonly onChoose: (id: string | undefined) => void;
}

function Start({ number, id, start, onChoose }: StartProps) {
  const words = messages.value.analysis.tension;
  const chosen = selectedId.value;
  return (
    <div class={`compare-start period-${number}`}>
      <h4>{words.compareStart(number)}</h4>
      {start.event && (
        <p>
          <EventLink id={start.event.id}>{titleOf(start.event, language.value)}</EventLink>
          <span class="quiet"> {formatDate(start.event.date, language.value)}</span>{' '}
          <button type="button" class="text-button" onClick={() => onChoose(undefined)}>
            {words.compareChange}
          </button>
        </p>
      )}
      {start.problem &&
        (start.problem.status === 404 ? (
          <p class="field-error" role="alert">
            {words.compareUnknown(id ?? '')}
          </p>
        ) : (
          <ProblemNotice problem={start.problem} onRetry={start.retry} />
        ))}
      {!start.event && (
        <>
          <EventSearch onChoose={onChoose} label={words.compareStart(number)} />
          {chosen !== undefined && (
            <button type="button" class="text-button" onClick={() => onChoose(chosen)}>
              {words.compareSelected}
            </button>
          )}
        </>
      )}
    </div>
  );
}

/** Finds an event by words of its title; the first few that hold them can be pressed. */
function EventSearch({
  onChoose,
  label,
}: {
  readonly onChoose: (id: string) => void;
  readonly label: string;
}) {
  const words = messages.value.analysis.tension;
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 200);
    return () => clearTimeout(timer);
  }, [text]);
  const answer = useQuery(
    asked === ''
      ? undefined
      : (signal) => fetchEvents({ filter: { q: asked }, limit: 6, sort: 'relevance' }, signal),
    [asked],
  );
  const found = asked === '' ? [] : (answer.value?.items ?? []);
  return (
    <div class="event-search">
      <input
        type="search"
        aria-label={`${label}: ${words.search}`}
        placeholder={words.search}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      {asked !== '' && answer.value && found.length === 0 && <p class="quiet">{words.noneFound}</p>}
      <ul>
        {found.map((event) => (
          <li key={event.id}>
            <button type="button" class="text-button" onClick={() => onChoose(event.id)}>
              {titleOf(event, language.value)}
            </button>{' '}
            <span class="quiet">{formatDate(event.date, language.value)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface Period {
  readonly event: EventWithLinks | undefined;
  readonly answer: TensionResult | undefined;
}

const PLOT_PX = 220;
const LEFT_PX = 40;

function Overlay({ days, periods }: { readonly days: number; readonly periods: readonly Period[] }) {
  const { analysis, shell } = messages.value;
  const words = analysis.tension;
  const { ref, widthPx } = useWidth<HTMLElement>();
  const rightPx = Math.max(LEFT_PX + 50, widthPx - 12);
  const xOf = (day: number) => LEFT_PX + ((rightPx - LEFT_PX) * (day + LEAD)) / (days + LEAD);
  const lastDay = today();
  const lines = periods.map(({ event, answer }) => {
    const start = event?.first_day;
    if (start === undefined || !answer) return [];
    return answer.points
      .filter(({ last_day }) => last_day <= lastDay && last_day - start <= days)
      .map((point) => ({ day: point.last_day - start, level: point.together }));
  });
  const levels = levelScale(
    lines.flatMap((points) => points.map(({ level }) => level)),
    10,
    PLOT_PX,
  );
  const step = days <= 400 ? 90 : days <= 800 ? 180 : 365;
  const ticks = Array.from({ length: Math.floor(days / step) + 1 }, (_, index) => index * step);
  return (
    <figure ref={ref}>
      {widthPx > 0 && (
        <svg
          class="analysis-chart"
          viewBox={`0 0 ${widthPx} ${PLOT_PX + 26}`}
          height={PLOT_PX + 26}
          role="img"
          aria-label={words.compareHigher(...titlesOf(periods))}
        >
          {levels.ticks.map((level) => (
            <g key={level}>
              <line
                class={level === 0 ? 'steps-axis' : 'axis-grid'}
                x1={LEFT_PX}
                x2={rightPx}
                y1={levels.yOf(level)}
                y2={levels.yOf(level)}
              />
              <text class="axis-label" x={LEFT_PX - 6} y={levels.yOf(level) + 4} text-anchor="end">
                {shell.number(level)}
              </text>
            </g>
          ))}
          {ticks.map((day) => (
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
                {words.compareDay(day)}
              </text>
            </g>
          ))}
          {lines.map((points, index) => (
            <path
              key={index}
              class={`compare-line period-${index + 1}`}
              d={points
                .map(
                  ({ day, level }, place) =>
                    `${place === 0 ? 'M' : 'L'}${xOf(day).toFixed(1)} ${levels.yOf(level).toFixed(1)}`,
                )
                .join('')}
            />
          ))}
        </svg>
      )}
      <figcaption class="compare-legend">
        {periods.map(({ event }, index) =>
          event ? (
            <span key={event.id} class={`period-${index + 1}`}>
              <i class="swatch" /> {words.side.together()},{' '}
              {formatDate(isoDay(event.first_day), language.value)}: {titleOf(event, language.value)}
            </span>
          ) : null,
        )}
      </figcaption>
    </figure>
  );
}

function titlesOf(periods: readonly Period[]): [string, string] {
  const [a, b] = periods.map(({ event }) => (event ? titleOf(event, language.value) : '–'));
  return [a ?? '–', b ?? '–'];
}
