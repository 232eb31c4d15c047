import type { Language } from '../language/language.ts';
import { BEGINNING_OF_TIME, type DaySpan, END_OF_TIME } from './day-span.ts';

/**
 * The days from an act to its answer: the fewest and the most that their dates allow. Negative where the answer can
 * have begun before the act ended; beyond any count of days where a date has an open end.
 */
export interface Lag {
  readonly min: number;
  readonly max: number;
}

export function lagBetween(act: DaySpan, answer: DaySpan): Lag {
  return { min: answer.first - act.last, max: answer.last - act.first };
}

/** Says a lag: `3 days`, `184–214 days`, `the same day`, `up to 12 days`, `at least 8 days`. */
export function formatLag(lag: Lag, language: Language = 'en'): string {
  const say = WORDS[language];
  if (lag.max === 0 && lag.min <= 0) return say.sameDay;
  if (lag.max < 0) {
    const earlier = daysSaid({ min: -lag.max, max: -lag.min }, say);
    return say.earlier(earlier);
  }
  return daysSaid(lag, say);
}

// Far more days than any two dates are apart, far fewer than an open end makes them.
const UNBOUNDED = (END_OF_TIME - BEGINNING_OF_TIME) / 8;

function daysSaid({ min, max }: Lag, say: Words): string {
  const fromMin = min > 0 && min < UNBOUNDED;
  const toMax = max < UNBOUNDED;
  if (min === max) return say.days(max);
  if (fromMin && toMax) return say.range(min, max);
  if (toMax) return say.upTo(max);
  return fromMin ? say.atLeast(min) : say.unknown;
}

interface Words {
  readonly sameDay: string;
  readonly unknown: string;
  days(count: number): string;
  range(min: number, max: number): string;
  upTo(count: number): string;
  atLeast(count: number): string;
  earlier(days: string): string;
}

const english = new Intl.NumberFormat('en-GB');
const russian = new Intl.NumberFormat('ru');
const russianPlural = new Intl.PluralRules('ru');

const daysEn = (count: number) => (count === 1 ? 'day' : 'days');

const NOMINATIVE: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'день', few: 'дня' };
const daysRu = (count: number) => NOMINATIVE[russianPlural.select(count)] ?? 'дней';
/** After «до» and «не менее»: до 21 дня, до 22 дней. */
const daysRuGenitive = (count: number) => (russianPlural.select(count) === 'one' ? 'дня' : 'дней');

const WORDS: { readonly en: Words; readonly ru: Words } = {
  en: {
    sameDay: 'the same day',
    unknown: 'an unknown number of days',
    days: (count) => `${english.format(count)} ${daysEn(count)}`,
    range: (min, max) => `${english.format(min)}–${english.format(max)} days`,
    upTo: (count) => `up to ${english.format(count)} ${daysEn(count)}`,
    atLeast: (count) => `at least ${english.format(count)} ${daysEn(count)}`,
    earlier: (days) => `${days} earlier`,
  },
  ru: {
    sameDay: 'в тот же день',
    unknown: 'неизвестное число дней',
    days: (count) => `${russian.format(count)} ${daysRu(count)}`,
    range: (min, max) => `${russian.format(min)}–${russian.format(max)} ${daysRu(max)}`,
    upTo: (count) => `до ${russian.format(count)} ${daysRuGenitive(count)}`,
    atLeast: (count) => `не менее ${russian.format(count)} ${daysRuGenitive(count)}`,
    earlier: (days) => `на ${days} раньше`,
  },
};
