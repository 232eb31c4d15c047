import fc from 'fast-check';
import { CAMEO_CODES } from '../../../domain/cameo/cameo.ts';
import { type CheckedEvent, checkEvent } from '../../../domain/events/event.ts';
import { ORIGINS, RELATIONS, REVIEWS, STATUSES } from '../../../domain/events/event-values.ts';
import { KINDS } from '../../../domain/events/kind.ts';
import { PARTIES } from '../../../domain/parties/party.ts';
import { anyDate } from '../dates/arbitrary-date.ts';

// Separators, quotes, escapes, starts of formulas, and letters outside ASCII.
const specialText = fc.constantFrom(
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

/** Valid, trimmed text of at most `max` UTF-16 units. */
function anyText(max: number) {
  return fc
    .oneof(
      fc.array(specialText, { maxLength: 12 }).map((parts) => parts.join('')),
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

function nonEmptyText(max: number) {
  return anyText(max).filter((text) => text !== '');
}

/** Text of one line with at least one visible character. */
function visibleLine(max: number) {
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

/** Any subset of some optional fields. An absent field has no key. */
function anySubset<T extends Record<string, unknown>>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) {
  return fc.record(fields, { requiredKeys: [] });
}

/** Any valid input. */
const anyInput = fc
  .tuple(
    fc.record({
      date: anyDate,
      titles: fc.oneof(
        fc.record({ title: visibleLine(240) }),
        fc.record({ title_ru: visibleLine(240) }),
        fc.record({ title: visibleLine(240), title_ru: visibleLine(240) }),
      ),
      kind: fc.constantFrom(...KINDS),
      initiators: fc.uniqueArray(partyCode, { minLength: 1, maxLength: 5 }),
    }),
    anySubset({
      id: eventId,
      summary: anyText(2_000),
      summary_ru: nonEmptyText(2_000),
      short_title: visibleLine(60),
      short_title_ru: visibleLine(60),
      pinned: fc.boolean(),
      status: fc.constantFrom(...STATUSES),
      targets: fc.uniqueArray(partyCode, { maxLength: 5 }),
      participants: fc.array(
        fc
          .tuple(
            fc.record({ name: visibleLine(160) }),
            anySubset({ office: visibleLine(240), party: partyCode }),
          )
          .map(([name, rest]) => ({ ...name, ...rest })),
        { maxLength: 4 },
      ),
      location: fc.oneof(
        fc.record({ place: visibleLine(160) }),
        fc.record({ country: partyCode }),
        fc.record({ place: visibleLine(160), country: partyCode }),
      ),
      people_expelled: fc.integer({ min: 1, max: 1_000_000 }),
      missions_affected: fc.uniqueArray(visibleLine(240), { maxLength: 4 }),
      in_force: fc.boolean(),
      // Later than any date of the event.
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
            fc.record({ publisher: visibleLine(240) }),
            anySubset({
              title: visibleLine(500),
              published: anyDate,
              url: webAddress,
              quote: nonEmptyText(2_000),
              archived_url: webAddress,
            }),
          )
          .map(([publisher, rest]) => ({ ...publisher, ...rest })),
        { maxLength: 4 },
      ),
      tags: fc.uniqueArray(visibleLine(80), { selector: (tag) => tag.toLocaleLowerCase('en'), maxLength: 4 }),
      review: fc.constantFrom(...REVIEWS),
    }),
    fc.option(fc.constantFrom(...CAMEO_CODES.values()), { nil: undefined }),
    // Machine-coded events have the score of their coder.
    fc.option(
      fc.record({ origin: fc.constantFrom(...ORIGINS), tenths: fc.integer({ min: -100, max: 100 }) }),
      { nil: undefined },
    ),
  )
  .map(([{ titles, ...required }, rest, code, coded]) => ({
    ...required,
    ...titles,
    ...rest,
    ...(rest.in_force_until !== undefined && { in_force: false }),
    ...(code && { cameo: code.code, goldstein: code.goldstein }),
    ...(coded && { origin: coded.origin, goldstein: coded.tenths / 10 }),
  }));

/** Any valid event, after the check. */
export const anyEvent: fc.Arbitrary<CheckedEvent> = anyInput.map(checkEvent);
