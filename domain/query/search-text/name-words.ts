import { nominatives, romanised, spellingOf } from './russian-forms.ts';

/** A recorded name that begins like a word of the text. */
export interface NameCandidate {
  readonly field: 'person' | 'place';
  readonly value: string;
  /** The names in the authority list, if it is there. */
  readonly name?: string | undefined;
  readonly name_ru?: string | undefined;
  readonly count: number;
}

/** One person or place with all recorded spellings. */
export interface NameReading {
  readonly field: 'person' | 'place';
  readonly values: readonly string[];
  readonly count: number;
}

/** Russian names of places, without their endings, where they are not just another alphabet. */
const RUSSIAN_PLACES: readonly (readonly [RegExp, string])[] = [
  [/^москв(?:а|ы|е|у|ой)$/, 'Moscow'],
  [/^вашингтон(?:а|у|ом|е)?$/, 'Washington'],
  [/^нью-йорк(?:а|у|ом|е)?$/, 'New York'],
  [/^женев(?:а|ы|е|у|ой)$/, 'Geneva'],
  [/^вен(?:а|ы|е|у|ой)$/, 'Vienna'],
  [/^брюссел(?:ь|я|ю|ем|е)$/, 'Brussels'],
  [/^хельсинки$/, 'Helsinki'],
  [/^(?:санкт-)?петербург(?:а|у|ом|е)?$/, 'St Petersburg'],
  [/^париж(?:а|у|ем|е)?$/, 'Paris'],
  [/^стамбул(?:а|у|ом|е)?$/, 'Istanbul'],
  [/^мюнхен(?:а|у|ом|е)?$/, 'Munich'],
  [/^екатеринбург(?:а|у|ом|е)?$/, 'Yekaterinburg'],
  [/^варшав(?:а|ы|е|у|ой)$/, 'Warsaw'],
  [/^праг(?:а|и|е|у|ой)$/, 'Prague'],
  [/^лиссабон(?:а|у|ом|е)?$/, 'Lisbon'],
  [/^стокгольм(?:а|у|ом|е)?$/, 'Stockholm'],
  [/^копенгаген(?:а|у|ом|е)?$/, 'Copenhagen'],
  [/^рейкьявик(?:а|у|ом|е)?$/, 'Reykjavik'],
  [/^иерусалим(?:а|у|ом|е)?$/, 'Jerusalem'],
  [/^пекин(?:а|у|ом|е)?$/, 'Beijing'],
  [/^токио$/, 'Tokyo'],
  [/^сеул(?:а|у|ом|е)?$/, 'Seoul'],
  [/^ханой?(?:я|ю|ем|е)?$/, 'Hanoi'],
  [/^бухарест(?:а|у|ом|е)?$/, 'Bucharest'],
  [/^будапешт(?:а|у|ом|е)?$/, 'Budapest'],
  [/^белград(?:а|у|ом|е)?$/, 'Belgrade'],
  [/^лондон(?:а|у|ом|е)?$/, 'London'],
  [/^берлин(?:а|у|ом|е)?$/, 'Berlin'],
  [/^эр-рияд(?:а|у|ом|е)?$/, 'Riyadh'],
  [/^абу-даби$/, 'Abu Dhabi'],
  [/^анкар(?:а|ы|е|у|ой)$/, 'Ankara'],
  [/^хьюстон(?:а|у|ом|е)?$/, 'Houston'],
  [/^сан-франциско$/, 'San Francisco'],
  [/^сингапур(?:а|у|ом|е)?$/, 'Singapore'],
  [/^тегеран(?:а|у|ом|е)?$/, 'Tehran'],
  [/^каир(?:а|у|ом|е)?$/, 'Cairo'],
  [/^гавана|гаван(?:ы|е|у|ой)$/, 'Havana'],
  [/^владивосток(?:а|у|ом|е)?$/, 'Vladivostok'],
];

/** Words that begin a name: those to ask the server for, to find the names that a word of the text can mean. */
export function spellingsOf(word: string): readonly string[] {
  const lower = word.toLowerCase().replaceAll('ё', 'е');
  if (!/[а-я]/.test(lower)) return [lower];
  const place = RUSSIAN_PLACES.find(([forms]) => forms.test(lower))?.[1];
  const bases = nominatives(lower).filter((each) => each.length >= 3);
  const shortest = bases.reduce((short, each) => (each.length < short.length ? each : short), lower);
  return [...new Set([shortest, romanised(shortest), ...(place === undefined ? [] : [place.toLowerCase()])])];
}

/** The names that a text means: a surname, a full name, or a place, in any case. More than one if they share it. */
export function readNames(text: string, candidates: readonly NameCandidate[]): readonly NameReading[] {
  const words = text.split(' ');
  const last = words.at(-1) ?? '';
  const spelled = new Set(allSpellings(last));
  const groups = new Map<string, { field: 'person' | 'place'; values: string[]; count: number }>();
  for (const { field, value, name = value, name_ru = value, count } of candidates) {
    const isMeant = [...new Set([value, name, name_ru])].some((each) =>
      field === 'person' ? isPerson(each, words, spelled) : isPlace(each, text),
    );
    if (!isMeant) continue;
    const key = `${field} ${spellingOf(field === 'place' ? withoutRegion(value) : value)}`;
    const group = groups.get(key) ?? { field, values: [], count: 0 };
    if (!group.values.includes(value)) {
      group.values.push(value);
      group.count += count;
    }
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.count - a.count);
}

function allSpellings(word: string): string[] {
  const lower = word.toLowerCase().replaceAll('ё', 'е');
  if (!/[а-я]/.test(lower)) return [spellingOf(lower.replace(/[’']s$/, ''))];
  return nominatives(lower).flatMap((each) => [spellingOf(each), spellingOf(romanised(each))]);
}

function isPerson(name: string, words: readonly string[], surname: ReadonlySet<string>): boolean {
  const parts = name.split(' ');
  const last = parts.at(-1) ?? '';
  if (![last, last.replace(GENERATION, '')].some((each) => surname.has(spellingOf(each)))) return false;
  const given = parts.slice(0, -1).map(spellingOf);
  return words.slice(0, -1).every((word) => {
    const spellings = allSpellings(word);
    return given.some((each) => spellings.includes(each));
  });
}

/** «Джордж Буш-младший» is meant by «Буш» as well. */
const GENERATION = /-(?:младший|старший)$/;

function isPlace(place: string, text: string): boolean {
  const lower = text.toLowerCase().replaceAll('ё', 'е');
  const english = RUSSIAN_PLACES.find(([forms]) => forms.test(lower))?.[1];
  const spelled = english === undefined ? allSpellings(lower) : [spellingOf(english)];
  return spelled.includes(spellingOf(place)) || spelled.includes(spellingOf(withoutRegion(place)));
}

/** `Houston` for “Houston, Texas”. */
function withoutRegion(place: string): string {
  return place.split(',')[0] ?? place;
}

/**
 * Whether a name is surely a filter: only a place after “in”. As a word, the name of a person finds the events in which they took
 * part, and also those whose text mentions them; “Salisbury” is a case, and “Moscow” a government.
 */
export function isSureName(readings: readonly NameReading[], afterIn: boolean): boolean {
  const [only, ...others] = readings;
  return only?.field === 'place' && others.length === 0 && afterIn;
}
