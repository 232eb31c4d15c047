import { z } from 'zod';
import { issueMessage } from '../errors/zod-errors.ts';
import { eventId, LIMITS, oneOf, partyCode, requiredLine, unique } from './event-field.ts';
import { REVIEWS, STATUSES } from './event-values.ts';
import { KINDS } from './kind.ts';

/** The most events that one request changes. Their ids and versions fit in a request body. */
export const MAX_BULK_EVENTS = 5_000;

const version = z
  .int(issueMessage('version-number-missing'))
  .min(1, issueMessage('number-too-small', { min: 1 }));

const eventVersion = z.strictObject(
  { id: eventId, version: version.meta({ description: 'The version that the change is based on' }) },
  issueMessage('event-version-not-an-object'),
);
/** An event as a user saw it. */
export type EventVersion = z.output<typeof eventVersion>;

const revertedEvent = z.strictObject(
  {
    ...eventVersion.shape,
    to: version.nullable().meta({
      description: 'The version whose content the event gets; null deletes the event',
    }),
  },
  issueMessage('event-version-not-an-object'),
);
export type RevertedEvent = z.output<typeof revertedEvent>;

function bulkList<T extends z.ZodType<{ readonly id: string }>>(entry: T) {
  return z
    .array(entry, issueMessage('list-missing'))
    .min(1, issueMessage('list-missing'))
    .max(MAX_BULK_EVENTS, issueMessage('list-too-long', { max: MAX_BULK_EVENTS }))
    .superRefine(
      unique<{ readonly id: string }>(
        ({ id }) => id,
        ({ id }) => issueMessage('entry-repeated', { value: id }),
      ),
    );
}

const parties = z
  .array(partyCode, issueMessage('list-missing'))
  .max(LIMITS.list, issueMessage('list-too-long', { max: LIMITS.list }));
const tags = z
  .array(requiredLine(LIMITS.tag, 'tag-missing'), issueMessage('list-missing'))
  .max(LIMITS.list, issueMessage('list-too-long', { max: LIMITS.list }));

/** What changes in each event. Absent fields stay as they are. */
export const bulkEdit = z.strictObject({
  kind: oneOf(KINDS)
    .exactOptional()
    .meta({ description: 'Events of another kind also get the CAMEO code of this kind' }),
  status: oneOf(STATUSES).exactOptional(),
  review: oneOf(REVIEWS).exactOptional(),
  add_tags: tags.exactOptional(),
  remove_tags: tags.exactOptional(),
  add_initiators: parties.exactOptional(),
  remove_initiators: parties.exactOptional(),
  add_targets: parties.exactOptional(),
  remove_targets: parties.exactOptional(),
});
export type BulkEdit = z.output<typeof bulkEdit>;

/** A change of several events: an edit, or their deletion. */
export const bulkChange = z
  .strictObject({
    events: bulkList(eventVersion),
    edit: bulkEdit.exactOptional(),
    delete: z.literal(true, issueMessage('boolean-missing')).exactOptional(),
  })
  .superRefine(({ edit, delete: isDeletion }, context) => {
    const isEdit = edit !== undefined && Object.keys(edit).length > 0;
    if (isEdit !== (isDeletion === undefined)) {
      context.addIssue({ code: 'custom', path: ['edit'], message: issueMessage('bulk-change-missing') });
    }
  });
export type BulkChange = z.output<typeof bulkChange>;

export const revertRequest = z.strictObject({ events: bulkList(revertedEvent) });

export const eventSelection = z.strictObject({
  ids: z
    .array(eventId, issueMessage('list-missing'))
    .min(1, issueMessage('list-missing'))
    .max(MAX_BULK_EVENTS, issueMessage('list-too-long', { max: MAX_BULK_EVENTS })),
});

/** The versions of the events before and after a change of several events. */
export const bulkResult = z.object({
  events: z.array(
    z.object({
      id: eventId,
      previous: z.int().meta({ description: 'The version before' }),
      version: z.int().meta({ description: 'The version now; the same as before if nothing changed' }),
    }),
  ),
});
export type BulkResult = z.output<typeof bulkResult>;

export const eventVersionList = z.object({
  total: z.int().meta({ description: 'Number of matching events' }),
  items: z
    .array(eventVersion)
    .meta({ description: `Their ids and versions, in the order of the list; at most ${MAX_BULK_EVENTS}` }),
});
export type EventVersionList = z.output<typeof eventVersionList>;
