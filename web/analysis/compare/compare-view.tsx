import '../analysis.css';
import '../../form/fields/entries.css';
import './compare.css';
import { DEFAULT_SIDES, type Sides } from '../../../domain/parties/side.ts';
import { messages } from '../../i18n/messages.ts';
import type { PeriodChoice } from '../../state/compare-params.ts';
import {
  filter,
  listedTotal,
  periods,
  periodYears,
  relation,
  setCompare,
  sides,
} from '../../state/page-state.ts';
import { ProblemNotice } from '../../ui/notice.tsx';
import { CompareChart } from './compare-chart.tsx';
import { CompareFigures } from './compare-figures.tsx';
import { CompareKinds } from './compare-kinds.tsx';
import { type Columns, comparedColumns, useLoadedColumn, useStartEvent } from './compared-columns.ts';
import { ListedEvents } from './listed-events.tsx';
import { PeriodEntry } from './period-entry.tsx';
import { RelationEntry } from './relation-entry.tsx';
import { SuggestedComparisons } from './suggested-comparisons.tsx';

/** Two periods, or two relations over the same period, side by side: tension, totals, kinds, and the events behind them. */
export function CompareView() {
  const { compare: texts } = messages.value;
  const [firstChoice, secondChoice] = periods.value;
  const starts = [useStartEvent(firstChoice), useStartEvent(secondChoice)] as const;
  const [first, second] = comparedColumns(starts);
  const loaded = [useLoadedColumn(first), useLoadedColumn(second)] as const;
  const columns: Columns | undefined =
    loaded[0].value && loaded[1].value ? [loaded[0].value, loaded[1].value] : undefined;
  const other = relation.value;
  const { from, to } = filter.value;
  const listed = listedTotal.value;
  const choosePeriod = (index: 0 | 1, choice: PeriodChoice | undefined) =>
    setCompare({ periods: index === 0 ? [choice, secondChoice] : [firstChoice, choice] });
  return (
    <section class="analysis-view">
      <div class="analysis-page compare" aria-busy={loaded.some(({ isLoading }) => isLoading)}>
        <header>
          <h2>{first && second ? texts.titleOf(first.name, second.name) : texts.title}</h2>
        </header>
        <div class="compare-choices for-the-screen">
          <ModeSwitch />
          {other ? (
            <RelationEntry relation={other} />
          ) : (
            <>
              <PeriodEntry
                number={1}
                choice={firstChoice}
                start={starts[0]}
                onChoose={(choice) => choosePeriod(0, choice)}
              />
              <PeriodEntry
                number={2}
                choice={secondChoice}
                start={starts[1]}
                onChoose={(choice) => choosePeriod(1, choice)}
              />
              {periods.value.some((choice) => choice && 'eventId' in choice) && <YearsEntry />}
            </>
          )}
        </div>
        {!other && (from !== undefined || to !== undefined) && (
          <p class="analysis-note for-the-screen">{texts.ignoredDates}</p>
        )}
        {loaded.map(
          ({ problem, retry }, index) =>
            problem && <ProblemNotice key={String(index)} problem={problem} onRetry={retry} />,
        )}
        {columns ? (
          <>
            <CompareChart columns={columns} />
            <CompareFigures columns={columns} />
            <CompareKinds columns={columns} />
            {listed && <ListedEvents columns={columns} listed={listed} />}
          </>
        ) : (
          !(first && second) && (
            <div class="analysis-empty">
              <p>{texts.empty}</p>
              {!firstChoice && !secondChoice && <SuggestedComparisons />}
            </div>
          )
        )}
      </div>
    </section>
  );
}

function ModeSwitch() {
  const { compare: texts } = messages.value;
  const mode = relation.value ? 'relations' : 'periods';
  return (
    <fieldset class="segments">
      <legend class="hidden">{texts.by}</legend>
      {(['periods', 'relations'] as const).map((each) => (
        <label key={each}>
          <input
            type="radio"
            name="compare-by"
            checked={mode === each}
            onChange={() =>
              setCompare({ relation: each === 'relations' ? otherRelation(sides.value) : undefined })
            }
          />
          <span>{texts.modes[each]}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** A relation to start with: the European Union's with the lower side, else the default one. */
function otherRelation({ upper, lower }: Sides): Sides {
  return upper === 'EU' || lower === 'EU' ? DEFAULT_SIDES : { upper: 'EU', lower };
}

const LENGTHS = [1, 2, 3, 5, 10];

function YearsEntry() {
  const { compare: texts, shell } = messages.value;
  const years = periodYears.value;
  return (
    <div class="compare-entry compare-years">
      <label for="compare-years">{texts.years}</label>
      <select
        id="compare-years"
        value={years}
        onChange={(event) => setCompare({ years: Number(event.currentTarget.value) })}
      >
        {[...new Set([...LENGTHS, years])]
          .sort((a, b) => a - b)
          .map((length) => (
            <option key={length} value={length}>
              {shell.number(length)}
            </option>
          ))}
      </select>
    </div>
  );
}
