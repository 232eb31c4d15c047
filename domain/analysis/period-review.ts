import { z } from 'zod';
import { parseEdtf } from '../dates/edtf-date.ts';
import { issueMessage } from '../errors/zod-errors.ts';
import { edtfText, requiredLine, text } from '../events/event-field.ts';

/** A record that an analyst has checked the sources of a period. In such a period, a gap means that nothing happened. */
export const periodReviewInput = z
  .strictObject(
    {
      period: edtfText.meta({ description: 'EDTF, such as 2018-03 or 2018/2019' }),
      reviewed: edtfText.meta({ description: 'The day of the review, EDTF' }),
      reviewer: requiredLine(200, 'reviewer-missing'),
      note: text(2_000).default('').meta({ description: 'Which sources were checked' }),
    },
    issueMessage('review-not-an-object'),
  )
  .superRefine(({ period, reviewed }, context) => {
    const [span, day] = [spanIn(period), spanIn(reviewed)];
    if (day !== undefined && day.first_day !== day.last_day)
      context.addIssue({ code: 'custom', path: ['reviewed'], message: issueMessage('single-day-needed') });
    if (span !== undefined && Math.max(Math.abs(span.first_day), Math.abs(span.last_day)) > 100_000_000)
      context.addIssue({ code: 'custom', path: ['period'], message: issueMessage('review-period-open') });
    else if (span !== undefined && day !== undefined && span.first_day > day.last_day)
      context.addIssue({
        code: 'custom',
        path: ['period'],
        message: issueMessage('review-before-period'),
      });
  });
export type PeriodReviewInput = z.input<typeof periodReviewInput>;
export type CheckedPeriodReview = z.output<typeof periodReviewInput>;

function spanIn(date: unknown) {
  const checked = edtfText.safeParse(date);
  return checked.success ? parseEdtf(checked.data) : undefined;
}

export const periodReview = z.object({
  id: z.int(),
  first_day: z.int().meta({ description: 'Days are days since 1970-01-01' }),
  last_day: z.int(),
  reviewed_day: z.int(),
  reviewer: z.string(),
  note: z.string(),
});
export type PeriodReview = z.output<typeof periodReview>;

export const periodReviewList = z.object({ items: z.array(periodReview) });
