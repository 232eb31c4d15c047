import type { Lag } from '../dates/lag.ts';
import type { Status } from '../events/event-values.ts';
import { KIND, type Kind } from '../events/kind.ts';

/**
 * Whether a response to an event is to be expected: true for hostile acts and for proposals that were carried out. Talks,
 * statements and agreements expect no response, nor do events that were threatened, postponed or declined.
 */
export function callsForResponse(act: {
  readonly kind: Kind;
  readonly status: Status;
  /** Minus the Goldstein score. */
  readonly severity: number;
}): boolean {
  if (act.status !== 'carried_out') return false;
  return act.kind === 'proposal' || (act.severity > 0 && KIND[act.kind].family !== 'dialogue');
}

/**
 * Whether a response is certainly older than its act, which is an error of the link. A negative minimum alone is no error:
 * with imprecise dates, either may have come first.
 */
export function isOlderThanAct({ max }: Lag): boolean {
  return max < 0;
}

/** The lag without negative days, because a response cannot precede its act. */
export function possibleLag({ min, max }: Lag): Lag {
  return { min: Math.max(0, min), max: Math.max(0, max) };
}

/**
 * The quantile of ascending `values` (Hyndman and Fan's definition 1, whose result is one of the values, so that days stay
 * whole). NaN if there are no values.
 */
export function quantile(values: ArrayLike<number>, share: number): number {
  const rank = Math.max(1, Math.ceil(share * values.length));
  return values[rank - 1] ?? Number.NaN;
}

/**
 * Bounds of a quantile of lags that are intervals: the k-th smallest lag lies between the k-th smallest minimum and the k-th
 * smallest maximum. Both lists ascend.
 */
export function lagQuantile(
  lags: { readonly min: ArrayLike<number>; readonly max: ArrayLike<number> },
  share: number,
): Lag {
  return { min: quantile(lags.min, share), max: quantile(lags.max, share) };
}

/**
 * The connected components of a graph of responses: each ascending, in the order of their smallest members (union-find).
 */
export function connectedSets(links: Iterable<readonly [number, number]>): number[][] {
  const parent = new Map<number, number>();
  const rootOf = (member: number): number => {
    let root = member;
    for (let next = parent.get(root); next !== undefined && next !== root; next = parent.get(root))
      root = next;
    for (let at = member; at !== root; ) {
      const next = parent.get(at) ?? root;
      parent.set(at, root);
      at = next;
    }
    return root;
  };
  for (const [a, b] of links) {
    if (!parent.has(a)) parent.set(a, a);
    if (!parent.has(b)) parent.set(b, b);
    const [rootA, rootB] = [rootOf(a), rootOf(b)];
    if (rootA !== rootB) parent.set(Math.max(rootA, rootB), Math.min(rootA, rootB));
  }
  const sets = new Map<number, number[]>();
  for (const member of [...parent.keys()].sort((a, b) => a - b)) {
    const root = rootOf(member);
    const members = sets.get(root);
    if (members === undefined) sets.set(root, [member]);
    else members.push(member);
  }
  return [...sets.values()];
}

/** Indices of the links that are part of a cycle: following links from response to act leads back to the same event. */
export function circularLinks(links: readonly (readonly [response: number, act: number])[]): Set<number> {
  const left = withoutLooseEnds(withoutLooseEnds(new Set(links.keys()), links, 0), links, 1);
  const onward = Map.groupBy(left, (index) => links[index]?.[0]);
  const leadsBack = ([response, act]: readonly [number, number]) => {
    const seen = new Set([act]);
    for (const at of seen) {
      if (at === response) return true;
      for (const index of onward.get(at) ?? []) seen.add(links[index]?.[1] ?? at);
    }
    return false;
  };
  return new Set([...left].filter((index) => leadsBack(links[index] ?? [0, 1])));
}

/**
 * Repeatedly removes links whose response (`end` 0) is the act of no other link, or whose act (`end` 1) is the response of
 * none. Such links cannot be part of a cycle.
 */
function withoutLooseEnds(
  indices: ReadonlySet<number>,
  links: readonly (readonly [number, number])[],
  end: 0 | 1,
): Set<number> {
  const left = new Set(indices);
  const here = Map.groupBy(left, (index) => links[index]?.[end]);
  const others = new Map<number | undefined, number>();
  for (const index of left) {
    const there = links[index]?.[1 - end];
    others.set(there, (others.get(there) ?? 0) + 1);
  }
  const loose = [...here.keys()].filter((member) => !others.has(member));
  for (const member of loose) {
    for (const index of here.get(member) ?? []) {
      left.delete(index);
      const there = links[index]?.[1 - end];
      const count = (others.get(there) ?? 0) - 1;
      others.set(there, count);
      if (count === 0) loose.push(there);
    }
  }
  return left;
}

export const EXCHANGE_SHOWS = ['all', 'unanswered', 'refused', 'errors'] as const;
export type ExchangeShow = (typeof EXCHANGE_SHOWS)[number];

/** Maximum number of dots of one side. If there are more, this many are sampled evenly from the sorted list. */
export const MAX_DOTS = 200;
/** Maximum number of events of one chain in a result. */
export const MAX_CHAIN_EVENTS = 60;
