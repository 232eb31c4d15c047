import type { EventWithLinks } from '../../domain/events/event.ts';
import { loadCode } from './load-code.ts';

/** Like `fetchEvent`, but loads its code first: the first chart does without the schema of whole events. */
export async function fetchEventOnDemand(id: string, signal: AbortSignal): Promise<EventWithLinks> {
  const { fetchEvent } = await loadCode(() => import('./events.ts'));
  return fetchEvent(id, signal);
}
