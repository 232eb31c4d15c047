import { type CodedError, codedError, type ErrorCode, type ParamsOf } from './error-codes.ts';

/** One error in the input, at a JSON pointer (RFC 6901). */
export type InputError = CodedError & { readonly path: string };

export function inputError<C extends ErrorCode>(path: string, code: C, ...params: ParamsOf<C>): InputError {
  return { path, ...codedError(code, ...params) };
}

/** Thrown for invalid input, with all of its errors. */
export class InvalidInput extends Error {
  readonly errors: readonly InputError[];

  constructor(errors: readonly InputError[]) {
    super(
      errors.map(({ path, code, params }) => `${path || '/'}: ${code} ${JSON.stringify(params)}`).join('\n'),
    );
    this.name = 'InvalidInput';
    this.errors = errors;
  }
}

export function invalidInput<C extends ErrorCode>(
  path: string,
  code: C,
  ...params: ParamsOf<C>
): InvalidInput {
  return new InvalidInput([inputError(path, code, ...params)]);
}

/** `['sources', 0, 'url']` → `/sources/0/url`, as RFC 6901 escapes it. */
export function jsonPointer(keys: readonly PropertyKey[]): string {
  return keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
