import { z } from 'zod';

/** The parameters of a filter that have counts. */
export const FACETS = ['kind', 'party', 'year', 'status', 'review', 'person', 'tag', 'source'] as const;
export type Facet = (typeof FACETS)[number];

/** The values of a facet that are returned, except years. */
export const MAX_FACET_VALUES = 12;
/** If more events match, people, tags and sources are not counted. */
export const MAX_NAMED_EVENTS = 20_000;

const facetValue = z.object({ value: z.string(), count: z.int() });
export type FacetValue = z.output<typeof facetValue>;

const values = z.array(facetValue);
const named = values
  .nullable()
  .meta({ description: `null if more than ${MAX_NAMED_EVENTS} events match, which are not counted` });

export const facets = z
  .object({
    total: z.int().meta({ description: 'Number of events that match the whole filter' }),
    kind: values,
    party: values.meta({ description: 'Parties in any role' }),
    year: values.meta({
      description: 'Newest first; an event counts in each year that its date may fall in',
    }),
    status: values,
    review: values,
    person: named,
    tag: named,
    source: named,
  })
  .meta({
    description: `For each parameter, its values and how many events match them and all other parameters; the ${MAX_FACET_VALUES} most frequent values, except for kind, status, review and year`,
  });
export type Facets = z.output<typeof facets>;
