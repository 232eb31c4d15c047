import { type CodedError, codedError } from '../errors/error-codes.ts';

/** Whole numbers from `min` to `max`, both included. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
}

/** More than any count of people, and still a 32-bit integer of both database engines. */
const MAX = 999_999_999;

/**
 * Reads `60`, `51..`, `..10` and `10..50`. The lowest number is 1, because 0 stands for an unknown number. Returns the error
 * of any other text.
 */
export function parseNumberRange(text: string): NumberRange | CodedError {
  const [, exact, from, to] = /^(?:(\d{1,9})|(\d{1,9})?\.\.(\d{1,9})?)$/.exec(text) ?? [];
  if (exact === undefined && from === undefined && to === undefined)
    return codedError('number-range-invalid');
  const min = Math.max(1, Number(exact ?? from ?? 1));
  const max = Number(exact ?? to ?? MAX);
  return min > max ? codedError('number-range-reversed') : { min, max };
}

/** The shortest text of a range: `60`, `51..`, `..10`, `10..50`. */
export function numberRangeText({ min, max }: NumberRange): string {
  if (min === max) return String(min);
  return `${min <= 1 ? '' : min}..${max >= MAX ? '' : max}`;
}

/** The range of at least, or of at most, so many. */
export function atLeast(min: number): NumberRange {
  return { min, max: MAX };
}
