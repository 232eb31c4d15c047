import type { NoParams } from './no-params.ts';

/** Errors that any field of a record or any query parameter can have. */
export interface FieldErrorParams {
  'text-missing': NoParams;
  'text-too-long': { readonly max: number };
  'text-with-control-characters': NoParams;
  'text-with-broken-character': NoParams;
  'text-with-line-breaks': NoParams;
  'list-missing': NoParams;
  'list-too-long': { readonly max: number };
  'entry-repeated': { readonly value: string };
  'choice-missing': { readonly choices: readonly string[] };
  'choice-unknown': { readonly value: string; readonly choices: readonly string[] };
  'whole-number-missing': NoParams;
  'whole-number-out-of-range': { readonly min: number; readonly max: number };
  'number-too-small': { readonly min: number };
  'number-too-large': { readonly max: number };
  'number-out-of-range': { readonly min: number; readonly max: number };
  'boolean-missing': NoParams;
  'flag-invalid': NoParams;
  'type-wrong': { readonly expected: string };
  'value-invalid': NoParams;
  'field-unknown': { readonly field: string };
  'party-code-missing': NoParams;
  'party-unknown': { readonly party: string };
  'web-address-missing': NoParams;
  'web-address-invalid': NoParams;
  'web-address-with-password': NoParams;
}
