import type { EventInput } from '../../domain/events/event.ts';
import { REVIEWS, STATUSES } from '../../domain/events/event-values.ts';
import { FAMILIES, KINDS } from '../../domain/events/kind.ts';
import { TRANSLATION_ISSUES } from '../../domain/events/translation.ts';
import { CODERS, type FilterParam } from '../../domain/query/event-filter.ts';
import type { JsonSchema } from './schemas.ts';

/** Descriptions of the fields of an event, for the API documentation and the data package. */
export const FIELD_DESCRIPTIONS: Readonly<Record<keyof EventInput, string>> = {
  id: 'A stable, readable slug, unique and never changed. The default is made from date and title',
  date: 'An EDTF date (ISO 8601-2, levels 0 and 1), stored as written',
  title: 'One neutral line in English. An event has a title in English, in Russian, or both',
  summary: 'One to three neutral sentences in English',
  title_ru: 'The title in Russian',
  summary_ru: 'The summary in Russian',
  short_title:
    'A label for charts, where the side names the actor: “Expels 60 over Salisbury”. The default is made from the title',
  short_title_ru: 'The label in Russian',
  pinned: 'Whether charts label this event before all others',
  kind: 'The kind of event. Its family, CAMEO code and score follow from it',
  status: 'Whether the act was carried out, threatened, declined or postponed',
  initiators: 'The parties that acted: ISO 3166-1 alpha-2 codes, or organisations such as EU and NATO',
  targets: 'The parties that were acted on',
  participants: 'The people who took part',
  location: 'The place',
  people_expelled: 'Number of people ordered to leave, or of posts cut',
  missions_affected: 'Embassies and consulates that were closed, opened or limited in size',
  in_force: 'For a measure or an agreement: whether it is in force',
  in_force_until: 'The day on which it ended, an EDTF date',
  links: 'Other events that this event responds to, lifts, amends, follows or is part of',
  sources: 'The publications that document the event',
  tags: 'Free keywords',
  review: 'How well the event is documented',
  origin: 'The machine coder; absent if an analyst recorded the event',
  cameo: 'CAMEO event code, as text. The default is the code of the kind',
  goldstein: 'Goldstein score from −10 (conflict) to +10 (cooperation). The default is the score of the code',
};

interface FilterParamDescription {
  readonly description: string;
  readonly schema: JsonSchema;
  readonly example: string;
}

const text: JsonSchema = { type: 'string' };
const listOf = (values?: readonly string[]): JsonSchema => ({
  type: 'array',
  items: values ? { type: 'string', enum: values } : text,
});

/** The parameters of the filter. Lists are repeated or comma-separated, and match any of their values. */
export const FILTER_DESCRIPTIONS: Readonly<Record<FilterParam, FilterParamDescription>> = {
  q: {
    description:
      'Full-text search in title, short title, summary, people, places, tags and sources, and in the title and people of the event that an event is part of. Matches all forms of a word in English or Russian (sanction finds “sanctions”, Лавров finds “Lavrov”), "exact phrases" and "words", and prefixes*',
    schema: text,
    example: 'note*',
  },
  from: {
    description: 'EDTF; matches events that may have happened on or after its first day',
    schema: text,
    example: '2018',
  },
  to: {
    description: 'EDTF; matches events that may have happened on or before its last day',
    schema: text,
    example: '2018-06',
  },
  kind: { description: 'Kind', schema: listOf(KINDS), example: 'expulsion,sanctions' },
  family: { description: 'Family of the kind', schema: listOf(FAMILIES), example: 'dialogue' },
  status: { description: 'Status', schema: listOf(STATUSES), example: 'carried_out' },
  review: { description: 'How well the event is documented', schema: listOf(REVIEWS), example: 'sourced' },
  origin: {
    description: 'Who coded the event: a machine coder, or an analyst',
    schema: listOf(CODERS),
    example: 'analyst',
  },
  translation: {
    description:
      'What is wrong with the languages of the event: a missing title, or a text in the field of the other language (`wrong_script`)',
    schema: listOf(TRANSLATION_ISSUES),
    example: 'missing_en',
  },
  party: { description: 'Party, in any role', schema: listOf(), example: 'XR' },
  initiator: { description: 'Party that acted', schema: listOf(), example: 'XR' },
  target: { description: 'Party that was acted on', schema: listOf(), example: 'XF' },
  tag: { description: 'Tag', schema: listOf(), example: 'consulates' },
  person: { description: 'Name of a participant', schema: listOf(), example: 'Rudolf Rassendyll' },
  place: { description: 'Place of the event, by name', schema: listOf(), example: 'Strelsau' },
  source: {
    description: 'Publisher of a source; put a name with a comma in double quotes',
    schema: listOf(),
    example: 'Strelsau Gazette',
  },
  people_expelled: {
    description: 'Number of people expelled: a number such as 60, or a range such as 51.., ..10 or 10..50',
    schema: text,
    example: '51..',
  },
  in_force_on: {
    description: 'EDTF; matches measures in force on at least one day that it can mean',
    schema: text,
    example: '2018-07-01',
  },
  sides: {
    description: 'Two parties; matches events that either of them initiated or was the target of',
    schema: { type: 'array', items: text, minItems: 2, maxItems: 2 },
    example: 'XR,XF',
  },
};
