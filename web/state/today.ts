import { dayOf } from '../../domain/dates/day-span.ts';

/** Today where the user is, in days since 1970-01-01. */
export function localToday(): number {
  const now = new Date();
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

/** Today in UTC, in days since 1970-01-01. */
export function today(): number {
  return Math.floor(Date.now() / 86_400_000);
}
