import type { NoParams } from './no-params.ts';

/** Errors of events, their links and versions, saved views, stories, eras and coverage reviews. */
export interface RecordErrorParams {
  'event-not-an-object': NoParams;
  'event-title-missing': NoParams;
  /** A warning. `field` is the one for this text in the other language. */
  'text-in-other-language': { readonly field: string };
  'initiator-missing': NoParams;
  'person-not-an-object': NoParams;
  'person-name-missing': NoParams;
  'location-not-an-object': NoParams;
  'location-empty': NoParams;
  'mission-missing': NoParams;
  'tag-missing': NoParams;
  'source-not-an-object': NoParams;
  'publisher-missing': NoParams;
  'link-not-an-object': NoParams;
  'link-repeated': NoParams;
  'link-to-itself': NoParams;
  'link-to-deleted': { readonly id: string };
  'link-to-unknown': { readonly id: string };
  'cameo-not-text': NoParams;
  'cameo-unknown': NoParams;
  'goldstein-too-exact': NoParams;
  'goldstein-mismatch': { readonly cameo: string; readonly goldstein: number };
  'people-too-few': NoParams;
  'in-force-with-end': NoParams;
  'in-force-until-before-event': NoParams;
  'id-missing': NoParams;
  'id-invalid': NoParams;
  'id-changed': { readonly id: string };
  'version-number-missing': NoParams;
  'version-missing': NoParams;
  'version-unknown': { readonly version: number };
  'version-is-deletion': { readonly version: number };
  'edition-missing': NoParams;
  'era-not-an-object': NoParams;
  'era-name-missing': NoParams;
  'era-date-is-interval': NoParams;
  'era-reversed': NoParams;
  'view-not-an-object': NoParams;
  'view-name-missing': NoParams;
  'view-query-missing': NoParams;
  'view-query-too-long': { readonly max: number };
  'view-query-invalid': NoParams;
  'story-not-an-object': NoParams;
  'story-title-missing': NoParams;
  'step-not-an-object': NoParams;
  'step-heading-missing': NoParams;
  'step-window-open': NoParams;
  'step-filter-missing': NoParams;
  'review-not-an-object': NoParams;
  'reviewer-missing': NoParams;
  'review-period-open': NoParams;
  'review-before-period': NoParams;
}
