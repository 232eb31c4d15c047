import type { CheckedPeriodReview, PeriodReview } from '../../domain/analysis/period-review.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import type { Database } from '../database.ts';

/** Most reviews that are answered: those of the last periods. */
const MAX_REVIEWS = 1_000;

/** Who looked through which period, and when; in the order of the periods. */
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

/** Whether there was one to take away. */
export async function removePeriodReview(db: Database, id: number): Promise<boolean> {
  return db.write(async ({ kysely }) => {
    const { numDeletedRows } = await kysely
      .deleteFrom('period_review')
      .where('id', '=', id)
      .executeTakeFirst();
    return Number(numDeletedRows) > 0;
  });
}
