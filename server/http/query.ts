import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { type InputError, InvalidInput } from '../../domain/errors/input-error.ts';
import { inputErrors } from '../../domain/events/event.ts';
import { edtfText } from '../../domain/events/event-field.ts';
import {
  type EventFilter,
  FILTER_PARAMS,
  isFilterParam,
  parseFilter,
} from '../../domain/query/event-filter.ts';
import { Problem, summarizeErrors } from './problem-details.ts';

/** The words a call takes beside those of the filter: each a string in the address, checked by its schema. */
export type QueryParams = z.ZodObject<Readonly<Record<string, z.ZodType>>>;

/** Reads the words of a call that takes no filter. An unknown word is an error, as is one given twice. */
export function readQuery<W extends QueryParams>(request: Request, words: W): z.output<W> {
  const { own, other } = sort(request, words);
  const errors = other.map(([word]) => unknownWord(word, Object.keys(words.shape)));
  return check(own, words, errors);
}

/** Reads a call's own words, and everything else as the filter. */
export function readFilteredQuery<W extends QueryParams>(
  request: Request,
  words: W,
): { readonly words: z.output<W>; readonly filter: EventFilter } {
  const { own, other } = sort(request, words);
  const known = [...Object.keys(words.shape), ...FILTER_PARAMS];
  const errors = other.filter(([word]) => !isFilterParam(word)).map(([word]) => unknownWord(word, known));
  let filter: EventFilter = {};
  try {
    filter = parseFilter(other.filter(([word]) => isFilterParam(word)));
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    errors.push(...error.errors);
  }
  return { words: check(own, words, errors), filter };
}

/** `1` or `true`, `0` or `false`. */
export const booleanParam = z.stringbool({
  truthy: ['1', 'true'],
  falsy: ['0', 'false'],
  case: 'sensitive',
  error: 'Say 1 or 0.',
});

/** A whole number in decimal digits, nothing else that JavaScript would read as one. */
export function integerParam(min: number, max: number) {
  const message = `Give a whole number from ${min} to ${max}.`;
  const digits = (text: unknown) =>
    typeof text === 'string' && /^\d{1,16}$/.test(text) ? Number(text) : text;
  return z.preprocess(digits, z.int(message).min(min, message).max(max, message));
}

/** An EDTF date, as it is written. */
export const edtfParam = edtfText;

type Entry = readonly [word: string, value: string];

function sort(
  request: Request,
  words: QueryParams,
): { readonly own: readonly Entry[]; readonly other: readonly Entry[] } {
  const entries = [...searchParams(request)];
  const isOwn = ([word]: Entry) => Object.hasOwn(words.shape, word);
  return { own: entries.filter(isOwn), other: entries.filter((entry) => !isOwn(entry)) };
}

function check<W extends QueryParams>(own: readonly Entry[], words: W, errors: InputError[]): z.output<W> {
  const given = new Map<string, string>();
  for (const [word, value] of own) {
    if (value === '') continue;
    if (given.has(word)) errors.push({ path: `/${word}`, message: `Give ${word} once.` });
    given.set(word, value);
  }
  const result = words.safeParse(Object.fromEntries(given));
  if (!result.success) errors.push(...inputErrors(result.error));
  if (!result.success || errors.length > 0)
    throw new Problem('bad-query', summarizeErrors(errors), { errors });
  return result.data;
}

function unknownWord(word: string, known: readonly string[]): InputError {
  return { path: `/${word}`, message: `Unknown word “${word}”. This call knows ${known.join(', ')}.` };
}

function searchParams({ originalUrl }: Request): URLSearchParams {
  const start = originalUrl.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : originalUrl.slice(start + 1));
}

/** `URLSearchParams` reads a broken escape as some other character, and the file server as nothing; here it is an error. */
export const rejectMalformedUrls: RequestHandler = ({ originalUrl }, _response, next) => {
  try {
    decodeURIComponent(originalUrl);
  } catch {
    throw new Problem(
      'malformed-address',
      'The address has a broken % escape. Write UTF-8, each byte as %XX.',
    );
  }
  next();
};
