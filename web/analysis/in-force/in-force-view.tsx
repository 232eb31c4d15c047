import '../analysis.css';
import './in-force.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { InForceResult, ReliefOnDate } from '../../../domain/analysis/in-force.ts';
import { calendarDate, type DaySpan, dayOf, isoDay } from '../../../domain/dates/day-span.ts';
import { parseEdtf } from '../../../domain/dates/edtf-date.ts';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { InvalidInput } from '../../../domain/errors/input-error.ts';
import { partyName } from '../../../domain/parties/party.ts';
import { fetchInForce } from '../../api/analysis.ts';
import { useQuery } from '../../api/use-query.ts';
import { messages } from '../../i18n/messages.ts';
import { changeCount, filter, language, onDate, setOnDate, sides } from '../../state/page-state.ts';
import { ProblemNotice } from '../../ui/notice.tsx';
import { selectedDay, today } from '../days.ts';
import { EventDate, EventLine } from '../event-line.tsx';
import { InForceChart } from './in-force-chart.tsx';
import { MeasureList } from './measure-list.tsx';

/** What stood on a date, how many measures stood when, and what lifting which would undo. */
export function InForceView() {
  const { analysis } = messages.value;
  const words = analysis.inForce;
  const request = { filter: filter.value, sides: sides.value, on: onDate.value };
  const answer = useQuery(
    (signal) => fetchInForce(request, signal),
    [request.filter, request.sides, request.on, changeCount.value],
  );
  const { value } = answer;
  const on = onDate.value;
  const date = formatDate(on ?? isoDay(today()), language.value);
  return (
    <section class="analysis-view">
      <div class="analysis-page">
        <header class="analysis-head">
          <h2>{on === undefined ? words.now(date) : words.title(date)}</h2>
          <DateTools answer={value} />
        </header>
        {answer.problem && <ProblemNotice problem={answer.problem} onRetry={answer.retry} />}
        {value && value.bars_total === 0 && <p class="analysis-empty">{words.noMeasures}</p>}
        {value && value.bars_total > 0 && (
          <>
            <div class="analysis-columns">
              <SideFigures side="upper" answer={value} />
              <SideFigures side="lower" answer={value} />
            </div>
            {value.reliefs.length > 0 && <Reliefs reliefs={value.reliefs} />}
            <InForceChart answer={value} />
            {value.total === 0 ? (
              <p class="analysis-empty">{words.none}</p>
            ) : (
              <>
                {value.measures.length < value.total && (
                  <p class="analysis-note">{words.mostImportant(value.measures.length, value.total)}</p>
                )}
                <MeasureList measures={value.measures} />
              </>
            )}
          </>
        )}
      </div>
    </section>
  );
}

function SideFigures({ side, answer }: { readonly side: 'upper' | 'lower'; readonly answer: InForceResult }) {
  const { analysis, shell } = messages.value;
  const words = analysis.inForce;
  const { restrictions, people_expelled: people, missions } = answer.sides[side];
  return (
    <section class={`side-head side-${side}`}>
      <h3>{partyName(sides.value[side], language.value)}</h3>
      <dl class="figures">
        <div>
          <dt>{words.restrictionsShort}</dt>
          <dd>{analysis.range(restrictions.certain, restrictions.possible)}</dd>
        </div>
        <div>
          <dt>{words.peopleShort}</dt>
          <dd>{analysis.range(people.certain, people.possible)}</dd>
        </div>
        <div>
          <dt>{words.missionsShort}</dt>
          <dd title={missions.names.join('; ')}>{shell.number(missions.total)}</dd>
        </div>
      </dl>
    </section>
  );
}

/** What was offered or lifted that day, and what of it. */
function Reliefs({ reliefs }: { readonly reliefs: readonly ReliefOnDate[] }) {
  const words = messages.value.analysis.inForce;
  return (
    <section class="reliefs">
      <h3>{words.reliefs}</h3>
      <ul>
        {reliefs.map((relief) => (
          <li key={relief.id}>
            <EventLine event={relief}>
              <p>
                {relief.initiators.map((code) => partyName(code, language.value)).join(', ')}
                {' · '}
                {relief.lifts.length === 0
                  ? words.liftsNothing
                  : relief.effect === 'lifts'
                    ? words.lifts(relief.lifts.length)
                    : words.wouldLiftCount(relief.lifts.length)}
              </p>
              {relief.lifts.length > 0 && (
                <ul class="relief-lifts">
                  {relief.lifts.map((measure) => (
                    <li key={measure.id}>
                      <EventLine event={measure}>
                        <p>
                          {measure.initiators.map((code) => partyName(code, language.value)).join(', ')}
                          {' · '}
                          <EventDate date={measure.date} />
                        </p>
                      </EventLine>
                    </li>
                  ))}
                </ul>
              )}
            </EventLine>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A month of the calendar each: fast enough to see a decade in a few seconds. */
const STEP_MS = 140;

/** The date by field, by slider and by play. */
function DateTools({ answer }: { readonly answer: InForceResult | undefined }) {
  const words = messages.value.analysis.inForce;
  const on = onDate.value;
  const [typed, setTyped] = useState(on ?? '');
  const [error, setError] = useState('');
  const [isPlaying, setPlaying] = useState(false);
  const [shown, setShown] = useState(on);
  // Another date came from elsewhere: what was being typed is of no use any more.
  if (shown !== on) {
    setShown(on);
    setTyped(on ?? '');
    setError('');
  }

  const extent: DaySpan | undefined = answer?.extent && {
    first: answer.extent.first_day,
    last: answer.extent.last_day,
  };
  const day = selectedDay();
  const latest = useRef(day);
  latest.current = day;
  useEffect(() => {
    if (!isPlaying || extent === undefined) return;
    const timer = setInterval(() => {
      const next = monthLater(latest.current, 1);
      if (next > extent.last) setPlaying(false);
      else setOnDate(isoDay(next), { replace: true });
      latest.current = next;
    }, STEP_MS);
    return () => clearInterval(timer);
  }, [isPlaying, extent?.last]);

  const take = (text: string) => {
    if (text.trim() === '') return setOnDate(undefined);
    try {
      parseEdtf(text.trim());
      setOnDate(text.trim());
    } catch (problem) {
      if (!(problem instanceof InvalidInput)) throw problem;
      setError(problem.errors.map(({ message }) => messages.value.problems.say(message)).join(' '));
    }
  };
  return (
    <form
      class="analysis-tools in-force-tools"
      onSubmit={(event) => {
        event.preventDefault();
        take(typed);
      }}
    >
      <label class="field">
        <span>{words.date}</span>
        <input
          type="text"
          value={typed}
          placeholder={isoDay(today())}
          title={words.dateHelp}
          aria-invalid={error !== ''}
          aria-describedby="on-error"
          onInput={(event) => setTyped(event.currentTarget.value)}
          onChange={(event) => take(event.currentTarget.value)}
        />
      </label>
      <button type="button" class="button" onClick={() => setOnDate(undefined)}>
        {words.today}
      </button>
      {extent && (
        <>
          <button
            type="button"
            class="button"
            aria-pressed={isPlaying}
            onClick={() => {
              if (!isPlaying && monthLater(day, 1) > extent.last) setOnDate(isoDay(extent.first));
              setPlaying(!isPlaying);
            }}
          >
            {isPlaying ? words.pause : words.play}
          </button>
          <input
            type="range"
            class="in-force-slider"
            aria-label={words.slider}
            aria-valuetext={formatDate(isoDay(day), language.value)}
            min={extent.first}
            max={extent.last}
            value={day}
            onInput={(event) => {
              setPlaying(false);
              setOnDate(isoDay(event.currentTarget.valueAsNumber), { replace: true });
            }}
          />
        </>
      )}
      <p id="on-error" class="field-error" role="alert">
        {error}
      </p>
    </form>
  );
}

function monthLater(day: number, months: number): number {
  const { year, month } = calendarDate(day);
  return dayOf(year, month + months);
}
