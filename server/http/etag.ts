import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { EventWithLinks } from '../../domain/events/event.ts';
import { createProblem } from './problem-details.ts';

/**
 * The ETag of an event: its version and, if it has links, a digest of the linked events, which can change without the
 * event itself. `If-Match` uses the version only.
 */
export function etagOf(event: EventWithLinks): string {
  const links = [...event.linked_to, ...event.linked_from];
  if (links.length === 0) return `"${event.version}"`;
  const digest = createHash('sha256').update(JSON.stringify(links)).digest('base64url').slice(0, 8);
  return `"${event.version}-${digest}"`;
}

/**
 * The version in `If-Match`. Weak tags are accepted, since a compressing proxy makes our tags weak. `*` is not: it would
 * overwrite changes that the client has not seen.
 */
export function expectedVersion(request: Request): number {
  const condition = request.headers['if-match'];
  if (condition === undefined) throw createProblem('version-required', {});
  const version = /^(?:W\/)?"([1-9]\d{0,8})(?:-[\w-]{8})?"$/.exec(condition.trim())?.[1];
  if (version === undefined) throw createProblem('invalid-if-match', {});
  return Number(version);
}
