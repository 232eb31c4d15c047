import type { InputError } from '../../../domain/errors/input-error.ts';
import type { CheckedEvent, EventWithLinks } from '../../../domain/events/event.ts';
import { ApiProblem } from '../../api/api-problem.ts';
import { createEvent, currentEvent, fetchEvent, replaceEvent, restoreEvent } from '../../api/events.ts';
import { COMPARED_FIELDS, type ComparedEvent, isSame } from './conflict.ts';

export type SaveOutcome =
  | { readonly outcome: 'saved'; readonly event: EventWithLinks }
  /** The server found errors, each at a JSON pointer into what was sent. */
  | { readonly outcome: 'refused'; readonly errors: readonly InputError[] }
  /** Somebody else stored a version in between. */
  | { readonly outcome: 'conflict'; readonly current: EventWithLinks }
  /** Somebody else deleted the event in between. */
  | { readonly outcome: 'gone' }
  /** Nobody knows whether it was stored: the network or the server failed. */
  | { readonly outcome: 'failed'; readonly problem: ApiProblem };

/**
 * Stores an event: a new one, or the next version of `base`. `mayBeStored` says that an earlier try failed on its way, so
 * that an event found under the new id may be the one that this very try is about.
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
    return stored === undefined ? outcomeOf(error) : { outcome: 'saved', event: stored };
  }
}

/** Brings a deleted event back as it was, to store a version on top of it. */
export async function restoreDeleted(id: string): Promise<SaveOutcome> {
  try {
    return { outcome: 'saved', event: await restoreEvent(id) };
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    return outcomeOf(error);
  }
}

function outcomeOf(problem: ApiProblem): SaveOutcome {
  const current = currentEvent(problem);
  if (current !== undefined) return { outcome: 'conflict', current };
  if (problem.status === 404 || problem.status === 410) return { outcome: 'gone' };
  if (problem.status === 409 && problem.errors.length === 0) {
    return { outcome: 'refused', errors: [{ path: '/id', message: problem.detail || problem.title }] };
  }
  if (problem.errors.length > 0) return { outcome: 'refused', errors: problem.errors };
  return { outcome: 'failed', problem };
}

/** What an earlier try stored although its answer was lost: the same event, word for word. */
async function findStored(event: CheckedEvent, problem: ApiProblem): Promise<EventWithLinks | undefined> {
  const current = problem.status === 412 ? currentEvent(problem) : undefined;
  if (current !== undefined) return holdsSame(current, event) ? current : undefined;
  if (problem.status !== 409 || event.id === undefined) return undefined;
  const found = await fetchEvent(event.id).catch(() => undefined);
  return found && holdsSame(found, event) ? found : undefined;
}

function holdsSame(stored: ComparedEvent, event: ComparedEvent): boolean {
  // The server gives a code to an event that has none of its own.
  const sent = { ...event, cameo: event.cameo ?? stored.cameo };
  return COMPARED_FIELDS.every((field) => isSame(stored[field], sent[field]));
}
