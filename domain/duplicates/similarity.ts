import { BEGINNING_OF_TIME, END_OF_TIME } from '../dates/day-span.ts';
import { parseEdtf } from '../dates/edtf-date.ts';
import type { Link } from '../events/event.ts';
import type { Relation } from '../events/event-values.ts';
import { KIND, type Kind } from '../events/kind.ts';
import { type ComparedSource, sourceKeys } from './same-source.ts';
import type { ReasonCode, SimilarityReason } from './similar-event.ts';
import { type ComparedWords, comparedWords, countShared, keyOf, shareFound } from './title-words.ts';

/** The fields of an event that are compared. A draft may have only some of them. */
export interface ComparableEvent {
  readonly id?: string | undefined;
  readonly date?: string | undefined;
  readonly kind?: Kind | undefined;
  readonly title?: string | undefined;
  readonly title_ru?: string | undefined;
  readonly short_title?: string | undefined;
  readonly short_title_ru?: string | undefined;
  readonly summary?: string | undefined;
  readonly summary_ru?: string | undefined;
  readonly initiators?: readonly string[] | undefined;
  readonly targets?: readonly string[] | undefined;
  readonly participants?: readonly { readonly name: string }[] | undefined;
  readonly location?:
    | { readonly place?: string | undefined; readonly country?: string | undefined }
    | undefined;
  readonly people_expelled?: number | undefined;
  readonly sources?: readonly ComparedSource[] | undefined;
  readonly links?: readonly Link[] | undefined;
}

/** An event prepared for many comparisons. */
export interface Fingerprint {
  readonly id: string | undefined;
  readonly span: { readonly first: number; readonly last: number } | undefined;
  readonly kind: Kind | undefined;
  readonly initiators: readonly string[];
  readonly targets: readonly string[];
  readonly titles: { readonly en: readonly ComparedWords[]; readonly ru: readonly ComparedWords[] };
  readonly texts: { readonly en: ComparedWords; readonly ru: ComparedWords };
  readonly people: readonly string[];
  readonly place: string | undefined;
  readonly country: string | undefined;
  readonly people_expelled: number | undefined;
  readonly sources: readonly string[];
  readonly linked: ReadonlyMap<string, Relation>;
}

/** Throws `InvalidInput` for a date that is not EDTF. */
export function fingerprintOf(event: ComparableEvent): Fingerprint {
  const { title, title_ru, short_title, short_title_ru, summary, summary_ru } = event;
  const given = (texts: readonly (string | undefined)[]) =>
    texts.filter((text) => text !== undefined && text.trim() !== '') as string[];
  // A title may be typed into the field of the other language.
  const titles = given([title, short_title, title_ru, short_title_ru]);
  const date = event.date === undefined ? undefined : parseEdtf(event.date);
  const isRussian = (text: string) => /\p{Script=Cyrillic}/u.test(text);
  const all = [...titles, ...given([summary, summary_ru])];
  return {
    id: event.id,
    span: date && { first: date.first_day, last: date.last_day },
    kind: event.kind,
    initiators: event.initiators ?? [],
    targets: event.targets ?? [],
    titles: {
      en: titles.filter((text) => !isRussian(text)).map(comparedWords),
      ru: titles.filter(isRussian).map(comparedWords),
    },
    texts: {
      en: comparedWords(all.filter((text) => !isRussian(text)).join(' ')),
      ru: comparedWords(all.filter(isRussian).join(' ')),
    },
    people: (event.participants ?? []).map(({ name }) => surnameKey(name)),
    place:
      event.location?.place &&
      comparedWords(event.location.place)
        .words.map(({ key }) => key)
        .join(' '),
    country: event.location?.country,
    people_expelled: event.people_expelled,
    sources: (event.sources ?? []).flatMap(sourceKeys),
    linked: new Map((event.links ?? []).map(({ to, relation }) => [to, relation])),
  };
}

/** The last word of a name, or the one before the comma: Lavrov, Лавров, “Lavrov, Sergei”. */
function surnameKey(name: string): string {
  const [before = '', after] = name.split(',');
  const words = (after === undefined ? name : before).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return keyOf(words.at(-1) ?? '').replace(/(?<=.{4})[aeiou]+$/, '');
}

/** Raw evidence for and against two records meaning the same event. `undefined`: one of the two does not say. */
export interface Evidence {
  /** Days between both spans; 0 if they overlap. */
  readonly daysApart: number | undefined;
  readonly hasSameDate: boolean;
  /** The longer span, in days. */
  readonly spanDays: number;
  readonly parties: 'same' | 'overlapping' | 'swapped' | 'other' | undefined;
  readonly kind: 'same' | 'related' | 'other' | undefined;
  readonly peopleExpelled: 'same' | 'other' | undefined;
  /** The share of the shorter list that is also in the other. */
  readonly people: number | undefined;
  readonly place: 'same' | 'other' | undefined;
  /** Similarity of titles in one language, 0 to 1. */
  readonly title: number | undefined;
  /** Shared names, numbers and international words of titles in different languages. */
  readonly acrossLanguages: number | undefined;
  readonly source: boolean | undefined;
  readonly areLinked: boolean;
}

export function evidenceOf(a: Fingerprint, b: Fingerprint): Evidence {
  return {
    ...dateEvidence(a, b),
    parties: partyEvidence(a, b),
    kind: kindEvidence(a, b),
    peopleExpelled:
      a.people_expelled === undefined || b.people_expelled === undefined
        ? undefined
        : a.people_expelled === b.people_expelled
          ? 'same'
          : 'other',
    people: overlapOf(a.people, b.people),
    place: placeEvidence(a, b),
    ...titleEvidence(a, b),
    source:
      a.sources.length === 0 || b.sources.length === 0
        ? undefined
        : a.sources.some((key) => b.sources.includes(key)),
    areLinked: (b.id !== undefined && a.linked.has(b.id)) || (a.id !== undefined && b.linked.has(a.id)),
  };
}

type DateEvidence = Pick<Evidence, 'daysApart' | 'hasSameDate' | 'spanDays'>;

function dateEvidence({ span: a }: Fingerprint, { span: b }: Fingerprint): DateEvidence {
  if (a === undefined || b === undefined) return { daysApart: undefined, hasSameDate: false, spanDays: 1 };
  const daysApart = Math.max(0, a.first - b.last, b.first - a.last);
  const isOpen = [a, b].some(({ first, last }) => first === BEGINNING_OF_TIME || last === END_OF_TIME);
  const spanDays = isOpen ? 36_500 : 1 + Math.max(a.last - a.first, b.last - b.first);
  return { daysApart, hasSameDate: a.first === b.first && a.last === b.last, spanDays };
}

function partyEvidence(a: Fingerprint, b: Fingerprint): Evidence['parties'] {
  if (a.initiators.length === 0 || b.initiators.length === 0) return undefined;
  if (isJoint(a) && isJoint(b)) {
    const [mine, theirs] = [partiesOf(a), partiesOf(b)];
    const shared = mine.filter((party) => theirs.includes(party)).length;
    if (shared === Math.max(mine.length, theirs.length)) return 'same';
    return shared > 0 ? 'overlapping' : 'other';
  }
  const initiators = overlapOf(a.initiators, b.initiators) ?? 0;
  const targets = overlapOf(a.targets, b.targets);
  if (isSameSet(a.initiators, b.initiators) && (targets === undefined || isSameSet(a.targets, b.targets)))
    return 'same';
  if (initiators > 0 && targets !== 0) return 'overlapping';
  if ((overlapOf(a.initiators, b.targets) ?? 0) > 0 && (overlapOf(a.targets, b.initiators) ?? 0) > 0)
    return 'swapped';
  return initiators > 0 ? 'overlapping' : 'other';
}

/** Who is called the initiator of talks or of an agreement is a matter of taste. */
function isJoint({ kind, targets }: Fingerprint): boolean {
  return targets.length === 0 || (kind !== undefined && isJointKind(kind));
}

export function isJointKind(kind: Kind): boolean {
  return kind === 'talks' || kind === 'agreement' || kind === 'exchange';
}

function partiesOf({ initiators, targets }: Fingerprint): readonly string[] {
  return [...new Set([...initiators, ...targets])];
}

function kindEvidence({ kind: a }: Fingerprint, { kind: b }: Fingerprint): Evidence['kind'] {
  if (a === undefined || b === undefined) return undefined;
  if (a === b) return 'same';
  return KIND[a].family === KIND[b].family ? 'related' : 'other';
}

function placeEvidence(a: Fingerprint, b: Fingerprint): Evidence['place'] {
  if (a.place !== undefined && b.place !== undefined) {
    const shorter = Math.min(a.place.length, b.place.length);
    return a.place.slice(0, Math.min(4, shorter)) === b.place.slice(0, Math.min(4, shorter))
      ? 'same'
      : 'other';
  }
  return undefined;
}

type TitleEvidence = Pick<Evidence, 'title' | 'acrossLanguages'>;

function titleEvidence(a: Fingerprint, b: Fingerprint): TitleEvidence {
  const similarities = (['en', 'ru'] as const).flatMap((language) =>
    a.titles[language].flatMap((mine) =>
      b.titles[language].map((theirs) =>
        Math.max(
          (shareFound(mine, theirs) + shareFound(theirs, mine)) / 2,
          // One title may say what only the summary of the other says.
          SHARE_IN_TEXT * shareFound(mine, b.texts[language]),
          SHARE_IN_TEXT * shareFound(theirs, a.texts[language]),
        ),
      ),
    ),
  );
  if (similarities.length > 0) return { title: Math.max(...similarities), acrossLanguages: undefined };
  const across = [
    ...a.titles.en.flatMap((mine) => b.titles.ru.map((theirs) => sharedAcross(mine, theirs))),
    ...a.titles.ru.flatMap((mine) => b.titles.en.map((theirs) => sharedAcross(theirs, mine))),
  ];
  return { title: undefined, acrossLanguages: across.length === 0 ? undefined : Math.max(...across) };
}

const SHARE_IN_TEXT = 0.85;

function sharedAcross(english: ComparedWords, russian: ComparedWords): number {
  const size = Math.min(english.words.length, russian.words.length);
  return size === 0 ? 0 : Math.min(countShared(english, russian), countShared(russian, english)) / size;
}

/** The share of the shorter list that is also in the other; undefined if one is empty. */
function overlapOf(a: readonly string[], b: readonly string[]): number | undefined {
  if (a.length === 0 || b.length === 0) return undefined;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.filter((entry) => long.includes(entry)).length / short.length;
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((entry) => b.includes(entry));
}

/** The probability, 0 to 1, from which two records are reported as possibly the same event. */
export const DUPLICATE_THRESHOLD = 0.5;

export interface Similarity {
  readonly score: number;
  readonly reasons: readonly SimilarityReason[];
}

/**
 * The probability that both records mean the same event: the logistic function of a sum of points for what agrees and against
 * what differs. A field that one of them lacks counts nothing. The points are rounded from a logistic regression on every second
 * event of the starter collection (tests/bench/duplicates.ts measures the other half).
 *
 * `rivals`: how many other events of these days have the same kind and parties. The more there are, the less these say.
 */
export function similarityOf(a: Fingerprint, b: Fingerprint, rivals = 0): Similarity {
  const evidence = evidenceOf(a, b);
  const score = 1 / (1 + Math.exp(-pointsOf(evidence, rivals)));
  return { score, reasons: reasonsOf(evidence) };
}

function pointsOf(evidence: Evidence, rivals: number): number {
  const { daysApart, hasSameDate, spanDays, parties, kind, peopleExpelled, people, place } = evidence;
  const { title, acrossLanguages, source, areLinked } = evidence;
  const words = title === undefined ? 4.5 * ((acrossLanguages ?? 0.05) - 0.05) : 5.5 * (title - 0.25);
  const isNearlyIdentical = (title ?? 0) >= 0.75 && parties === 'same' && kind === 'same';
  return (
    -2.9 +
    (daysApart === undefined
      ? -1
      : hasSameDate
        ? 0.4
        : daysApart === 0
          ? -0.6 - Math.min(2, Math.log10(spanDays))
          : -1.6 - (daysApart - 1)) +
    (parties === undefined ? 0 : { same: 2.3, overlapping: -1.4, swapped: -4.5, other: -3 }[parties]) +
    (kind === undefined ? 0 : { same: 1.2, related: -1.4, other: -2.2 }[kind]) +
    (peopleExpelled === undefined ? 0 : { same: 1.3, other: -1.5 }[peopleExpelled]) +
    (people === undefined ? 0 : people === 0 ? -3 : 1.5 * people) +
    (place === undefined ? 0 : { same: 1, other: -2.8 }[place]) +
    words +
    // The same words on the same days need no other agreement.
    (title !== undefined && title >= 0.8 && parties === undefined && kind === undefined ? 1.5 : 0) +
    (source ? 0.8 : 0) -
    (areLinked && !isNearlyIdentical ? 4 : 0) -
    Math.log(1 + rivals)
  );
}

/** What both have in common, strongest first. */
function reasonsOf(evidence: Evidence): SimilarityReason[] {
  const { daysApart, hasSameDate, parties, kind, peopleExpelled, people, place } = evidence;
  const { title, acrossLanguages, source } = evidence;
  const reasons: SimilarityReason[] = [];
  const add = (code: ReasonCode, params: SimilarityReason['params'] = {}) => reasons.push({ code, params });
  const percent = (share: number) => ({ percent: Math.round(100 * share) });
  if (title !== undefined && title >= 0.35) add('similar-title', percent(title));
  if (acrossLanguages !== undefined && acrossLanguages >= 0.2)
    add('similar-title-other-language', percent(acrossLanguages));
  if (hasSameDate) add('same-date');
  else if (daysApart === 0) add('overlapping-dates');
  else if (daysApart !== undefined) add('days-apart', { days: daysApart });
  if (peopleExpelled === 'same') add('same-people-expelled');
  if (parties === 'same') add('same-parties');
  else if (parties === 'overlapping') add('shared-parties');
  else if (parties === 'swapped') add('swapped-parties');
  if (kind === 'same') add('same-kind');
  else if (kind === 'related') add('related-kind');
  if (people !== undefined && people > 0) add('same-people', percent(people));
  if (place === 'same') add('same-place');
  if (source) add('same-source');
  return reasons;
}
