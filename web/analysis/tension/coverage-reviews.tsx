import { useState } from 'preact/hooks';
import type { PeriodReview } from '../../../domain/analysis/period-review.ts';
import { isoDay } from '../../../domain/dates/day-span.ts';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { createPeriodReview, deletePeriodReview } from '../../api/analysis.ts';
import { type ApiProblem, toApiProblem } from '../../api/api-problem.ts';
import { messages } from '../../i18n/messages.ts';
import { language } from '../../state/page-state.ts';
import { today } from '../../state/today.ts';
import { formatDays } from '../../ui/format-days.ts';
import { DeleteIcon } from '../../ui/icons.tsx';
import { formatProblem } from '../../ui/notice.tsx';

interface CoverageReviewsProps {
  readonly reviews: readonly PeriodReview[];
  readonly problem: ApiProblem | undefined;
  readonly onChange: () => void;
}

/** The checked periods with reviewer and date, and a form to add another. */
export function CoverageReviews({ reviews, problem, onChange }: CoverageReviewsProps) {
  const texts = messages.value.analysis.tension;
  const [failure, setFailure] = useState<ApiProblem>();
  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      setFailure(undefined);
      onChange();
      return true;
    } catch (error) {
      setFailure(toApiProblem(error));
      return false;
    }
  };
  const shown = failure ?? problem;
  return (
    <section class="coverage-reviews">
      <h3>{texts.coverage}</h3>
      <ul class="coverage-key" aria-hidden="true">
        {(['recorded', 'nothing', 'unknown'] as const).map((state) => (
          <li key={state}>
            <span class={`coverage-swatch coverage-${state}`} />
            {texts.coverageState[state]}
          </li>
        ))}
      </ul>
      {reviews.length === 0 && <p class="quiet">{texts.coverageNone}</p>}
      <ul>
        {reviews.map((review) => {
          const period = formatDays({ first: review.first_day, last: review.last_day }, language.value);
          return (
            <li key={review.id}>
              {period}:{' '}
              {texts.coverageReviewed(
                formatDate(isoDay(review.reviewed_day), language.value),
                review.reviewer,
              )}
              {review.note !== '' && <span class="quiet"> {review.note}</span>}
              <button
                type="button"
                class="icon-button"
                aria-label={texts.coverageRemove(period)}
                onClick={() => void attempt(() => deletePeriodReview(review.id))}
              >
                <DeleteIcon />
              </button>
            </li>
          );
        })}
      </ul>
      {shown && (
        <p class="field-error" role="alert">
          {formatProblem(shown)}
        </p>
      )}
      <details>
        <summary>{texts.coverageAdd}</summary>
        <form
          class="analysis-tools"
          onSubmit={(event) => {
            event.preventDefault();
            const form = event.currentTarget;
            const given = new FormData(form);
            const text = (name: string) => String(given.get(name) ?? '').trim();
            void attempt(() =>
              createPeriodReview({
                period: text('period'),
                reviewed: isoDay(today()),
                reviewer: text('reviewer'),
                note: text('note'),
              }),
            ).then((isDone) => isDone && form.reset());
          }}
        >
          <label class="field">
            <span>{texts.coveragePeriod}</span>
            <input type="text" name="period" required placeholder={texts.coveragePeriodHelp} />
          </label>
          <label class="field">
            <span>{texts.coverageReviewer}</span>
            <input type="text" name="reviewer" required maxLength={200} autocomplete="name" />
          </label>
          <label class="field coverage-note">
            <span>{texts.coverageNote}</span>
            <input type="text" name="note" maxLength={2_000} />
          </label>
          <button type="submit" class="button">
            {texts.coverageSave}
          </button>
        </form>
      </details>
    </section>
  );
}
