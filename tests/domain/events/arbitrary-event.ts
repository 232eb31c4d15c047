import fc from 'fast-check';
import { CAMEO_CODES } from '../../../domain/cameo/cameo.ts';
import { type CheckedEvent, checkEvent } from '../../../domain/events/event.ts';
import { ORIGINS, RELATIONS, REVIEWS, STATUSES } from '../../../domain/events/event-values.ts';
import { KINDS } from '../../../domain/events/kind.ts';
import { PARTIES } from '../../../domain/parties/party.ts';
import { anyDate } from '../dates/arbitrary-date.ts';

// What separates, quotes, escapes or starts a formula somewhere, and letters that are not Latin.
const unkind = fc.constantFrom(
  ...'\'",;|\\=+-@\t\r\n “”—éßЖщ中🕊',
  '; ',
  ' | ',
  '\\;',
  '""',
  "'=",
  '\r\n',
  'true',
  '010',
);

/** Text that a field of at most `max` UTF-16 units may hold, as it is after trimming. */
function anyText(max: number) {
  return fc
    .oneof(
      fc.array(unkind, { maxLength: 12 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
    )
    .map((text) =>
      text
        .replace(/[^\P{Cc}\t\n\r\u0080-\u009F]/gu, '')
        .slice(0, max)
        .toWellFormed()
        .trim(),
    );
}

function someText(max: number) {
  return anyText(max).filter((text) => text !== '');
}

/** Text of one line, in which something is seen. */
function someLine(max: number) {
  return anyText(max)
    .map((text) => text.replace(/[\r\n\u2028\u2029]/g, ' ').trim())
    .filter((text) => /[^\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text));
}

const partyCode = fc.constantFrom(...PARTIES.keys(), 'XR', 'XF');
const eventId = fc.stringMatching(/^[a-z0-9]{1,12}(-[a-z0-9]{1,8}){0,4}$/);
const webAddress = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom('https://archive.example/a;b|c\\d,"e"?q=%3B#=x', 'http://пример.example/день'),
);

/** The present ones of some optional fields: an absent field has no key. */
function present<T extends Record<string, unknown>>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) {
  return fc.record(fields, { requiredKeys: [] });
}

/** What one can send that holds, whatever its texts. */
const anyInput = fc
  .tuple(
    fc.record({
      date: anyDate,
      title: someLine(240),
      kind: fc.constantFrom(...KINDS),
      initiators: fc.uniqueArray(partyCode, { minLength: 1, maxLength: 5 }),
    }),
    present({
      id: eventId,
      summary: anyText(2_000),
      title_ru: someLine(240),
      summary_ru: someText(2_000),
      status: fc.constantFrom(...STATUSES),
      targets: fc.uniqueArray(partyCode, { maxLength: 5 }),
      participants: fc.array(
        fc
          .tuple(fc.record({ name: someLine(160) }), present({ office: someLine(240), party: partyCode }))
          .map(([name, rest]) => ({ ...name, ...rest })),
        { maxLength: 4 },
      ),
      location: fc.oneof(
        fc.record({ place: someLine(160) }),
        fc.record({ country: partyCode }),
        fc.record({ place: someLine(160), country: partyCode }),
      ),
      people_expelled: fc.integer({ min: 1, max: 1_000_000 }),
      missions_affected: fc.uniqueArray(someLine(240), { maxLength: 4 }),
      in_force: fc.boolean(),
      // Late enough for any date.
      in_force_until: fc.constantFrom('Y200000', '2022-03-24/..', '2022~/'),
      links: fc.uniqueArray(
        fc.record({ to: eventId.map((id) => `older-${id}`), relation: fc.constantFrom(...RELATIONS) }),
        {
          selector: ({ to, relation }) => relation + to,
          maxLength: 4,
        },
      ),
      sources: fc.array(
        fc
          .tuple(
            fc.record({ publisher: someLine(240) }),
            present({
              title: someLine(500),
              published: anyDate,
              url: webAddress,
              quote: someText(2_000),
              archived_url: webAddress,
            }),
          )
          .map(([publisher, rest]) => ({ ...publisher, ...rest })),
        { maxLength: 4 },
      ),
      tags: fc.uniqueArray(someLine(80), { selector: (tag) => tag.toLocaleLowerCase('en'), maxLength: 4 }),
      review: fc.constantFrom(...REVIEWS),
    }),
    fc.option(fc.constantFrom(...CAMEO_CODES.values()), { nil: undefined }),
    // What a machine coded has a score of its own.
    fc.option(
      fc.record({ origin: fc.constantFrom(...ORIGINS), tenths: fc.integer({ min: -100, max: 100 }) }),
      { nil: undefined },
    ),
  )
  .map(([required, rest, code, coded]) => ({
    ...required,
    ...rest,
    ...(rest.in_force_until !== undefined && { in_force: false }),
    ...(code && { cameo: code.code, goldstein: code.goldstein }),
    ...(coded && { origin: coded.origin, goldstein: coded.tenths / 10 }),
  }));

/** Any event that the schema accepts, as it comes out of the check. */
export const anyEvent: fc.Arbitrary<CheckedEvent> = anyInput.map(checkEvent);
