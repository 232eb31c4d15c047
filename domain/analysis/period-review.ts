import { z } from 'zod';
import { parseEdtf } from '../dates/edtf-date.ts';
import { edtfText, requiredLine, text } from '../events/event-field.ts';

/** Somebody looked through the sources of a period: where nothing is recorded in it, nothing was found. */
export const periodReviewInput = z
  .strictObject(
    {
      period: edtfText.meta({ description: 'EDTF, such as 2018-03 or 2018/2019' }),
      reviewed: edtfText.meta({ description: 'The day on which it was looked through, EDTF' }),
      reviewer: requiredLine(200, 'Say who looked through it.'),
      note: text(2_000).default('').meta({ description: 'What was looked through' }),
    },
    'Send a review as {period, reviewed, reviewer, note}.',
  )
  .superRefine(({ period, reviewed }, context) => {
    const [span, day] = [spanIn(period), spanIn(reviewed)];
    if (day !== undefined && day.first_day !== day.last_day)
      context.addIssue({ code: 'custom', path: ['reviewed'], message: 'Give one day, such as 2026-01-31.' });
    if (span !== undefined && Math.max(Math.abs(span.first_day), Math.abs(span.last_day)) > 100_000_000)
      context.addIssue({ code: 'custom', path: ['period'], message: 'Give the period a start and an end.' });
    else if (span !== undefined && day !== undefined && span.first_day > day.last_day)
      context.addIssue({
        code: 'custom',
        path: ['period'],
        message: 'The period begins after it was reviewed. Correct one of the two dates.',
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
