import type { TimelineEvent } from '../../../../domain/timeline/timeline.ts';

type Events = readonly TimelineEvent[];

/** The events, the most important first. Cached by array, because the order is the same in every frame. */
export function byImportance(events: Events): Events {
  return cachedOrder(importanceOrders, events, compareByImportance);
}

/** The events by day; the more important event of a day comes first. Cached by array. */
export function byDay(events: Events): Events {
  return cachedOrder(dayOrders, events, compareByDay);
}

const importanceOrders = new WeakMap<Events, Events>();
const dayOrders = new WeakMap<Events, Events>();

function cachedOrder(
  cache: WeakMap<Events, Events>,
  events: Events,
  compare: (a: TimelineEvent, b: TimelineEvent) => number,
): Events {
  const ordered = cache.get(events) ?? events.toSorted(compare);
  cache.set(events, ordered);
  return ordered;
}

function compareByImportance(a: TimelineEvent, b: TimelineEvent): number {
  return b.importance - a.importance || a.day - b.day || (a.id < b.id ? -1 : 1);
}

function compareByDay(a: TimelineEvent, b: TimelineEvent): number {
  return a.day - b.day || b.importance - a.importance || (a.id < b.id ? -1 : 1);
}
