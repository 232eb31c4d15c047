import type { CheckedEvent, DiplomaticEvent } from '../../../domain/events/event.ts';
import { fetchEvents } from '../../api/events.ts';

/** Enough for the events of one date, kind and initiator. */
const MAX_COMPARED = 200;

/**
 * A stored event with the same date, kind, parties and title. Undefined also when the request fails: a check that
 * cannot be made must not prevent a save.
 */
export async function findDuplicate(event: CheckedEvent): Promise<DiplomaticEvent | undefined> {
  const { date, kind, initiators } = event;
  try {
    const filter = { from: date, to: date, kind: [kind], initiator: initiators };
    const { items } = await fetchEvents({ filter, limit: MAX_COMPARED });
    return items.find((each) => isDuplicate(each, event));
  } catch {
    return undefined;
  }
}

function isDuplicate(one: DiplomaticEvent, other: CheckedEvent): boolean {
  return (
    one.date === other.date &&
    (isSameText(one.title, other.title) || isSameText(one.title_ru, other.title_ru)) &&
    one.initiators.toSorted().join() === other.initiators.toSorted().join() &&
    one.targets.toSorted().join() === other.targets.toSorted().join()
  );
}

function isSameText(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one.localeCompare(other, undefined, { sensitivity: 'base' }) === 0;
}
