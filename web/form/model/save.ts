import type { CheckedEvent, EventWithLinks } from '../../../domain/events/event.ts';
import { ApiProblem, type ResponseError } from '../../api/api-problem.ts';
import { createEvent, currentEvent, fetchEvent, replaceEvent, restoreEvent } from '../../api/events.ts';
import { COMPARED_FIELDS, type ComparedEvent, isSame } from './conflict.ts';

export type SaveOutcome =
  | { readonly outcome: 'saved'; readonly event: EventWithLinks }
  /** The server found errors, each at a JSON pointer into the request body. */
  | { readonly outcome: 'refused'; readonly errors: readonly ResponseError[] }
  /** Someone else saved a version in the meantime. */
  | { readonly outcome: 'conflict'; readonly current: EventWithLinks }
  /** Someone else deleted the event in the meantime. */
  | { readonly outcome: 'deleted' }
  /** The network or the server failed; the event may or may not be stored. */
  | { readonly outcome: 'failed'; readonly problem: ApiProblem };

/**
 * Stores a new event, or the next version of `base`. With `mayBeStored`, an earlier attempt failed without a response:
 * an identical event found on the server counts as saved, and not as a conflict.
 */
export async function saveEvent(
  event: CheckedEvent,
  base: EventWithLinks | undefined,
  { mayBeStored = false } = {},
): Promise<SaveOutcome> {
  try {
    const stored =
      base === undefined ? await createEvent(event) : await replaceEvent(base.id, event, base.version);
    return { outcome: 'saved', event: stored };
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const stored = mayBeStored ? await findStored(event, error) : undefined;
    return stored === undefined ? outcomeOf(error, base !== undefined) : { outcome: 'saved', event: stored };
  }
}

/** Restores a deleted event as it was. */
export async function restoreDeleted(id: string): Promise<SaveOutcome> {
  try {
    return { outcome: 'saved', event: await restoreEvent(id) };
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    return outcomeOf(error, true);
  }
}

function outcomeOf(problem: ApiProblem, isExisting: boolean): SaveOutcome {
  const current = currentEvent(problem);
  if (current !== undefined) return { outcome: 'conflict', current };
  if (isExisting && (problem.status === 404 || problem.status === 410)) return { outcome: 'deleted' };
  if (problem.errors.length > 0) return { outcome: 'refused', errors: problem.errors };
  return { outcome: 'failed', problem };
}

/** The event that an earlier attempt stored although its response was lost. */
async function findStored(event: CheckedEvent, problem: ApiProblem): Promise<EventWithLinks | undefined> {
  const current = problem.status === 412 ? currentEvent(problem) : undefined;
  if (current !== undefined) return hasSameContent(current, event) ? current : undefined;
  if (problem.status !== 409 || event.id === undefined) return undefined;
  const found = await fetchEvent(event.id).catch(() => undefined);
  return found && hasSameContent(found, event) ? found : undefined;
}

function hasSameContent(stored: ComparedEvent, event: ComparedEvent): boolean {
  // The server adds a CAMEO code to an event without one.
  const sent = { ...event, cameo: event.cameo ?? stored.cameo };
  return COMPARED_FIELDS.every((field) => isSame(stored[field], sent[field]));
}
