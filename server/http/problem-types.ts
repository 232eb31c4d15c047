import type { ProblemCode } from '../../domain/errors/codes/problem-errors.ts';

interface ProblemTypeInfo {
  readonly status: number;
  readonly title: string;
  /** The name of this type until 0.1. Clients can ask for it until 0.3; see `sendProblem`. */
  readonly formerName?: string;
}

/** Every problem type of the API (RFC 9457). The name is the fragment of the problem's `type`. */
export const PROBLEM_TYPES = {
  'malformed-url': { status: 400, title: 'Malformed URL', formerName: 'malformed-address' },
  'invalid-query': { status: 400, title: 'Invalid query parameters', formerName: 'bad-query' },
  'malformed-body': { status: 400, title: 'Malformed request body' },
  'invalid-if-match': { status: 400, title: 'Invalid If-Match header', formerName: 'malformed-condition' },
  'cross-origin-forbidden': {
    status: 403,
    title: 'Cross-origin write rejected',
    formerName: 'foreign-origin',
  },
  'not-found': { status: 404, title: 'Not found' },
  'method-not-allowed': { status: 405, title: 'Method not allowed' },
  'already-exists': { status: 409, title: 'An event with this ID already exists' },
  'name-taken': { status: 409, title: 'Another view has this name' },
  'precondition-failed': { status: 412, title: 'Precondition failed', formerName: 'file-moved-on' },
  'version-conflict': {
    status: 412,
    title: 'The event has changed since you read it',
    formerName: 'event-moved-on',
  },
  'events-version-conflict': { status: 412, title: 'Events have changed since you read them' },
  'view-version-conflict': {
    status: 412,
    title: 'The view has changed since you read it',
    formerName: 'view-moved-on',
  },
  'story-version-conflict': { status: 412, title: 'The story has changed since you read it' },
  'authority-version-conflict': { status: 412, title: 'The entry has changed since you read it' },
  'era-version-conflict': { status: 412, title: 'The era has changed since you read it' },
  'content-too-large': { status: 413, title: 'Request body too large', formerName: 'too-large' },
  'unsupported-media-type': {
    status: 415,
    title: 'Unsupported media type',
    formerName: 'wrong-content-type',
  },
  'unknown-host': { status: 421, title: 'Unknown host', formerName: 'wrong-host' },
  'validation-failed': { status: 422, title: 'Validation failed', formerName: 'does-not-hold' },
  'version-required': { status: 428, title: 'If-Match header required', formerName: 'version-needed' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'internal-error': { status: 500, title: 'Internal server error' },
  'database-busy': { status: 503, title: 'Database busy' },
  'database-unavailable': { status: 503, title: 'Database unavailable', formerName: 'database-silent' },
  'too-many-streams': { status: 503, title: 'Too many open streams', formerName: 'too-many-readers' },
  'database-full': { status: 507, title: 'Database disk full' },
} as const satisfies Record<string, ProblemTypeInfo>;

export type ProblemType = keyof typeof PROBLEM_TYPES;

/** The address that identifies a problem type and documents it. */
export function problemTypeUri(name: string): string {
  return `/api/docs#${name}`;
}

/** The name that version 0.1 gave to a type; `undefined` if it has not changed. */
export function formerNameOf(type: ProblemType): string | undefined {
  return (PROBLEM_TYPES[type] as ProblemTypeInfo).formerName;
}

/** The problem type that each code belongs to. */
export const TYPE_OF_CODE: Readonly<Record<ProblemCode, ProblemType>> = {
  'address-not-found': 'not-found',
  'api-address-not-found': 'not-found',
  'authority-not-found': 'not-found',
  'authority-version-conflict': 'authority-version-conflict',
  'body-encoding-unsupported': 'unsupported-media-type',
  'body-incomplete': 'malformed-body',
  'body-not-utf8': 'malformed-body',
  'body-too-large': 'content-too-large',
  'charset-unsupported': 'unsupported-media-type',
  'cross-origin-forbidden': 'cross-origin-forbidden',
  'database-busy': 'database-busy',
  'database-full': 'database-full',
  'database-unavailable': 'database-unavailable',
  'edition-not-found': 'not-found',
  'embedding-disabled': 'not-found',
  'empty-body': 'malformed-body',
  'era-not-found': 'not-found',
  'era-version-conflict': 'era-version-conflict',
  'event-deleted': 'not-found',
  'event-exists': 'already-exists',
  'event-exists-deleted': 'already-exists',
  'event-not-found': 'not-found',
  'event-version-conflict': 'version-conflict',
  'events-version-conflict': 'events-version-conflict',
  'file-encoding-unsupported': 'unsupported-media-type',
  'file-precondition-failed': 'precondition-failed',
  'file-too-large': 'content-too-large',
  'internal-error': 'internal-error',
  'invalid-if-match': 'invalid-if-match',
  'malformed-url': 'malformed-url',
  'media-type-missing': 'unsupported-media-type',
  'media-type-unsupported': 'unsupported-media-type',
  'method-not-allowed': 'method-not-allowed',
  'origin-not-found': 'not-found',
  'page-not-built': 'not-found',
  'period-review-not-found': 'not-found',
  'story-deleted': 'not-found',
  'story-not-found': 'not-found',
  'story-version-conflict': 'story-version-conflict',
  'too-many-requests': 'too-many-requests',
  'too-many-streams': 'too-many-streams',
  'unknown-host': 'unknown-host',
  'version-required': 'version-required',
  'view-exists': 'name-taken',
  'view-not-found': 'not-found',
  'view-version-conflict': 'view-version-conflict',
  'write-unconfirmed': 'database-unavailable',
};

/** The problems of every route with a JSON body, and of every route with an `If-Match` header. */
export const BODY_PROBLEMS = [
  'malformed-body',
  'content-too-large',
  'unsupported-media-type',
  'validation-failed',
] as const satisfies readonly ProblemType[];
export const VERSION_PROBLEMS = [
  'version-required',
  'invalid-if-match',
] as const satisfies readonly ProblemType[];
