import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { EventWithLinks } from '../../domain/events/event.ts';
import { Problem } from './problem-details.ts';

/**
 * The entity tag of an event: its version and, where it is linked, a digest of what it is linked with, since that
 * changes without the event. `If-Match` reads the version alone.
 */
export function etagOf(event: EventWithLinks): string {
  const links = [...event.linked_to, ...event.linked_from];
  if (links.length === 0) return `"${event.version}"`;
  const digest = createHash('sha256').update(JSON.stringify(links)).digest('base64url').slice(0, 8);
  return `"${event.version}-${digest}"`;
}

/**
 * The version that a write means to replace. A weak tag is taken as well: a proxy that compresses makes one of ours, and
 * the number still says what was read. `*` is not, for it would overwrite what nobody has seen.
 */
export function expectedVersion(request: Request): number {
  const condition = request.headers['if-match'];
  if (condition === undefined) {
    throw new Problem(
      'version-needed',
      'Send If-Match with the ETag of the event that you read, such as If-Match: "3".',
    );
  }
  const version = /^(?:W\/)?"([1-9]\d{0,8})(?:-[\w-]{8})?"$/.exec(condition.trim())?.[1];
  if (version === undefined) {
    throw new Problem(
      'malformed-condition',
      'Give If-Match one version in double quotes, such as If-Match: "3".',
    );
  }
  return Number(version);
}
