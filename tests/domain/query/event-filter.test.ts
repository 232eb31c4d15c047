import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InvalidInput } from '../../../domain/errors/input-error.ts';
import { REVIEWS, STATUSES } from '../../../domain/events/event-values.ts';
import { FAMILIES, KINDS } from '../../../domain/events/kind.ts';
import { type EventFilter, filterToQuery, parseFilter } from '../../../domain/query/event-filter.ts';
import { withTexts } from '../../support/error-texts.ts';
import { anyDay } from '../dates/arbitrary-date.ts';

function read(query: string): EventFilter {
  return parseFilter(new URLSearchParams(query));
}

function errorsOf(query: string): string[] {
  try {
    read(query);
    return [];
  } catch (error) {
    if (error instanceof InvalidInput)
      return withTexts(error.errors).map(({ path, message }) => `${path} ${message}`);
    throw error;
  }
}

test('every parameter is read from a query string', () => {
  expect(
    read(
      'q=Ryabkov+talks&from=2018&to=2019-06&kind=talks,proposal&family=shock&status=declined&review=reviewed' +
        '&party=XR&initiator=XF&target=EU,NATO&tag=summit&person=Rupert&place=Strelsau&source=Zenda+Gazette&people_expelled=10..50&in_force_on=2020-01-01&sides=XR,XF',
    ),
  ).toEqual({
    q: 'Ryabkov talks',
    from: '2018',
    to: '2019-06',
    kind: ['talks', 'proposal'],
    family: ['shock'],
    status: ['declined'],
    review: ['reviewed'],
    party: ['XR'],
    initiator: ['XF'],
    target: ['EU', 'NATO'],
    tag: ['summit'],
    person: ['Rupert'],
    place: ['Strelsau'],
    source: ['Zenda Gazette'],
    people_expelled: '10..50',
    in_force_on: '2020-01-01',
    sides: { upper: 'XR', lower: 'XF' },
  });
});

test('values of a parameter may be separated by commas or in repeated parameters, and duplicates are removed', () => {
  expect(read('kind=talks&kind=proposal,+talks')).toEqual({ kind: ['talks', 'proposal'] });
});

test('a value that contains commas or quotes is quoted', () => {
  expect(read('source="Rossiya, segodnya",Reuters,"The ""Zenda"" Gazette"')).toEqual({
    source: ['Rossiya, segodnya', 'Reuters', 'The "Zenda" Gazette'],
  });
  expect(read('source=The+"Zenda"+Gazette,"unclosed')).toEqual({
    source: ['The "Zenda" Gazette', '"unclosed'],
  });
  expect(filterToQuery({ source: ['Rossiya, segodnya', 'Reuters'] }).get('source')).toBe(
    '"Rossiya, segodnya",Reuters',
  );
});

test('empty values are ignored', () => {
  expect(read('q=&kind=&source=,+,""&sides=')).toEqual({});
});

test('the same filter always has the same address', () => {
  const filter: EventFilter = { sides: { upper: 'XR', lower: 'XF' }, kind: ['talks'], q: 'a' };
  expect(filterToQuery(filter).toString()).toBe('q=a&kind=talks&sides=XR%2CXF');
});

describe('an invalid filter gets an error at its parameter', () => {
  test.each([
    [
      'colour=red',
      '/colour Unknown parameter “colour”. Use q, from, to, kind, family, status, review, origin, translation, party, initiator, target, tag, person, place, source, people_expelled, in_force_on, sides.',
    ],
    [
      'a/b=1',
      '/a~1b Unknown parameter “a/b”. Use q, from, to, kind, family, status, review, origin, translation, party, initiator, target, tag, person, place, source, people_expelled, in_force_on, sides.',
    ],
    ['family=shock,war', '/family Unknown family “war”. Choose from presence, pressure, dialogue, shock.'],
    [
      'party=XR,Freedonia',
      '/party Unknown party “Freedonia”. Use an ISO 3166-1 alpha-2 code such as US, or an organisation such as EU, NATO, UN, OSCE.',
    ],
    ['from=2021-02-30', '/from February 2021 has no day 30. Its last is 2021-02-28.'],
    [
      'people_expelled=many',
      '/people_expelled Give a number such as 60, or a range such as 10..50, 51.. or ..10.',
    ],
    [
      'people_expelled=..',
      '/people_expelled Give a number such as 60, or a range such as 10..50, 51.. or ..10.',
    ],
    [
      'people_expelled=50..10',
      '/people_expelled The range ends before it starts, or at 0. Write the lower number first.',
    ],
    [
      'people_expelled=0',
      '/people_expelled The range ends before it starts, or at 0. Write the lower number first.',
    ],
    [
      'in_force_on=soon',
      '/in_force_on “soon” is not a date. Write 2018-03-26, 2018-03 or 2018, or join two dates with a slash.',
    ],
    ['from=2019&to=2018', '/to The end is before the start. Swap the two dates.'],
    ['q=a&q=b', '/q Give q once.'],
    ['sides=XR', '/sides Name two different parties, such as US,RU.'],
    ['sides=XR,XR', '/sides Name two different parties, such as US,RU.'],
    [`q=${'x'.repeat(501)}`, '/q Shorten this to at most 500 characters.'],
    ['tag=a%00b', '/tag Remove the NUL character.'],
    [`tag=${Array.from({ length: 101 }, String)}`, '/tag Give at most 100 values.'],
  ])('%s', (query, error) => {
    expect(errorsOf(query)).toEqual([error]);
  });

  test('all errors are reported at once', () => {
    expect(errorsOf('colour=red&kind=war&from=x').map((error) => error.split(' ')[0])).toEqual([
      '/colour',
      '/kind',
      '/from',
    ]);
  });
});

test('any filter survives a round trip through its address', () => {
  const texts = fc.uniqueArray(
    fc
      .oneof(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.constantFrom('a,b', '"', '""', ' a', 'a ', '","', 'a"b'),
      )
      .map((text) => text.replaceAll('\u0000', ''))
      .filter((text) => text !== ''),
    { minLength: 1, maxLength: 5 },
  );
  const parties = fc.uniqueArray(fc.constantFrom('XR', 'XF', 'US', 'NATO'), { minLength: 1 });
  const anyFilter = fc.record(
    {
      q: fc
        .string({ unit: 'binary' })
        .map((text) => text.replaceAll('\u0000', '').trim())
        .filter((text) => text !== ''),
      from: fc.constantFrom('1991', '1991-12-25', '../1999'),
      to: fc.constantFrom('2026', '2026-03~', '2021/..'),
      kind: fc.uniqueArray(fc.constantFrom(...KINDS), { minLength: 1 }),
      family: fc.uniqueArray(fc.constantFrom(...FAMILIES), { minLength: 1 }),
      status: fc.uniqueArray(fc.constantFrom(...STATUSES), { minLength: 1 }),
      review: fc.uniqueArray(fc.constantFrom(...REVIEWS), { minLength: 1 }),
      party: parties,
      initiator: parties,
      target: parties,
      tag: texts,
      person: texts,
      place: texts,
      source: texts,
      people_expelled: fc.constantFrom('60', '51..', '..10', '10..50'),
      in_force_on: anyDay,
      sides: fc.constantFrom({ upper: 'XR', lower: 'XF' }, { upper: 'US', lower: 'RU' }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(anyFilter, (filter) => {
      expect(parseFilter(filterToQuery(filter))).toEqual(filter);
      expect(read(filterToQuery(filter).toString())).toEqual(filter);
    }),
    { numRuns: 500 },
  );
});
