import { z } from 'zod';
import type { Lag } from '../dates/lag.ts';
import type { Status } from '../events/event.ts';
import { KIND, type Kind } from '../events/kind.ts';
import { briefEvent } from './in-force.ts';

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

const lag = z.object({
  min: z.int().meta({ description: 'Fewest days that the dates allow' }),
  max: z.int().meta({ description: 'Most days' }),
});

const linkWithLag = z.object({
  act: z.string().meta({ description: 'id' }),
  answer: z.string().meta({ description: 'id' }),
  lag_min: z.int(),
  lag_max: z.int(),
});

const titles = z.object({ title: z.string(), title_ru: z.string().optional() });

export const lagDot = linkWithLag.extend({ act_titles: titles, answer_titles: titles });
export type LagDot = z.output<typeof lagDot>;

export const sideResponses = z.object({
  acts: z.int().meta({
    description:
      'What it did or offered to the other side, not in answer to something, and calls for an answer',
  }),
  answered: z.int().meta({ description: 'Of these, those that were answered, a refusal included' }),
  refused: z.int().meta({ description: 'Of the answered, those whose only answers were refusals to act' }),
  unanswered: z.int(),
  answers: z.int().meta({ description: 'Answers it gave to the other side' }),
  opens: z.int().meta({ description: 'Chains whose first event is its own' }),
  closes: z.int().meta({ description: 'Chains whose last event is its own' }),
  lags: z
    .object({
      count: z.int(),
      lower_quartile: lag.optional(),
      median: lag.optional(),
      upper_quartile: lag.optional(),
      dots: z.array(lagDot).meta({
        description: `In order; at most ${MAX_DOTS}, which then stand for all of them, evenly apart in their order`,
      }),
    })
    .meta({ description: 'Of its answers to the other side' }),
});
export type SideResponses = z.output<typeof sideResponses>;

export const chainEvent = briefEvent.extend({
  in_filter: z.boolean().meta({ description: 'Whether the filter holds it; chains are told whole' }),
});
export type ChainEvent = z.output<typeof chainEvent>;

export const chainLink = linkWithLag.extend({
  error: z
    .enum(['older', 'circular'])
    .optional()
    .meta({ description: 'The answer is older than its act, or the links lead in a circle' }),
});
export type ChainLink = z.output<typeof chainLink>;

export const chain = z.object({
  events: z
    .array(chainEvent)
    .meta({ description: `In the order of their dates, at most ${MAX_CHAIN_EVENTS}` }),
  total: z.int(),
  links: z.array(chainLink).meta({ description: 'Between these events' }),
});
export type Chain = z.output<typeof chain>;

export const unansweredAct = briefEvent.extend({
  days_since_min: z.int().meta({ description: 'Fewest days from it to the last day known' }),
  days_since_max: z.int(),
});
export type UnansweredAct = z.output<typeof unansweredAct>;

/** Who answered whom, over a filter. */
export const exchangesResult = z.object({
  sides: z.object({ upper: sideResponses, lower: sideResponses }),
  others: z.int().meta({ description: 'Answers that are joint, by third parties or by a side to itself' }),
  errors: z.int().meta({ description: 'Links whose answer is older than its act, or that lead in a circle' }),
  chains_total: z.int(),
  total: z.int().meta({ description: 'Entries of what was asked to be shown' }),
  chains: z.array(chain),
  unanswered: z.array(unansweredAct),
});
export type ExchangesResult = z.output<typeof exchangesResult>;
