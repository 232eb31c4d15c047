import type { PeriodReview } from '../../../domain/analysis/period-review.ts';

export type CoverageState = 'recorded' | 'nothing' | 'unknown';

/** Whether a period has events, has none and was checked after its end, or was not checked. `review` is the latest check. */
export function coverageOf(
  period: { readonly first_day: number; readonly last_day: number; readonly events: number },
  reviews: readonly PeriodReview[],
): { readonly state: CoverageState; readonly review: PeriodReview | undefined } {
  const review = reviews
    .filter((each) => each.first_day <= period.first_day && each.last_day >= period.last_day)
    .filter(({ reviewed_day }) => reviewed_day >= period.last_day)
    .sort((a, b) => b.reviewed_day - a.reviewed_day)[0];
  const state = period.events > 0 ? 'recorded' : review ? 'nothing' : 'unknown';
  return { state, review };
}
