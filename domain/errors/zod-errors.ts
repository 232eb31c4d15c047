import type { z } from 'zod';
import { type CodedError, codedError, type ErrorCode, type ParamsOf } from './error-codes.ts';
import { type InputError, InvalidInput, inputError, jsonPointer } from './input-error.ts';

/**
 * The message of a zod issue. Zod stores one string per issue, so the code and its parameters are encoded in it as JSON.
 * `inputErrors` decodes them.
 */
export function issueMessage<C extends ErrorCode>(code: C, ...params: ParamsOf<C>): string {
  return issueMessageOf(codedError(code, ...params));
}

export function issueMessageOf({ code, params }: Pick<CodedError, 'code' | 'params'>): string {
  return JSON.stringify({ code, params });
}

/** Parses `input` with a schema. Throws `InvalidInput` with every error. */
export function checkInput<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new InvalidInput(inputErrors(result.error));
}

/** The issues of a zod error as input errors. Each unknown field becomes an error at its own path. */
export function inputErrors(error: z.ZodError): InputError[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((field) =>
        inputError(jsonPointer([...issue.path, field]), 'field-unknown', { field: shorten(field) }),
      );
    }
    return [{ path: jsonPointer(issue.path), ...(decodeMessage(issue.message) ?? builtInError(issue)) }];
  });
}

/** A value from the input, truncated for use in an error. */
export function shorten(value: unknown): string {
  const text = String(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN).toWellFormed()}…` : text.toWellFormed();
}

const MAX_SHOWN = 60;

function decodeMessage(message: string): CodedError | undefined {
  return message.startsWith('{"code":') ? (JSON.parse(message) as CodedError) : undefined;
}

/** The error for a check without an explicit code in the schema. */
function builtInError(issue: z.core.$ZodIssue): CodedError {
  switch (issue.code) {
    case 'invalid_type':
      return codedError('type-wrong', { expected: issue.expected });
    case 'invalid_value':
      return codedError('choice-missing', { choices: issue.values.map(String) });
    case 'too_big':
      return issue.origin === 'string'
        ? codedError('text-too-long', { max: Number(issue.maximum) })
        : issue.origin === 'array'
          ? codedError('list-too-long', { max: Number(issue.maximum) })
          : codedError('number-too-large', { max: Number(issue.maximum) });
    case 'too_small':
      return issue.origin === 'string'
        ? codedError('text-missing')
        : codedError('number-too-small', { min: Number(issue.minimum) });
    default:
      return codedError('value-invalid');
  }
}
