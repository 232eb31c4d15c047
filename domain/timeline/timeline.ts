import { z } from 'zod';
import { ORIGINS, STATUSES } from '../events/event-values.ts';
import { KINDS } from '../events/kind.ts';
import { SIDES } from '../parties/side.ts';

/** What the chart needs of one event. Days are days since 1970-01-01. */
export const timelineEvent = z.object({
  id: z.string(),
  title: z.string(),
  title_ru: z.string().optional(),
  date: z.string().meta({ description: 'EDTF, for saying it in words' }),
  first_day: z.int(),
  last_day: z.int(),
  day: z.int().meta({ description: 'Where the mark stands; see EdtfDate in domain/edtf-date.ts' }),
  approximate: z.boolean().meta({ description: 'The date is qualified with ~, ? or %' }),
  kind: z.enum(KINDS),
  status: z.enum(STATUSES),
  side: z.enum(SIDES),
  initiators: z.array(z.string()),
  severity: z
    .number()
    .meta({ description: 'Minus the Goldstein score: −10 (co-operation) … +10 (conflict)' }),
  people_expelled: z.int().optional(),
  in_force_last_day: z
    .int()
    .optional()
    .meta({ description: 'Last day the measure stands; 1000000000 where it still does' }),
  origin: z
    .enum(ORIGINS)
    .optional()
    .meta({ description: 'The machine that coded it, where no analyst has reviewed it' }),
  importance: z.number().meta({ description: 'Orders labels, and what is shown first' }),
});
export type TimelineEvent = z.output<typeof timelineEvent>;

/**
 * How many events stand in each bucket of days, by side, kind and rounded severity. There may be tens of thousands of such
 * cells, so that they are columns: `day` and `cells` have an entry for each bucket that holds anything, `combination` and
 * `count` one for each of its cells, bucket after bucket.
 */
export const timelineCells = z.object({
  combinations: z
    .array(
      z.object({
        side: z.enum(SIDES),
        kind: z.enum(KINDS),
        severity: z.int().meta({ description: 'Rounded to a whole number' }),
      }),
    )
    .meta({ description: 'What the cells are about, each combination once' }),
  day: z.array(z.int()).meta({ description: 'First day of each bucket that holds anything' }),
  cells: z.array(z.int()).meta({ description: 'How many cells each of these buckets has' }),
  combination: z.array(z.int()).meta({ description: 'Of each cell: its place in `combinations`' }),
  count: z.array(z.int()).meta({ description: 'Of each cell: how many events' }),
  expelled: z.array(z.int()).meta({
    description:
      'Of the cells in which people were expelled: the number of the cell, and how many; pair after pair',
  }),
});
export type TimelineCells = z.output<typeof timelineCells>;

/** How severe each side's acts were in one month, quarter or year, added up. */
export const tensionPeriod = z.object({
  first_day: z.int(),
  last_day: z.int(),
  upper: z.number().optional().meta({
    description:
      'Sum of the severities of the upper side’s acts, co-operation counting against conflict; absent with fewer than two acts, and where the filter’s dates cut the period',
  }),
  lower: z.number().optional().meta({ description: 'The same of the lower side' }),
});
export type TensionPeriod = z.output<typeof tensionPeriod>;

/** An answer and what it answered, both among the answer's events. */
export const timelineArrow = z.object({
  act: z.string(),
  answer: z.string(),
  lag_min: z.int().meta({ description: 'Fewest days between the two that their dates allow' }),
  lag_max: z.int().meta({ description: 'Most days between the two that their dates allow' }),
});
export type TimelineArrow = z.output<typeof timelineArrow>;

/** What a window of the chart shows: bounded by its width in pixels, not by the number of events. */
export const timelineResult = z.object({
  first_day: z.int(),
  last_day: z.int(),
  extent: z.object({ first_day: z.int(), last_day: z.int() }).optional().meta({
    description:
      'First and last day of anything the filter holds, open ends left out; absent where it holds nothing',
  }),
  total: z.int().meta({ description: 'Events that meet the window' }),
  complete: z.boolean().meta({ description: 'Whether `events` are all of them, or only the most important' }),
  events: z.array(timelineEvent),
  arcs: z.array(timelineArrow),
  bucket_days: z.int(),
  cells: timelineCells,
  tension_unit: z.enum(['month', 'quarter', 'year']).meta({ description: 'What one period of `tension` is' }),
  tension: z.array(tensionPeriod).meta({
    description: 'Whole periods, of which the first and last meet the window; all acts in them count',
  }),
});
export type TimelineResult = z.output<typeof timelineResult>;

/**
 * Which events deserve a label first: how far from neutral, how much hangs on it, how many people it moved.
 * The logarithms keep one figure (755 posts) from drowning everything else.
 */
export function importanceOf(event: {
  goldstein: number;
  linkCount: number;
  people_expelled?: number | undefined;
}): number {
  const score =
    Math.abs(event.goldstein) +
    2 * Math.log2(1 + event.linkCount) +
    3 * Math.log10(1 + (event.people_expelled ?? 0));
  return Math.round(score * 1000) / 1000;
}
