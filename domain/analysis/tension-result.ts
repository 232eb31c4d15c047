import { z } from 'zod';
import { KINDS } from '../events/kind.ts';
import { briefEvent } from './in-force.ts';
import { INDEX_PERIODS, MAX_CONTRIBUTORS } from './tension-index.ts';

const level = z.number().meta({ description: 'The index on the last day of the period' });

/** The index over a window. Days are days since 1970-01-01. */
export const tensionResult = z.object({
  per: z
    .enum(INDEX_PERIODS)
    .meta({ description: 'Longer than requested if the window has too many of the requested periods' }),
  half_life: z.number().meta({ description: 'In days' }),
  weights: z
    .record(z.string(), z.number())
    .meta({ description: 'The weights of the kinds that have one in the request' }),
  total: z
    .int()
    .meta({ description: 'Events that match the filter and are dated up to the end of the window' }),
  extent: z.object({ first_day: z.int(), last_day: z.int() }).optional(),
  points: z.array(
    z.object({
      first_day: z.int(),
      last_day: z.int(),
      upper: level,
      lower: level,
      together: z
        .number()
        .meta({ description: 'The index of all events, including joint ones and those of third parties' }),
      events: z.int().meta({ description: 'Number of events in the period' }),
    }),
  ),
  kinds: z
    .array(
      z.object({
        kind: z.enum(KINDS),
        counts: z.array(z.int()).meta({ description: 'Number of events per period' }),
      }),
    )
    .meta({ description: 'Kinds with at least one event in the window' }),
});
export type TensionResult = z.output<typeof tensionResult>;

export const contributor = briefEvent.extend({
  weight: z.number(),
  days: z.int().meta({ description: 'Days from the event to `day`' }),
  contribution: z.number(),
});

/** The events that contribute to the index on one day. */
export const contributorsResult = z.object({
  day: z.int(),
  level: z.number(),
  total: z.int().meta({ description: 'Number of events that contribute' }),
  events: z
    .array(contributor)
    .meta({ description: `The ${MAX_CONTRIBUTORS} that contribute most, up or down` }),
  rest: z.number().meta({ description: 'The sum of all other contributions' }),
});
export type ContributorsResult = z.output<typeof contributorsResult>;
