import { z } from 'zod';
import { ORIGINS, STATUSES } from '../events/event-values.ts';
import { KINDS } from '../events/kind.ts';
import { SIDES } from '../parties/side.ts';

/** The fields of an event that the chart needs. Days are days since 1970-01-01. */
export const timelineEvent = z.object({
  id: z.string(),
  title: z.string().optional(),
  title_ru: z.string().optional(),
  short_title: z.string().optional(),
  short_title_ru: z.string().optional(),
  pinned: z.boolean().optional().meta({ description: 'Labelled before all others' }),
  date: z.string().meta({ description: 'EDTF, for showing the date as text' }),
  first_day: z.int(),
  last_day: z.int(),
  day: z.int().meta({ description: 'Position of the mark; see EdtfDate in domain/dates/edtf-date.ts' }),
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
    .meta({ description: 'Last day the measure is in force; 1000000000 if it still is' }),
  origin: z
    .enum(ORIGINS)
    .optional()
    .meta({ description: 'The machine coder of the event, if no analyst has reviewed it' }),
  importance: z
    .number()
    .meta({ description: 'Events with a higher importance are shown and labelled first' }),
});
export type TimelineEvent = z.output<typeof timelineEvent>;

/**
 * The number of events in each bucket of days, by side, kind and rounded severity. There may be tens of thousands of cells, so
 * they are sent as columns: `day` and `cells` have an entry for each bucket with events, `combination` and `count` have one
 * for each cell, bucket after bucket.
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
    .meta({ description: 'The distinct combinations of side, kind and severity' }),
  day: z.array(z.int()).meta({ description: 'First day of each bucket with events' }),
  cells: z.array(z.int()).meta({ description: 'Number of cells in each of these buckets' }),
  combination: z.array(z.int()).meta({ description: 'For each cell: its index in `combinations`' }),
  count: z.array(z.int()).meta({ description: 'For each cell: the number of events' }),
  expelled: z.array(z.int()).meta({
    description:
      'Pairs of a cell’s index and the number of people expelled, for each cell with expelled people',
  }),
});
export type TimelineCells = z.output<typeof timelineCells>;

/** The summed severity of each side's events in one month, quarter or year. */
export const tensionPeriod = z.object({
  first_day: z.int(),
  last_day: z.int(),
  upper: z.number().optional().meta({
    description:
      'Sum of the severities of the upper side’s events, in which co-operation offsets conflict; absent if the filter’s dates cut the period short',
  }),
  lower: z.number().optional().meta({ description: 'The same for the lower side' }),
});
export type TensionPeriod = z.output<typeof tensionPeriod>;

/** A response and the event that it responds to. Both are among the events of the result. */
export const timelineArrow = z.object({
  act: z.string(),
  answer: z.string(),
  lag_min: z.int().meta({ description: 'Fewest days between the two that their dates allow' }),
  lag_max: z.int().meta({ description: 'Most days between the two that their dates allow' }),
});
export type TimelineArrow = z.output<typeof timelineArrow>;

/** The data of one window of the chart. Its size depends on the width in pixels, not on the number of events. */
export const timelineResult = z.object({
  first_day: z.int(),
  last_day: z.int(),
  extent: z.object({ first_day: z.int(), last_day: z.int() }).optional().meta({
    description:
      'First and last day of all events that match the filter, without open ends; absent if none match',
  }),
  total: z.int().meta({ description: 'Number of events that overlap the window' }),
  complete: z
    .boolean()
    .meta({ description: 'Whether `events` has all of these events, or only the most important' }),
  events: z.array(timelineEvent),
  arcs: z.array(timelineArrow),
  bucket_days: z.int(),
  cells: timelineCells,
  tension_unit: z
    .enum(['month', 'quarter', 'year'])
    .meta({ description: 'Length of the periods in `tension`' }),
  tension: z.array(tensionPeriod).meta({
    description: 'The whole periods that overlap the window, each with all of its events',
  }),
});
export type TimelineResult = z.output<typeof timelineResult>;
