import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { type InputError, InvalidInput, inputError, jsonPointer } from '../../domain/errors/input-error.ts';
import { inputErrors, issueMessage, shorten } from '../../domain/errors/zod-errors.ts';
import { edtfText, oneOf } from '../../domain/events/event-field.ts';
import {
  type EventFilter,
  FILTER_PARAMS,
  isFilterParam,
  parseFilter,
} from '../../domain/query/event-filter.ts';
import { createProblem, invalidInput } from './problem-details.ts';

/** The query parameters of a route, without those of the filter. Each schema reads a string. */
export type QueryParams = z.ZodObject<Readonly<Record<string, z.ZodType>>>;

export const noParams = z.strictObject({});

/** Reads the query of a route without a filter. Unknown and repeated parameters are errors. */
export function readQuery<Q extends QueryParams>(request: Request, params: Q): z.output<Q> {
  const { own, other } = splitParams(request, params);
  const errors = other.map(([name]) => unknownParam(name, Object.keys(params.shape)));
  return validate(own, params, errors);
}

/** Reads the route's own parameters, and all others as the filter. */
export function readFilteredQuery<Q extends QueryParams>(
  request: Request,
  params: Q,
): { readonly query: z.output<Q>; readonly filter: EventFilter } {
  const { own, other } = splitParams(request, params);
  const known = [...Object.keys(params.shape), ...FILTER_PARAMS];
  const errors = other.filter(([name]) => !isFilterParam(name)).map(([name]) => unknownParam(name, known));
  let filter: EventFilter = {};
  try {
    filter = parseFilter(other.filter(([name]) => isFilterParam(name)));
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    errors.push(...error.errors);
  }
  return { query: validate(own, params, errors), filter };
}

/** `1` or `true`, `0` or `false`. */
export const booleanParam = z.stringbool({
  truthy: ['1', 'true'],
  falsy: ['0', 'false'],
  case: 'sensitive',
  error: issueMessage('flag-invalid'),
});

/** A whole number in decimal digits. Rejects other notations that `Number` accepts, such as `1e3`. */
export function integerParam(min: number, max: number) {
  const message = issueMessage('whole-number-out-of-range', { min, max });
  const digits = (text: unknown) =>
    typeof text === 'string' && /^\d{1,16}$/.test(text) ? Number(text) : text;
  return z.preprocess(digits, z.int(message).min(min, message).max(max, message));
}

/** An EDTF date. */
export const edtfParam = edtfText;

/** One of a fixed list of values. */
export function enumParam<const T extends readonly [string, ...string[]]>(values: T) {
  return oneOf(values);
}

type Entry = readonly [name: string, value: string];

function splitParams(
  request: Request,
  params: QueryParams,
): { readonly own: readonly Entry[]; readonly other: readonly Entry[] } {
  const entries = [...searchParams(request)];
  const isOwn = ([name]: Entry) => Object.hasOwn(params.shape, name);
  return { own: entries.filter(isOwn), other: entries.filter((entry) => !isOwn(entry)) };
}

function validate<Q extends QueryParams>(
  own: readonly Entry[],
  params: Q,
  errors: InputError[],
): z.output<Q> {
  const given = new Map<string, string>();
  for (const [name, value] of own) {
    if (value === '') continue;
    if (given.has(name)) errors.push(inputError(`/${name}`, 'parameter-repeated', { parameter: name }));
    given.set(name, value);
  }
  const result = params.safeParse(Object.fromEntries(given));
  if (!result.success) errors.push(...inputErrors(result.error));
  if (!result.success || errors.length > 0) throw invalidInput('invalid-query', errors);
  return result.data;
}

function unknownParam(name: string, known: readonly string[]): InputError {
  return inputError(jsonPointer([name]), 'parameter-unknown', { parameter: shorten(name), known });
}

function searchParams({ originalUrl }: Request): URLSearchParams {
  const start = originalUrl.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : originalUrl.slice(start + 1));
}

/** Rejects URLs with invalid % escapes, which `URLSearchParams` would silently replace with other characters. */
export const rejectMalformedUrls: RequestHandler = ({ originalUrl }, _response, next) => {
  try {
    decodeURIComponent(originalUrl);
  } catch {
    throw createProblem('malformed-url', {});
  }
  next();
};
