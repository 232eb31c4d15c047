import type { RecordedName } from '../../domain/authorities/authority.ts';
import type { AuthorityKind } from '../../domain/authorities/authority-kind.ts';
import { nameIn } from '../../domain/authorities/authority-name.ts';
import type { DiplomaticEvent } from '../../domain/events/event.ts';
import type { Language } from '../../domain/language/language.ts';
import type { Database } from '../database.ts';
import { findEntries } from './authorities.ts';

const EVENTS_AT_ONCE = 200;

/** The events with the names of people, offices, places, missions and publishers in a language, for files that people read. */
export async function* withShownNames(
  db: Database,
  language: Language,
  events: AsyncIterable<DiplomaticEvent> | Iterable<DiplomaticEvent>,
): AsyncGenerator<DiplomaticEvent> {
  let batch: DiplomaticEvent[] = [];
  for await (const event of events) {
    batch.push(event);
    if (batch.length < EVENTS_AT_ONCE) continue;
    yield* await shown(db, language, batch);
    batch = [];
  }
  yield* await shown(db, language, batch);
}

async function shown(
  db: Database,
  language: Language,
  events: readonly DiplomaticEvent[],
): Promise<DiplomaticEvent[]> {
  if (events.length === 0) return [];
  const asked = new Map<string, RecordedName>();
  for (const event of events) {
    renamed(event, (kind, recorded) => {
      asked.set(`${kind} ${recorded}`, { kind, recorded });
      return recorded;
    });
  }
  const entries = await db.read((tx) => findEntries(tx, [...asked.values()]));
  const names = new Map(entries.map((entry) => [`${entry.kind} ${entry.recorded}`, nameIn(entry, language)]));
  return events.map((event) =>
    renamed(event, (kind, recorded) => names.get(`${kind} ${recorded}`) ?? recorded),
  );
}

/** The event with every name replaced. */
function renamed(
  event: DiplomaticEvent,
  rename: (kind: AuthorityKind, recorded: string) => string,
): DiplomaticEvent {
  const { participants, location, sources, missions_affected } = event;
  return {
    ...event,
    participants: participants.map(({ name, office, ...rest }) => ({
      ...rest,
      name: rename('person', name),
      ...(office !== undefined && { office: rename('office', office) }),
    })),
    ...(location?.place !== undefined && {
      location: { ...location, place: rename('place', location.place) },
    }),
    sources: sources.map((source) => ({ ...source, publisher: rename('publisher', source.publisher) })),
    missions_affected: missions_affected.map((mission) => rename('organisation', mission)),
  };
}
