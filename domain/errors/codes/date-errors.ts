import type { NoParams } from './no-params.ts';

/** Reasons why a text is not an EDTF date. `suggestion` is the same date written correctly. */
export interface DateErrorParams {
  'date-missing': NoParams;
  'date-too-long': NoParams;
  'date-with-spaces': NoParams;
  'date-with-time': NoParams;
  'date-list': NoParams;
  'dates-not-joined': { readonly suggestion: string };
  'date-end-in-words': NoParams;
  'date-year-not-first': { readonly suggestion: string };
  'date-month-without-hyphen': { readonly suggestion: string };
  'date-without-hyphens': { readonly suggestion: string };
  /** Two suggestions if day and month can be swapped. */
  'date-day-first': { readonly suggestions: readonly string[] };
  'date-order-wrong': NoParams;
  'date-in-words': NoParams;
  'date-with-dashes': { readonly suggestion: string };
  'date-with-single-digits': { readonly suggestion: string };
  'date-with-several-slashes': NoParams;
  'date-end-shortened': NoParams;
  'date-year-too-short': NoParams;
  'date-year-with-three-digits': { readonly decade: string };
  'date-year-with-exponent': NoParams;
  'date-year-minus-zero': NoParams;
  'date-year-out-of-range': { readonly max: number };
  'date-long-year-without-y': { readonly suggestion: string };
  'date-y-misused': NoParams;
  'date-without-year': NoParams;
  'date-lower-case-x': { readonly suggestion: string };
  'date-x-misplaced': NoParams;
  'date-quarter': NoParams;
  'date-month-and-day-swapped': { readonly month: string; readonly suggestion: string };
  'date-season-with-day': { readonly suggestion: string };
  'date-month-impossible': { readonly month: string };
  'date-day-zero': { readonly suggestion: string };
  /** `month` is 1–12, `last` the last day of that month as EDTF. */
  'date-day-impossible': {
    readonly day: number;
    readonly month: number;
    readonly year: string;
    readonly last: string;
  };
  'date-qualifier-misplaced': NoParams;
  'date-unreadable': { readonly text: string };
  'interval-without-days': NoParams;
  'interval-reversed': NoParams;
  'interval-end-less-exact': NoParams;
}
