import { LANGUAGES, type Language } from '../language/language.ts';
import { FLAT_COLUMNS, type FlatName } from './flat-columns.ts';
import * as english from './flat-texts-en.ts';
import * as russian from './flat-texts-ru.ts';

const TEXTS = { en: english.flatTexts, ru: russian.flatTexts } as const;

export function flatHeading(name: FlatName, language: Language): string {
  return TEXTS[language][name].heading;
}

export function flatMeaning(name: FlatName, language: Language): string {
  return TEXTS[language][name].meaning;
}

/**
 * The column that a heading names: in code, English or Russian. `kind` in lower case is the column of codes, `Kind` that of words;
 * otherwise case and spaces do not count.
 */
export function columnOfHeading(heading: string): FlatName | undefined {
  const name = heading.trim();
  return isFlatName(name) ? name : HEADINGS.get(folded(name));
}

export function isFlatName(text: string): text is FlatName {
  return Object.hasOwn(FLAT_COLUMNS, text);
}

const NAMES = Object.keys(FLAT_COLUMNS) as readonly FlatName[];

// Headings come last: they win over names in code, which are written exactly.
const HEADINGS: ReadonlyMap<string, FlatName> = new Map([
  ...NAMES.map((name) => [folded(name), name] as const),
  ...LANGUAGES.flatMap((language) =>
    NAMES.map((name) => [folded(flatHeading(name, language)), name] as const),
  ),
]);

/** Whether this is the header of a flat table of events: it has a first day, and the last day, a kind or initiators. */
export function isFlatHeader(headings: readonly string[]): boolean {
  const names = headings.map(columnOfHeading);
  const others: readonly FlatName[] = ['last_day', 'kind', 'kind_name', 'initiators', 'initiator_names'];
  return names.includes('first_day') && others.some((name) => names.includes(name));
}

function folded(heading: string): string {
  return heading
    .trim()
    .replace(/[\s_]+/g, ' ')
    .replaceAll('ё', 'е')
    .toLowerCase();
}
