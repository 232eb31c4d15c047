import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { EventWithLinks } from '../../../domain/events/event.ts';
import { type EventFilter, filterToQuery } from '../../../domain/query/event-filter.ts';
import { fetchEvent } from '../../api/events.ts';
import type { Scene } from '../layout/layout.ts';

/** An event some of whose answers, or what it answers, the filter leaves out: how many. */
export interface OutsideResponses {
  readonly id: string;
  readonly count: number;
}

interface Followed {
  readonly selectedId: ReadonlySignal<string | undefined>;
  readonly scene: ReadonlySignal<Scene | undefined>;
  readonly filter: ReadonlySignal<EventFilter>;
  readonly fetch?: (
    id: string,
    signal: AbortSignal,
  ) => Promise<Pick<EventWithLinks, 'linked_to' | 'linked_from'>>;
}

/** Follows the selected event. Without a filter nothing is left out, and nothing is asked for. */
export function watchOutsideResponses({ selectedId, scene, filter, fetch = fetchEvent }: Followed): {
  readonly found: ReadonlySignal<OutsideResponses | undefined>;
  stop(): void;
} {
  const found = signal<OutsideResponses | undefined>(undefined);
  const stop = effect(() => {
    const id = selectedId.value;
    const { sides: _, ...words } = filter.value;
    const events = scene.value?.complete ? scene.value.events : undefined;
    found.value = undefined;
    if (id === undefined || events === undefined || filterToQuery(words).size === 0) return undefined;
    const controller = new AbortController();
    fetch(id, controller.signal).then(
      ({ linked_to, linked_from }) => {
        const shown = new Set(events.map((event) => event.id));
        const count = [...linked_to, ...linked_from].filter(
          (link) => link.relation === 'responds_to' && !shown.has(link.id),
        ).length;
        if (!controller.signal.aborted && count > 0) found.value = { id, count };
      },
      // The event's own panel says why it cannot be had.
      () => {},
    );
    return () => controller.abort();
  });
  return { found, stop };
}
