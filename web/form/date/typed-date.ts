import { type ParsedDate, parseTypedDate as parseDateFrom } from '../../../domain/dates/typed-date.ts';
import { localToday } from '../../state/today.ts';

export type { ParsedDate };

/** Parses a typed date; relative ones from the day where the user is. */
export function parseTypedDate(text: string, today: number = localToday()): ParsedDate | undefined {
  return parseDateFrom(text, today);
}
