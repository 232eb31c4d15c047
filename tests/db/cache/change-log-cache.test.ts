import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createCaches } from '../../../db/cache/caches.ts';
import type { EventIndex } from '../../../db/cache/event-index.ts';
import type { EventLinks } from '../../../db/cache/event-link-cache.ts';
import type { Database, ReadTx } from '../../../db/database.ts';
import { createEvent, deleteEvent } from '../../../db/events/events.ts';
import { createTestDatabase } from '../../support/test-database.ts';
import { checkedTestEvent } from '../../support/test-event.ts';
import { failingAt, pausedAt, withResults } from './transactions.ts';

const CACHES = [
  { name: 'eventIndex', table: 'event' },
  { name: 'links', table: 'link' },
] as const;

/** A view of the database that lasts until the end of the test. */
async function openView(db: Database): Promise<ReadTx> {
  const snapshot = await db.openSnapshot();
  onTestFinished(() => snapshot.close());
  return snapshot;
}

/** Views of one, two, three and two events. All events except the first respond to it. */
async function openViews() {
  const db = await createTestDatabase();
  await createEvent(db, checkedTestEvent({ id: 'act', date: '2021-03-01' }), 'Ana');
  const one = await openView(db);
  await createEvent(db, responseOn('2021-03-04'), 'Ana');
  const two = await openView(db);
  const again = await openView(db);
  await createEvent(db, responseOn('2021-03-05'), 'Ana');
  const three = await openView(db);
  await deleteEvent(db, 'response-2021-03-05', 1, 'Ana');
  const deleted = await openView(db);
  return { one, two, again, three, deleted };
}

function responseOn(date: string) {
  const links = [{ to: 'act', relation: 'responds_to' as const }];
  return checkedTestEvent({ id: `response-${date}`, date, links });
}

describe.each(CACHES)('the cache of $name', ({ name, table }) => {
  const read = async (tx: ReadTx, cache = createCaches()[name]) => contentOf(await cache.at(tx));

  it('gives each transaction the state that it sees, in any order of requests', async () => {
    const { one, two, three, deleted } = await openViews();
    for (const order of [
      [one, two, three, deleted],
      [deleted, three, two, one],
      [two, deleted, one, three],
    ]) {
      const cache = createCaches()[name];
      for (const tx of [...order, ...order]) expect(await read(tx, cache)).toEqual(await read(tx));
    }
  });

  it('never returns a version that is still being built', async () => {
    const { one, two } = await openViews();
    const cache = createCaches()[name];
    const cached = await cache.at(one);
    const paused = pausedAt(two, table);
    const building = cache.at(paused.tx);
    await paused.reached;

    expect(contentOf(cached)).toEqual(await read(one));
    expect(await cache.at(one)).toBe(cached);
    paused.resume();
    expect(contentOf(await building)).toEqual(await read(two));
    expect(contentOf(cached)).toEqual(await read(one));
  });

  it('keeps a newer version if an older build finishes later', async () => {
    const { one, two, three } = await openViews();
    const cache = createCaches()[name];
    await cache.at(one);
    const paused = pausedAt(two, table);
    const older = cache.at(paused.tx);
    await paused.reached;
    const newer = await cache.at(three);
    paused.resume();

    expect(contentOf(await older)).toEqual(await read(two));
    expect(await cache.at(three)).toBe(newer);
  });

  it('builds a version once for concurrent transactions', async () => {
    const { two, again } = await openViews();
    const cache = createCaches()[name];
    let queries = 0;
    const counted = (tx: ReadTx) =>
      withResults(tx, table, async () => {
        queries += 1;
      });
    const [a, b] = await Promise.all([cache.at(counted(two)), cache.at(counted(again))]);
    expect(a).toBe(b);
    expect(queries).toBe(1);
  });

  it('keeps its version if a build fails, and builds again for the next transaction', async () => {
    const { one, two, again } = await openViews();
    const cache = createCaches()[name];
    const cached = await cache.at(one);
    await expect(cache.at(failingAt(two, table))).rejects.toThrow('The connection was lost');
    expect(await cache.at(one)).toBe(cached);
    expect(await read(again, cache)).toEqual(await read(again));
  });

  it('builds a version itself if the transaction it waited for fails', async () => {
    const { two, again } = await openViews();
    const cache = createCaches()[name];
    const paused = pausedAt(two, table);
    const failing = cache.at(failingAt(paused.tx, table));
    await paused.reached;
    const reached = Promise.withResolvers<void>();
    const waiting = cache.at(withResults(again, 'revision', async () => reached.resolve()));
    await reached.promise;
    await nextTurn();
    paused.resume();

    await expect(failing).rejects.toThrow('The connection was lost');
    expect(contentOf(await waiting)).toEqual(await read(again));
  });
});

it('the cache of classes gives a transaction all classes that it sees, and keeps the newest', async () => {
  const { one, three } = await openViews();
  const { classes } = createCaches();
  const paused = pausedAt(one, 'signature');
  const older = classes.at(paused.tx);
  await paused.reached;
  const newer = await classes.at(three);
  paused.resume();
  const keysIn = async (tx: ReadTx) => {
    const rows = await tx.kysely.selectFrom('event_class').select('key').orderBy('key').execute();
    return rows.map(({ key }) => key);
  };
  expect(newer.matchingKeys({})).toEqual(await keysIn(three));
  expect((await older).matchingKeys({})).toEqual(expect.arrayContaining(await keysIn(one)));
  expect((await classes.at(one)).lastKey).toBe(newer.lastKey);
});

/** The content of a version as readers see it. */
function contentOf(value: EventIndex | EventLinks): unknown {
  if ('responds_to' in value) return { responds_to: [...value.responds_to], lifts: [...value.lifts] };
  const keys = Array.from({ length: value.length }, (_, key) => key).filter((key) => value.isLive(key));
  return keys.map((key) => [
    key,
    value.span(key),
    value.day[key],
    value.classKey[key],
    value.people[key],
    value.endFirst[key],
    value.endLast[key],
  ]);
}
