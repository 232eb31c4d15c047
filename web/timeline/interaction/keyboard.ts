import type { Side } from '../../../domain/parties/side.ts';
import type { TimelineEvent } from '../../../domain/timeline/timeline.ts';

/** The actions of keys on the chart. */
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
  | 'showAll'
  | 'panBack'
  | 'panForward';

const COMMANDS: Readonly<Record<string, KeyCommand>> = {
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
  '0': 'showAll',
  PageUp: 'panBack',
  PageDown: 'panForward',
};

/** `undefined` for other keys, and with Ctrl, Alt or Meta: those combinations belong to the browser. */
export function keyCommand(
  key: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): KeyCommand | undefined {
  return key.ctrlKey || key.metaKey || key.altKey ? undefined : COMMANDS[key.key];
}

/** From top to bottom, as on the chart. */
const ROWS: readonly Side[] = ['upper', 'joint', 'lower', 'context'];

/** Sorted by day, then by id, so that "previous" undoes "next". */
export function inReadingOrder(events: readonly TimelineEvent[]): TimelineEvent[] {
  return events.toSorted((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1));
}

/**
 * The event to focus next: the previous or next on the same side, or the nearest in time on the next side up or down
 * that has events. Without a focused event, the nearest to `middleDay`. `undefined` if there is none.
 */
export function nextFocus(
  command: 'previous' | 'next' | 'up' | 'down' | 'first' | 'last',
  events: readonly TimelineEvent[],
  focused: TimelineEvent | undefined,
  middleDay: number,
): TimelineEvent | undefined {
  const ordered = inReadingOrder(events);
  if (command === 'first') return ordered[0];
  if (command === 'last') return ordered.at(-1);
  if (!focused) return nearestTo(middleDay, ordered);
  if (command === 'previous' || command === 'next') {
    const own = ordered.filter(({ side }) => side === focused.side);
    const index = own.findIndex(({ id }) => id === focused.id);
    return own[index + (command === 'next' ? 1 : -1)];
  }
  const step = command === 'down' ? 1 : -1;
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
