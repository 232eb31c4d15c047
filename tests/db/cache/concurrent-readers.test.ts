import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { readExchanges } from '../../../db/analysis/exchanges.ts';
import { readInForce } from '../../../db/analysis/in-force.ts';
import { readContributors, readTension } from '../../../db/analysis/tension-index.ts';
import { readTimeline } from '../../../db/analysis/timeline.ts';
import type { Database, ReadTx } from '../../../db/database.ts';
import { createEvent, deleteEvent, getEvent, replaceEvent } from '../../../db/events/events.ts';
import { importEvents } from '../../../db/import/import-events.ts';
import { dayOf } from '../../../domain/dates/day-span.ts';
import { checkEvent } from '../../../domain/events/event.ts';
import { createTestDatabase } from '../../support/test-database.ts';
import { databaseIn, withoutCaches } from './transactions.ts';

/* While one client writes, many read. What each of them gets must be true of the view it reads in. */

const SIDES = { upper: 'XR', lower: 'XF' };
const TODAY = dayOf(2022);
const EVENTS = 20;
const WRITES = 20;
const READERS = 2;

/** Event `number` in one of several forms, which differ in day, class, people, end and link. */
function eventOf(number: number, form: number) {
  const isResponse = number % 2 === 1;
  const previous = `event-${number - 1}`;
  return checkEvent({
    id: `event-${number}`,
    date: new Date(Date.UTC(2021, 0, 1 + number * 3 + form)).toISOString().slice(0, 10),
    title: `Ruritania note ${number}`,
    kind: isResponse ? 'expulsion' : form % 2 === 0 ? 'sanctions' : 'talks',
    status: form % 3 === 2 ? 'threatened' : 'carried_out',
    initiators: [isResponse ? 'XF' : 'XR'],
    targets: [isResponse ? 'XR' : 'XF'],
    sources: [{ publisher: 'Strelsau Gazette' }],
    ...(isResponse && { people_expelled: 1 + form }),
    ...(form % 2 === 0 && !isResponse && { in_force: true }),
    ...(isResponse &&
      form % 4 !== 3 && { links: [{ to: previous, relation: form % 2 ? 'lifts' : 'responds_to' }] }),
  });
}

/** All reads that use a cache. */
const READS: Readonly<Record<string, (db: Database) => Promise<unknown>>> = {
  exchanges: (db) =>
    readExchanges(db, { filter: {}, sides: SIDES, show: 'all', offset: 0, limit: 100, today: TODAY }),
  'measures in force': (db) => readInForce(db, { filter: {}, sides: SIDES, on: '2021-04', today: TODAY }),
  tension: (db) =>
    readTension(db, {
      filter: {},
      sides: SIDES,
      weights: {},
      halfLife: 90,
      per: 'month',
      window: undefined,
      today: TODAY,
    }),
  contributors: (db) =>
    readContributors(db, {
      filter: {},
      sides: SIDES,
      weights: {},
      halfLife: 90,
      day: dayOf(2021, 5),
      side: 'upper',
    }),
  timeline: (db) => readTimeline(db, { filter: {}, width_px: 400, sides: SIDES }),
  'timeline of a kind': (db) =>
    readTimeline(db, { filter: { kind: ['sanctions'] }, width_px: 400, sides: SIDES }),
};

async function expectConsistentReads(db: Database, tx: ReadTx): Promise<void> {
  for (const [name, read] of Object.entries(READS)) {
    const result = await read(databaseIn(db, tx));
    const truth = await read(databaseIn(db, withoutCaches(tx)));
    expect({ [name]: result }).toEqual({ [name]: truth });
  }
}

async function writeMany(db: Database): Promise<void> {
  for (let write = 0; write < WRITES; write += 1) {
    const number = (write * 7) % EVENTS;
    const { version } = await getEvent(db, `event-${number}`);
    if (write % 10 === 9) {
      await deleteEvent(db, `event-${number}`, version, 'Ben');
      const { id: _, ...event } = eventOf(number, write);
      await createEvent(db, { ...event, links: [] }, 'Ben');
      await importEvents(db, [{ line: 1, event: eventOf(number, write) }], { dry_run: false, author: 'Ana' });
    } else {
      await replaceEvent(db, `event-${number}`, eventOf(number, write), version, 'Ben');
    }
  }
}

it('readers get results that agree with their view while others write', { timeout: 120_000 }, async () => {
  const db = await createTestDatabase();
  const rows = Array.from({ length: EVENTS }, (_, number) => ({
    line: number + 1,
    event: eventOf(number, 0),
  }));
  await importEvents(db, rows, { dry_run: false, author: 'Ana' });

  let isWriting = true;
  let reads = 0;
  const readWhileWriting = async () => {
    while (isWriting) {
      await db.read((tx) => expectConsistentReads(db, tx));
      reads += 1;
      // On SQLite, which is synchronous, the writer would never run otherwise.
      await nextTurn();
    }
  };
  const readOldView = async () => {
    while (isWriting) {
      const snapshot = await db.openSnapshot();
      try {
        // A long read: other readers see newer states before its second request.
        for (let turn = 0; turn < 3; turn += 1) await expectConsistentReads(db, snapshot);
      } finally {
        await snapshot.close();
      }
      reads += 1;
      await nextTurn();
    }
  };
  await Promise.all([
    writeMany(db).finally(() => {
      isWriting = false;
    }),
    ...Array.from({ length: READERS }, readWhileWriting),
    readOldView(),
  ]);
  expect(reads).toBeGreaterThan(READERS);
  await db.read((tx) => expectConsistentReads(db, tx));
});
