import { type EdtfExpression, intervalSpan, readEdtf, spanOf } from './edtf-expression.ts';

/** An EDTF date (ISO 8601-2, levels 0 and 1) as days since 1970-01-01, for indexing, sorting and drawing. */
export interface EdtfDate {
  /** The date as written. */
  readonly edtf: string;
  /** The first possible day; `BEGINNING_OF_TIME` if the start is open or unknown. */
  readonly first_day: number;
  /** The last possible day; `END_OF_TIME` if the end is open or unknown. */
  readonly last_day: number;
  /** Position of the mark: the middle of an imprecise date, the first day of an interval, or its last if the start is open. */
  readonly day: number;
  /** The unit within which the day is open: `month` for both `2022-03` and `2022-03-XX`. */
  readonly precision: 'day' | 'month' | 'season' | 'year' | 'decade' | 'century' | 'interval';
  /** A part is qualified by `~` or `%`. This does not widen the span. */
  readonly approximate: boolean;
  /** A part is qualified by `?` or `%`. */
  readonly uncertain: boolean;
}

/** Throws `InvalidInput`, at the empty path, with the correction. */
export function parseEdtf(text: string): EdtfDate {
  return dateOf(text, readEdtf(text));
}

function dateOf(edtf: string, expression: EdtfExpression): EdtfDate {
  if (expression.kind === 'point') {
    const { unit, approximate, uncertain } = expression.point;
    const { first, last } = spanOf(expression.point);
    const day = Math.floor((first + last) / 2);
    return { edtf, first_day: first, last_day: last, day, precision: unit, approximate, uncertain };
  }
  const { start, end } = expression;
  const { first, last } = intervalSpan(start, end);
  const ends = [start, end].filter((each) => typeof each !== 'string');
  return {
    edtf,
    first_day: first,
    last_day: last,
    day: typeof start === 'string' ? last : first,
    precision: 'interval',
    approximate: ends.some(({ approximate }) => approximate),
    uncertain: ends.some(({ uncertain }) => uncertain),
  };
}
