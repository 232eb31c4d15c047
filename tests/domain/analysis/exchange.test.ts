import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  callsForResponse,
  circularLinks,
  connectedSets,
  isOlderThanAct,
  lagQuantile,
  possibleLag,
  quantile,
} from '../../../domain/analysis/exchange.ts';
import { parseEdtf } from '../../../domain/dates/edtf-date.ts';
import { lagBetween } from '../../../domain/dates/lag.ts';

describe('The days until a response', () => {
  it('are an interval if a date is imprecise: from 29 December 2016 to July 2017 are 184 to 214 days', () => {
    // From 29 December: 2 days to the end of the month, then 31 + 28 + 31 + 30 + 31 + 30 = 181 to 30 June, one more to 1 July
    // make 184; 31 July is 30 days later.
    expect(lagBetween(spanOf('2016-12-29'), spanOf('2017-07'))).toEqual({ min: 184, max: 214 });
  });

  it('are never negative, unless the response is older than the act', () => {
    const lag = lagBetween(spanOf('2018-03'), spanOf('2018-03-10'));
    expect(lag).toEqual({ min: -21, max: 9 });
    expect(isOlderThanAct(lag)).toBe(false);
    expect(possibleLag(lag)).toEqual({ min: 0, max: 9 });
    expect(isOlderThanAct(lagBetween(spanOf('2018-03'), spanOf('2018-02-28')))).toBe(true);
  });
});

describe('A quantile', () => {
  it('is one of the values: of 2, 4, 8, 16 the quartiles are 2, 4 and 8', () => {
    const values = [2, 4, 8, 16];
    expect([0.25, 0.5, 0.75].map((share) => quantile(values, share))).toEqual([2, 4, 8]);
    expect(quantile([], 0.5)).toBeNaN();
  });

  it('of lags that are intervals has bounds that contain the exact one', () => {
    const lags = fc.array(
      fc.tuple(fc.nat(50), fc.nat(20), fc.nat(100)).map(([min, more, at]) => ({
        min,
        max: min + more,
        true: min + Math.round((more * at) / 100),
      })),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(lags, fc.constantFrom(0.25, 0.5, 0.75), (each, share) => {
        const sorted = (of: 'min' | 'max' | 'true') => each.map((lag) => lag[of]).sort((a, b) => a - b);
        const bounds = lagQuantile({ min: sorted('min'), max: sorted('max') }, share);
        const exact = quantile(sorted('true'), share);
        expect(bounds.min).toBeLessThanOrEqual(exact);
        expect(bounds.max).toBeGreaterThanOrEqual(exact);
      }),
    );
  });
});

describe('An act', () => {
  it.each([
    ['an expulsion', { kind: 'expulsion', status: 'carried_out', severity: 4 }, true],
    ['an offer, although it is friendly', { kind: 'proposal', status: 'carried_out', severity: -4 }, true],
    ['relief', { kind: 'relief', status: 'carried_out', severity: -7 }, false],
    ['a threat', { kind: 'sanctions', status: 'threatened', severity: 5 }, false],
    ['an angry statement', { kind: 'statement', status: 'carried_out', severity: 2 }, false],
    ['talks', { kind: 'talks', status: 'carried_out', severity: -3 }, false],
  ] as const)('%s expects a response: %o → %s', (_, act, expected) => {
    expect(callsForResponse(act)).toBe(expected);
  });
});

const anyLinks = fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { maxLength: 20 });

describe('Chains', () => {
  it('contain exactly the events that are connected by links', () => {
    fc.assert(
      fc.property(anyLinks, (links) => {
        const sets = connectedSets(links);
        const setOf = new Map(
          sets.flatMap((members, index) => members.map((member) => [member, index] as const)),
        );
        expect(setOf.size).toBe(sets.flat().length);
        expect(new Set(sets.flat())).toEqual(new Set(links.flat()));
        for (const [a, b] of links) expect(setOf.get(a)).toBe(setOf.get(b));
        // Every other member of a set can be reached from the first.
        for (const [first = -1, ...rest] of sets) {
          const reached = new Set([first]);
          for (const at of reached)
            for (const [a, b] of links) {
              if (a === at) reached.add(b);
              if (b === at) reached.add(a);
            }
          expect(rest.every((member) => reached.has(member))).toBe(true);
        }
      }),
    );
  });

  it('with cycles have the links of each cycle found', () => {
    expect(
      circularLinks([
        [1, 2],
        [2, 3],
        [3, 1],
        [4, 3],
        [1, 5],
      ]),
    ).toEqual(new Set([0, 1, 2]));
    fc.assert(
      fc.property(anyLinks, (links) => {
        const found = circularLinks(links);
        for (const [index, [response, act]] of links.entries()) {
          const reached = new Set([act]);
          for (const at of reached) for (const [from, to] of links) if (from === at) reached.add(to);
          expect(found.has(index)).toBe(reached.has(response));
        }
      }),
    );
  });

  it('of 200,000 links are processed in linear time', () => {
    const links = Array.from({ length: 200_000 }, (_, index) => [index + 1, index] as const);
    expect(circularLinks(links).size).toBe(0);
    expect(connectedSets(links)).toHaveLength(1);
  });
});

function spanOf(date: string) {
  const { first_day, last_day } = parseEdtf(date);
  return { first: first_day, last: last_day };
}
