import { z } from 'zod';
import { MAX_CHAIN_EVENTS, MAX_DOTS } from './exchange.ts';
import { briefEvent } from './in-force.ts';

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
