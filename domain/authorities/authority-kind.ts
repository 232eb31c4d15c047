import type { SuggestionField } from '../query/suggestion-field.ts';

/** What an authority list is about. In a file of its own, so that the page can load it without the schemas. */
export const AUTHORITY_KINDS = ['person', 'office', 'place', 'organisation', 'publisher'] as const;
export type AuthorityKind = (typeof AUTHORITY_KINDS)[number];

/** The authority list of each suggested field that has one. Missions are organisations; sources name publishers. */
export const KIND_OF_FIELD: Readonly<Partial<Record<SuggestionField, AuthorityKind>>> = {
  person: 'person',
  office: 'office',
  place: 'place',
  mission: 'organisation',
  source: 'publisher',
};
