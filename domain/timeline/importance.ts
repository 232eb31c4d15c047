import { END_OF_TIME } from '../dates/day-span.ts';
import type { Relation, Status } from '../events/event-values.ts';
import type { Kind } from '../events/kind.ts';
import { isHead } from '../parties/head.ts';

/**
 * Decides which events charts show and label first. docs/analysis.md explains the terms and how well they work.
 *
 *     importance = weight + 2.5 log2(1 + weights of incoming links / 3) + log2(1 + outgoing links)
 *
 * The links of responses count double. Logarithms keep one large number from outweighing everything else.
 */

/** What an act of this kind changes: by words or one person's case, by one measure, or for years. */
const ACT: Readonly<Record<Kind, number>> = {
  statement: 0.5,
  talks: 0.5,
  legal: 0.5,
  relief: 0.5,
  expulsion: 1,
  mission: 1,
  sanctions: 1,
  incident: 1,
  proposal: 1.5,
  agreement: 2,
  withdrawal: 2,
  exchange: 2,
  military: 2,
};

/** A formal agreement and a recognition count as agreements, also if they were made at talks or by a statement. */
const BINDING_CODES: readonly string[] = ['054', '057'];

const LONGEST_LIFETIME_DAYS = 3_650;

/** The fields that the weight of an event is computed from. */
export interface Weighed {
  readonly kind: Kind;
  readonly cameo: string;
  readonly goldstein: number;
  readonly status: Status;
  readonly people_expelled: number;
  readonly day: number;
  /** The last day that the recorded end of a measure can mean; null if none is recorded. */
  readonly in_force_last_day: number | null;
  /** The number of different publishers among the sources. */
  readonly publishers: number;
  readonly participants: readonly {
    readonly office?: string | undefined;
    readonly party?: string | undefined;
  }[];
}

/** What an event counts by itself, without its links, in thousandths: whole numbers, so that sums are exact. */
export function weightOf(event: Weighed): number {
  const act = Math.max(ACT[event.kind], BINDING_CODES.includes(event.cameo) ? ACT.agreement : 0);
  const weight =
    act +
    (isSummit(event) ? 1 : 0) +
    Math.abs(event.goldstein) / 10 +
    Math.log10(1 + event.people_expelled) +
    lifetimeShare(event) +
    0.5 * Math.log2(Math.max(1, event.publishers)) -
    (event.status === 'carried_out' ? 0 : 1);
  return Math.round(1000 * Math.max(0, weight));
}

const PHONE_CODE = '041';

/** Whether heads of state or government of two parties met, or signed an agreement. */
function isSummit({ kind, cameo, status, participants }: Weighed): boolean {
  if ((kind !== 'talks' && kind !== 'agreement') || cameo === PHONE_CODE || status !== 'carried_out')
    return false;
  return new Set(participants.filter(isHead).map(({ party }) => party)).size > 1;
}

/** 0 for no lifetime, 1 for ten years or more, and for a measure still in force, whatever the date of today. */
function lifetimeShare({ day, in_force_last_day: end }: Weighed): number {
  if (end === null) return 0;
  if (end >= END_OF_TIME) return 1;
  return Math.min(1, Math.log(1 + Math.max(0, end - day)) / Math.log(1 + LONGEST_LIFETIME_DAYS));
}

/** How much a link counts for both of its ends. */
export function linkFactor(relation: Relation): number {
  return relation === 'responds_to' ? 2 : 1;
}

/** More than any record can reach without a pin. */
const PIN = 100;
/** The weight of an ordinary event. */
const ORDINARY_WEIGHT = 3_000;

export interface Linked {
  readonly weight: number;
  readonly pinned: boolean;
  /** The weights of the events that link to this one, each multiplied by the factor of its link. */
  readonly incoming: number;
  /** The sum of the factors of the links from this event. */
  readonly outgoing: number;
}

export function importanceOf({ weight, pinned, incoming, outgoing }: Linked): number {
  const importance =
    weight / 1000 + 2.5 * Math.log2(1 + incoming / ORDINARY_WEIGHT) + Math.log2(1 + outgoing);
  return (pinned ? PIN : 0) + Math.round(importance * 1000) / 1000;
}
