import { type EdtfExpression, intervalSpan, readEdtf, spanOf } from './edtf-expression.ts';

/** An EDTF date (ISO 8601-2, levels 0 and 1) as days since 1970-01-01: what is indexed, sorted and drawn. */
export interface EdtfDate {
  /** As it was written. */
  readonly edtf: string;
  /** The first day it can mean; `BEGINNING_OF_TIME` where its start is open or unknown. */
  readonly first_day: number;
  /** The last day it can mean; `END_OF_TIME` where its end is open or unknown. */
  readonly last_day: number;
  /** Where a mark stands: an interval's first day, the middle of a coarse date, the closed end of a half-open one. */
  readonly day: number;
  /** The size of what is left open: `2022-03` and a day in it, `2022-03-XX`, are both a `month`. */
  readonly precision: 'day' | 'month' | 'season' | 'year' | 'decade' | 'century' | 'interval';
  /** Some part is qualified by `~` or `%`. The span is that of the date as if it were exact. */
  readonly approximate: boolean;
  /** Some part is qualified by `?` or `%`. */
  readonly uncertain: boolean;
}

/** Throws `InvalidInput`, at the empty path, with what would mend the text. */
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
