import '../analysis.css';
import './tension.css';
import { useState } from 'preact/hooks';
import { HALF_LIFE, INDEX_PERIODS } from '../../../domain/analysis/tension-index.ts';
import { KINDS } from '../../../domain/events/kind.ts';
import { fetchPeriodReviews, fetchTension } from '../../api/analysis.ts';
import { useQuery } from '../../api/use-query.ts';
import { messages } from '../../i18n/messages.ts';
import {
  changeCount,
  filter,
  halfLife,
  indexPeriod,
  isEmbedded,
  language,
  setIndex,
  setTimeWindow,
  sides,
  timeWindow,
  weights,
} from '../../state/page-state.ts';
import { formatDays } from '../../ui/format-days.ts';
import { NoEvents } from '../../ui/no-events.tsx';
import { ProblemNotice } from '../../ui/notice.tsx';
import { useTypedText } from '../../ui/typed-text.ts';
import type { ChosenPoint } from './chosen-point.ts';
import { Contributors } from './contributors.tsx';
import { CoverageReviews } from './coverage-reviews.tsx';
import { KindMultiples } from './kind-multiples.tsx';
import { TensionChart } from './tension-chart.tsx';
import { WeightsMenu } from './weights-menu.tsx';

/** The tension index over time, the events behind it, and counts by kind. */
export function TensionView() {
  const { analysis, names } = messages.value;
  const texts = analysis.tension;
  const recipe = {
    filter: filter.value,
    sides: sides.value,
    halfLife: halfLife.value,
    weights: weights.value,
  };
  const per = indexPeriod.value;
  const shown = timeWindow.value;
  const query = useQuery(
    (signal) => fetchTension({ ...recipe, per, timeWindow: shown }, signal),
    [recipe.filter, recipe.sides, recipe.halfLife, recipe.weights, per, shown, changeCount.value],
  );
  const [reviewed, setReviewed] = useState(0);
  const coverage = useQuery((signal) => fetchPeriodReviews(signal), [reviewed]);
  const [chosen, setChosen] = useState<ChosenPoint>();
  const given = KINDS.flatMap((kind) => {
    const weight = recipe.weights[kind];
    return weight === undefined ? [] : [`${names.kind[kind]} ${texts.level(weight)}`];
  });
  const { value } = query;
  return (
    <section class="analysis-view">
      <div class="analysis-page" aria-busy={value === undefined && query.problem === undefined}>
        <header class="analysis-head">
          <div>
            <h2>{texts.title}</h2>
            <p class="analysis-lead">
              {texts.recipe(recipe.halfLife)} {given.length > 0 && texts.weighed(given)}
            </p>
          </div>
          <div class="analysis-tools">
            <fieldset class="segments">
              <legend class="hidden">{texts.perLegend}</legend>
              {INDEX_PERIODS.map((each) => (
                <label key={each}>
                  <input
                    type="radio"
                    name="per"
                    checked={per === each}
                    onChange={() => setIndex({ per: each })}
                  />
                  <span>{texts.per[each]}</span>
                </label>
              ))}
            </fieldset>
            <HalfLife />
            <WeightsMenu />
          </div>
        </header>
        {shown && (
          <p class="analysis-note">
            {texts.shown(formatDays(shown, language.value))}{' '}
            <button type="button" class="text-button" onClick={() => setTimeWindow(undefined)}>
              {texts.showWhole}
            </button>
          </p>
        )}
        {query.problem && <ProblemNotice problem={query.problem} onRetry={query.retry} />}
        {value && value.points.length === 0 && <NoEvents />}
        {value && value.points.length > 0 && (
          <>
            {value.per !== per && <p class="analysis-note">{texts.perGrown[value.per]}</p>}
            <TensionChart
              result={value}
              reviews={coverage.value ?? []}
              chosen={chosen}
              onChoose={setChosen}
            />
            {chosen ? (
              <Contributors point={chosen} recipe={recipe} onClose={() => setChosen(undefined)} />
            ) : (
              <p class="analysis-note for-the-screen">{texts.press}</p>
            )}
            <KindMultiples result={value} />
            {!isEmbedded && (
              <CoverageReviews
                reviews={coverage.value ?? []}
                problem={coverage.problem}
                onChange={() => setReviewed((count) => count + 1)}
              />
            )}
          </>
        )}
      </div>
    </section>
  );
}

function HalfLife() {
  const texts = messages.value.analysis.tension;
  const [isInvalid, setInvalid] = useState(false);
  const field = useTypedText(String(halfLife.value));
  return (
    <label class="half-life">
      <span>{texts.halfLife}</span>
      <input
        type="number"
        min={HALF_LIFE.min}
        max={HALF_LIFE.max}
        step={1}
        value={field.text}
        aria-invalid={isInvalid}
        onInput={(event) => field.type(event.currentTarget.value)}
        onChange={(event) => {
          const days = event.currentTarget.valueAsNumber;
          const isValid = Number.isInteger(days) && days >= HALF_LIFE.min && days <= HALF_LIFE.max;
          setInvalid(!isValid);
          if (!isValid) return;
          setIndex({ halfLife: days });
          field.stored();
        }}
      />
      <span>{texts.days}</span>
    </label>
  );
}
