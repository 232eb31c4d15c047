import { describe, expect, it } from 'vitest';
import { dateDraftFrom, NO_DATE } from '../../../../web/form/date/date-draft.ts';
import { EMPTY_DRAFT, type EventDraft, type SourceDraft } from '../../../../web/form/model/draft.ts';
import {
  errorsFrom,
  errorsIn,
  fieldPathOf,
  type MissingValueTexts,
} from '../../../../web/form/model/field-errors.ts';

const words: MissingValueTexts = {
  kind: 'Choose a kind.',
  link: 'which?',
  date: { day: 'day?', month: 'month?', season: 'season?', year: 'year?', start: 'start?', end: 'end?' },
  either: (one, other) => `${one} or ${other}?`,
};

const aSource = (key: number, fields: Partial<SourceDraft> = {}): SourceDraft => ({
  key,
  publisher: '',
  title: '',
  published: NO_DATE,
  url: '',
  quote: '',
  archived_url: '',
  ...fields,
});

const aDraft = (fields: Partial<EventDraft> = {}): EventDraft => ({
  ...EMPTY_DRAFT,
  date: dateDraftFrom('2018-03-26'),
  title: 'Freedonia expels 60',
  kind: 'expulsion',
  initiators: ['XF'],
  ...fields,
});

describe('what is wrong with a draft', () => {
  it('is nothing where everything holds', () => {
    expect(errorsIn(aDraft(), words)).toEqual([]);
  });

  it('is told all at once, in the order of the fields', () => {
    expect(errorsIn(EMPTY_DRAFT, words).map(({ place }) => place)).toEqual([
      'date',
      'kind',
      'title',
      'initiators',
    ]);
  });

  it('names the field of a date that is still empty, not the expression that it makes', () => {
    const date = { ...NO_DATE, start: { day: '26', month: '', year: '2018' } };
    expect(errorsIn(aDraft({ date }), words)).toEqual([{ place: 'date', message: 'month?' }]);
  });

  it('asks which day is meant where figures can mean two', () => {
    const date = { ...NO_DATE, start: { day: '03.04.2018', month: '', year: '' } };
    expect(errorsIn(aDraft({ date }), words)).toEqual([
      { place: 'date', message: '2018-04-03 or 2018-03-04?' },
    ]);
  });

  it('says why a day is impossible', () => {
    const date = { ...NO_DATE, start: { day: '30', month: '02', year: '2021' } };
    expect(errorsIn(aDraft({ date }), words)).toEqual([
      { place: 'date', message: 'February 2021 has no day 30. Its last is 2021-02-28.' },
    ]);
  });

  it('is told at the row that it is about, whatever blank rows stand before it', () => {
    const sources = [aSource(4), aSource(9, { publisher: 'Gazette', url: 'javascript:alert(1)' })];
    expect(errorsIn(aDraft({ sources }), words)).toEqual([
      { place: 'sources.9.url', message: 'Use a full web address that begins with https:// or http://.' },
    ]);
  });

  it('names the chip that it is about', () => {
    expect(errorsIn(aDraft({ targets: ['XR', 'Ruritanai'] }), words)).toEqual([
      {
        place: 'targets',
        message:
          '“Ruritanai”: Unknown party. Use an ISO 3166-1 alpha-2 code such as US, or an organisation such as EU, NATO, UN, OSCE.',
      },
    ]);
  });

  it('asks for the event that a search was meant to find, and lets a blank row be', () => {
    const links = [0, 1].map((key) => ({ key, relation: 'lifts' as const, to: '', date: '', title: '' }));
    expect(errorsIn(aDraft({ links, pending: { 'links.1.to': 'expuls' } }), words)).toEqual([
      { place: 'links.1.to', message: 'which?' },
    ]);
  });

  it('includes what two fields contradict each other in', () => {
    const draft = aDraft({ in_force_until: dateDraftFrom('2017') });
    expect(errorsIn(draft, words)).toEqual([
      {
        place: 'in_force_until',
        message: 'The end lies before the event itself. Correct one of the two dates.',
      },
    ]);
  });
});

describe('an error of the server', () => {
  const draft = aDraft({
    participants: [
      { key: 2, name: '', office: '', party: '' },
      { key: 5, name: 'Rufus T. Firefly', office: '', party: '' },
    ],
    sources: [aSource(1, { publisher: 'Gazette' })],
  });

  it.each([
    ['/title', 'title'],
    ['/id', 'id'],
    ['/location', 'place'],
    ['/location/country', 'country'],
    ['/goldstein', 'cameo'],
    ['/tags/3', 'tags'],
    ['/participants/0/party', 'participants.5.party'],
    ['/participants/0', 'participants.5.name'],
    ['/sources', 'sources'],
    ['/sources/0/published', 'sources.1.published'],
    ['/sources/7/url', 'sources'],
    ['/links/0/to', 'links'],
    ['/pending', undefined],
    ['/somewhere', undefined],
    ['', undefined],
  ])('at %s stands at %s', (pointer, place) => {
    expect(fieldPathOf(pointer, draft)).toBe(place);
  });

  it('about no field is told without one', () => {
    expect(errorsFrom([{ path: '/somewhere', message: 'Odd.' }], draft)).toEqual([{ message: 'Odd.' }]);
  });
});
