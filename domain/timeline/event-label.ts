import { shortTitleOf, titleOf } from '../events/localized-text.ts';
import type { Language } from '../language/language.ts';
import { adjectivesOf, namesOf, russianGenitiveOf } from '../parties/party-forms.ts';
import type { Side } from '../parties/side.ts';

/** The fields of an event that its label is made from. */
export interface LabelledEvent {
  readonly title?: string | undefined;
  readonly title_ru?: string | undefined;
  readonly short_title?: string | undefined;
  readonly short_title_ru?: string | undefined;
  readonly side: Side;
  readonly initiators: readonly string[];
}

/**
 * The label of an event on a chart whose band names the side: the short title or, without one, the title without the actor
 * (“US expels 60” is “Expels 60”). If it is not certain that the rest reads well, the title stays whole. An event without a
 * title in this language has the label of the other language.
 */
export function eventLabel(event: LabelledEvent, language: Language): string {
  const other = language === 'ru' ? 'en' : 'ru';
  return labelIn(event, language) ?? shortTitleOf(event, other) ?? titleOf(event, other);
}

/** Undefined if the event has no text in this language. */
function labelIn(event: LabelledEvent, language: Language): string | undefined {
  const title = language === 'ru' ? event.title_ru : event.title;
  return shortTitleOf(event, language) ?? (title && derivedLabel(title, event, language));
}

/** The same from the full title, for places with room for more words. */
export function longEventLabel(event: LabelledEvent, language: Language): string {
  return eventLabel({ ...event, short_title: undefined, short_title_ru: undefined }, language);
}

function derivedLabel(title: string, { side, initiators }: LabelledEvent, language: Language): string {
  const label = withoutRemark(title);
  const [actor, ...others] = initiators;
  // With several initiators the band may name another one than the title begins with.
  if ((side !== 'upper' && side !== 'lower') || actor === undefined || others.length > 0) return label;
  const rest = language === 'ru' ? withoutRussianActor(label, actor) : withoutEnglishActor(label, actor);
  return rest === undefined ? label : capitalised(rest);
}

/** Drops parentheses at the end: “US imposes embargo (EO 14065)”. */
function withoutRemark(title: string): string {
  return title.replace(/(?<=\S)\s+\([^()]*\)$/, '');
}

function capitalised(text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase() + text.slice(first.length);
}

/** What follows `words` and a space at the start of the text; undefined if it begins otherwise. */
function after(text: string, words: string): string | undefined {
  return text.startsWith(`${words} `) ? text.slice(words.length + 1) : undefined;
}

/** Words after which the party is not the subject, or without which the rest is no sentence: “Russia is expelled”. */
const ENGLISH_NO_START = new Set(
  `a about after against ahead also amid among an and are as at be because before behind between but by can cannot could did
  do does during following for from had has have here if in into is it its may might must near nor not of off on or out over
  per plus should since so still than that the their then there these this those through to under until versus via vs was
  were when where which while will with within without would`
    .trim()
    .split(/\s+/),
);

/** Capitalised words that follow a party without being part of another name, as in “Russia Today”. */
const ENGLISH_INSTITUTION = new Set(
  `Air Ambassador Army Attorney Border Central Chief Commerce Congress Constitutional Court Defence Defense Deputy Embassy
  Federal Federation Foreign Government House Intelligence Interior Justice Marine Minister Ministry National Navy Nuclear
  Parliament President Presidential Prime Secretary Security Senate Senator Senators Special State Supreme Treasury Under
  Vice`
    .trim()
    .split(/\s+/),
);

function withoutEnglishActor(title: string, actor: string): string | undefined {
  const text = after(title, 'The') ?? title;
  for (const name of namesOf(actor, 'en')) {
    const rest = after(text, name) ?? after(text, `${name}'s`) ?? after(text, `${name}’s`);
    if (rest !== undefined) return canStartEnglish(rest) ? rest : undefined;
  }
  for (const adjective of adjectivesOf(actor, 'en')) {
    const rest = after(text, adjective);
    if (rest !== undefined) return canStartEnglish(rest) ? rest : undefined;
  }
  return undefined;
}

function canStartEnglish(rest: string): boolean {
  const [word = ''] = rest.split(' ');
  if (/^\p{Lu}/u.test(word)) return ENGLISH_INSTITUTION.has(word) || /^\p{Lu}+[a-z]*-\d/u.test(word);
  return /^\p{Ll}[\p{L}-]+$/u.test(word) && !ENGLISH_NO_START.has(word) && rest.includes(' ');
}

/** Nouns after which a party in the genitive says whose they are. */
const RUSSIAN_INSTITUTION = new Set(
  `Агенты Власти Вице-президент Генерал Генпрокуратура Генштаб Дипломаты Конгресс Консульства Консульство Корабль Суд
  МИД Министерство Министр Минобороны Минфин Минюст Парламент Посол Послы Посольство Правительство Президент Премьер
  Прокуратура Разведка Сенат Сенаторы Силы Спецпрокурор Суды Эсминец`
    .trim()
    .split(/\s+/),
);

function withoutRussianActor(title: string, actor: string): string | undefined {
  for (const name of namesOf(actor, 'ru')) {
    const rest = after(title, name);
    if (rest !== undefined) return isRussianPredicate(rest) ? rest : undefined;
  }
  return withoutRussianAdjective(title, actor) ?? withoutRussianGenitive(title, actor);
}

/** «вновь», «официально», «в ответ» */
const RUSSIAN_ADVERB =
  /^(?:не|вновь|снова|впервые|также|уже|дважды|в ответ|в одностороннем порядке|\p{Ll}[\p{Ll}-]{2,}о) /u;
const RUSSIAN_VERB = /^\p{Ll}{2,}(?:л|ла|ло|ли|ет|ёт|ит|ют|ут|ят|ат)(?:ся|сь)?,?$/u;

function isRussianPredicate(rest: string): boolean {
  const [word = '', ...more] = rest.replace(RUSSIAN_ADVERB, '').split(' ');
  return RUSSIAN_VERB.test(word) && more.length > 0;
}

/** «Российские военные заняли аэропорт» is «Военные заняли аэропорт». */
function withoutRussianAdjective(title: string, actor: string): string | undefined {
  const [, stem = '', rest = ''] = /^(\p{L}+?)(?:ий|ый|ая|ое|ие|ые) (.+)$/u.exec(title) ?? [];
  const isOfActor = adjectivesOf(actor, 'ru').includes(stem.toLocaleLowerCase('ru'));
  return isOfActor && /^(?:\p{Ll}{2,}|\p{L}+-\d+) \S/u.test(rest) ? rest : undefined;
}

/** «Сенат США одобрил договор» is «Сенат одобрил договор». */
function withoutRussianGenitive(title: string, actor: string): string | undefined {
  const genitive = russianGenitiveOf(actor);
  const [noun = '', name = '', ...rest] = title.split(' ');
  const isOfActor = genitive !== undefined && name === genitive && RUSSIAN_INSTITUTION.has(noun);
  return isOfActor && rest.length > 1 && rest[0] !== 'и' ? [noun, ...rest].join(' ') : undefined;
}
