import { expect, it } from 'vitest';
import { QueryCache } from '../../../db/cache/query-cache.ts';

/** A query that counts its calls and ends when the test resolves it. */
function controlledQuery<T>() {
  const calls: PromiseWithResolvers<T>[] = [];
  return {
    calls,
    run: () => {
      const call = Promise.withResolvers<T>();
      calls.push(call);
      return call.promise;
    },
  };
}

it('computes once for concurrent callers of the same query', async () => {
  const cache = new QueryCache();
  const query = controlledQuery<number>();
  const results = Promise.all([1, 2, 3].map(() => cache.once('total', 7, query.run)));
  query.calls[0]?.resolve(42);
  expect(await results).toEqual([42, 42, 42]);
  expect(query.calls).toHaveLength(1);

  expect(await cache.once('total', 7, query.run)).toBe(42);
  expect(query.calls).toHaveLength(1);
});

it('stores undefined as a result', async () => {
  const cache = new QueryCache();
  let calls = 0;
  const run = async () => {
    calls += 1;
    return undefined;
  };
  await cache.once('bounds', 7, run);
  await cache.once('bounds', 7, run);
  expect(calls).toBe(1);
});

it('neither stores a rejection nor passes it to other callers', async () => {
  const cache = new QueryCache();
  const query = controlledQuery<number>();
  const first = cache.once('total', 7, query.run);
  const others = Promise.all([cache.once('total', 7, query.run), cache.once('total', 7, query.run)]);
  const failure = new Error('The request was aborted.');
  query.calls[0]?.reject(failure);
  await expect(first).rejects.toBe(failure);

  await expect.poll(() => query.calls.length).toBe(2);
  query.calls[1]?.resolve(42);
  expect(await others).toEqual([42, 42]);
  expect(await cache.once('total', 7, query.run)).toBe(42);
  expect(query.calls).toHaveLength(2);
});

it('computes again after a change', async () => {
  const cache = new QueryCache();
  expect(await cache.once('total', 7, async () => 42)).toBe(42);
  expect(await cache.once('total', 8, async () => 43)).toBe(43);
  expect(await cache.once('total', 8, async () => 44)).toBe(43);
});

it('gives a reader with an older view its own result and keeps the newer one', async () => {
  const cache = new QueryCache();
  await cache.once('total', 8, async () => 43);
  expect(await cache.once('total', 7, async () => 42)).toBe(42);
  expect(await cache.once('total', 8, async () => 44)).toBe(43);
});

it('does not store an older result that finishes after a newer one', async () => {
  const cache = new QueryCache();
  const query = controlledQuery<number>();
  const older = cache.once('total', 7, query.run);
  await cache.once('total', 8, async () => 43);
  query.calls[0]?.resolve(42);
  expect(await older).toBe(42);
  expect(await cache.once('total', 8, async () => 44)).toBe(43);
});

it('keeps the most recently used results', async () => {
  const cache = new QueryCache(2);
  let calls = 0;
  const ask = (key: string) =>
    cache.once(key, 7, async () => {
      calls += 1;
      return key;
    });
  for (const key of ['a', 'b', 'a', 'c', 'a']) await ask(key);
  expect(calls).toBe(3);
  await ask('b');
  expect(calls).toBe(4);
});
