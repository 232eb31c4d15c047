import { z } from 'zod';
import { KINDS } from '../events/kind.ts';
import { briefEvent } from './in-force.ts';

export const sideTotals = z.object({
  events: z.int(),
  weight: z.number().meta({ description: 'The sum of the weights of these events, without decay' }),
  people_expelled: z.int(),
  missions: z.object({
    total: z.int().meta({ description: 'Missions closed or reduced' }),
    names: z.array(z.string()).meta({ description: 'At most 100 names' }),
  }),
});
export type SideTotals = z.output<typeof sideTotals>;

/** Totals of the events of a period. Days are days since 1970-01-01. */
export const periodTotals = z.object({
  first_day: z.int().optional().meta({ description: 'Absent if the period has neither days nor events' }),
  last_day: z.int().optional(),
  total: z.int().meta({ description: 'Events that overlap the period' }),
  sides: z.object({ upper: sideTotals, lower: sideTotals, joint: sideTotals, context: sideTotals }),
  kinds: z
    .array(
      z.object({
        kind: z.enum(KINDS),
        upper: z.int(),
        lower: z.int(),
        joint: z.int(),
        context: z.int(),
      }),
    )
    .meta({ description: 'Kinds with at least one event' }),
  index: z.object({
    points: z.array(
      z.object({
        day: z.int().meta({ description: 'Days since the first day of the period' }),
        level: z.number().meta({ description: 'The tension index of all sides on this day' }),
      }),
    ),
    mean: z.number().optional().meta({ description: 'The mean of the points up to today' }),
    max: z.number().optional(),
  }),
});
export type PeriodTotals = z.output<typeof periodTotals>;

/** The events behind one of the totals, by date. */
export const totalsEvents = z.object({
  total: z.int(),
  events: z.array(briefEvent),
});
export type TotalsEvents = z.output<typeof totalsEvents>;
