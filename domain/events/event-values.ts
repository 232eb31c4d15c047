/** Values of fields of an event and of its revisions. In a separate file, so that the page can load them without the schemas. */

export const STATUSES = ['carried_out', 'threatened', 'declined', 'postponed'] as const;
export type Status = (typeof STATUSES)[number];

export const REVIEWS = ['draft', 'needs_source', 'sourced', 'reviewed', 'disputed'] as const;
export type Review = (typeof REVIEWS)[number];

/** The machine coders whose files can be imported. An event without an origin was recorded by an analyst. */
export const ORIGINS = ['GDELT', 'ICEWS'] as const;
export type Origin = (typeof ORIGINS)[number];

export const RELATIONS = ['responds_to', 'lifts', 'amends', 'part_of', 'follows'] as const;
export type Relation = (typeof RELATIONS)[number];

export const REVISION_ACTIONS = ['created', 'changed', 'deleted', 'restored'] as const;
export type RevisionAction = (typeof REVISION_ACTIONS)[number];
