import type { CheckedPeriodReview, PeriodReview } from '../../domain/analysis/period-review.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import type { Database } from '../database.ts';

/** The list returns at most this many reviews, those of the latest periods. */
const MAX_REVIEWS = 1_000;

/** Reviewed periods, by period, with the reviewer and the date of the review. */
export async function listPeriodReviews({ kysely }: Database): Promise<PeriodReview[]> {
  const rows = await kysely
    .selectFrom('period_review')
    .selectAll()
    .orderBy('first_day', 'desc')
    .orderBy('id', 'desc')
    .limit(MAX_REVIEWS)
    .execute();
  return rows.reverse();
}

export async function addPeriodReview(db: Database, review: CheckedPeriodReview): Promise<PeriodReview> {
  const { first_day, last_day } = parseEdtf(review.period);
  const reviewed = parseEdtf(review.reviewed);
  return db.write(({ kysely }) =>
    kysely
      .insertInto('period_review')
      .values({
        first_day,
        last_day,
        reviewed_day: reviewed.first_day,
        reviewer: review.reviewer,
        note: review.note,
      })
      .returningAll()
      .executeTakeFirstOrThrow(),
  );
}

/** Returns whether it existed. */
export async function removePeriodReview(db: Database, id: number): Promise<boolean> {
  return db.write(async ({ kysely }) => {
    const { numDeletedRows } = await kysely
      .deleteFrom('period_review')
      .where('id', '=', id)
      .executeTakeFirst();
    return Number(numDeletedRows) > 0;
  });
}
