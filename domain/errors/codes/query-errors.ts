import type { NoParams } from './no-params.ts';

/** Errors of the query parameters of an API request or of the page's address. */
export interface QueryErrorParams {
  /** For the whole request. */
  'several-errors': { readonly count: number };
  'parameter-unknown': { readonly parameter: string; readonly known: readonly string[] };
  'parameter-repeated': { readonly parameter: string };
  'parameter-with-too-many-values': { readonly max: number };
  'parameter-with-nul': NoParams;
  'parameter-value-unknown': {
    readonly parameter: string;
    readonly value: string;
    readonly choices: readonly string[];
  };
  'sides-invalid': NoParams;
  'range-reversed': NoParams;
  'number-range-invalid': NoParams;
  'number-range-reversed': NoParams;
  'single-day-needed': NoParams;
  'weight-kind-unknown': { readonly kind: string; readonly choices: readonly string[] };
  'weight-invalid': { readonly kind: string };
  'weight-repeated': { readonly kind: string };
  'window-invalid': { readonly text: string };
  'window-too-long': NoParams;
  'form-event-missing': NoParams;
  'sort-without-text': NoParams;
  'cursor-invalid': NoParams;
  'cursor-of-another-list': NoParams;
  'chronology-too-long': { readonly max: number; readonly total: number };
}
