import { z } from 'zod';
import { linkedEvent } from '../events/event.ts';
import { STATUSES } from '../events/event-values.ts';
import { KINDS } from '../events/kind.ts';
import { SIDES } from '../parties/side.ts';
import { CERTAINTIES } from './measure.ts';

/** Most measures that an answer tells in full, and most that it draws. */
export const MAX_MEASURES = 300;
/** Most steps of one side's count. */
export const MAX_STEPS = 1_500;

/** An event in enough words to stand in a list. Days are days since 1970-01-01. */
export const briefEvent = z.object({
  id: z.string(),
  title: z.string(),
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
    .meta({ description: 'First day its end can mean; absent where it still stands' }),
  end_last_day: z
    .int()
    .optional()
    .meta({ description: 'Last day its end can mean; absent where it still stands' }),
};

/** A measure from its start to its end. */
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
  stands: z.enum(CERTAINTIES).meta({ description: 'Whether it certainly or only possibly stood' }),
  in_force_until: z.string().optional().meta({ description: 'EDTF; the end as it was recorded' }),
  missions_affected: z.array(z.string()),
  answered: z.array(linkedEvent).meta({ description: 'What it responded to' }),
  lifted_by: z
    .array(linkedEvent.extend({ effect: z.enum(['ended', 'in_part', 'would_lift']) }))
    .meta({ description: 'What ended it, lifted it in part, or offered to' }),
  changed_by: z.array(linkedEvent).meta({ description: 'What amended it' }),
  sources: z.array(briefSource),
});
export type MeasureInForce = z.output<typeof measureInForce>;

const range = z
  .object({ certain: z.int(), possible: z.int() })
  .meta({ description: 'For certain, and at most' });

export const sideInForce = z.object({
  restrictions: range.meta({ description: 'Measures whose Goldstein score is below zero' }),
  others: range.meta({ description: 'Agreements, openings and relief' }),
  people_expelled: range.meta({ description: 'Ordered out from the beginning to this date' }),
  missions: z.object({
    total: z.int(),
    names: z.array(z.string()).meta({ description: 'At most 100 of them' }),
  }),
  steps: z
    .array(z.object({ day: z.int(), certain: z.int(), possible: z.int() }))
    .meta({ description: 'How many restrictions stood, from each of these days to the next' }),
});
export type SideInForce = z.output<typeof sideInForce>;

/** An act of relief or an offer on the date, with what it lifts or would lift. */
export const reliefOnDate = briefEvent.extend({
  effect: z.enum(['lifts', 'would_lift']),
  lifts: z.array(linkedEvent),
});
export type ReliefOnDate = z.output<typeof reliefOnDate>;

/** What stood on a date. Bounded, whatever the number of events. */
export const inForceResult = z.object({
  on: z.string().meta({ description: 'EDTF' }),
  first_day: z.int().meta({ description: 'First day the date can mean' }),
  last_day: z.int(),
  extent: z
    .object({ first_day: z.int(), last_day: z.int() })
    .optional()
    .meta({ description: 'From the first measure to the last day known; absent where there is none' }),
  sides: z.object({
    upper: sideInForce,
    lower: sideInForce,
    joint: sideInForce,
    context: sideInForce,
  }),
  total: z.int().meta({ description: 'Measures that may have stood' }),
  measures: z.array(measureInForce).meta({
    description: `In the order of their dates; the ${MAX_MEASURES} most important where they are more`,
  }),
  bars_total: z.int().meta({ description: 'Measures there ever were' }),
  bars: z.array(measureBar),
  reliefs: z.array(reliefOnDate).meta({ description: 'At most 20' }),
});
export type InForceResult = z.output<typeof inForceResult>;
