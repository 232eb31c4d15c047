import { parseEdtf } from '../dates/edtf-date.ts';
import { type CodedError, codedError } from '../errors/error-codes.ts';
import { type InputError, InvalidInput, inputError, jsonPointer } from '../errors/input-error.ts';
import { shorten } from '../errors/zod-errors.ts';
import { ORIGINS, type Origin, REVIEWS, type Review, STATUSES, type Status } from '../events/event-values.ts';
import { FAMILIES, type Family, KINDS, type Kind } from '../events/kind.ts';
import { TRANSLATION_ISSUES, type TranslationIssue } from '../events/translation.ts';
import { isPartyCode } from '../parties/party.ts';
import type { Sides } from '../parties/side.ts';
import { parseNumberRange } from './number-range.ts';

/**
 * Which events to show. Every API request and the page's address use the same parameters. Values of one parameter are
 * alternatives, different parameters must all match, and an absent one matches everything.
 */
export interface EventFilter {
  /** Full text: words, "phrases", prefix*. */
  readonly q?: string;
  /** EDTF. An event matches if its span overlaps the span from the first day of `from` to the last of `to`. */
  readonly from?: string;
  readonly to?: string;
  readonly kind?: readonly Kind[];
  readonly family?: readonly Family[];
  readonly status?: readonly Status[];
  readonly review?: readonly Review[];
  /** What is wrong with the languages of the texts. */
  readonly translation?: readonly TranslationIssue[];
  /** The machine coder, or `analyst`. */
  readonly origin?: readonly Coder[];
  /** Matches a party in any role. */
  readonly party?: readonly string[];
  readonly initiator?: readonly string[];
  readonly target?: readonly string[];
  readonly tag?: readonly string[];
  readonly person?: readonly string[];
  readonly place?: readonly string[];
  /** Publisher of a source. */
  readonly source?: readonly string[];
  /** A number or a range: `60`, `51..`, `..10`, `10..50`. Matches events with a known number of people expelled. */
  readonly people_expelled?: string;
  /** EDTF. Matches measures in force on at least one of its days. */
  readonly in_force_on?: string;
  /** Keeps events that one of the two sides initiated or was the target of. */
  readonly sides?: Sides;
}

export const CODERS = ['analyst', ...ORIGINS] as const;
export type Coder = 'analyst' | Origin;

/** The parameters of a filter, in their order in an address. */
export const FILTER_PARAMS = [
  'q',
  'from',
  'to',
  'kind',
  'family',
  'status',
  'review',
  'origin',
  'translation',
  'party',
  'initiator',
  'target',
  'tag',
  'person',
  'place',
  'source',
  'people_expelled',
  'in_force_on',
  'sides',
] as const;
export type FilterParam = (typeof FILTER_PARAMS)[number];

type Query = Iterable<readonly [param: string, value: string]>;

/**
 * Reads a filter from query parameters, such as `URLSearchParams`. Empty values are ignored. Throws `InvalidInput` for
 * unknown parameters and values, with the parameter as path.
 */
export function parseFilter(query: Query): EventFilter {
  const errors: InputError[] = [];
  const given = new Map<FilterParam, string[]>();
  for (const [param, value] of query) {
    if (!isFilterParam(param)) {
      errors.push(
        inputError(jsonPointer([param]), 'parameter-unknown', {
          parameter: shorten(param),
          known: FILTER_PARAMS,
        }),
      );
      continue;
    }
    const values = SINGLE_PARAMS.has(param) ? [value.trim()] : splitValues(value);
    given.set(param, [...(given.get(param) ?? []), ...values.filter((each) => each !== '')]);
  }

  const filter: { -readonly [P in FilterParam]?: unknown } = {};
  for (const [param, values] of given) {
    if (values.length === 0) continue;
    const error = checkValues(param, values);
    if (error !== undefined) errors.push({ ...error, path: `/${param}` });
    else filter[param] = readValue(param, values);
  }
  if (errors.length === 0 && typeof filter.from === 'string' && typeof filter.to === 'string') {
    if (parseEdtf(filter.from).first_day > parseEdtf(filter.to).last_day) {
      errors.push(inputError('/to', 'range-reversed'));
    }
  }
  if (errors.length > 0) throw new InvalidInput(errors);
  return filter as EventFilter;
}

/** The filter as query parameters, in a fixed order: the same filter always has the same address. */
export function filterToQuery(filter: EventFilter): URLSearchParams {
  const query = new URLSearchParams();
  for (const param of FILTER_PARAMS) {
    const value = filter[param];
    if (value === undefined) continue;
    if (typeof value === 'string') query.append(param, value);
    else if ('upper' in value) query.append(param, `${value.upper},${value.lower}`);
    else if (value.length > 0) query.append(param, value.map(quoteValue).join(','));
  }
  return query;
}

export function isFilterParam(param: string): param is FilterParam {
  return (FILTER_PARAMS as readonly string[]).includes(param);
}

const SINGLE_PARAMS: ReadonlySet<FilterParam> = new Set([
  'q',
  'from',
  'to',
  'people_expelled',
  'in_force_on',
]);

const CHOICES: { readonly [P in FilterParam]?: readonly string[] } = {
  kind: KINDS,
  family: FAMILIES,
  status: STATUSES,
  review: REVIEWS,
  origin: CODERS,
  translation: TRANSLATION_ISSUES,
};

const PARTY_PARAMS: ReadonlySet<FilterParam> = new Set(['party', 'initiator', 'target', 'sides']);
const DATE_PARAMS: ReadonlySet<FilterParam> = new Set(['from', 'to', 'in_force_on']);
const MAX_VALUE_LENGTH = 500;
const MAX_VALUES = 100;

function checkValues(param: FilterParam, values: readonly string[]): CodedError | undefined {
  if (SINGLE_PARAMS.has(param) && values.length > 1)
    return codedError('parameter-repeated', { parameter: param });
  if (values.length > MAX_VALUES) return codedError('parameter-with-too-many-values', { max: MAX_VALUES });
  if (values.some((value) => value.length > MAX_VALUE_LENGTH)) {
    return codedError('text-too-long', { max: MAX_VALUE_LENGTH });
  }
  if (values.some((value) => value.includes('\u0000'))) return codedError('parameter-with-nul');
  const choices = CHOICES[param];
  const unknown = choices && values.find((value) => !choices.includes(value));
  if (choices && unknown !== undefined) {
    return codedError('parameter-value-unknown', { parameter: param, value: shorten(unknown), choices });
  }
  if (PARTY_PARAMS.has(param)) {
    const party = values.find((value) => !isPartyCode(value));
    if (party !== undefined) return codedError('party-unknown', { party: shorten(party) });
  }
  if (DATE_PARAMS.has(param)) return checkDate(values[0] ?? '');
  if (param === 'people_expelled') {
    const range = parseNumberRange(values[0] ?? '');
    return 'code' in range ? range : undefined;
  }
  if (param === 'sides' && (values.length !== 2 || values[0] === values[1]))
    return codedError('sides-invalid');
  return undefined;
}

function checkDate(value: string): CodedError | undefined {
  try {
    parseEdtf(value);
    return undefined;
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return error.errors[0];
  }
}

function readValue(param: FilterParam, values: readonly string[]): EventFilter[FilterParam] {
  if (SINGLE_PARAMS.has(param)) return values[0];
  if (param === 'sides') return { upper: values[0] ?? '', lower: values[1] ?? '' };
  return [...new Set(values)];
}

/** Splits at commas outside double quotes, because names of publishers can contain commas. `""` is a quote inside quotes. */
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
