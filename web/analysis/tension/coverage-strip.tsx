import type { PeriodReview } from '../../../domain/analysis/period-review.ts';
import { isoDay } from '../../../domain/dates/day-span.ts';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { messages } from '../../i18n/messages.ts';
import { language } from '../../state/page-state.ts';
import type { TimeScale } from '../../timeline/scale/time-scale.ts';
import { formatDays } from '../../ui/format-days.ts';
import type { TensionPoint } from './chosen-point.ts';
import { coverageOf } from './coverage.ts';

export const STRIP_PX = 10;

interface CoverageStripProps {
  readonly points: readonly TensionPoint[];
  readonly reviews: readonly PeriodReview[];
  readonly scale: TimeScale;
  readonly yPx: number;
}

/** Below the plot: whether each period has events, was checked and has none, or was not checked. */
export function CoverageStrip({ points, reviews, scale, yPx }: CoverageStripProps) {
  const texts = messages.value.analysis.tension;
  return (
    <g class="coverage">
      {points.map((point) => {
        const { state, review } = coverageOf(point, reviews);
        const days = formatDays({ first: point.first_day, last: point.last_day }, language.value);
        const reviewed = review
          ? `, ${texts.coverageReviewed(formatDate(isoDay(review.reviewed_day), language.value), review.reviewer)}`
          : '';
        const xPx = scale.xOf(point.first_day);
        return (
          <rect
            key={point.first_day}
            class={`coverage-${state}${review ? ' is-reviewed' : ''}`}
            x={xPx}
            width={Math.max(0.5, scale.xOf(point.last_day + 1) - xPx)}
            y={yPx}
            height={STRIP_PX}
          >
            <title>{`${days}: ${texts.coverageState[state]}${reviewed}`}</title>
          </rect>
        );
      })}
    </g>
  );
}
