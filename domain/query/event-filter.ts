import { parseEdtf } from '../dates/edtf-date.ts';
import { type InputError, InvalidInput, jsonPointer } from '../errors/input-error.ts';
import { ORIGINS, type Origin, REVIEWS, type Review, STATUSES, type Status } from '../events/event-values.ts';
import { FAMILIES, type Family, KINDS, type Kind } from '../events/kind.ts';
import { isPartyCode } from '../parties/party.ts';
import type { Sides } from '../parties/side.ts';

/**
 * What a reader asks to see: the same words in every call and in the page's address. Values of one word mean *or*,
 * different words mean *and*; an absent word asks nothing.
 */
export interface EventFilter {
  /** Full text: words, "phrases", prefix*. */
  readonly q?: string;
  /** EDTF; an event is in when its span meets the span from the first day of `from` to the last of `to`. */
  readonly from?: string;
  readonly to?: string;
  readonly kind?: readonly Kind[];
  readonly family?: readonly Family[];
  readonly status?: readonly Status[];
  readonly review?: readonly Review[];
  /** Who coded it: a machine, or an analyst. */
  readonly origin?: readonly Coder[];
  /** In any role. */
  readonly party?: readonly string[];
  readonly initiator?: readonly string[];
  readonly target?: readonly string[];
  readonly tag?: readonly string[];
  readonly person?: readonly string[];
  /** Publisher of a source. */
  readonly source?: readonly string[];
  /** EDTF; measures that stood on at least one day it can mean. */
  readonly in_force_on?: string;
  /** Keeps events that one of the two sides initiated or was the target of. */
  readonly sides?: Sides;
}

export const CODERS = ['analyst', ...ORIGINS] as const;
export type Coder = 'analyst' | Origin;

/** The words of a filter, in the order they are written to an address. */
export const FILTER_PARAMS = [
  'q',
  'from',
  'to',
  'kind',
  'family',
  'status',
  'review',
  'origin',
  'party',
  'initiator',
  'target',
  'tag',
  'person',
  'source',
  'in_force_on',
  'sides',
] as const;
export type FilterParam = (typeof FILTER_PARAMS)[number];

type Query = Iterable<readonly [word: string, value: string]>;

/**
 * Reads a filter from query words, such as `URLSearchParams`. Empty values ask nothing.
 * Throws `InvalidInput`, a word a path, for an unknown word or value.
 */
export function parseFilter(query: Query): EventFilter {
  const errors: InputError[] = [];
  const given = new Map<FilterParam, string[]>();
  for (const [word, value] of query) {
    if (!isFilterParam(word)) {
      errors.push({
        path: jsonPointer([word]),
        message: `Unknown word “${word}”. The filter knows ${FILTER_PARAMS.join(', ')}.`,
      });
      continue;
    }
    const values = SINGLE_PARAMS.has(word) ? [value.trim()] : splitValues(value);
    given.set(word, [...(given.get(word) ?? []), ...values.filter((each) => each !== '')]);
  }

  const filter: { -readonly [W in FilterParam]?: unknown } = {};
  for (const [word, values] of given) {
    if (values.length === 0) continue;
    const message = problemWith(word, values);
    if (message !== undefined) errors.push({ path: `/${word}`, message });
    else filter[word] = readValue(word, values);
  }
  if (errors.length === 0 && typeof filter.from === 'string' && typeof filter.to === 'string') {
    if (parseEdtf(filter.from).first_day > parseEdtf(filter.to).last_day) {
      errors.push({ path: '/to', message: 'The end lies before the start. Swap the two dates.' });
    }
  }
  if (errors.length > 0) throw new InvalidInput(errors);
  return filter as EventFilter;
}

/** The filter as query words, in a fixed order: the same filter always has the same address. */
export function filterToQuery(filter: EventFilter): URLSearchParams {
  const query = new URLSearchParams();
  for (const word of FILTER_PARAMS) {
    const value = filter[word];
    if (value === undefined) continue;
    if (typeof value === 'string') query.append(word, value);
    else if ('upper' in value) query.append(word, `${value.upper},${value.lower}`);
    else if (value.length > 0) query.append(word, value.map(quoteValue).join(','));
  }
  return query;
}

export function isFilterParam(word: string): word is FilterParam {
  return (FILTER_PARAMS as readonly string[]).includes(word);
}

const SINGLE_PARAMS: ReadonlySet<FilterParam> = new Set(['q', 'from', 'to', 'in_force_on']);

const CHOICES: { readonly [W in FilterParam]?: readonly string[] } = {
  kind: KINDS,
  family: FAMILIES,
  status: STATUSES,
  review: REVIEWS,
  origin: CODERS,
};

const PARTY_PARAMS: ReadonlySet<FilterParam> = new Set(['party', 'initiator', 'target', 'sides']);
const DATE_PARAMS: ReadonlySet<FilterParam> = new Set(['from', 'to', 'in_force_on']);
const MAX_VALUE_LENGTH = 500;
const MAX_VALUES = 100;

function problemWith(word: FilterParam, values: readonly string[]): string | undefined {
  if (SINGLE_PARAMS.has(word) && values.length > 1) return `Give ${word} once.`;
  if (values.length > MAX_VALUES) return `Give at most ${MAX_VALUES} values.`;
  if (values.some((value) => value.length > MAX_VALUE_LENGTH))
    return `Shorten this to at most ${MAX_VALUE_LENGTH} characters.`;
  if (values.some((value) => value.includes('\u0000'))) return 'Remove the NUL character.';
  const choices = CHOICES[word];
  const unknown = choices && values.find((value) => !choices.includes(value));
  if (choices && unknown !== undefined)
    return `Unknown ${word} “${unknown}”. Choose from ${choices.join(', ')}.`;
  if (PARTY_PARAMS.has(word)) {
    const stranger = values.find((value) => !isPartyCode(value));
    if (stranger !== undefined) return `Unknown party “${stranger}”. Use a code such as US, RU or NATO.`;
  }
  if (DATE_PARAMS.has(word)) return problemWithDate(values[0] ?? '');
  if (word === 'sides' && (values.length !== 2 || values[0] === values[1])) {
    return 'Name two different parties, such as US,RU.';
  }
  return undefined;
}

function problemWithDate(value: string): string | undefined {
  try {
    parseEdtf(value);
    return undefined;
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return error.errors.map(({ message }) => message).join(' ');
  }
}

function readValue(word: FilterParam, values: readonly string[]): EventFilter[FilterParam] {
  if (SINGLE_PARAMS.has(word)) return values[0];
  if (word === 'sides') return { upper: values[0] ?? '', lower: values[1] ?? '' };
  return [...new Set(values)];
}

/** Splits at commas outside double quotes: publishers' names have commas of their own. `""` is a quote inside quotes. */
function splitValues(text: string): string[] {
  const values: string[] = [];
  for (const [, quoted, plain] of text.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,]*))\s*(?:,|$)/g)) {
    values.push(quoted !== undefined ? quoted.replaceAll('""', '"') : (plain ?? '').trim());
  }
  return values;
}

function quoteValue(value: string): string {
  return /[",]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
