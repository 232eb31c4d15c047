import type { Lag } from '../dates/lag.ts';
import type { Status } from '../events/event-values.ts';
import { KIND, type Kind } from '../events/kind.ts';

/**
 * Whether an act calls for an answer: something that one side did to the other, or offered it. Talks, statements and
 * agreements call for none, nor does what was only threatened, put off or declined.
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
 * What is wrong with a link from an answer to its act: the answer is older, whatever days the two dates mean. A negative
 * lag alone is no error: coarse dates leave it open which came first.
 */
export function isOlderThanAct({ max }: Lag): boolean {
  return max < 0;
}

/** The same without the days on which the answer would have come before its act. */
export function possibleLag({ min, max }: Lag): Lag {
  return { min: Math.max(0, min), max: Math.max(0, max) };
}

/**
 * The value below which a share of some values lies (Hyndman and Fan's definition 1: one of the values, so that days stay
 * whole days). `values` ascend. NaN where there are none.
 */
export function quantile(values: ArrayLike<number>, share: number): number {
  const place = Math.max(1, Math.ceil(share * values.length));
  return values[place - 1] ?? Number.NaN;
}

/**
 * Bounds of a quantile of lags that are known only as intervals: the k-th smallest lag lies between the k-th smallest
 * of the fewest days and the k-th smallest of the most.
 */
export function lagQuantile(
  lags: { readonly min: ArrayLike<number>; readonly max: ArrayLike<number> },
  share: number,
): Lag {
  return { min: quantile(lags.min, share), max: quantile(lags.max, share) };
}

/**
 * Sets of events that answers join, each ascending; the sets in the order of their least members. Members are any integers.
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
    const known = sets.get(root);
    if (known === undefined) sets.set(root, [member]);
    else known.push(member);
  }
  return [...sets.values()];
}

/** Places of the links that lie on a circle: each leads on, from answer to act, back to where it began. */
export function circularLinks(links: readonly (readonly [answer: number, act: number])[]): Set<number> {
  const left = withoutLooseEnds(withoutLooseEnds(new Set(links.keys()), links, 0), links, 1);
  const onward = Map.groupBy(left, (index) => links[index]?.[0]);
  const leadsBack = ([answer, act]: readonly [number, number]) => {
    const seen = new Set([act]);
    for (const at of seen) {
      if (at === answer) return true;
      for (const index of onward.get(at) ?? []) seen.add(links[index]?.[1] ?? at);
    }
    return false;
  };
  return new Set([...left].filter((index) => leadsBack(links[index] ?? [0, 1])));
}

/** Takes away what begins (`end` 0) or ends (1) where no other link goes on, and what then does, until nothing does. */
function withoutLooseEnds(
  places: ReadonlySet<number>,
  links: readonly (readonly [number, number])[],
  end: 0 | 1,
): Set<number> {
  const left = new Set(places);
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

/** Most dots of one direction: beyond, so many of them stand for all, evenly apart in their order. */
export const MAX_DOTS = 200;
/** Most events of one chain that an answer tells. */
export const MAX_CHAIN_EVENTS = 60;
