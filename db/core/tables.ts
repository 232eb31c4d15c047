import type { Generated } from 'kysely';
import type { AuthorityKind } from '../../domain/authorities/authority-kind.ts';
import type { Origin, Relation, Review, RevisionAction, Status } from '../../domain/events/event-values.ts';
import type { Kind } from '../../domain/events/kind.ts';

/** The tables for Kysely. The migrations describe them. */
export interface Tables {
  event: EventTable;
  revision: RevisionTable;
  party: PartyTable;
  person: NameTable;
  office: NameTable;
  place: NameTable;
  mission: NameTable;
  tag: NameTable;
  publisher: NameTable;
  event_party: EventPartyTable;
  participation: ParticipationTable;
  event_source: EventSourceTable;
  event_tag: EventTagTable;
  event_mission: EventMissionTable;
  link: LinkTable;
  signature: SignatureTable;
  signature_party: SignaturePartyTable;
  event_class: EventClassTable;
  tally: TallyTable;
  period_review: PeriodReviewTable;
  saved_view: SavedViewTable;
  story: StoryTable;
  era: EraTable;
  authority: AuthorityTable;
  authority_spelling: AuthoritySpellingTable;
  authority_change: AuthorityChangeTable;
  stale_text: StaleTextTable;
  collection_edition: CollectionEditionTable;
  distinct_pair: DistinctPairTable;
  merged_event: MergedEventTable;
  migration: MigrationTable;
  derived: DerivedTable;
}

export interface EventTable {
  key: number;
  id: string;
  version: number;
  updated_at: string;
  deleted_at: string | null;
  date: string;
  first_day: number;
  last_day: number;
  day: number;
  /** Empty if the event has only a Russian title. */
  title: string;
  title_ru: string | null;
  short_title: string | null;
  short_title_ru: string | null;
  /** 1 if charts name the event first, otherwise 0. */
  pinned: number;
  title_folded: string;
  title_ru_folded: string | null;
  /** `translationBits` of the issues. */
  translation: number;
  kind: Kind;
  status: Status;
  review: Review;
  /** Empty if an analyst recorded the event. */
  origin: Origin | '';
  cameo: string;
  goldstein: number;
  severity: number;
  signature_key: number;
  place_key: number | null;
  country: string | null;
  people_expelled: number;
  /** The last day that the recorded end of a measure can mean; null if none is recorded. */
  in_force_last_day: number | null;
  /** The first day that it can mean. */
  in_force_sure_day: number | null;
  /** What the event counts without its links, in thousandths. */
  weight: number;
  importance: number;
  class_key: number;
}

export interface RevisionTable {
  id: Generated<number>;
  event_key: number;
  version: number;
  at: string;
  author: string;
  action: RevisionAction;
  content: string | null;
}

export interface PartyTable {
  code: string;
  name: string;
  name_ru: string;
  kind: 'country' | 'organisation';
}

/** Names that many events share. */
export type NameTableName = 'person' | 'office' | 'place' | 'mission' | 'tag' | 'publisher';

export interface NameTable {
  key: Generated<number>;
  name: string;
  folded: string;
  /** How many events have the name. */
  events: Generated<number>;
}

export type PartyRole = 'initiator' | 'target';

interface SpanColumns {
  first_day: number;
  last_day: number;
}

export interface EventPartyTable extends SpanColumns {
  event_key: number;
  role: PartyRole;
  position: number;
  party: string;
}

export interface ParticipationTable extends SpanColumns {
  event_key: number;
  position: number;
  person_key: number;
  office_key: number | null;
  party: string | null;
}

export interface EventSourceTable extends SpanColumns {
  event_key: number;
  position: number;
  publisher_key: number;
  title: string | null;
  published: string | null;
  url: string | null;
  quote: string | null;
  archived_url: string | null;
}

export interface EventTagTable extends SpanColumns {
  event_key: number;
  position: number;
  tag_key: number;
}

export interface EventMissionTable {
  event_key: number;
  position: number;
  mission_key: number;
}

export interface LinkTable {
  event_key: number;
  position: number;
  relation: Relation;
  to_key: number;
}

export interface SignatureTable {
  key: Generated<number>;
  initiators: string;
  targets: string;
}

export interface SignaturePartyTable {
  signature_key: number;
  role: PartyRole;
  party: string;
}

export interface EventClassTable {
  key: Generated<number>;
  signature_key: number;
  kind: Kind;
  goldstein_tenths: number;
  status: Status;
  review: Review;
  origin: Origin | '';
  events: number;
}

export interface TallyTable {
  level: number;
  bucket: number;
  counts: Uint8Array;
}

/** Reviews of periods: when somebody checked the sources of a period. Days are counted from 1970-01-01. */
export interface PeriodReviewTable {
  id: Generated<number>;
  first_day: number;
  last_day: number;
  reviewed_day: number;
  reviewer: string;
  note: string;
}

/** Named links to a page with a filter. */
export interface SavedViewTable {
  id: Generated<number>;
  name: string;
  folded: string;
  query: string;
  version: number;
  saved: number;
  /** `PictureSettings` as JSON. */
  picture: string | null;
}

/** Stories; `document` is the story as JSON, and `saved` counts the savings. */
export interface StoryTable {
  id: Generated<number>;
  version: number;
  saved: number;
  deleted: 0 | 1;
  title: string | null;
  title_ru: string | null;
  step_count: number;
  document: string;
}

/** Named periods. The days of their dates are computed when they are read. */
export interface EraTable {
  id: Generated<number>;
  name: string | null;
  name_ru: string | null;
  short_name: string | null;
  short_name_ru: string | null;
  starts: string;
  ends: string | null;
  party: string | null;
  version: number;
}

/** Entries of authority lists. `aliases` and `offices` are JSON. */
export interface AuthorityTable {
  id: Generated<number>;
  kind: AuthorityKind;
  name: string | null;
  name_ru: string | null;
  aliases: string;
  country: string | null;
  offices: string;
  version: number;
  /** How many events have a spelling of the entry. */
  events: number;
}

/** The folded spellings of the entries. */
export interface AuthoritySpellingTable {
  kind: AuthorityKind;
  folded: string;
  authority_id: number;
  /** 0 for a spelling that contains another one of its entry. */
  is_searched: 0 | 1;
}

/** One row, which counts the changes of authority lists. */
export interface AuthorityChangeTable {
  only_row: 1;
  number: number;
}

/** Events whose full text is to be rewritten. */
export interface StaleTextTable {
  event_key: number;
}

/** Editions of the starter collection that were installed or dismissed. */
export interface CollectionEditionTable {
  edition: number;
  sha256: string;
  state: 'installed' | 'dismissed';
  decided_at: string;
}

/** Pairs that a person has marked as two different events. The smaller key comes first. */
export interface DistinctPairTable {
  a_key: number;
  b_key: number;
}

/** Deleted events that were merged into another one. */
export interface MergedEventTable {
  from_key: number;
  to_key: number;
  /** The version of the kept event after the merge. */
  kept_version: number;
  /** 1 if the merge made that version. */
  changed: number;
  /** `MovedLink[]` as JSON. */
  moved: string;
}

export interface DerivedTable {
  name: string;
  version: number;
}

export interface MigrationTable {
  name: string;
  checksum: string;
  applied_at: string;
}
