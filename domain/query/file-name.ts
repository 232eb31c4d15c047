import { type DaySpan, isoDay } from '../dates/day-span.ts';
import { PASSPORT_LATIN } from '../language/romanisation.ts';
import { partyName } from '../parties/party.ts';
import type { Sides } from '../parties/side.ts';
import { type EventFilter, FILTER_PARAMS, type FilterParam } from './event-filter.ts';

const MAX_FILTER_LENGTH = 60;
const MAX_SHORT_NAME = 10;

interface FileContent {
  /** Absent if the file has events of all parties. */
  readonly sides?: Sides | undefined;
  readonly filter: EventFilter;
  /** The visible days, if the file has only those. */
  readonly window?: DaySpan | undefined;
}

/**
 * A file name, without extension, that says what the file contains: `demarche-timeline-us-russia-2018-expulsion-en`.
 * Empty parts are left out. `parts` come last.
 */
export function fileName(
  content: string,
  { sides, filter, window }: FileContent,
  ...parts: readonly string[]
): string {
  return [
    'demarche',
    content,
    ...(sides ? [partySlug(sides.upper), partySlug(sides.lower)] : []),
    windowSlug(window),
    filterSlug(filter),
    ...parts,
  ]
    .filter((part) => part !== '')
    .join('-');
}

/** The name of a party if it is short, else its code: `russia`, `us`. */
function partySlug(code: string): string {
  const name = slug(partyName(code));
  return name.length <= MAX_SHORT_NAME ? name : slug(code);
}

/** `2018`, `2016-2018`, `2018-03` or `2018-03-26-to-2018-04-05`. */
function windowSlug(window: DaySpan | undefined): string {
  if (!window) return '';
  const [first, last] = [isoDay(window.first), isoDay(window.last)];
  const [year, lastYear] = [first.slice(0, 4), last.slice(0, 4)];
  if (first.endsWith('-01-01') && last.endsWith('-12-31'))
    return year === lastYear ? year : `${year}-${lastYear}`;
  const month = first.slice(0, 7);
  const isMonth =
    first.endsWith('-01') && last.slice(0, 7) === month && isoDay(window.last + 1).endsWith('-01');
  if (isMonth) return month;
  return first === last ? first : `${first}-to-${last}`;
}

/** The values of a filter, without the sides. A long filter is cut between two words. */
function filterSlug(filter: EventFilter): string {
  const whole = FILTER_PARAMS.map((param) => paramSlug(filter, param))
    .filter((text) => text !== '')
    .join('-');
  if (whole.length <= MAX_FILTER_LENGTH) return whole;
  return whole.slice(0, MAX_FILTER_LENGTH + 1).replace(/-[^-]*$/, '');
}

function paramSlug(filter: EventFilter, param: FilterParam): string {
  if (param === 'sides') return '';
  const value = filter[param];
  const text = slug(Array.isArray(value) ? value.join(' ') : String(value ?? ''));
  if (text === '') return '';
  if (param === 'from') return filter.to === undefined ? `from-${text}` : text;
  if (param === 'to') return `to-${text}`;
  if (param === 'people_expelled') return `expelled-${rangeSlug(filter.people_expelled ?? '')}`;
  return param === 'in_force_on' ? `in-force-on-${text}` : text;
}

/** `60`, `51-or-more`, `10-or-fewer` or `10-to-50`. */
function rangeSlug(range: string): string {
  const [min = '', max] = range.split('..');
  if (max === undefined) return min;
  if (max === '') return `${min}-or-more`;
  return min === '' ? `${max}-or-fewer` : `${min}-to-${max}`;
}

/** Lower-case ASCII letters and digits, joined by hyphens. Cyrillic is romanised as in passports; other scripts are left out. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[а-яё]/g, (letter) => PASSPORT_LATIN.get(letter) ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
