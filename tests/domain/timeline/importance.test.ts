import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, END_OF_TIME } from '../../../domain/dates/day-span.ts';
import { RELATIONS, STATUSES } from '../../../domain/events/event-values.ts';
import { KINDS } from '../../../domain/events/kind.ts';
import { importanceOf, linkFactor, type Weighed, weightOf } from '../../../domain/timeline/importance.ts';

const NOTE: Weighed = {
  kind: 'statement',
  cameo: '010',
  goldstein: 0,
  status: 'carried_out',
  people_expelled: 0,
  day: dayOf(2018, 3, 26),
  in_force_last_day: null,
  publishers: 1,
  participants: [],
};
const SUMMIT = [
  { office: 'President', party: 'XR' },
  { office: 'Foreign Minister', party: 'XF' },
  { office: 'King', party: 'XF' },
];
const weightWith = (changes: Partial<Weighed>) => weightOf({ ...NOTE, ...changes });

describe('the weight of an event', () => {
  it('grows with what the act changes: words, measures, agreements', () => {
    const weights = (['statement', 'sanctions', 'proposal', 'agreement'] as const).map((kind) =>
      weightWith({ kind }),
    );
    expect(weights).toEqual([500, 1000, 1500, 2000]);
  });

  it('is that of an agreement for a formal agreement or a recognition of any kind', () => {
    expect(weightWith({ kind: 'talks', cameo: '057' })).toBe(weightWith({ kind: 'agreement', cameo: '057' }));
    expect(weightWith({ kind: 'statement', cameo: '054' })).toBe(2000);
    expect(weightWith({ kind: 'talks', cameo: '046' })).toBe(500);
  });

  it('grows alike with conflict and co-operation', () => {
    expect(weightWith({ goldstein: -8 })).toBe(weightWith({ goldstein: 8 }));
    expect(weightWith({ goldstein: 8 })).toBeGreaterThan(weightWith({ goldstein: 2 }));
  });

  it('grows with the number of people, by the factor and not by the number', () => {
    const [none = 0, nine = 0, ninetyNine = 0] = [0, 9, 99].map((people_expelled) =>
      weightWith({ people_expelled }),
    );
    expect(nine - none).toBe(1000);
    expect(ninetyNine - nine).toBe(1000);
  });

  it('grows with the lifetime of a measure up to ten years, and is highest while it is in force', () => {
    const after = (days: number) => weightWith({ in_force_last_day: NOTE.day + days });
    expect(weightOf(NOTE)).toBe(after(0));
    expect(after(30)).toBeGreaterThan(after(0));
    expect(after(400)).toBeGreaterThan(after(30));
    expect(after(3_650)).toBe(after(20_000));
    expect(weightWith({ in_force_last_day: END_OF_TIME })).toBe(after(3_650));
  });

  it('is higher if heads of two parties met, but not if they telephoned or did not meet', () => {
    const talks = { kind: 'talks', cameo: '046' } as const;
    const alone = weightWith(talks);
    expect(weightWith({ ...talks, participants: SUMMIT })).toBe(alone + 1000);
    expect(weightWith({ ...talks, participants: SUMMIT.slice(0, 2) })).toBe(alone);
    const call = { ...talks, cameo: '041', participants: SUMMIT };
    expect(weightWith(call)).toBe(weightWith({ ...call, participants: [] }));
    const declined = { ...talks, status: 'declined', participants: SUMMIT } as const;
    expect(weightWith(declined)).toBe(weightWith({ ...declined, participants: [] }));
  });

  it('ignores an end before the start', () => {
    expect(weightWith({ in_force_last_day: NOTE.day - 400 })).toBe(weightOf(NOTE));
  });

  it('grows with each doubling of the publishers', () => {
    const weights = [1, 2, 4].map((publishers) => weightWith({ publishers }));
    expect(weights).toEqual([500, 1000, 1500]);
    expect(weightWith({ publishers: 0 })).toBe(500);
  });

  it.each(['threatened', 'declined', 'postponed'] as const)('is less for an act that was %s', (status) => {
    expect(weightWith({ kind: 'agreement', status })).toBe(weightWith({ kind: 'agreement' }) - 1000);
    expect(weightWith({ status })).toBe(0);
  });
});

describe('the importance of an event', () => {
  const event = { weight: 3000, pinned: false, incoming: 0, outgoing: 0 };

  it('is its weight if nothing links to it', () => {
    expect(importanceOf(event)).toBe(3);
  });

  it('grows with the number and the weight of incoming links, and less with outgoing ones', () => {
    const one = importanceOf({ ...event, incoming: 3000 });
    expect(one).toBeGreaterThan(importanceOf(event));
    expect(importanceOf({ ...event, incoming: 6000 })).toBeGreaterThan(one);
    expect(importanceOf({ ...event, outgoing: 1 })).toBeGreaterThan(importanceOf(event));
    expect(importanceOf({ ...event, outgoing: 1 })).toBeLessThan(one);
  });

  it('counts responses more than other links', () => {
    for (const relation of RELATIONS)
      if (relation !== 'responds_to') expect(linkFactor('responds_to')).toBeGreaterThan(linkFactor(relation));
  });

  it('is higher with a pin than any without', () => {
    const anyWeight = fc.record({
      kind: fc.constantFrom(...KINDS),
      cameo: fc.constantFrom('010', '057', '190'),
      goldstein: fc.double({ min: -10, max: 10, noNaN: true }),
      status: fc.constantFrom(...STATUSES),
      people_expelled: fc.integer({ min: 0, max: 1_000_000 }),
      day: fc.integer({ min: -1_000_000, max: 1_000_000 }),
      in_force_last_day: fc.option(fc.integer({ min: -1_000_000, max: END_OF_TIME })),
      publishers: fc.integer({ min: 0, max: 100 }),
      participants: fc.constantFrom([], SUMMIT),
    });
    fc.assert(
      fc.property(anyWeight, (fields) => {
        const weight = weightOf(fields);
        expect(Number.isInteger(weight) && weight >= 0).toBe(true);
        const most = importanceOf({ weight, pinned: false, incoming: 1_000_000 * 20_000, outgoing: 200 });
        expect(importanceOf({ ...event, weight: 0, pinned: true })).toBeGreaterThan(most);
      }),
    );
  });
});
