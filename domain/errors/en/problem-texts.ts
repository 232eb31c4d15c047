import type { ProblemParams } from '../codes/problem-errors.ts';
import type { TextsOf } from '../error-texts.ts';

/** The server sends these texts as the `detail` of a problem. */
export const problemTexts: TextsOf<ProblemParams> = {
  'address-not-found': 'There is no page at this address. Check the address.',
  'api-address-not-found': 'There is nothing at this address. Check it against /api/docs.',
  'body-encoding-unsupported': 'Compressed bodies are not supported. Send the body without Content-Encoding.',
  'body-incomplete': 'The body ended before its declared length. Send it again.',
  'body-not-utf8': 'The body is not valid UTF-8. Encode it as UTF-8.',
  'body-too-large': ({ maxMiB }) => `The body is larger than ${maxMiB} MiB. Send a smaller one.`,
  'charset-unsupported': ({ charset }) =>
    `The body is declared as ${charset}. Save it as UTF-8 and send that.`,
  'cross-origin-forbidden': ({ origin }) =>
    `A page from ${origin} cannot write to this server. Use the server’s own page, or a program that sends no Origin header.`,
  'database-busy': 'The database is busy. Nothing was changed. Try again in a moment.',
  'database-full': 'The disk that holds the database is full. Free some space and try again.',
  'database-unavailable': 'The database is not responding. Nothing was changed. Try again in a moment.',
  'edition-not-found': ({ available }) =>
    `The server has edition ${available} of the starter collection. Send that number.`,
  'embedding-disabled': 'Embedding is turned off. Set EMBED_ORIGINS to the sites that may embed a view.',
  'empty-body': 'The body is empty. Send a JSON object or a file.',
  'event-deleted': ({ id }) => `The event “${id}” has been deleted. You can restore it.`,
  'event-exists': ({ id }) =>
    `An event with the ID “${id}” already exists. Choose another ID, or leave it out.`,
  'event-exists-deleted': ({ id }) =>
    `The ID “${id}” belongs to a deleted event. Restore that event, or choose another ID.`,
  'authority-not-found': ({ id }) => `There is no entry ${id}. It may have been deleted or merged.`,
  'authority-version-conflict': ({ id }) => `Entry ${id} has changed since you read it. Load the list again.`,
  'era-not-found': ({ id }) => `There is no era ${id}. It may have been deleted.`,
  'era-version-conflict': ({ id }) => `Era ${id} has changed since you read it. Load the list again.`,
  'event-not-found': ({ id }) => `There is no event with the ID “${id}”.`,
  'event-version-conflict': ({ id, version }) =>
    `The event “${id}” has changed since you read it. It is now at version ${version}.`,
  'events-version-conflict': ({ count }) =>
    count === 1
      ? 'An event has changed since you read it. Nothing was changed.'
      : `${count} events have changed since you read them. Nothing was changed.`,
  'file-encoding-unsupported': ({ encoding }) => `Send the file without compression (${encoding}).`,
  'file-precondition-failed':
    'The file has changed. Send the request without If-Match and If-Unmodified-Since.',
  'file-too-large': ({ maxGiB }) => `The file is larger than ${maxGiB} GiB. Split it into several files.`,
  'internal-error': ({ requestId }) =>
    `An unexpected error occurred and nothing was saved. The server log has the details under ${requestId}.`,
  'invalid-if-match': 'Send one version in double quotes as If-Match, such as If-Match: "3".',
  'malformed-url': 'The URL contains an invalid % escape. Encode it as UTF-8, each byte as %XX.',
  'media-type-missing': ({ supported }) => `The body has no Content-Type. Send one of ${supported}.`,
  'media-type-unsupported': ({ given, supported }) =>
    `The content type “${given}” is not supported. Send one of ${supported}.`,
  'method-not-allowed': ({ method, allowed }) => `${method} is not allowed here. Use ${allowed}.`,
  'origin-not-found': ({ known }) => `This source of machine-coded events is unknown. Use one of ${known}.`,
  'page-not-built': 'The page has not been built. Run npm start, or npm run build.',
  'period-review-not-found': ({ id }) => `There is no review ${id}. It may have been deleted.`,
  'story-deleted': ({ id }) => `Story ${id} has been deleted. You can restore it.`,
  'story-not-found': ({ id }) => `There is no story ${id}. Check its number.`,
  'story-version-conflict': ({ id, version }) =>
    `Story ${id} has changed since you read it. It is now at version ${version}.`,
  'too-many-requests': ({ perMinute }) =>
    `The limit is ${perMinute} requests per minute. Wait a moment and try again.`,
  'too-many-streams': 'Too many clients are connected to the change stream. Try again later.',
  'unknown-host': ({ host }) =>
    `This server does not accept requests for “${host}”. Set PUBLIC_URL to the address that readers use, and restart the server.`,
  'version-required': 'Send If-Match with the ETag of the version that you read, such as If-Match: "3".',
  'view-exists': ({ name }) =>
    `A view named “${name}” already exists. Choose another name, or edit that view.`,
  'view-not-found': ({ id }) => `There is no view ${id}. It may have been deleted.`,
  'view-version-conflict': ({ id }) => `View ${id} has changed since you read it. Load the list again.`,
  'write-unconfirmed':
    'The connection to the database was lost while saving. The change may have been saved: check before you send it again.',
};
