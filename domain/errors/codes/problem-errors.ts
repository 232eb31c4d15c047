import type { NoParams } from './no-params.ts';

/**
 * Reasons why a request failed. The server sends code and parameters in the problem details (RFC 9457), so that the page can
 * show the text in the reader's language.
 */
export interface ProblemParams {
  'address-not-found': NoParams;
  'api-address-not-found': NoParams;
  'authority-not-found': { readonly id: string };
  'authority-version-conflict': { readonly id: string };
  'body-encoding-unsupported': NoParams;
  'body-incomplete': NoParams;
  'body-not-utf8': NoParams;
  'body-too-large': { readonly maxMiB: number };
  'charset-unsupported': { readonly charset: string };
  'cross-origin-forbidden': { readonly origin: string };
  'database-busy': NoParams;
  'database-full': NoParams;
  'database-unavailable': NoParams;
  'edition-not-found': { readonly available: number };
  'embedding-disabled': NoParams;
  'empty-body': NoParams;
  'event-deleted': { readonly id: string };
  'event-exists': { readonly id: string };
  'event-exists-deleted': { readonly id: string };
  'era-not-found': { readonly id: string };
  'era-version-conflict': { readonly id: string };
  'event-not-found': { readonly id: string };
  'events-version-conflict': { readonly count: number };
  'event-version-conflict': { readonly id: string; readonly version: number };
  'file-encoding-unsupported': { readonly encoding: string };
  'file-precondition-failed': NoParams;
  'file-too-large': { readonly maxGiB: number };
  'internal-error': { readonly requestId: string };
  'invalid-if-match': NoParams;
  'malformed-url': NoParams;
  'media-type-missing': { readonly supported: string };
  'media-type-unsupported': { readonly given: string; readonly supported: string };
  'method-not-allowed': { readonly method: string; readonly allowed: string };
  'origin-not-found': { readonly known: string };
  'page-not-built': NoParams;
  'period-review-not-found': { readonly id: string };
  'story-deleted': { readonly id: string };
  'story-not-found': { readonly id: string };
  'story-version-conflict': { readonly id: string; readonly version: number };
  'too-many-requests': { readonly perMinute: number };
  'too-many-streams': NoParams;
  'unknown-host': { readonly host: string };
  'version-required': NoParams;
  'view-exists': { readonly name: string };
  'view-not-found': { readonly id: string };
  'view-version-conflict': { readonly id: string };
  'write-unconfirmed': NoParams;
}

export type ProblemCode = keyof ProblemParams;
