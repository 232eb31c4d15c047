import type { Relation } from '../../../domain/events/event-values.ts';
import type { Kind } from '../../../domain/events/kind.ts';
import { recordNames } from '../../../domain/language/field-names-en.ts';
import type { Coder } from '../../../domain/query/event-filter.ts';

/** Names of the fields and values of an event. */
export const names = {
  ...recordNames,
  kindHint: {
    expulsion: 'Diplomats or staff ordered out, or posts cut',
    mission: 'An embassy or consulate opened, closed or capped',
    sanctions: 'Listings, bans, controls and other coercive measures',
    relief: 'Measures lifted, eased or waived',
    withdrawal: 'Leaving or suspending a treaty or a body',
    talks: 'Meetings, visits, calls and negotiations',
    proposal: 'An offer or a draft put to the other side',
    statement: 'A position, a demand or a warning in words',
    agreement: 'A treaty or an understanding concluded',
    exchange: 'Prisoners or people exchanged',
    incident: 'An attack, a poisoning, a military encounter',
    legal: 'Arrests, charges, trials and sentences',
    military: 'Force used, moved or demonstrated',
  } satisfies Record<Kind, string>,
  coder: {
    analyst: 'Analyst',
    GDELT: 'GDELT (machine)',
    ICEWS: 'ICEWS (machine)',
  } satisfies Record<Coder, string>,
  /** From an event to those that link to it. */
  inverseRelation: {
    responds_to: 'Response',
    lifts: 'Lifted by',
    amends: 'Amended by',
    part_of: 'Includes',
    follows: 'Followed by',
  } satisfies Record<Relation, string>,
  /** The fields of a record, and the columns of the table and the CSV. */
  field: {
    id: 'Id',
    date: 'Date',
    title: 'Title',
    summary: 'Summary',
    title_ru: 'Title in Russian',
    summary_ru: 'Summary in Russian',
    short_title: 'Short title',
    short_title_ru: 'Short title in Russian',
    pinned: 'Always label on charts',
    kind: 'Kind',
    status: 'Status',
    initiators: 'Initiators',
    targets: 'Targets',
    participants: 'Participants',
    location: 'Location',
    place: 'Place',
    country: 'Country',
    people_expelled: 'People expelled',
    missions_affected: 'Missions affected',
    in_force: 'In force',
    in_force_until: 'In force until',
    links: 'Links',
    sources: 'Sources',
    tags: 'Tags',
    review: 'Review',
    cameo: 'CAMEO code',
    goldstein: 'Goldstein score',
    origin: 'Coded by',
  },
};
