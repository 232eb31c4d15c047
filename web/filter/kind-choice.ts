import { FAMILIES, type Family, KIND, KINDS, type Kind, kindsOf } from '../../domain/events/kind.ts';
import type { EventFilter } from '../../domain/query/event-filter.ts';

type KindWords = Pick<EventFilter, 'kind' | 'family'>;

/** The kinds that a filter lets through, or an empty set where it asks for none in particular. */
export function chosenKinds({ kind, family }: KindWords): ReadonlySet<Kind> {
  if (!kind && !family) return new Set();
  return new Set(
    KINDS.filter((each) => (!kind || kind.includes(each)) && (!family || family.includes(KIND[each].family))),
  );
}

/**
 * The words that let exactly these kinds through: families where they are whole, since an address then says what the
 * reader meant; no words for none and for all.
 */
export function kindWords(kinds: ReadonlySet<Kind>): {
  kind: Kind[] | undefined;
  family: Family[] | undefined;
} {
  if (kinds.size === 0 || kinds.size === KINDS.length) return { kind: undefined, family: undefined };
  const whole = FAMILIES.filter((family) => kindsOf(family).every((kind) => kinds.has(kind)));
  const isWhole = whole.reduce((count, family) => count + kindsOf(family).length, 0) === kinds.size;
  return isWhole
    ? { kind: undefined, family: whole }
    : { kind: KINDS.filter((kind) => kinds.has(kind)), family: undefined };
}

export function toggleKind(words: KindWords, kind: Kind): ReturnType<typeof kindWords> {
  const kinds = new Set(chosenKinds(words));
  if (!kinds.delete(kind)) kinds.add(kind);
  return kindWords(kinds);
}

/** Takes a whole family out when all of it is in, and puts all of it in otherwise. */
export function toggleFamily(words: KindWords, family: Family): ReturnType<typeof kindWords> {
  const kinds = new Set(chosenKinds(words));
  const members = kindsOf(family);
  if (members.every((kind) => kinds.has(kind))) for (const kind of members) kinds.delete(kind);
  else for (const kind of members) kinds.add(kind);
  return kindWords(kinds);
}
