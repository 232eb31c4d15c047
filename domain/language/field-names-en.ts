import type { EdtfDate } from '../dates/edtf-date.ts';
import type { Relation, Review, Status } from '../events/event-values.ts';
import type { Family, Kind } from '../events/kind.ts';
import type { TranslationIssue } from '../events/translation.ts';
import type { FilterParam } from '../query/event-filter.ts';

/** Names of field values, as shown in the page and in exported documents. */
export const recordNames = {
  kind: {
    expulsion: 'Expulsion',
    mission: 'Mission',
    sanctions: 'Sanctions',
    relief: 'Relief',
    withdrawal: 'Withdrawal',
    talks: 'Talks',
    proposal: 'Proposal',
    statement: 'Statement',
    agreement: 'Agreement',
    exchange: 'Exchange',
    incident: 'Incident',
    legal: 'Legal action',
    military: 'Military',
  } satisfies Record<Kind, string>,
  family: {
    presence: 'Presence',
    pressure: 'Pressure',
    dialogue: 'Dialogue',
    shock: 'Incidents and force',
  } satisfies Record<Family, string>,
  status: {
    carried_out: 'Carried out',
    threatened: 'Threatened',
    declined: 'Declined',
    postponed: 'Postponed',
  } satisfies Record<Status, string>,
  review: {
    draft: 'Draft',
    needs_source: 'Needs a source',
    sourced: 'Sourced',
    reviewed: 'Reviewed',
    disputed: 'Disputed',
  } satisfies Record<Review, string>,
  /** From an event to the linked one. */
  relation: {
    responds_to: 'Responds to',
    lifts: 'Lifts',
    amends: 'Amends',
    part_of: 'Part of',
    follows: 'Follows',
  } satisfies Record<Relation, string>,
  /** The unit within which a date is open. */
  precision: {
    day: 'Day',
    month: 'Month',
    season: 'Season',
    year: 'Year',
    decade: 'Decade',
    century: 'Century',
    interval: 'Interval',
  } satisfies Record<EdtfDate['precision'], string>,
  certainty: {
    approximate: 'Approximate',
    uncertain: 'Uncertain',
    approximate_and_uncertain: 'Approximate and uncertain',
  },
  translation: {
    missing_en: 'No English title',
    missing_ru: 'No Russian title',
    wrong_script: 'Text in the wrong language',
  } satisfies Record<TranslationIssue, string>,
};

export type RecordNames = typeof recordNames;

/** Names of the filter parameters. */
export const filterParamNames = {
  q: 'Text',
  from: 'From',
  to: 'To',
  kind: 'Kind',
  family: 'Family',
  status: 'Status',
  review: 'Review',
  origin: 'Coded by',
  translation: 'Languages',
  party: 'Party',
  initiator: 'Initiator',
  target: 'Target',
  tag: 'Tag',
  person: 'Person',
  place: 'Place',
  source: 'Source',
  people_expelled: 'People expelled',
  in_force_on: 'In force on',
  sides: 'Sides',
} satisfies Record<FilterParam, string>;
