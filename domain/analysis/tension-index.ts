import { calendarDate, type DaySpan, dayOf } from '../dates/day-span.ts';
import { type InputError, InvalidInput, inputError } from '../errors/input-error.ts';
import { shorten } from '../errors/zod-errors.ts';
import { isKind, KINDS, type Kind } from '../events/kind.ts';

/**
 * The tension index. The weight w of an event is its severity (minus its Goldstein score: Goldstein, “A Conflict-Cooperation
 * Scale for WEIS Events Data”, Journal of Conflict Resolution 36/2, 1992), or the weight that the reader set for its kind. It
 * halves with every half-life h. On day t, the index is the sum over all events of days d ≤ t:
 *
 *     I(t) = Σ w · 2^(−(t − d) / h)
 *
 * An imprecise date counts on its middle day, as on the chart. The value of a period is the index on its last day.
 */
export function decayed(weight: number, days: number, halfLife: number): number {
  return weight * 2 ** (-days / halfLife);
}

export const INDEX_PERIODS = ['week', 'month', 'year'] as const;
export type IndexPeriod = (typeof INDEX_PERIODS)[number];

/** In days. */
export const HALF_LIFE = { min: 1, max: 3_650, default: 90 } as const;
/** Maximum number of periods in a result. */
export const MAX_PERIODS = 1_500;
/** Nearly three thousand years, more than any chart shows at once. */
export const MAX_WINDOW_DAYS = 1_000_000;
/** Maximum number of contributing events listed for one point. */
export const MAX_CONTRIBUTORS = 25;

/** The whole periods that overlap a window. Weeks begin on Monday (ISO 8601). */
export function* periodsIn({ first, last }: DaySpan, per: IndexPeriod): Generator<DaySpan> {
  let start = startOf(first, per);
  while (start <= last) {
    const next = nextStart(start, per);
    yield { first: start, last: next - 1 };
    start = next;
  }
}

/** The shortest period, from `per` upwards, of which the window has at most `MAX_PERIODS`. */
export function fittingPeriod(window: DaySpan, per: IndexPeriod): IndexPeriod {
  const days = { week: 7, month: 28, year: 365 };
  const from = INDEX_PERIODS.indexOf(per);
  return (
    INDEX_PERIODS.slice(from).find((each) => (window.last - window.first) / days[each] + 2 <= MAX_PERIODS) ??
    'year'
  );
}

function startOf(day: number, per: IndexPeriod): number {
  // 1970-01-01 was a Thursday.
  if (per === 'week') return day - ((((day + 3) % 7) + 7) % 7);
  const { year, month } = calendarDate(day);
  return per === 'month' ? dayOf(year, month) : dayOf(year);
}

function nextStart(start: number, per: IndexPeriod): number {
  if (per === 'week') return start + 7;
  const { year, month } = calendarDate(start);
  return per === 'month' ? dayOf(year, month + 1) : dayOf(year + 1);
}

/** Weights of kinds, −10 … +10, which replace the severity of their events. Absent kinds use the severity. */
export type Weights = { readonly [K in Kind]?: number };

/** Reads `expulsion:5,talks:-3`. Throws `InvalidInput` at `/weights`. */
export function parseWeights(text: string): Weights {
  const errors: InputError[] = [];
  const weights: { [K in Kind]?: number } = {};
  for (const part of text.split(',').map((each) => each.trim())) {
    if (part === '') continue;
    const [kind = '', value = '', ...rest] = part.split(':').map((each) => each.trim());
    const weight = Number(value.replace('−', '-'));
    if (!isKind(kind)) {
      errors.push(inputError('/weights', 'weight-kind-unknown', { kind: shorten(kind), choices: KINDS }));
    } else if (value === '' || rest.length > 0 || !Number.isFinite(weight) || Math.abs(weight) > 10) {
      errors.push(inputError('/weights', 'weight-invalid', { kind }));
    } else if (weights[kind] !== undefined) {
      errors.push(inputError('/weights', 'weight-repeated', { kind }));
    } else weights[kind] = weight + 0;
  }
  if (errors.length > 0) throw new InvalidInput(errors);
  return weights;
}

/** The same weights always give the same text; `''` if there are none. */
export function formatWeights(weights: Weights): string {
  return KINDS.flatMap((kind) => (weights[kind] === undefined ? [] : [`${kind}:${weights[kind]}`])).join(',');
}

export const INDEX_SIDES = ['upper', 'lower', 'together'] as const;
export type IndexSide = (typeof INDEX_SIDES)[number];
