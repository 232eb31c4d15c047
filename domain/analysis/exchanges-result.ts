import { z } from 'zod';
import { MAX_CHAIN_EVENTS, MAX_DOTS } from './exchange.ts';
import { briefEvent } from './in-force.ts';

const lag = z.object({
  min: z.int().meta({ description: 'Fewest days that the dates allow' }),
  max: z.int().meta({ description: 'Most days that the dates allow' }),
});

const linkWithLag = z.object({
  act: z.string().meta({ description: 'Id of the event that was responded to' }),
  answer: z.string().meta({ description: 'Id of the response' }),
  lag_min: z.int(),
  lag_max: z.int(),
});

const titles = z.object({ title: z.string().optional(), title_ru: z.string().optional() });

export const lagDot = linkWithLag.extend({ act_titles: titles, answer_titles: titles });
export type LagDot = z.output<typeof lagDot>;

export const sideResponses = z.object({
  acts: z.int().meta({
    description:
      'Events of this side against the other side, or offers to it, that expect a response and are not responses themselves',
  }),
  answered: z.int().meta({ description: 'How many of these have a response, refusals included' }),
  refused: z.int().meta({ description: 'How many of the answered events have only refusals as responses' }),
  unanswered: z.int(),
  answers: z.int().meta({ description: 'Responses of this side to the other side' }),
  opens: z.int().meta({ description: 'Chains whose first event is of this side' }),
  closes: z.int().meta({ description: 'Chains whose last event is of this side' }),
  lags: z
    .object({
      count: z.int(),
      lower_quartile: lag.optional(),
      median: lag.optional(),
      upper_quartile: lag.optional(),
      dots: z.array(lagDot).meta({
        description: `Sorted by lag; if there are more than ${MAX_DOTS}, an even sample of ${MAX_DOTS} of them`,
      }),
    })
    .meta({ description: 'Lags of the responses of this side to the other side' }),
});
export type SideResponses = z.output<typeof sideResponses>;

export const chainEvent = briefEvent.extend({
  in_filter: z
    .boolean()
    .meta({ description: 'Whether the event matches the filter; chains also contain events that do not' }),
});
export type ChainEvent = z.output<typeof chainEvent>;

export const chainLink = linkWithLag.extend({
  error: z.enum(['older', 'circular']).optional().meta({
    description: '`older`: the response is older than its act; `circular`: the link is part of a cycle',
  }),
});
export type ChainLink = z.output<typeof chainLink>;

export const chain = z.object({
  events: z.array(chainEvent).meta({ description: `Sorted by date, at most ${MAX_CHAIN_EVENTS}` }),
  total: z.int(),
  links: z.array(chainLink).meta({ description: 'Links between these events' }),
});
export type Chain = z.output<typeof chain>;

export const unansweredAct = briefEvent.extend({
  days_since_min: z.int().meta({ description: 'Fewest days from the event to the last recorded day' }),
  days_since_max: z.int(),
});
export type UnansweredAct = z.output<typeof unansweredAct>;

/** Responses between the two sides among the events that match a filter. */
export const exchangesResult = z.object({
  sides: z.object({ upper: sideResponses, lower: sideResponses }),
  others: z.int().meta({ description: 'Responses that are joint, by third parties, or by a side to itself' }),
  errors: z
    .int()
    .meta({ description: 'Links whose response is older than its act, or that are part of a cycle' }),
  chains_total: z.int(),
  total: z.int().meta({ description: 'Number of entries in the requested list' }),
  chains: z.array(chain),
  unanswered: z.array(unansweredAct),
});
export type ExchangesResult = z.output<typeof exchangesResult>;
