import { useState } from 'preact/hooks';
import { fetchTension, type TensionIndexRequest } from '../../api/analysis.ts';
import { useQuery } from '../../api/use-query.ts';
import { messages } from '../../i18n/messages.ts';
import { changeCount, comparedIds, setIndex } from '../../state/page-state.ts';
import { ProblemNotice } from '../../ui/notice.tsx';
import { CompareChart } from './compare-chart.tsx';
import { PeriodStart, type StartEvent, useStartEvent } from './period-start.tsx';

/** Lengths of the compared periods to choose from, in days. */
const LENGTHS = [365, 730, 1_095, 1_825] as const;
/** Days shown before the first event of each period, for the level it started from. */
const LEAD_DAYS = 90;

/** Two periods of the index over each other, by the days since an event that the reader chooses for each. */
export function ComparePeriods({ recipe }: { readonly recipe: TensionIndexRequest }) {
  const texts = messages.value.analysis.tension;
  const [days, setDays] = useState<number>(730);
  const [firstId, secondId] = comparedIds.value;
  const first = useStartEvent(firstId);
  const second = useStartEvent(secondId);
  const firstPeriod = usePeriod(recipe, first, days);
  const secondPeriod = usePeriod(recipe, second, days);
  const choose = (...ids: readonly (string | undefined)[]) =>
    setIndex({ comparedIds: ids.filter((id) => id !== undefined) });
  return (
    <section class="compare">
      <div class="compare-head">
        <div>
          <h3>{texts.compare}</h3>
          <p class="analysis-note">{texts.compareMeaning}</p>
        </div>
        <label class="half-life">
          <span>{texts.compareFor}</span>
          <select value={days} onChange={(event) => setDays(Number(event.currentTarget.value))}>
            {LENGTHS.map((length) => (
              <option key={length} value={length}>
                {messages.value.shell.number(length)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div class="analysis-columns">
        <PeriodStart number={1} id={firstId} start={first} onChoose={(id) => choose(id, secondId)} />
        <PeriodStart number={2} id={secondId} start={second} onChoose={(id) => choose(firstId, id)} />
      </div>
      {[firstPeriod, secondPeriod].map(
        ({ problem, retry }, index) =>
          problem && <ProblemNotice key={String(index)} problem={problem} onRetry={retry} />,
      )}
      {(firstPeriod.value || secondPeriod.value) && (
        <CompareChart
          days={days}
          leadDays={LEAD_DAYS}
          periods={[
            { event: first.event, result: firstPeriod.value },
            { event: second.event, result: secondPeriod.value },
          ]}
        />
      )}
    </section>
  );
}

function usePeriod(recipe: TensionIndexRequest, { event }: StartEvent, days: number) {
  const start = event?.first_day;
  return useQuery(
    start === undefined
      ? undefined
      : (signal) =>
          fetchTension(
            { ...recipe, per: 'week', timeWindow: { first: start - LEAD_DAYS, last: start + days } },
            signal,
          ),
    [recipe.filter, recipe.sides, recipe.halfLife, recipe.weights, start, days, changeCount.value],
  );
}
