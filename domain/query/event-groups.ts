import { z } from 'zod';
import { SORTS } from './event-sort.ts';

const eventGroup = z.object({
  value: z.string().nullable().meta({
    description: 'A year, a month or a code; null for events whose first day is not known',
  }),
  count: z.int(),
  cursor: z.string().exactOptional().meta({
    description:
      'Where the group begins in the list with the same filter and `sort`. Absent for initiators: filter by `initiator` instead',
  }),
});
export type EventGroup = z.output<typeof eventGroup>;

export const eventGroups = z
  .object({
    total: z.int().meta({ description: 'Number of events that match the filter' }),
    sort: z.enum(SORTS).meta({ description: 'The order in which the events of a group are adjacent' }),
    groups: z.array(eventGroup),
  })
  .meta({
    description:
      'Years and months are those of the first day, newest first; other groups begin with the largest. An event with several initiators is in several groups',
  });
export type EventGroups = z.output<typeof eventGroups>;
