import { FAMILIES, type Family, KIND, KINDS, type Kind, kindsOf } from '../../domain/events/kind.ts';
import type { EventFilter } from '../../domain/query/event-filter.ts';

type KindParams = Pick<EventFilter, 'kind' | 'family'>;

/** The kinds that match a filter; an empty set if the filter has no kinds. */
export function chosenKinds({ kind, family }: KindParams): ReadonlySet<Kind> {
  if (!kind && !family) return new Set();
  return new Set(
    KINDS.filter((each) => (!kind || kind.includes(each)) && (!family || family.includes(KIND[each].family))),
  );
}

/**
 * The parameters for exactly these kinds: families if all of their kinds are chosen, otherwise single kinds; neither for
 * no kinds and for all kinds.
 */
export function kindParams(kinds: ReadonlySet<Kind>): {
  kind: Kind[] | undefined;
  family: Family[] | undefined;
} {
  if (kinds.size === 0 || kinds.size === KINDS.length) return { kind: undefined, family: undefined };
  const wholeFamilies = FAMILIES.filter((family) => kindsOf(family).every((kind) => kinds.has(kind)));
  const coversAll = wholeFamilies.reduce((count, family) => count + kindsOf(family).length, 0) === kinds.size;
  return coversAll
    ? { kind: undefined, family: wholeFamilies }
    : { kind: KINDS.filter((kind) => kinds.has(kind)), family: undefined };
}

export function toggleKind(params: KindParams, kind: Kind): ReturnType<typeof kindParams> {
  const kinds = new Set(chosenKinds(params));
  if (!kinds.delete(kind)) kinds.add(kind);
  return kindParams(kinds);
}

/** Removes all kinds of a family if all are chosen; otherwise adds all of them. */
export function toggleFamily(params: KindParams, family: Family): ReturnType<typeof kindParams> {
  const kinds = new Set(chosenKinds(params));
  const members = kindsOf(family);
  if (members.every((kind) => kinds.has(kind))) for (const kind of members) kinds.delete(kind);
  else for (const kind of members) kinds.add(kind);
  return kindParams(kinds);
}
