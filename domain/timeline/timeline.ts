import * as z from 'zod/mini';
import { ORIGINS, STATUSES } from '../events/event-values.ts';
import { KINDS, type Kind } from '../events/kind.ts';
import { SIDES, type Side } from '../parties/side.ts';

/** What the chart needs of one event. Days are days since 1970-01-01. */
export const timelineEvent = z.object({
  id: z.string(),
  title: z.string(),
  title_ru: z.optional(z.string()),
  date: z.string().check(z.meta({ description: 'EDTF, for saying it in words' })),
  first_day: z.int(),
  last_day: z.int(),
  day: z.int().check(z.meta({ description: 'Where the mark stands; see EdtfDate in domain/edtf-date.ts' })),
  approximate: z.boolean().check(z.meta({ description: 'The date is qualified with ~, ? or %' })),
  kind: z.enum(KINDS),
  status: z.enum(STATUSES),
  side: z.enum(SIDES),
  initiators: z.array(z.string()),
  severity: z
    .number()
    .check(z.meta({ description: 'Minus the Goldstein score: −10 (co-operation) … +10 (conflict)' })),
  people_expelled: z.optional(z.int()),
  in_force_last_day: z
    .optional(z.int())
    .check(z.meta({ description: 'Last day the measure stands; 1000000000 where it still does' })),
  origin: z
    .optional(z.enum(ORIGINS))
    .check(z.meta({ description: 'The machine that coded it, where no analyst has reviewed it' })),
  importance: z.number().check(z.meta({ description: 'Orders labels, and what is shown first' })),
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
        severity: z.int().check(z.meta({ description: 'Rounded to a whole number' })),
      }),
    )
    .check(z.meta({ description: 'What the cells are about, each combination once' })),
  day: z.array(z.int()).check(z.meta({ description: 'First day of each bucket that holds anything' })),
  cells: z.array(z.int()).check(z.meta({ description: 'How many cells each of these buckets has' })),
  combination: z.array(z.int()).check(z.meta({ description: 'Of each cell: its place in `combinations`' })),
  count: z.array(z.int()).check(z.meta({ description: 'Of each cell: how many events' })),
  expelled: z.array(z.int()).check(
    z.meta({
      description:
        'Of the cells in which people were expelled: the number of the cell, and how many; pair after pair',
    }),
  ),
});
export type TimelineCells = z.output<typeof timelineCells>;

/** One cell, spelled out. */
export interface TimelineCell {
  /** First day of the bucket. */
  readonly day: number;
  readonly side: Side;
  readonly kind: Kind;
  readonly severity: number;
  readonly count: number;
  readonly people_expelled: number;
}

export function* eachCell(cells: TimelineCells): Generator<TimelineCell> {
  const people = new Map<number, number>();
  for (let pair = 0; pair < cells.expelled.length; pair += 2) {
    people.set(cells.expelled[pair] ?? 0, cells.expelled[pair + 1] ?? 0);
  }
  let cell = 0;
  for (const [bucket, day] of cells.day.entries()) {
    for (const end = cell + (cells.cells[bucket] ?? 0); cell < end; cell += 1) {
      const combination = cells.combinations[cells.combination[cell] ?? 0];
      if (combination === undefined) continue;
      yield { day, ...combination, count: cells.count[cell] ?? 0, people_expelled: people.get(cell) ?? 0 };
    }
  }
}

/** How severe each side's acts were in one month, quarter or year, added up. */
export const tensionPeriod = z.object({
  first_day: z.int(),
  last_day: z.int(),
  upper: z.optional(z.number()).check(
    z.meta({
      description:
        'Sum of the severities of the upper side’s acts, co-operation counting against conflict; absent with fewer than two acts, and where the filter’s dates cut the period',
    }),
  ),
  lower: z.optional(z.number()).check(z.meta({ description: 'The same of the lower side' })),
});
export type TensionPeriod = z.output<typeof tensionPeriod>;

/** An answer and what it answered, both among the answer's events. */
export const timelineArrow = z.object({
  act: z.string(),
  answer: z.string(),
  lag_min: z.int().check(z.meta({ description: 'Fewest days between the two that their dates allow' })),
  lag_max: z.int().check(z.meta({ description: 'Most days between the two that their dates allow' })),
});
export type TimelineArrow = z.output<typeof timelineArrow>;

/** What a window of the chart shows: bounded by its width in pixels, not by the number of events. */
export const timelineResult = z.object({
  first_day: z.int(),
  last_day: z.int(),
  extent: z.optional(z.object({ first_day: z.int(), last_day: z.int() })).check(
    z.meta({
      description:
        'First and last day of anything the filter holds, open ends left out; absent where it holds nothing',
    }),
  ),
  total: z.int().check(z.meta({ description: 'Events that meet the window' })),
  complete: z
    .boolean()
    .check(z.meta({ description: 'Whether `events` are all of them, or only the most important' })),
  events: z.array(timelineEvent),
  arcs: z.array(timelineArrow),
  bucket_days: z.int(),
  cells: timelineCells,
  tension_unit: z
    .enum(['month', 'quarter', 'year'])
    .check(z.meta({ description: 'What one period of `tension` is' })),
  tension: z.array(tensionPeriod).check(
    z.meta({
      description: 'Whole periods, of which the first and last meet the window; all acts in them count',
    }),
  ),
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
