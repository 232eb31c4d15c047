import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventId } from '../../../domain/events/event-field.ts';
import { proposeId } from '../../../domain/events/event-id.ts';
import { anyDate } from '../dates/arbitrary-date.ts';

test.each([
  [
    '2018-03-26',
    'Ruritania expels 60 of Freedonia’s diplomats',
    '2018-03-26-ruritania-expels-60-of-freedonias-diplomats',
  ],
  ['2014-03~', 'About a month', '2014-03-about-a-month'],
  ['2021-10-11/2021-10-13', 'Talks', '2021-10-11-talks'],
  ['../2022-03', 'An end', '2022-03-an-end'],
  ['202X', 'A decade', '2020s-a-decade'],
  ['19XX', 'A century', '1900s-a-century'],
  ['Y12022', 'A long year', '12022-a-long-year'],
  ['-0050', 'A year before', '0050-a-year-before'],
  ['2022-03-XX', 'Some day', '2022-03-some-day'],
  [
    '2018-03-26',
    'Crème brûlée à Łódź für Jørgen Straße',
    '2018-03-26-creme-brulee-a-lodz-fur-jorgen-strasse',
  ],
  ['2018-03-26', 'Переговоры в Женеве: «ещё раз»', '2018-03-26-peregovory-v-zheneve-eshchyo-raz'],
  ['2018-03-26', '会谈', '2018-03-26-event'],
  ['2018-03-26', '  ', '2018-03-26-event'],
  [
    '2018-03-26',
    'A title of a great many words is cut where a word ends, never inside one of them',
    '2018-03-26-a-title-of-a-great-many-words-is-cut-where-a-word-ends-never',
  ],
])('the id proposed for %s, “%s” is %s', (date, title, id) => {
  expect(proposeId(date, title)).toBe(id);
});

test('a proposed id is always valid, also with a number appended', () => {
  fc.assert(
    fc.property(
      anyDate,
      fc.oneof(fc.string({ unit: 'binary' }), fc.lorem({ maxCount: 40 })),
      (date, title) => {
        const id = proposeId(date, title);
        expect(eventId.safeParse(id)).toMatchObject({ success: true });
        expect(eventId.safeParse(`${id}-99999`)).toMatchObject({ success: true });
      },
    ),
  );
});
