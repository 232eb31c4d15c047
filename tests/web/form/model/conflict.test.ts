import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Choices,
  COMPARED_FIELDS,
  type ComparedEvent,
  canKeepBoth,
  compareVersions,
  isSame,
  mergeLists,
  mergeVersions,
  undecided,
} from '../../../../web/form/model/conflict.ts';

const base: ComparedEvent = {
  date: '2018-03-26',
  title: 'Freedonia expels 60 Ruritanian diplomats',
  kind: 'expulsion',
  initiators: ['XF'],
  targets: ['XR'],
  people_expelled: 60,
  tags: ['diplomats'],
  sources: [{ publisher: 'Freedonian Gazette' }],
};

describe('a merge of two versions', () => {
  it('keeps what I alone changed and takes what they alone changed', () => {
    const mine = { ...base, title: 'Freedonia expels 60 diplomats', summary: 'After an attack.' };
    const theirs = { ...base, people_expelled: 61 };

    const comparison = compareVersions(base, mine, theirs);

    expect(comparison).toMatchObject({
      conflicts: [],
      kept: ['title', 'summary'],
      taken: ['people_expelled'],
    });
    expect(mergeVersions(comparison, {})).toEqual({ ...mine, people_expelled: 61 });
  });

  it('asks only about fields that both changed to different values', () => {
    const mine = { ...base, title: 'Mine', status: 'declined' as const, date: '2018-03-27' };
    const theirs = { ...base, title: 'Theirs', date: '2018-03-27' };

    const comparison = compareVersions(base, mine, theirs);

    expect(comparison.conflicts).toEqual(['title']);
    expect(undecided(comparison, {})).toEqual(['title']);
    expect(undecided(comparison, { title: 'theirs' })).toEqual([]);
    expect(mergeVersions(comparison, { title: 'theirs' })).toEqual({ ...theirs, status: 'declined' });
  });

  it('distinguishes a removed value from one that never existed', () => {
    const { people_expelled: _, ...mine } = base;
    const theirs = { ...base, people_expelled: 61 };

    const comparison = compareVersions(base, mine, theirs);

    expect(comparison.conflicts).toEqual(['people_expelled']);
    expect(mergeVersions(comparison, { people_expelled: 'mine' })).toEqual(mine);
    expect(mergeVersions(comparison, { people_expelled: 'theirs' })).toEqual(theirs);
  });

  it('can keep both lists: with every addition and without every removal', () => {
    const mine = { ...base, tags: ['diplomats', 'Salisbury'] };
    const theirs = { ...base, tags: ['Seattle'] };

    const comparison = compareVersions(base, mine, theirs);

    expect(canKeepBoth(comparison, 'tags')).toBe(true);
    expect(mergeVersions(comparison, { tags: 'both' })).toEqual({ ...base, tags: ['Seattle', 'Salisbury'] });
  });

  it('cannot keep two texts', () => {
    const comparison = compareVersions(base, { ...base, title: 'Mine' }, { ...base, title: 'Theirs' });
    expect(canKeepBoth(comparison, 'title')).toBe(false);
  });

  it('treats an absent list, an empty list and an empty text as equal', () => {
    expect(compareVersions(base, { ...base, links: [], summary: '' }, base)).toMatchObject({
      kept: [],
      conflicts: [],
    });
  });
});

describe('any merge', () => {
  const words = fc.constantFrom('Aland', 'Bland', 'Cland', 'Dland');
  const anEvent: fc.Arbitrary<ComparedEvent> = fc.record(
    {
      date: fc.constantFrom('2018', '2018-03', '2018-03-26'),
      title: words,
      kind: fc.constantFrom('talks', 'expulsion', 'sanctions'),
      initiators: fc.uniqueArray(fc.constantFrom('XR', 'XF', 'XS'), { minLength: 1 }),
      summary: words,
      people_expelled: fc.integer({ min: 1, max: 3 }),
      in_force: fc.boolean(),
      location: fc.record(
        { place: words, country: fc.constantFrom('XR', 'XF') },
        { requiredKeys: ['place'] },
      ),
      tags: fc.uniqueArray(words),
      sources: fc.uniqueArray(
        fc.record({ publisher: words, title: words }, { requiredKeys: ['publisher'] }),
        {
          selector: ({ publisher, title }) => `${publisher} ${title}`,
        },
      ),
    },
    { requiredKeys: ['date', 'title', 'kind', 'initiators'] },
  );
  const someChoices: fc.Arbitrary<Choices> = fc.record(
    Object.fromEntries(
      COMPARED_FIELDS.map((field) => [field, fc.constantFrom('mine', 'theirs', 'both')] as const),
    ),
    { requiredKeys: [] },
  );

  it('never asks about a field that only one side changed', () => {
    fc.assert(
      fc.property(anEvent, anEvent, (before, after) => {
        expect(compareVersions(before, after, before)).toMatchObject({ conflicts: [], taken: [] });
        expect(compareVersions(before, before, after)).toMatchObject({ conflicts: [], kept: [] });
      }),
    );
  });

  it('returns the changed version when the other changed nothing', () => {
    fc.assert(
      fc.property(anEvent, anEvent, someChoices, (before, after, choices) => {
        expect(isSame(mergeVersions(compareVersions(before, after, before), choices), after)).toBe(true);
        expect(isSame(mergeVersions(compareVersions(before, before, after), choices), after)).toBe(true);
      }),
    );
  });

  it('contains every change, unless the user decided about its field', () => {
    fc.assert(
      fc.property(anEvent, anEvent, anEvent, someChoices, (before, mine, theirs, choices) => {
        const comparison = compareVersions(before, mine, theirs);
        const merged = mergeVersions(comparison, choices);
        for (const field of COMPARED_FIELDS) {
          if (comparison.conflicts.includes(field)) continue;
          const expected = isSame(before[field], mine[field]) ? theirs[field] : mine[field];
          expect(isSame(merged[field], expected)).toBe(true);
        }
      }),
    );
  });

  it('is symmetric in the two sides', () => {
    fc.assert(
      fc.property(anEvent, anEvent, anEvent, (before, mine, theirs) => {
        const here = compareVersions(before, mine, theirs);
        const there = compareVersions(before, theirs, mine);
        expect({ conflicts: there.conflicts, kept: there.taken, taken: there.kept }).toEqual({
          conflicts: here.conflicts,
          kept: here.kept,
          taken: here.taken,
        });
      }),
    );
  });

  it('contains what either side added to a list, and nothing that either removed', () => {
    const list = fc.uniqueArray(fc.integer({ min: 0, max: 8 }));
    fc.assert(
      fc.property(list, list, list, (before, mine, theirs) => {
        const both = mergeLists(before, mine, theirs);
        const inBoth = (entry: number) =>
          before.includes(entry)
            ? mine.includes(entry) && theirs.includes(entry)
            : mine.includes(entry) || theirs.includes(entry);
        expect(both.toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8].filter(inBoth));
      }),
    );
  });
});
