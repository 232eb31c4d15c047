import type { NoParams } from './codes/no-params.ts';
import type { CodedError, ErrorParams } from './error-codes.ts';

/** The texts of a group of codes: a string, or a function of the code's parameters. */
export type TextsOf<Params> = {
  readonly [C in keyof Params]: Params[C] extends NoParams ? string : (params: Params[C]) => string;
};

/** One language's text of every error code. */
export type ErrorTexts = TextsOf<ErrorParams>;

export function formatError(texts: ErrorTexts, { code, params }: CodedError): string {
  const text = texts[code];
  // TypeScript cannot infer that the parameters belong to this code.
  return typeof text === 'string' ? text : (text as (params: CodedError['params']) => string)(params);
}
