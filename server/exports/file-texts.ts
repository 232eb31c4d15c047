import type { Language } from '../../domain/language/language.ts';
import * as english from '../../domain/language/numbers-en.ts';
import * as russian from '../../domain/language/numbers-ru.ts';

interface FileTexts {
  /** The heading of a file about two parties. */
  title(upper: string, lower: string): string;
  readonly chronology: string;
  quoted(text: string): string;
  /** A range of numbers such as `51..`. */
  numberRange(range: string): string;
  events(count: number): string;
  readonly noMatches: string;
  asOf(day: string): string;
  readonly permalink: string;
  readonly sources: string;
  readonly noSource: string;
  readonly undated: string;
  inResponseTo(title: string, lag: string): string;
  readonly onlyInOther: string;
  peopleExpelled(count: number): string;
  readonly beforeCommonEra: string;
}

const englishNumber = new Intl.NumberFormat('en-GB');
const russianNumber = new Intl.NumberFormat('ru');
const russianPlurals = new Intl.PluralRules('ru');

function russianCount(count: number, one: string, few: string, many: string): string {
  const rule = russianPlurals.select(count);
  return `${russianNumber.format(count)} ${rule === 'one' ? one : rule === 'few' ? few : many}`;
}

/** The texts of exported files. Names of kinds and fields come from `domain/language`. */
export const FILE_TEXTS: Readonly<Record<Language, FileTexts>> = {
  en: {
    title: (upper, lower) => `${upper} – ${lower}`,
    chronology: 'Chronology',
    quoted: (text) => `“${text}”`,
    numberRange: english.rangeText,
    events: (count) => `${englishNumber.format(count)} ${count === 1 ? 'event' : 'events'}`,
    noMatches: 'No events match this filter.',
    asOf: (day) => `as of ${day}`,
    permalink: 'View on the timeline',
    sources: 'Sources',
    noSource: 'no source given',
    undated: 'No start date',
    inResponseTo: (title, lag) => `In response to “${title}”: ${lag}.`,
    onlyInOther: 'in Russian only',
    peopleExpelled: (count) => `${englishNumber.format(count)} ${count === 1 ? 'person' : 'people'} expelled`,
    beforeCommonEra: 'BC',
  },
  ru: {
    title: (upper, lower) => `${upper} – ${lower}`,
    chronology: 'Хронология',
    quoted: (text) => `«${text}»`,
    numberRange: russian.rangeText,
    events: (count) => russianCount(count, 'событие', 'события', 'событий'),
    noMatches: 'Нет событий, соответствующих фильтру.',
    asOf: (day) => `по состоянию на ${day}`,
    permalink: 'Открыть на шкале времени',
    sources: 'Источники',
    noSource: 'источник не указан',
    undated: 'Без даты начала',
    inResponseTo: (title, lag) => `В ответ на «${title}»: ${lag}.`,
    onlyInOther: 'только по-английски',
    peopleExpelled: (count) => `выслано: ${russianCount(count, 'человек', 'человека', 'человек')}`,
    beforeCommonEra: 'до н. э.',
  },
};
