import type { EventWithLinks } from '../../domain/events/event.ts';

/** Like `fetchEvent`, but loads its code first: the first chart does without the schema of whole events. */
export async function fetchEventOnDemand(id: string, signal: AbortSignal): Promise<EventWithLinks> {
  const { fetchEvent } = await import('./events.ts');
  return fetchEvent(id, signal);
}
