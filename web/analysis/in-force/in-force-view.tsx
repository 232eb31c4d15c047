import '../analysis.css';
import './in-force.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { InForceResult, ReliefOnDate } from '../../../domain/analysis/in-force.ts';
import { calendarDate, type DaySpan, dayOf, isoDay } from '../../../domain/dates/day-span.ts';
import { parseEdtf } from '../../../domain/dates/edtf-date.ts';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { type InputError, InvalidInput } from '../../../domain/errors/input-error.ts';
import { partyName } from '../../../domain/parties/party.ts';
import { fetchInForce } from '../../api/analysis.ts';
import { useQuery } from '../../api/use-query.ts';
import { errorText } from '../../i18n/error-texts.ts';
import { messages } from '../../i18n/messages.ts';
import { changeCount, filter, language, onDate, setOnDate, sides } from '../../state/page-state.ts';
import { today } from '../../state/today.ts';
import { OtherSearches } from '../../ui/no-events.tsx';
import { ProblemNotice } from '../../ui/notice.tsx';
import { EventDate, EventLine } from '../event-line.tsx';
import { selectedDay } from '../selected-day.ts';
import { InForceChart } from './in-force-chart.tsx';
import { MeasureList } from './measure-list.tsx';

/** Measures in force on a date, their number over time, and what was offered or lifted that day. */
export function InForceView() {
  const { analysis } = messages.value;
  const texts = analysis.inForce;
  const request = { filter: filter.value, sides: sides.value, on: onDate.value };
  const query = useQuery(
    (signal) => fetchInForce(request, signal),
    [request.filter, request.sides, request.on, changeCount.value],
  );
  const { value } = query;
  const on = onDate.value;
  const date = formatDate(on ?? isoDay(today()), language.value);
  return (
    <section class="analysis-view">
      <div class="analysis-page" aria-busy={value === undefined && query.problem === undefined}>
        <header class="analysis-head">
          <h2>{on === undefined ? texts.now(date) : texts.title(date, isDayPrecise(on))}</h2>
          <DateTools result={value} />
        </header>
        {query.problem && <ProblemNotice problem={query.problem} onRetry={query.retry} />}
        {value && value.bars_total === 0 && (
          <>
            <p class="analysis-empty">{texts.noMeasures}</p>
            <OtherSearches />
          </>
        )}
        {value && value.bars_total > 0 && (
          <>
            <div class="analysis-columns">
              <SideFigures side="upper" result={value} />
              <SideFigures side="lower" result={value} />
            </div>
            {value.reliefs.length > 0 && <Reliefs reliefs={value.reliefs} />}
            <InForceChart result={value} />
            {value.total === 0 ? (
              <p class="analysis-empty">{texts.none}</p>
            ) : (
              <>
                {value.measures.length < value.total && (
                  <p class="analysis-note">{texts.mostImportant(value.measures.length, value.total)}</p>
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

function SideFigures({ side, result }: { readonly side: 'upper' | 'lower'; readonly result: InForceResult }) {
  const { analysis, shell } = messages.value;
  const texts = analysis.inForce;
  const { restrictions, people_expelled: people, missions } = result.sides[side];
  return (
    <section class={`side-head side-${side}`}>
      <h3>{partyName(sides.value[side], language.value)}</h3>
      <dl class="figures">
        <div>
          <dt>{texts.restrictionsShort}</dt>
          <dd>{analysis.range(restrictions.certain, restrictions.possible)}</dd>
        </div>
        <div>
          <dt>{texts.peopleShort}</dt>
          <dd>{analysis.range(people.certain, people.possible)}</dd>
        </div>
        <div>
          <dt>{texts.missionsShort}</dt>
          <dd title={missions.names.join('; ')}>{shell.number(missions.total)}</dd>
        </div>
      </dl>
    </section>
  );
}

/** Events that offered or lifted measures that day, each with the measures it names. */
function Reliefs({ reliefs }: { readonly reliefs: readonly ReliefOnDate[] }) {
  const texts = messages.value.analysis.inForce;
  return (
    <section class="reliefs">
      <h3>{texts.reliefs}</h3>
      <ul>
        {reliefs.map((relief) => (
          <li key={relief.id}>
            <EventLine event={relief}>
              <p>
                {relief.initiators.map((code) => partyName(code, language.value)).join(', ')}
                {' · '}
                {relief.lifts.length === 0
                  ? texts.liftsNothing
                  : relief.effect === 'lifts'
                    ? texts.lifts(relief.lifts.length)
                    : texts.wouldLiftCount(relief.lifts.length)}
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

/** Time per month while playing: a decade takes 17 seconds. */
const STEP_MS = 140;

/** Selects the date by text field, slider or playback. */
function DateTools({ result }: { readonly result: InForceResult | undefined }) {
  const texts = messages.value.analysis.inForce;
  const on = onDate.value;
  const [typed, setTyped] = useState(on ?? '');
  const [errors, setErrors] = useState<readonly InputError[]>([]);
  const [isPlaying, setPlaying] = useState(false);
  const [shown, setShown] = useState(on);
  // The date was changed elsewhere, for example by a click on the chart: discard what was typed.
  if (shown !== on) {
    setShown(on);
    setTyped(on ?? '');
    setErrors([]);
  }

  const extent: DaySpan | undefined = result?.extent && {
    first: result.extent.first_day,
    last: result.extent.last_day,
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

  const submit = (text: string) => {
    if (text.trim() === '') return setOnDate(undefined);
    try {
      parseEdtf(text.trim());
      setOnDate(text.trim());
    } catch (problem) {
      if (!(problem instanceof InvalidInput)) throw problem;
      setErrors(problem.errors);
    }
  };
  return (
    <form
      class="analysis-tools in-force-tools"
      onSubmit={(event) => {
        event.preventDefault();
        submit(typed);
      }}
    >
      <label class="field">
        <span>{texts.date}</span>
        <input
          type="text"
          value={typed}
          placeholder={isoDay(today())}
          title={texts.dateHelp}
          aria-invalid={errors.length > 0}
          aria-describedby="on-error"
          onInput={(event) => setTyped(event.currentTarget.value)}
          onChange={(event) => submit(event.currentTarget.value)}
        />
      </label>
      <button type="button" class="button" onClick={() => setOnDate(undefined)}>
        {texts.today}
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
            {isPlaying ? texts.pause : texts.play}
          </button>
          <input
            type="range"
            class="in-force-slider"
            aria-label={texts.slider}
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
        {errors.map(errorText).join(' ')}
      </p>
    </form>
  );
}

/** Whether an EDTF date names a single day rather than a month, a year or an interval. */
function isDayPrecise(date: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(date);
}

/** The first day of the month `months` after that of `day`. */
function monthLater(day: number, months: number): number {
  const { year, month } = calendarDate(day);
  return dayOf(year, month + months);
}
