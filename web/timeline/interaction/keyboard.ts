import type { Side } from '../../../domain/parties/side.ts';
import type { TimelineEvent } from '../../../domain/timeline/timeline.ts';

/** What a key asks of the chart. */
export type KeyCommand =
  | 'previous'
  | 'next'
  | 'up'
  | 'down'
  | 'first'
  | 'last'
  | 'open'
  | 'close'
  | 'zoomIn'
  | 'zoomOut'
  | 'whole'
  | 'panBack'
  | 'panOn';

const ACTS: Readonly<Record<string, KeyCommand>> = {
  ArrowLeft: 'previous',
  ArrowRight: 'next',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
  Enter: 'open',
  ' ': 'open',
  Escape: 'close',
  '+': 'zoomIn',
  '=': 'zoomIn',
  '-': 'zoomOut',
  '−': 'zoomOut',
  _: 'zoomOut',
  '0': 'whole',
  PageUp: 'panBack',
  PageDown: 'panOn',
};

/** `undefined` for a key that is not the chart's, or is held with one that makes it the browser's. */
export function keyCommand(
  key: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): KeyCommand | undefined {
  return key.ctrlKey || key.metaKey || key.altKey ? undefined : ACTS[key.key];
}

/** From top to bottom, as they stand on the chart. */
const ROWS: readonly Side[] = ['upper', 'joint', 'lower', 'context'];

/** All in reading order: by day, and on one day by id, so that the way back is the way there. */
export function inReadingOrder(events: readonly TimelineEvent[]): TimelineEvent[] {
  return events.toSorted((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1));
}

/**
 * Where the focus goes from an event (or, from none, from the day in the middle of the view): before or after it on its
 * own side, or to the nearest day of the next side up or down that has any. `undefined` where there is nothing further.
 */
export function nextFocus(
  act: 'previous' | 'next' | 'up' | 'down' | 'first' | 'last',
  events: readonly TimelineEvent[],
  focused: TimelineEvent | undefined,
  middleDay: number,
): TimelineEvent | undefined {
  const ordered = inReadingOrder(events);
  if (act === 'first') return ordered[0];
  if (act === 'last') return ordered.at(-1);
  if (!focused) return nearestTo(middleDay, ordered);
  if (act === 'previous' || act === 'next') {
    const own = ordered.filter(({ side }) => side === focused.side);
    const index = own.findIndex(({ id }) => id === focused.id);
    return own[index + (act === 'next' ? 1 : -1)];
  }
  const step = act === 'down' ? 1 : -1;
  for (let row = ROWS.indexOf(focused.side) + step; row >= 0 && row < ROWS.length; row += step) {
    const nearest = nearestTo(
      focused.day,
      ordered.filter(({ side }) => side === ROWS[row]),
    );
    if (nearest) return nearest;
  }
  return undefined;
}

function nearestTo(day: number, events: readonly TimelineEvent[]): TimelineEvent | undefined {
  let nearest: TimelineEvent | undefined;
  for (const event of events) {
    if (!nearest || Math.abs(event.day - day) < Math.abs(nearest.day - day)) nearest = event;
  }
  return nearest;
}
