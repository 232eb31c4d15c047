import type { EventInput } from '../../domain/events/event.ts';
import { REVIEWS, STATUSES } from '../../domain/events/event-values.ts';
import { FAMILIES, KINDS } from '../../domain/events/kind.ts';
import { CODERS, type FilterParam } from '../../domain/query/event-filter.ts';
import type { JsonSchema } from './schemas.ts';

/** What each field of an event is, for who reads the interface. */
export const FIELDS: Readonly<Record<keyof EventInput, string>> = {
  id: 'A stable, readable slug, unique and never changed. Made from date and title where it is left out',
  date: 'When: an EDTF date (ISO 8601-2, levels 0 and 1), kept as it is written',
  title: 'One neutral line',
  summary: 'One to three neutral sentences',
  title_ru: 'The title in Russian',
  summary_ru: 'The summary in Russian',
  kind: 'What sort of act it was; its family, CAMEO code and score follow from it',
  status: 'Whether it was done, or only threatened, declined or postponed',
  initiators: 'Parties that acted: ISO 3166-1 alpha-2 codes, or organisations such as EU and NATO',
  targets: 'Parties that were acted upon',
  participants: 'People who took part',
  location: 'Where',
  people_expelled: 'Persons ordered out, or posts cut',
  missions_affected: 'Embassies and consulates closed, opened or capped',
  in_force: 'Of a measure or an agreement: whether it stands',
  in_force_until: 'The day on which it ended, an EDTF date',
  links: 'Other events that this one answers, lifts, amends, is part of, or follows',
  sources: 'Where it is documented',
  tags: 'Free words',
  review: 'Where its evidence stands',
  origin: 'The machine that coded it; absent where an analyst recorded it',
  cameo: 'CAMEO event code, as text; from the kind where it is left out',
  goldstein: 'Goldstein score of the code, −10 (conflict) … +10 (co-operation); may be left out',
};

interface FilterWordDescription {
  readonly description: string;
  readonly schema: JsonSchema;
  readonly example: string;
}

const text: JsonSchema = { type: 'string' };
const listOf = (choices?: readonly string[]): JsonSchema => ({
  type: 'array',
  items: choices ? { type: 'string', enum: choices } : text,
});

/** What each word of the filter asks for. A list is repeated or comma-separated, and means *or*. */
export const FILTER: Readonly<Record<FilterParam, FilterWordDescription>> = {
  q: {
    description:
      'Full text over title, summary, people, places, tags and sources, and over the title and people of what an event is part of: words in any form, English or Russian (sanction finds “sanctions”, Лавров finds “Lavrov”), "phrases" and "words" as they stand, begin*',
    schema: text,
    example: 'note*',
  },
  from: {
    description: 'EDTF; keeps events that may have been on or after its first day',
    schema: text,
    example: '2018',
  },
  to: {
    description: 'EDTF; keeps events that may have been on or before its last day',
    schema: text,
    example: '2018-06',
  },
  kind: { description: 'Kind', schema: listOf(KINDS), example: 'expulsion,sanctions' },
  family: { description: 'Family of the kind', schema: listOf(FAMILIES), example: 'dialogue' },
  status: { description: 'Whether it was done', schema: listOf(STATUSES), example: 'carried_out' },
  review: { description: 'Where the evidence stands', schema: listOf(REVIEWS), example: 'sourced' },
  origin: {
    description: 'Who coded it: a machine, or an analyst',
    schema: listOf(CODERS),
    example: 'analyst',
  },
  party: { description: 'Party, in any role', schema: listOf(), example: 'XR' },
  initiator: { description: 'Party that acted', schema: listOf(), example: 'XR' },
  target: { description: 'Party that was acted upon', schema: listOf(), example: 'XF' },
  tag: { description: 'Tag', schema: listOf(), example: 'consulates' },
  person: { description: 'Name of a participant', schema: listOf(), example: 'Rudolf Rassendyll' },
  source: {
    description: 'Publisher of a source; one with a comma in it stands in double quotes',
    schema: listOf(),
    example: 'Strelsau Gazette',
  },
  in_force_on: {
    description: 'EDTF; keeps what stood on at least one day it can mean',
    schema: text,
    example: '2018-07-01',
  },
  sides: {
    description: 'Two parties; keeps events that one of them initiated or was the target of',
    schema: { type: 'array', items: text, minItems: 2, maxItems: 2 },
    example: 'XR,XF',
  },
};
