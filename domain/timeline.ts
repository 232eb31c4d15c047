import { z } from 'zod';
import { ORIGINS, STATUSES } from './event.ts';
import { KINDS } from './kind.ts';
import { SIDES } from './side.ts';

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
  origin: z.enum(ORIGINS).optional(),
  importance: z.number().meta({ description: 'Orders labels, and what is shown first' }),
});
export type TimelineEvent = z.output<typeof timelineEvent>;

/** How many events of one side, kind and severity stand in one bucket of days. */
export const timelineCell = z.object({
  day: z.int().meta({ description: 'First day of the bucket' }),
  side: z.enum(SIDES),
  kind: z.enum(KINDS),
  severity: z.int().meta({ description: 'Rounded to a whole number' }),
  count: z.int(),
  people_expelled: z.int(),
});
export type TimelineCell = z.output<typeof timelineCell>;

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
export const timelineArc = z.object({
  act: z.string(),
  answer: z.string(),
  lag_min: z.int().meta({ description: 'Fewest days between the two that their dates allow' }),
  lag_max: z.int().meta({ description: 'Most days between the two that their dates allow' }),
});
export type TimelineArc = z.output<typeof timelineArc>;

/** What a window of the chart shows: bounded by its width in pixels, not by the number of events. */
export const timelineAnswer = z.object({
  first_day: z.int(),
  last_day: z.int(),
  extent: z.object({ first_day: z.int(), last_day: z.int() }).optional().meta({
    description:
      'First and last day of anything the filter holds, open ends left out; absent where it holds nothing',
  }),
  total: z.int().meta({ description: 'Events that meet the window' }),
  complete: z.boolean().meta({ description: 'Whether `events` are all of them, or only the most important' }),
  events: z.array(timelineEvent),
  arcs: z.array(timelineArc),
  bucket_days: z.int(),
  cells: z.array(timelineCell),
  tension_unit: z.enum(['month', 'quarter', 'year']).meta({ description: 'What one period of `tension` is' }),
  tension: z.array(tensionPeriod).meta({
    description: 'Whole periods, of which the first and last meet the window; all acts in them count',
  }),
});
export type TimelineAnswer = z.output<typeof timelineAnswer>;

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
