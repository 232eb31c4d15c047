import type { Language } from '../language/language.ts';
import { partyName } from './party.ts';

/** How titles write a party, besides its name: other names, and adjectives that agree with a subject. */
interface Forms {
  readonly names: readonly string[];
  readonly adjectives: readonly string[];
}

const ENGLISH: Readonly<Record<string, Partial<Forms>>> = {
  AE: { names: ['UAE'], adjectives: ['Emirati'] },
  CN: { adjectives: ['Chinese'] },
  CZ: { names: ['Czech Republic'], adjectives: ['Czech'] },
  DE: { adjectives: ['German'] },
  DK: { adjectives: ['Danish'] },
  ES: { adjectives: ['Spanish'] },
  FI: { adjectives: ['Finnish'] },
  FR: { adjectives: ['French'] },
  GB: { names: ['UK', 'Britain', 'Great Britain'], adjectives: ['British'] },
  GR: { adjectives: ['Greek'] },
  JP: { adjectives: ['Japanese'] },
  NL: { adjectives: ['Dutch'] },
  NO: { adjectives: ['Norwegian'] },
  PL: { adjectives: ['Polish'] },
  RU: { names: ['Russian Federation'] },
  SE: { adjectives: ['Swedish'] },
  TR: { names: ['Turkey'], adjectives: ['Turkish'] },
  US: { names: ['US', 'U.S.', 'USA', 'United States of America'], adjectives: ['American'] },
};

/** Adjectives without their endings. */
const RUSSIAN: Readonly<Record<string, Partial<Forms>>> = {
  BY: { adjectives: ['белорусск'] },
  CN: { adjectives: ['китайск'] },
  DE: { names: ['ФРГ'], adjectives: ['германск', 'немецк'] },
  FR: { adjectives: ['французск'] },
  GB: { names: ['Британия', 'Соединённое Королевство'], adjectives: ['британск'] },
  GE: { adjectives: ['грузинск'] },
  IL: { adjectives: ['израильск'] },
  IR: { adjectives: ['иранск'] },
  JP: { adjectives: ['японск'] },
  PL: { adjectives: ['польск'] },
  RU: { names: ['Российская Федерация', 'РФ'], adjectives: ['российск'] },
  TR: { adjectives: ['турецк'] },
  UA: { adjectives: ['украинск'] },
  US: { names: ['Соединённые Штаты', 'Соединённые Штаты Америки'], adjectives: ['американск'] },
};

/** The genitive of names in Russian: «парламент России». Names that do not change need no entry. */
const RUSSIAN_GENITIVE: Readonly<Record<string, string>> = {
  BY: 'Белоруссии',
  CN: 'Китая',
  DE: 'Германии',
  FR: 'Франции',
  GB: 'Великобритании',
  GE: 'Грузии',
  IL: 'Израиля',
  IR: 'Ирана',
  JP: 'Японии',
  PL: 'Польши',
  RU: 'России',
  TR: 'Турции',
  UA: 'Украины',
};

/** The names that a title can begin with, longest first, so that “United States of America” is found before “United States”. */
export function namesOf(code: string, language: Language): readonly string[] {
  const other = (language === 'ru' ? RUSSIAN : ENGLISH)[code]?.names ?? [];
  // A country's code is no word, with the exceptions above; an organisation's is: NATO.
  const codes = language === 'en' && code.length > 2 ? [code] : [];
  const european = code === 'EU' ? [language === 'ru' ? 'ЕС' : 'EU'] : [];
  const nations = code === 'UN' ? ['UN'] : [];
  return [partyName(code, language), ...other, ...codes, ...european, ...nations].sort(
    (a, b) => b.length - a.length,
  );
}

/** The adjectives of a party: in English as written, in Russian without endings. Those that no rule yields are listed. */
export function adjectivesOf(code: string, language: Language): readonly string[] {
  if (language === 'ru') return RUSSIAN[code]?.adjectives ?? [];
  const name = partyName(code);
  // Russia – Russian, Iran – Iranian, Ukraine – Ukrainian, Israel – Israeli. A form that is no word matches nothing.
  const regular = [`${name}n`, `${name}ian`, `${name.replace(/e$/, '')}ian`, `${name}i`];
  return [...(ENGLISH[code]?.adjectives ?? []), ...regular];
}

/** The name after a Russian noun: «Сенат США», «МИД России». Undefined if it is not known. */
export function russianGenitiveOf(code: string): string | undefined {
  const name = partyName(code, 'ru');
  return RUSSIAN_GENITIVE[code] ?? (/^\p{Lu}+$/u.test(name) ? name : undefined);
}
