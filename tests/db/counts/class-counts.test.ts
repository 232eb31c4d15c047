import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addToCounts, type ClassCount, decodeCounts } from '../../../db/counts/class-counts.ts';
import { wholeBuckets } from '../../../db/query/count-queries.ts';

const someShares = fc
  .uniqueArray(
    fc.record({
      key: fc.integer({ min: 1, max: 60 }),
      events: fc.nat({ max: 9 }),
      people: fc.nat({ max: 99 }),
    }),
    { selector: ({ key }) => key, maxLength: 20 },
  )
  .map((list) => new Map(list.map(({ key, events, people }) => [key, { events, people }])));

describe('the counts of a bucket', () => {
  it('are the sum of all changes, and undefined when no events are left', () => {
    fc.assert(
      fc.property(fc.array(someShares, { maxLength: 6 }), (changes) => {
        let bytes: Uint8Array | undefined;
        const sums = new Map<number, ClassCount>();
        for (const change of changes) {
          bytes = addToCounts(bytes, change);
          for (const [key, { events, people }] of change) {
            const sum = sums.get(key) ?? { events: 0, people: 0 };
            // A class without events has no expelled people.
            if (sum.events + events > 0)
              sums.set(key, { events: sum.events + events, people: sum.people + people });
          }
        }
        expect(new Map(bytes === undefined ? [] : decodeCounts(bytes))).toEqual(sums);
        const taken = new Map(
          [...sums].map(([key, { events, people }]) => [key, { events: -events, people: -people }]),
        );
        expect(addToCounts(bytes, taken)).toBeUndefined();
      }),
    );
  });

  it('are decoded at any byte offset', () => {
    const bytes = addToCounts(undefined, new Map([[7, { events: 3, people: 35 }]])) ?? new Uint8Array();
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect([...decodeCounts(shifted.subarray(3))]).toEqual([[7, { events: 3, people: 35 }]]);
  });

  it('throw if a count would become negative', () => {
    expect(() => addToCounts(undefined, new Map([[1, { events: -1, people: 0 }]]))).toThrow(
      /would become negative/,
    );
  });
});

it('splits a span into few whole buckets that cover each of its days once', () => {
  fc.assert(
    fc.property(fc.integer({ min: -40_000, max: 40_000 }), fc.nat({ max: 20_000 }), (first, length) => {
      const last = first + length;
      let covered = 0;
      let buckets = 0;
      for (const [level, from, to] of wholeBuckets({ first, last })) {
        const size = 2 ** level;
        expect(from).toBeLessThanOrEqual(to);
        expect(from * size).toBeGreaterThanOrEqual(first);
        expect((to + 1) * size - 1).toBeLessThanOrEqual(last);
        covered += (to - from + 1) * size;
        buckets += to - from + 1;
      }
      // Inside the span, and as many days as it has. The next assertion shows that they do not overlap.
      expect(covered).toBe(length + 1);
      expect(buckets).toBeLessThanOrEqual(length / 64 + 18);
    }),
  );
});
