import { PostgresAdapter, sql } from 'kysely';
import { decodeCounts } from '../../db/counts/class-counts.ts';
import { contentColumns, type EventContent } from '../../db/events/event-content.ts';
import { KIND_OF_TABLE, NAME_TABLES, namesIn } from '../../db/events/spellings.ts';
import type { Database } from '../../db/open-database.ts';
import { foldedName } from '../../db/search/folded-text.ts';
import { calendarDate } from '../../domain/dates/day-span.ts';
import { importanceOf, linkFactor } from '../../domain/timeline/importance.ts';

/** The contents of the tables, and the same derived from the documents of the events. The two must be equal. */
export interface Consistency {
  readonly stored: unknown;
  readonly derived: unknown;
}

export async function readConsistency(db: Database): Promise<Consistency> {
  const live = await liveEvents(db);
  return {
    stored: {
      ...(await storedCounts(db)),
      uses: await storedUses(db),
      rows: await storedRows(db),
      integrity: await integrity(db),
    },
    derived: {
      ...derivedCounts(live),
      uses: await derivedUses(db, live),
      rows: derivedRows(live),
      integrity: ['ok'],
    },
  };
}

interface LiveEvent {
  readonly key: number;
  readonly content: EventContent;
}

async function liveEvents({ kysely }: Database): Promise<LiveEvent[]> {
  const rows = await kysely
    .selectFrom('event')
    .innerJoin('revision', (join) =>
      join.onRef('revision.event_key', '=', 'event.key').onRef('revision.version', '=', 'event.version'),
    )
    .select(['event.key', 'content'])
    .where('deleted_at', 'is', null)
    .orderBy('event.key')
    .execute();
  return rows.map(({ key, content }) => ({ key, content: JSON.parse(content ?? '') }));
}

/** Counts by level, bucket and class, and events per class. */
async function storedCounts({ kysely }: Database) {
  const classes = await kysely
    .selectFrom('event_class')
    .innerJoin('signature', 'signature.key', 'event_class.signature_key')
    .selectAll('event_class')
    .select(['initiators', 'targets'])
    .execute();
  const nameOf = new Map(classes.map((each) => [each.key, className(each)]));
  const tallies = await kysely.selectFrom('tally').selectAll().execute();
  const counts = tallies.flatMap(({ level, bucket, counts: bytes }) =>
    [...decodeCounts(bytes)].map(([key, share]) => [`${level} ${bucket} ${nameOf.get(key)}`, share] as const),
  );
  const totals = classes
    .filter(({ events }) => events > 0)
    .map((each) => [className(each), each.events] as const);
  return { counts: inOrder(counts), totals: inOrder(totals) };
}

/** How many events have each name, and a spelling of each authority entry. */
async function storedUses({ kysely }: Database): Promise<Record<string, number>> {
  const uses: [string, number][] = [];
  for (const table of NAME_TABLES) {
    const rows = await kysely.selectFrom(table).select(['name', 'events']).where('events', '<>', 0).execute();
    uses.push(...rows.map(({ name, events }) => [`${table} ${name}`, events] as [string, number]));
  }
  const entries = await kysely.selectFrom('authority').select(['id', 'events']).execute();
  uses.push(...entries.map(({ id, events }) => [`authority ${id}`, events] as [string, number]));
  return inOrder(uses);
}

async function derivedUses(
  { kysely }: Database,
  live: readonly LiveEvent[],
): Promise<Record<string, number>> {
  const uses = new Map<string, number>();
  const entries = await kysely.selectFrom('authority').selectAll().execute();
  const ids = new Map<string, number>();
  for (const { id, kind, name, name_ru, aliases } of entries) {
    uses.set(`authority ${id}`, 0);
    for (const spelling of [name, name_ru, ...JSON.parse(aliases)])
      if (spelling !== null) ids.set(`${kind} ${foldedName(spelling)}`, id);
  }
  for (const { content } of live) {
    const names = namesIn(content);
    const found = new Set<string>();
    for (const table of NAME_TABLES) {
      for (const name of names[table]) {
        found.add(`${table} ${name}`);
        const id = ids.get(`${KIND_OF_TABLE[table]} ${foldedName(name)}`);
        if (id !== undefined) found.add(`authority ${id}`);
      }
    }
    for (const each of found) uses.set(each, (uses.get(each) ?? 0) + 1);
  }
  return inOrder(uses);
}

function derivedCounts(live: readonly LiveEvent[]) {
  const counts = new Map<string, { events: number; people: number }>();
  const totals = new Map<string, number>();
  for (const { content } of live) {
    const columns = contentColumns(content);
    const name = className({
      ...columns,
      goldstein_tenths: Math.round(columns.goldstein * 10),
      initiators: content.initiators.join(),
      targets: content.targets.join(),
    });
    totals.set(name, (totals.get(name) ?? 0) + 1);
    const { year, month } = calendarDate(columns.day);
    const places = [0, 2, 4, 6].map((level) => `${level} ${Math.floor(columns.day / 2 ** level)}`);
    for (const place of [...places, `-1 ${12 * year + month - 1}`]) {
      const share = counts.get(`${place} ${name}`) ?? { events: 0, people: 0 };
      share.events += 1;
      share.people += columns.people_expelled;
      counts.set(`${place} ${name}`, share);
    }
  }
  return { counts: inOrder(counts), totals: inOrder(totals) };
}

function inOrder<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function className(each: {
  initiators: string;
  targets: string;
  kind: string;
  goldstein_tenths: number;
  status: string;
  review: string;
  origin: string;
}): string {
  return [
    each.initiators,
    each.targets,
    each.kind,
    each.goldstein_tenths + 0,
    each.status,
    each.review,
    each.origin,
  ].join('|');
}

/** The rows of every table, by event. */
async function storedRows({ kysely }: Database) {
  const events = await kysely
    .selectFrom('event')
    .leftJoin('place', 'place.key', 'event.place_key')
    .innerJoin('signature', 'signature.key', 'event.signature_key')
    .innerJoin('event_class', 'event_class.key', 'event.class_key')
    .selectAll('event')
    .select(['place.name as place', 'initiators', 'targets'])
    .select(['event_class.goldstein_tenths', 'event_class.signature_key as class_signature'])
    .select(['event_class.kind as class_kind', 'event_class.status as class_status'])
    .select(['event_class.review as class_review', 'event_class.origin as class_origin'])
    .where('deleted_at', 'is', null)
    .orderBy('event.key')
    .execute();
  const textKey = isPostgres(kysely) ? sql`event_key` : sql`rowid`;
  const texts = await sql<{ key: number }>`select ${textKey} as key from event_text`.execute(kysely);
  const parties = await kysely
    .selectFrom('event_party')
    .selectAll()
    .orderBy('role')
    .orderBy('position')
    .execute();
  const people = await kysely
    .selectFrom('participation')
    .innerJoin('person', 'person.key', 'person_key')
    .leftJoin('office', 'office.key', 'office_key')
    .select(['event_key', 'first_day', 'last_day', 'person.name', 'office.name as office', 'party'])
    .orderBy('position')
    .execute();
  const sources = await kysely
    .selectFrom('event_source')
    .innerJoin('publisher', 'publisher.key', 'publisher_key')
    .select([
      'event_key',
      'first_day',
      'last_day',
      'name as publisher',
      'title',
      'published',
      'url',
      'quote',
      'archived_url',
    ])
    .orderBy('position')
    .execute();
  const tags = await kysely
    .selectFrom('event_tag')
    .innerJoin('tag', 'tag.key', 'tag_key')
    .select(['event_key', 'first_day', 'last_day', 'name'])
    .orderBy('position')
    .execute();
  const missions = await kysely
    .selectFrom('event_mission')
    .innerJoin('mission', 'mission.key', 'mission_key')
    .select(['event_key', 'name'])
    .orderBy('position')
    .execute();
  const links = await kysely
    .selectFrom('link')
    .innerJoin('event', 'event.key', 'to_key')
    .select(['event_key', 'id as to', 'relation'])
    .orderBy('position')
    .execute();

  const of = <T extends { event_key: number }>(rows: T[], key: number) =>
    rows.filter(({ event_key }) => event_key === key).map(({ event_key, ...row }) => row);
  return events.map(
    ({ key, version, updated_at, deleted_at, place_key, signature_key, class_key, ...row }) => {
      const {
        goldstein_tenths,
        class_signature,
        class_kind,
        class_status,
        class_review,
        class_origin,
        ...columns
      } = row;
      return {
        columns,
        class: [
          class_signature === signature_key,
          class_kind,
          goldstein_tenths,
          class_status,
          class_review,
          class_origin,
        ],
        text: texts.rows.some((text) => text.key === key),
        parties: of(parties, key).map(({ position, ...party }) => party),
        people: of(people, key),
        sources: of(sources, key),
        tags: of(tags, key),
        missions: of(missions, key).map(({ name }) => name),
        links: of(links, key),
      };
    },
  );
}

function derivedRows(live: readonly LiveEvent[]) {
  const ids = new Set(live.map(({ content }) => content.id));
  const incoming = new Map<string, number>();
  for (const { content } of live) {
    for (const { to, relation } of content.links) {
      const share = linkFactor(relation) * contentColumns(content).weight;
      incoming.set(to, (incoming.get(to) ?? 0) + share);
    }
  }
  const outgoing = ({ links }: EventContent) =>
    links.filter(({ to }) => ids.has(to)).reduce((sum, { relation }) => sum + linkFactor(relation), 0);
  return live.map(({ content }) => {
    const columns = contentColumns(content);
    const span = { first_day: columns.first_day, last_day: columns.last_day };
    const party = (role: string) => (code: string) => ({ role, party: code, ...span });
    return {
      columns: {
        ...columns,
        importance: importanceOf({
          weight: columns.weight,
          pinned: content.pinned ?? false,
          incoming: incoming.get(content.id) ?? 0,
          outgoing: outgoing(content),
        }),
        place: content.location?.place ?? null,
        initiators: content.initiators.join(),
        targets: content.targets.join(),
      },
      class: [
        true,
        columns.kind,
        Math.round(columns.goldstein * 10) + 0,
        columns.status,
        columns.review,
        columns.origin,
      ],
      text: true,
      parties: [...content.initiators.map(party('initiator')), ...content.targets.map(party('target'))],
      people: content.participants.map(({ name, office, party: code }) => ({
        ...span,
        name,
        office: office ?? null,
        party: code ?? null,
      })),
      sources: content.sources.map(({ publisher, title, published, url, quote, archived_url }) => ({
        ...span,
        publisher,
        title: title ?? null,
        published: published ?? null,
        url: url ?? null,
        quote: quote ?? null,
        archived_url: archived_url ?? null,
      })),
      tags: content.tags.map((name) => ({ ...span, name })),
      missions: content.missions_affected,
      links: content.links,
    };
  });
}

/** The result of SQLite's integrity checks. PostgreSQL enforces its constraints and has no such check. */
async function integrity({ kysely }: Database): Promise<string[]> {
  if (isPostgres(kysely)) return ['ok'];
  const found = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(kysely);
  const dangling = await sql`pragma foreign_key_check`.execute(kysely);
  return [
    ...found.rows.map(({ integrity_check }) => integrity_check),
    ...dangling.rows.map((row) => JSON.stringify(row)),
  ];
}

function isPostgres(kysely: Database['kysely']): boolean {
  return kysely.getExecutor().adapter instanceof PostgresAdapter;
}
