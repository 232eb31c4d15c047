import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { EventWithLinks } from '../../../domain/events/event.ts';
import { type EventFilter, filterToQuery } from '../../../domain/query/event-filter.ts';
import { fetchEventOnDemand } from '../../api/fetch-event-on-demand.ts';
import type { Scene } from '../layout/scene.ts';

/** How many responses to an event, or acts it responds to, the filter hides. */
export interface OutsideResponses {
  readonly id: string;
  readonly count: number;
}

interface WatchOptions {
  readonly selectedId: ReadonlySignal<string | undefined>;
  readonly scene: ReadonlySignal<Scene | undefined>;
  readonly filter: ReadonlySignal<EventFilter>;
  readonly fetchLinks?: (
    id: string,
    signal: AbortSignal,
  ) => Promise<Pick<EventWithLinks, 'linked_to' | 'linked_from'>>;
}

/** Watches the selected event. Requests nothing if there is no filter, because then nothing is hidden. */
export function watchOutsideResponses({
  selectedId,
  scene,
  filter,
  fetchLinks = fetchEventOnDemand,
}: WatchOptions): {
  readonly found: ReadonlySignal<OutsideResponses | undefined>;
  stop(): void;
} {
  const found = signal<OutsideResponses | undefined>(undefined);
  const stop = effect(() => {
    const id = selectedId.value;
    const { sides: _, ...conditions } = filter.value;
    const events = scene.value?.complete ? scene.value.events : undefined;
    found.value = undefined;
    if (id === undefined || events === undefined || filterToQuery(conditions).size === 0) return undefined;
    const controller = new AbortController();
    fetchLinks(id, controller.signal).then(
      ({ linked_to, linked_from }) => {
        const shown = new Set(events.map((event) => event.id));
        const count = [...linked_to, ...linked_from].filter(
          (link) => link.relation === 'responds_to' && !shown.has(link.id),
        ).length;
        if (!controller.signal.aborted && count > 0) found.value = { id, count };
      },
      // The event panel fetches the same event and shows the error.
      () => {},
    );
    return () => controller.abort();
  });
  return { found, stop };
}
