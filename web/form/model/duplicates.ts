import type { CheckedEvent, DiplomaticEvent } from '../../../domain/events/event.ts';
import { fetchEvents } from '../../api/events.ts';

/** More events of one day, kind and initiator than this are no chronology of ours. */
const MAX_COMPARED = 200;

/**
 * An event that says the same as one about to be recorded: of the same date, kind, parties and title. What cannot be
 * looked up is no reason to keep anybody from saving.
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
    one.title.localeCompare(other.title, undefined, { sensitivity: 'base' }) === 0 &&
    one.initiators.toSorted().join() === other.initiators.toSorted().join() &&
    one.targets.toSorted().join() === other.targets.toSorted().join()
  );
}
