import type { Status } from './event.ts';
import type { Family, Kind } from './kind.ts';

/** What the values of a record are called: in the page, and in the files that people read. */
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
    shock: 'Shock',
  } satisfies Record<Family, string>,
  status: {
    carried_out: 'Carried out',
    threatened: 'Threatened',
    declined: 'Declined',
    postponed: 'Postponed',
  } satisfies Record<Status, string>,
};

export type RecordNames = typeof recordNames;
