import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addAuthority } from '../../db/authorities/authorities.ts';
import { EventExists, EventNotFound, VersionConflict } from '../../db/core/errors.ts';
import { createEvent, deleteEvent, getEvent, replaceEvent } from '../../db/events/events.ts';
import { restoreEvent } from '../../db/events/revisions.ts';
import { importEvents } from '../../db/import/import-events.ts';
import type { Database } from '../../db/open-database.ts';
import { type AuthorityInput, authorityInput } from '../../domain/authorities/authority.ts';
import { InvalidInput } from '../../domain/errors/input-error.ts';
import { type CheckedEvent, checkEvent } from '../../domain/events/event.ts';
import { KINDS } from '../../domain/events/kind.ts';
import { readConsistency } from '../support/consistency.ts';
import { openTestDatabase } from '../support/test-database.ts';

// Few ids, so that steps often affect the same events.
const someId = fc.constantFrom('border', 'envoys', 'grain', 'strait', 'visas');

const someEvent = fc
  .record({
    id: someId,
    date: fc.constantFrom(
      '2021-03-04',
      '2021-03',
      '2021',
      '2019-08~',
      '2021-03-04/2021-03-08',
      '2022-03-24/..',
      '../2020-05-05',
    ),
    title: fc.constantFrom('Ruritania protests', 'Freedonia responds', 'Фридония отвечает'),
    kind: fc.constantFrom(...KINDS),
    status: fc.constantFrom('carried_out', 'threatened'),
    origin: fc.constantFrom(undefined, undefined, 'GDELT' as const),
    goldstein: fc.constantFrom(-4, 7, 0.4),
    initiators: fc.subarray(['XR', 'XF', 'XA'], { minLength: 1 }),
    targets: fc.subarray(['XR', 'XF']),
    people: fc.subarray(['Rupert of Hentzau', 'R. Hentzau', 'Rufus T. Firefly']),
    publishers: fc.array(fc.constantFrom('Strelsau Gazette', 'SG', 'Freedonia Herald'), { maxLength: 3 }),
    tags: fc.subarray(['visas', 'border']),
    missions_affected: fc.subarray(['Embassy in Strelsau']),
    place: fc.option(fc.constantFrom('Zenda', 'Strelsau'), { nil: undefined }),
    people_expelled: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
    in_force: fc.option(fc.boolean(), { nil: undefined }),
    linked: fc.subarray(['border', 'envoys', 'grain', 'strait', 'visas'], { maxLength: 2 }),
  })
  .map(({ people, publishers, place, linked, goldstein, ...event }) =>
    checkEvent({
      ...event,
      ...(event.origin && { goldstein }),
      participants: people.map((name) => ({ name, office: 'Envoy', party: 'XR' })),
      sources: publishers.map((publisher) => ({ publisher })),
      ...(place && { location: { place } }),
      links: linked.filter((to) => to !== event.id).map((to) => ({ to, relation: 'responds_to' })),
    }),
  );

const SPELLINGS: readonly AuthorityInput[] = [
  { kind: 'person', name: 'Rupert of Hentzau' },
  { kind: 'publisher', name: 'Strelsau Gazette' },
  { kind: 'place', name: 'Strelsau' },
];

type Step = (db: Database) => Promise<unknown>;

const someStep: fc.Arbitrary<Step> = fc.oneof(
  someEvent.map(
    (event): Step =>
      (db) =>
        createEvent(db, event, 'Ana'),
  ),
  fc.tuple(someId, someEvent).map(
    ([id, event]): Step =>
      async (db) =>
        replaceEvent(db, id, { ...event, id, links: withoutSelf(event, id) }, await versionOf(db, id), 'Ben'),
  ),
  someId.map(
    (id): Step =>
      async (db) =>
        deleteEvent(db, id, await versionOf(db, id), 'Ana'),
  ),
  someId.map(
    (id): Step =>
      (db) =>
        restoreEvent(db, id, {}, 'Ben'),
  ),
  fc.tuple(someId, fc.integer({ min: 1, max: 4 })).map(
    ([id, version]): Step =>
      (db) =>
        restoreEvent(db, id, { version }, 'Ana'),
  ),
  fc.tuple(fc.constantFrom(...SPELLINGS), fc.subarray(['R. Hentzau', 'SG', 'Zenda'])).map(
    ([input, aliases]): Step =>
      (db) =>
        addAuthority(db, authorityInput.parse({ ...input, aliases })),
  ),
  fc.uniqueArray(someEvent, { selector: ({ id }) => id, maxLength: 4 }).map(
    (events): Step =>
      (db) =>
        importEvents(
          db,
          events.map((event, index) => ({ line: index + 1, event })),
          { dry_run: false, author: 'Ben' },
        ),
  ),
);

function withoutSelf({ links }: CheckedEvent, id: string) {
  return links.filter(({ to }) => to !== id);
}

async function versionOf(db: Database, id: string): Promise<number> {
  return (await getEvent(db, id)).version;
}

it('derived tables agree with the documents after any sequence of writes, deletions, restorations and imports', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someStep, { minLength: 4, maxLength: 25 }), async (steps) => {
      const db = await openTestDatabase();
      try {
        for (const step of steps) {
          await step(db).catch((error: unknown) => {
            const isExpected = [EventExists, EventNotFound, VersionConflict, InvalidInput].some(
              (type) => error instanceof type,
            );
            if (!isExpected) throw error;
          });
        }
        const { stored, derived } = await readConsistency(db);
        expect(stored).toEqual(derived);
      } finally {
        await db.close();
      }
    }),
    { numRuns: 60 },
  );
});
