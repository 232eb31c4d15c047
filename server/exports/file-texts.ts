import type { Language } from '../../domain/language/language.ts';

interface FileTexts {
  title(upper: string, lower: string): string;
  readonly chronology: string;
  quoted(text: string): string;
  events(count: number): string;
  readonly nothing: string;
  asOf(day: string): string;
  readonly permalink: string;
  readonly sources: string;
  readonly noSource: string;
  readonly undated: string;
  inAnswer(title: string, lag: string): string;
  readonly onlyOriginal: string;
  people(count: number): string;
  readonly beforeChrist: string;
}

const english = new Intl.NumberFormat('en-GB');
const russian = new Intl.NumberFormat('ru');
const plurals = new Intl.PluralRules('ru');

function russianForm(count: number, one: string, few: string, many: string): string {
  const rule = plurals.select(count);
  return `${russian.format(count)} ${rule === 'one' ? one : rule === 'few' ? few : many}`;
}

/** The few words that files for readers have of their own. */
export const FILE_TEXTS: Readonly<Record<Language, FileTexts>> = {
  en: {
    title: (upper, lower) => `${upper} – ${lower}`,
    chronology: 'Chronology',
    quoted: (text) => `“${text}”`,
    events: (count) => `${english.format(count)} ${count === 1 ? 'event' : 'events'}`,
    nothing: 'No event matches this filter.',
    asOf: (day) => `as of ${day}`,
    permalink: 'The same on the page',
    sources: 'Sources',
    noSource: 'no source given',
    undated: 'Dates without a beginning',
    inAnswer: (title, lag) => `In answer to “${title}”: ${lag}.`,
    onlyOriginal: 'in English only',
    people: (count) => `${english.format(count)} ${count === 1 ? 'person' : 'people'} ordered out`,
    beforeChrist: 'BC',
  },
  ru: {
    title: (upper, lower) => `${upper} – ${lower}`,
    chronology: 'Хронология',
    quoted: (text) => `«${text}»`,
    events: (count) => russianForm(count, 'событие', 'события', 'событий'),
    nothing: 'Этому фильтру не отвечает ни одно событие.',
    asOf: (day) => `по состоянию на ${day}`,
    permalink: 'То же на странице',
    sources: 'Источники',
    noSource: 'источник не указан',
    undated: 'Даты без начала',
    inAnswer: (title, lag) => `В ответ на «${title}»: ${lag}.`,
    onlyOriginal: 'только по-английски',
    people: (count) => `выслано: ${russianForm(count, 'человек', 'человека', 'человек')}`,
    beforeChrist: 'до н. э.',
  },
};
