import type { DateErrorParams } from './codes/date-errors.ts';
import type { FieldErrorParams } from './codes/field-errors.ts';
import type { FileErrorParams } from './codes/file-errors.ts';
import type { NoParams } from './codes/no-params.ts';
import type { ProblemParams } from './codes/problem-errors.ts';
import type { QueryErrorParams } from './codes/query-errors.ts';
import type { RecordErrorParams } from './codes/record-errors.ts';

/** Every error code with the parameters of its text. */
export interface ErrorParams
  extends FieldErrorParams,
    DateErrorParams,
    RecordErrorParams,
    QueryErrorParams,
    FileErrorParams,
    ProblemParams {}

export type ErrorCode = keyof ErrorParams;

/** A code whose text has no parameters. */
export type PlainErrorCode = {
  [C in ErrorCode]: ErrorParams[C] extends NoParams ? C : never;
}[ErrorCode];

/** An error independent of language. Its texts are in `en/` and `ru/`. */
export type CodedError = {
  [C in ErrorCode]: { readonly code: C; readonly params: ErrorParams[C] };
}[ErrorCode];

/** The last arguments of a function that takes a code: the parameters of the code, if it has any. */
export type ParamsOf<C extends ErrorCode> = ErrorParams[C] extends NoParams ? [] : [params: ErrorParams[C]];

export function codedError<C extends ErrorCode>(code: C, ...[params]: ParamsOf<C>): CodedError {
  // TypeScript cannot infer that a code and its parameters form one member of the union.
  return { code, params: params ?? {} } as CodedError;
}
