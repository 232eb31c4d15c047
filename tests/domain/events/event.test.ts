import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { InvalidInput } from '../../../domain/errors/input-error.ts';
import { checkEvent, diplomaticEvent, eventInput } from '../../../domain/events/event.ts';
import { LIMITS } from '../../../domain/events/event-field.ts';
import { withTexts } from '../../support/error-texts.ts';
import { anyEvent } from './arbitrary-event.ts';

/** A valid event with only the required fields. */
const minimal = { date: '2018-03-26', title: 'Talks in Strelsau', kind: 'talks', initiators: ['XR'] };

/** The errors of an input, as `path message`. */
function errorsOf(input: unknown): string[] {
  try {
    checkEvent(input);
    return [];
  } catch (error) {
    if (error instanceof InvalidInput)
      return withTexts(error.errors).map(({ path, message }) => `${path} ${message}`);
    throw error;
  }
}

test('only date, a title, kind and initiators are required', () => {
  expect(checkEvent(minimal)).toEqual({
    ...minimal,
    summary: '',
    status: 'carried_out',
    targets: [],
    participants: [],
    missions_affected: [],
    links: [],
    sources: [],
    tags: [],
    review: 'draft',
  });
});

test('an event with every field is not changed by the check', () => {
  const event = {
    ...minimal,
    id: '2018-03-26-talks-in-strelsau',
    summary: 'They met.\n\nThey parted.',
    title_ru: 'Переговоры в Штрельзау',
    summary_ru: 'Встретились.',
    status: 'postponed',
    targets: ['XF', 'EU'],
    participants: [{ name: 'Rudolf', office: 'King', party: 'XR' }, { name: 'Rupert' }],
    location: { place: 'Strelsau', country: 'XR' },
    people_expelled: 1,
    missions_affected: ['Embassy in Zenda'],
    in_force: false,
    in_force_until: '2018-04',
    links: [{ to: '2018-03-01-offer', relation: 'responds_to' }],
    sources: [
      {
        publisher: 'Zenda Gazette',
        title: 'They met',
        published: '2018-03',
        url: 'https://zenda.example/met?day=26#top',
        quote: '“We met.”',
        archived_url: 'http://archive.example/1',
      },
    ],
    tags: ['summit'],
    review: 'sourced',
    cameo: '046',
    goldstein: 7,
  };
  expect(checkEvent(event)).toEqual(event);
});

test('white space around a text is removed, and inside it kept', () => {
  expect(
    checkEvent({ ...minimal, title: ' \u00A0Talks \t in  Strelsau\n', date: ' 2018-03 ' }),
  ).toMatchObject({
    title: 'Talks \t in  Strelsau',
    date: '2018-03',
  });
});

test('an empty text in an optional field is the same as an absent field', () => {
  expect(
    checkEvent({
      ...minimal,
      id: '',
      title_ru: ' ',
      in_force_until: '',
      cameo: '',
      location: { place: '', country: 'XR' },
      participants: [{ name: 'Rupert', office: '', party: '' }],
      sources: [
        { publisher: 'Zenda Gazette', title: '', published: '', url: '', quote: '', archived_url: '' },
      ],
    }),
  ).toStrictEqual(
    checkEvent({
      ...minimal,
      location: { country: 'XR' },
      participants: [{ name: 'Rupert' }],
      sources: [{ publisher: 'Zenda Gazette' }],
    }),
  );
});

test('checking a checked event does not change it', () => {
  fc.assert(
    fc.property(anyEvent, (event) => {
      expect(checkEvent(event)).toStrictEqual(event);
    }),
  );
});

test('only machine-coded events may have a score that differs from the code’s', () => {
  const coded = { ...minimal, cameo: '106', goldstein: 0 };
  expect(() => checkEvent(coded)).toThrow(InvalidInput);
  expect(checkEvent({ ...coded, origin: 'GDELT' })).toMatchObject({
    cameo: '106',
    goldstein: 0,
    origin: 'GDELT',
  });
});

describe('an invalid event gets an error with the correction at each invalid field', () => {
  const kinds =
    'expulsion, mission, sanctions, relief, withdrawal, talks, proposal, statement, agreement, exchange, incident, legal, military';

  test('missing fields are named', () => {
    expect(errorsOf({})).toEqual([
      '/date Give a date, such as 2018-03-26, 2018-03 or 2018.',
      `/kind Choose one of ${kinds}.`,
      '/initiators Name at least one party that acted.',
      '/title Give the event a title, in English or in Russian.',
    ]);
    expect(errorsOf({ ...minimal, title: ' ', initiators: [] })).toEqual([
      '/initiators Name at least one party that acted.',
      '/title Give the event a title, in English or in Russian.',
    ]);
    expect(errorsOf({ ...minimal, participants: [{}], links: [{}], sources: [{}] })).toEqual([
      '/participants/0/name Give the person’s name.',
      '/links/0/to Write an id here.',
      '/links/0/relation Choose one of responds_to, lifts, amends, part_of, follows.',
      '/sources/0/publisher Name the publisher.',
    ]);
  });

  test.each([
    [
      'an impossible date',
      { date: '2021-02-30' },
      '/date February 2021 has no day 30. Its last is 2021-02-28.',
    ],
    [
      'an end before its start',
      { date: '2018-06/2018-03' },
      '/date The end is before the start. Swap the two dates, or correct one of them.',
    ],
    ['an unknown kind', { kind: 'war' }, `/kind Unknown value “war”. Choose one of ${kinds}.`],
    [
      'an unknown party',
      { targets: ['XF', 'Freedonia'] },
      '/targets/1 Unknown party “Freedonia”. Use an ISO 3166-1 alpha-2 code such as US, or an organisation such as EU, NATO, UN, OSCE.',
    ],
    [
      'a party named twice',
      { targets: ['XF', 'XF'] },
      '/targets/1 “XF” is listed twice. Remove one of them.',
    ],
    [
      'a mission named twice',
      { missions_affected: ['A', 'A'] },
      '/missions_affected/1 “A” is listed twice. Remove one of them.',
    ],
    [
      'a tag given twice, in different case',
      { tags: ['Summit', 'summit'] },
      '/tags/1 “summit” is listed twice. Remove one of them.',
    ],
    [
      'a link given twice',
      {
        links: [
          { to: 'a', relation: 'lifts' },
          { to: 'a', relation: 'lifts' },
        ],
      },
      '/links/1 This link is listed twice. Remove one of them.',
    ],
    [
      'a link to itself',
      { id: 'a', links: [{ to: 'a', relation: 'lifts' }] },
      '/links/0/to An event cannot link to itself. Choose another event.',
    ],
    [
      'an id that is not a slug',
      { id: 'A_b' },
      '/id An id has lower-case letters, digits and single hyphens, such as 2018-03-26-us-expels-60.',
    ],
    [
      'a NUL byte',
      { title: 'a\u0000b' },
      '/title Remove the control characters (such as NUL) from this text.',
    ],
    [
      'a lone surrogate',
      { summary: 'a\uD800b' },
      '/summary Remove the broken character (a lone surrogate) from this text.',
    ],
    ['an over-long title', { title: 'x'.repeat(241) }, '/title Shorten this to at most 240 characters.'],
    [
      'an over-long list',
      { tags: Array.from({ length: 101 }, String) },
      '/tags Keep at most 100 entries here.',
    ],
    [
      'a script as an address',
      { sources: [{ publisher: 'P', url: 'javascript:alert(1)' }] },
      '/sources/0/url Use a full web address that begins with https:// or http://.',
    ],
    [
      'an address with a password in it',
      { sources: [{ publisher: 'P', url: 'https://rupert:secret@zenda.example/a' }] },
      '/sources/0/url Remove the user name and the password from this address.',
    ],
    [
      'an address with a space',
      { sources: [{ publisher: 'P', archived_url: 'https://zenda.example/a b' }] },
      '/sources/0/archived_url Use a full web address that begins with https:// or http://.',
    ],
    [
      'an address with a broken character',
      { sources: [{ publisher: 'P', url: 'https://zenda.example/\uD800' }] },
      '/sources/0/url Use a full web address that begins with https:// or http://.',
    ],
    [
      'zero people expelled',
      { people_expelled: 0 },
      '/people_expelled Write a number of at least 1, or leave this empty.',
    ],
    ['half a person expelled', { people_expelled: 1.5 }, '/people_expelled Write a whole number here.'],
    ['people expelled as text', { people_expelled: '60' }, '/people_expelled Write a whole number here.'],
    [
      'an empty place',
      { location: { place: ' ' } },
      '/location Give a place or a country, or leave the location out.',
    ],
    [
      'an end of a measure still in force',
      { in_force: true, in_force_until: '2019' },
      '/in_force_until A measure that is still in force has no end. Remove the end, or mark it as no longer in force.',
    ],
    [
      'an end before the event',
      { in_force_until: '2018-02' },
      '/in_force_until The end is before the event itself. Correct one of the two dates.',
    ],
    ['an unknown code', { cameo: '999' }, '/cameo Unknown CAMEO code. Codes are text such as 161 or 0841.'],
    ['a code as a number', { cameo: 161 }, '/cameo Write the CAMEO code as text: 010 is not 10.'],
    [
      'a score of another code',
      { goldstein: -4 },
      '/goldstein The score of the code 046 is 7. Leave the score out, or choose another code.',
    ],
    ['an unknown field', { color: 'red' }, '/color Unknown field “color”. Remove it, or correct its name.'],
    [
      'an unknown field of a source, with a slash in its name',
      { sources: [{ publisher: 'P', 'a/b': 1 }] },
      '/sources/0/a~1b Unknown field “a/b”. Remove it, or correct its name.',
    ],
    ['a text instead of a list', { targets: 'XF' }, '/targets Send a list here.'],
    [
      'a text instead of a source',
      { sources: ['P'] },
      '/sources/0 Send a source as {publisher, title, published, url, quote, archived_url}.',
    ],
  ])('%s', (_, change, error) => {
    expect(errorsOf({ ...minimal, ...change })).toEqual([error]);
  });

  test.each([undefined, null, 'an event', 7, [], true])('%j is not an event', (input) => {
    expect(errorsOf(input)).toEqual([
      ' Send an event as an object with at least date, title or title_ru, kind and initiators.',
    ]);
  });

  test('all errors are reported at once, including fields that disagree, unless one of them is invalid', () => {
    const input = {
      id: 'a',
      date: '2021-02-30',
      kind: 'talks',
      initiators: ['XR', 'Freedonia'],
      in_force: true,
      in_force_until: '2019',
      links: [{ to: 'a', relation: 'answers' }],
      goldstein: 1,
      cameo: '999',
      color: 'red',
    };
    expect(errorsOf(input).map((error) => error.split(' ')[0])).toEqual([
      '/date',
      '/initiators/1',
      '/links/0/relation',
      '/cameo',
      '/color',
      '/title',
      '/in_force_until',
      '/links/0/to',
    ]);
  });

  test('any input is valid or gets errors of this project, never messages of zod', () => {
    const sent = fc.oneof(
      fc.jsonValue(),
      fc.record(Object.fromEntries(Object.keys(eventInput.shape).map((field) => [field, fc.jsonValue()])), {
        requiredKeys: [],
      }),
    );
    fc.assert(
      fc.property(sent, (input) => {
        for (const error of errorsOf(input))
          expect(error).not.toMatch(/invalid|expected|received|undefined/i);
      }),
      { numRuns: 500 },
    );
  });
});

/** An event with the same text in every field of one line. */
const withLine = (line: string) => ({
  ...minimal,
  title: line,
  title_ru: line,
  short_title: line,
  short_title_ru: line,
  participants: [{ name: line, office: line }],
  location: { place: line },
  missions_affected: [line],
  sources: [{ publisher: line, title: line }],
  tags: [line],
});

test.each(['\n', '\r', '\r\n', '\u2028', '\u2029'])(
  'a line break (%j) is rejected in fields of one line',
  (br) => {
    const message = 'Write this on one line: replace the line breaks with spaces.';
    expect(errorsOf(withLine(`One${br}two`)).sort()).toEqual(
      [
        '/location/place',
        '/missions_affected/0',
        '/participants/0/name',
        '/participants/0/office',
        '/short_title',
        '/short_title_ru',
        '/sources/0/publisher',
        '/sources/0/title',
        '/tags/0',
        '/title',
        '/title_ru',
      ].map((path) => `${path} ${message}`),
    );
  },
);

test('line breaks stay in a summary and in a quotation', () => {
  const lines = 'One\ntwo\u2028three';
  const sources = [{ publisher: 'Gazette', quote: lines }];
  expect(checkEvent({ ...minimal, summary: lines, summary_ru: lines, sources })).toMatchObject({
    summary: lines,
    summary_ru: lines,
    sources,
  });
});

test.each(['\u200B', '\u2060\u200D \u00AD', '\u2800', '\u3164'])(
  'a text without visible characters (%j) is rejected in required fields',
  (blank) => {
    expect(
      errorsOf({
        ...withLine(blank),
        title_ru: 'x',
        short_title: 'x',
        short_title_ru: 'x',
        location: undefined,
      }).sort(),
    ).toEqual([
      '/missions_affected/0 Name the mission.',
      '/participants/0/name Give the person’s name.',
      '/sources/0/publisher Name the publisher.',
      '/tags/0 Write the tag.',
      '/title Give the event a title, in English or in Russian.',
    ]);
  },
);

test('texts and lists of the maximum length are accepted', () => {
  const longest = {
    ...minimal,
    id: 'x'.repeat(LIMITS.id),
    title: 'x'.repeat(LIMITS.title),
    short_title: 'x'.repeat(LIMITS.shortTitle),
    summary: 'x'.repeat(LIMITS.summary),
    tags: Array.from({ length: LIMITS.list }, (_, index) => `${index}`.padEnd(LIMITS.tag, 'x')),
    people_expelled: LIMITS.peopleExpelled,
  };
  expect(errorsOf(longest)).toEqual([]);
});

test('a title in either language is enough', () => {
  const { title: _, ...untitled } = minimal;
  const russian = checkEvent({ ...untitled, title: ' ', title_ru: 'Переговоры в Штрельзау' });
  expect(russian).toMatchObject({ title_ru: 'Переговоры в Штрельзау', summary: '' });
  expect(russian).not.toHaveProperty('title');
  expect(errorsOf({ ...untitled, title_ru: '' })).toEqual([
    '/title Give the event a title, in English or in Russian.',
  ]);
  // Not a second error that a title is missing.
  expect(errorsOf({ ...untitled, title: 7 })).toHaveLength(1);
});

test('a short title is one line of at most 60 characters, trimmed', () => {
  expect(checkEvent({ ...minimal, short_title: ' Expels 60 ', short_title_ru: '  ' })).toMatchObject({
    short_title: 'Expels 60',
  });
  expect(checkEvent({ ...minimal, short_title_ru: '  ' })).not.toHaveProperty('short_title_ru');
  expect(errorsOf({ ...minimal, short_title: 'x'.repeat(61), short_title_ru: 7 })).toEqual([
    '/short_title Shorten this to at most 60 characters.',
    '/short_title_ru Write text here.',
  ]);
});

test('an event that is not pinned has no `pinned`', () => {
  expect(checkEvent({ ...minimal, pinned: true })).toMatchObject({ pinned: true });
  expect(checkEvent({ ...minimal, pinned: false })).toEqual(checkEvent(minimal));
  expect(errorsOf({ ...minimal, pinned: 'yes' })).toEqual(['/pinned Write true or false.']);
});

test('the schemas of requests and responses can be converted to JSON Schema', () => {
  expect(z.toJSONSchema(eventInput, { io: 'input' })).toMatchObject({
    type: 'object',
    required: ['date', 'kind', 'initiators'],
    additionalProperties: false,
    properties: { title_ru: { type: 'string', maxLength: 240 } },
  });
  expect(z.toJSONSchema(diplomaticEvent).required).toContain('goldstein');
});
