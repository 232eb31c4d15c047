import type { Language } from '../language/language.ts';
import * as english from '../language/numbers-en.ts';
import * as russian from '../language/numbers-ru.ts';
import { BEGINNING_OF_TIME, type DaySpan, END_OF_TIME } from './day-span.ts';

/**
 * The days from an act to its response: the minimum and the maximum that their dates allow. Negative if the response may have
 * begun before the act ended; out of range (`UNBOUNDED`) if a date has an open end.
 */
export interface Lag {
  readonly min: number;
  readonly max: number;
}

export function lagBetween(act: DaySpan, response: DaySpan): Lag {
  return { min: response.first - act.last, max: response.last - act.first };
}

/** Form of the text of a lag: `3 days`, `3 days after`, `3 days later`. */
export type LagForm = 'alone' | 'after' | 'later';

/** `3 days`, `184–214 days`, `the same day`, `up to 12 days`, `at least 8 days`, or `3 days later` in the form `later`. */
export function formatLag(lag: Lag, language: Language = 'en', form: LagForm = 'alone'): string {
  const texts = LAG_TEXTS[language];
  if (lag.max === 0 && lag.min <= 0) return texts.sameDay;
  if (lag.max < 0) return texts.earlier(formatDays({ min: -lag.max, max: -lag.min }, texts.alone));
  return form === 'alone'
    ? formatDays(lag, texts.alone)
    : texts[form](formatDays(lag, { ...texts.alone, ...texts.inSentence }));
}

// More than the days between any two valid dates, and fewer than the days to an open end.
const UNBOUNDED = (END_OF_TIME - BEGINNING_OF_TIME) / 8;

function formatDays({ min, max }: Lag, texts: DayTexts): string {
  const hasMin = min > 0 && min < UNBOUNDED;
  const hasMax = max < UNBOUNDED;
  if (min === max) return texts.days(max);
  if (hasMin && hasMax) return texts.range(min, max);
  if (hasMax) return texts.upTo(max);
  return hasMin ? texts.atLeast(min) : texts.unknown;
}

interface DayTexts {
  readonly unknown: string;
  days(count: number): string;
  range(min: number, max: number): string;
  upTo(count: number): string;
  atLeast(count: number): string;
}

interface LagTexts {
  readonly alone: DayTexts;
  /** Texts that differ from `alone` in the forms `later` and `after`. */
  readonly inSentence: Partial<DayTexts>;
  readonly sameDay: string;
  earlier(days: string): string;
  later(days: string): string;
  after(days: string): string;
}

const daysRu = (count: number) => russian.counted(count, 'день', 'дня', 'дней');
/** After «до», «не более» and «не менее»: до 21 дня, до 22 дней. */
const daysRuGenitive = (count: number) => russian.countedGenitive(count, 'дня', 'дней');

const LAG_TEXTS: Readonly<Record<Language, LagTexts>> = {
  en: {
    alone: {
      unknown: 'an unknown number of days',
      days: (count) => english.counted(count, 'day', 'days'),
      range: (min, max) => `${english.formatNumber(min)}–${english.formatNumber(max)} days`,
      upTo: (count) => `up to ${english.counted(count, 'day', 'days')}`,
      atLeast: (count) => `at least ${english.counted(count, 'day', 'days')}`,
    },
    inSentence: {},
    sameDay: 'the same day',
    earlier: (days) => `${days} earlier`,
    later: (days) => `${days} later`,
    after: (days) => `${days} after`,
  },
  ru: {
    alone: {
      unknown: 'неизвестное число дней',
      days: daysRu,
      range: (min, max) => `${russian.formatNumber(min)}–${daysRu(max)}`,
      upTo: (count) => `до ${daysRuGenitive(count)}`,
      atLeast: (count) => `не менее ${daysRuGenitive(count)}`,
    },
    inSentence: { upTo: (count) => `не более ${daysRuGenitive(count)}` },
    sameDay: 'в тот же день',
    earlier: (days) => `на ${days} раньше`,
    later: (days) => `спустя ${days}`,
    after: (days) => `спустя ${days}`,
  },
};
