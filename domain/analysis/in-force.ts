import { z } from 'zod';
import { linkedEvent } from '../events/event.ts';
import { STATUSES } from '../events/event-values.ts';
import { KINDS } from '../events/kind.ts';
import { SIDES } from '../parties/side.ts';
import { CERTAINTIES } from './measure.ts';

/** Maximum number of measures in a result, and of bars. */
export const MAX_MEASURES = 300;
/** Maximum number of steps of one side's count. */
export const MAX_STEPS = 1_500;

/** A summary of an event for lists. Days are days since 1970-01-01. */
export const briefEvent = z.object({
  id: z.string(),
  title: z.string().optional(),
  title_ru: z.string().optional(),
  date: z.string().meta({ description: 'EDTF' }),
  first_day: z.int(),
  last_day: z.int(),
  kind: z.enum(KINDS),
  status: z.enum(STATUSES),
  side: z.enum(SIDES),
  initiators: z.array(z.string()),
  severity: z
    .number()
    .meta({ description: 'Minus the Goldstein score: −10 (co-operation) … +10 (conflict)' }),
  people_expelled: z.int().optional(),
});
export type BriefEvent = z.output<typeof briefEvent>;

const end = {
  end_first_day: z
    .int()
    .optional()
    .meta({ description: 'First day on which it may have ended; absent if it is still in force' }),
  end_last_day: z
    .int()
    .optional()
    .meta({ description: 'Last day on which it may have ended; absent if it is still in force' }),
};

/** A measure as a bar from its start to its end. */
export const measureBar = briefEvent
  .pick({ id: true, title: true, title_ru: true, first_day: true, last_day: true, kind: true, side: true })
  .extend({ ...end, restricts: z.boolean() });
export type MeasureBar = z.output<typeof measureBar>;

export const briefSource = z.object({
  publisher: z.string(),
  title: z.string().optional(),
  url: z.string().optional(),
});

export const measureInForce = briefEvent.extend({
  ...end,
  stands: z.enum(CERTAINTIES).meta({ description: 'Whether it was certainly or only possibly in force' }),
  in_force_until: z.string().optional().meta({ description: 'EDTF; the recorded end' }),
  missions_affected: z.array(z.string()),
  answered: z.array(linkedEvent).meta({ description: 'Events that it responded to' }),
  lifted_by: z
    .array(linkedEvent.extend({ effect: z.enum(['ended', 'in_part', 'would_lift']) }))
    .meta({ description: 'Events that ended it, lifted it in part, or offered to lift it' }),
  changed_by: z.array(linkedEvent).meta({ description: 'Events that amended it' }),
  sources: z.array(briefSource),
});
export type MeasureInForce = z.output<typeof measureInForce>;

const range = z
  .object({ certain: z.int(), possible: z.int() })
  .meta({ description: 'Minimum (`certain`) and maximum (`possible`)' });

export const sideInForce = z.object({
  restrictions: range.meta({ description: 'Measures whose Goldstein score is below zero' }),
  others: range.meta({ description: 'Agreements, openings and relief' }),
  people_expelled: range.meta({ description: 'People expelled up to this date' }),
  missions: z.object({
    total: z.int(),
    names: z.array(z.string()).meta({ description: 'At most 100 names' }),
  }),
  steps: z
    .array(z.object({ day: z.int(), certain: z.int(), possible: z.int() }))
    .meta({ description: 'Number of restrictions in force from each of these days to the next' }),
});
export type SideInForce = z.output<typeof sideInForce>;

/** An act of relief or an offer on the date, with what it lifts or would lift. */
export const reliefOnDate = briefEvent.extend({
  effect: z.enum(['lifts', 'would_lift']),
  lifts: z.array(linkedEvent),
});
export type ReliefOnDate = z.output<typeof reliefOnDate>;

/** The measures in force on a date. The size of the result is limited. */
export const inForceResult = z.object({
  on: z.string().meta({ description: 'EDTF' }),
  first_day: z.int().meta({ description: 'First day the date can mean' }),
  last_day: z.int(),
  extent: z.object({ first_day: z.int(), last_day: z.int() }).optional().meta({
    description: 'From the first measure to the last recorded day; absent if there are no measures',
  }),
  sides: z.object({
    upper: sideInForce,
    lower: sideInForce,
    joint: sideInForce,
    context: sideInForce,
  }),
  total: z.int().meta({ description: 'Measures that were certainly or possibly in force' }),
  measures: z.array(measureInForce).meta({
    description: `Sorted by date; only the ${MAX_MEASURES} most important if there are more`,
  }),
  bars_total: z.int().meta({ description: 'Number of measures on any date' }),
  bars: z.array(measureBar),
  reliefs: z.array(reliefOnDate).meta({ description: 'At most 20' }),
});
export type InForceResult = z.output<typeof inForceResult>;
