import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAMEO_CODES } from '../../../../domain/cameo/cameo.ts';
import { checkEvent, type EventInput } from '../../../../domain/events/event.ts';
import { RELATIONS, REVIEWS, STATUSES } from '../../../../domain/events/event-values.ts';
import { KIND, KINDS } from '../../../../domain/events/kind.ts';
import { dateDraftFrom } from '../../../../web/form/date/date-draft.ts';
import { COMPARED_FIELDS, isSame } from '../../../../web/form/model/conflict.ts';
import {
  cameoOf,
  draftFrom,
  EMPTY_DRAFT,
  eventDraft,
  inputFrom,
  isChanged,
  nextKey,
  proposedId,
  showsKindField,
  withTypedChips,
} from '../../../../web/form/model/draft.ts';

const expulsion: EventInput = {
  id: '2018-03-26-freedonia-expels-60',
  date: '2018-03-26',
  title: 'Freedonia expels 60 Ruritanian diplomats',
  kind: 'expulsion',
  initiators: ['XF'],
  targets: ['XR'],
  people_expelled: 60,
  missions_affected: ['Consulate in Zenda'],
  participants: [{ name: 'Rufus T. Firefly', office: 'President', party: 'XF' }],
  location: { place: 'Glorium', country: 'XF' },
  in_force: true,
  links: [{ to: '2018-03-04-attack', relation: 'responds_to' }],
  sources: [{ publisher: 'Freedonian Gazette', published: '2018-03-26', url: 'https://gazette.example/60' }],
  tags: ['Zenda'],
  review: 'sourced',
  cameo: '161',
};

describe('the draft of an event', () => {
  it('converts back to the same event', () => {
    const { cameo: _, ...followsItsKind } = expulsion;
    expect(inputFrom(draftFrom(expulsion))).toEqual({ ...followsItsKind, status: 'carried_out' });
  });

  it('keeps the coding of a machine, and its score while the code stays', () => {
    const coded: EventInput = { ...expulsion, cameo: '174', goldstein: -6.5, origin: 'GDELT' };
    expect(inputFrom(draftFrom(coded))).toMatchObject({ origin: 'GDELT', goldstein: -6.5 });
    const recoded = inputFrom({ ...draftFrom(coded), cameo: '161' });
    expect(recoded.origin).toBe('GDELT');
    expect(recoded).not.toHaveProperty('goldstein');
  });

  it('leaves out blank rows and fields', () => {
    const draft = {
      ...draftFrom(expulsion),
      participants: [{ key: 7, name: '', office: ' ', party: '' }],
      links: [{ key: 0, relation: 'lifts' as const, to: '', date: '', title: '' }],
      place: ' ',
      country: '',
      people_expelled: '',
    };
    const { participants: _p, links: _l, location: _o, people_expelled: _e, cameo: _c, ...rest } = expulsion;
    expect(inputFrom(draft)).toEqual({ ...rest, status: 'carried_out' });
  });

  it('passes on text that is not a number, so that validation reports it', () => {
    expect(inputFrom({ ...draftFrom(expulsion), people_expelled: 'about 60' }).people_expelled).toBe(
      'about 60',
    );
  });

  it('reports every missing value of an empty form', () => {
    expect(inputFrom(EMPTY_DRAFT)).toEqual({
      date: '',
      initiators: [],
      status: 'carried_out',
      review: 'draft',
    });
  });

  it('proposes an id from date and title until the user chooses one', () => {
    const draft = { ...EMPTY_DRAFT, date: dateDraftFrom('2018-03-26') };
    expect(proposedId(draft)).toBe('');
    const named = { ...draft, title: 'Freedonia expels 60' };
    expect(inputFrom(named).id).toBe('2018-03-26-freedonia-expels-60');
    expect(inputFrom({ ...named, id: 'my-own' }).id).toBe('my-own');
    expect(proposedId({ ...draft, title_ru: 'Фридония выслала 60' })).toBe('2018-03-26-fridoniya-vyslala-60');
  });

  it('counts as changed once anything is typed that would be lost', () => {
    const start = draftFrom(expulsion);
    expect(isChanged({ ...start, sources: [...start.sources] }, start)).toBe(false);
    expect(isChanged({ ...start, title: 'Another' }, start)).toBe(true);
    expect(isChanged({ ...start, pending: { tags: 'Zen' } }, start)).toBe(true);
  });

  it('turns unfinished text into chips when it is saved', () => {
    const pending = {
      targets: ' Ruritania',
      initiators: 'united states',
      tags: 'Zenda',
      'links.0.to': 'attack',
    };
    expect(withTypedChips({ ...EMPTY_DRAFT, tags: ['Zenda'], pending })).toEqual({
      ...EMPTY_DRAFT,
      initiators: ['US'],
      targets: ['Ruritania'],
      tags: ['Zenda'],
      pending: { 'links.0.to': 'attack' },
    });
  });

  it('gives a new row an unused key', () => {
    expect(nextKey([])).toBe(0);
    expect(nextKey([{ key: 4 }, { key: 2 }])).toBe(5);
  });
});

describe('a field of certain kinds', () => {
  it('is shown for its kinds, and for any kind if it has a value', () => {
    const draft = { ...EMPTY_DRAFT, kind: 'talks' as const };
    expect(showsKindField(draft, 'people_expelled')).toBe(false);
    expect(showsKindField({ ...draft, kind: 'expulsion' }, 'people_expelled')).toBe(true);
    expect(showsKindField({ ...draft, people_expelled: '60' }, 'people_expelled')).toBe(true);
    expect(showsKindField({ ...draft, in_force_until: dateDraftFrom('2019') }, 'in_force')).toBe(true);
  });

  it('is stored for any kind, so that changing the kind loses nothing', () => {
    const draft = { ...draftFrom(expulsion), kind: 'talks' as const };
    expect(inputFrom(draft)).toMatchObject({ kind: 'talks', people_expelled: 60, in_force: true });
  });

  it('sets the CAMEO code unless the user chose one', () => {
    const draft = draftFrom(expulsion);
    expect(cameoOf({ ...draft, kind: 'talks' })).toBe('046');
    expect(cameoOf({ ...draft, kind: 'talks', cameo: '042' })).toBe('042');
    expect(cameoOf(EMPTY_DRAFT)).toBeUndefined();
  });
});

describe('any draft', () => {
  const text = (max: number) =>
    fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: max })
      .map((value) => value.replace(/\p{Cc}/gu, '').trim())
      .filter((value) => value !== '' && value.length <= max && value.isWellFormed());
  const party = fc.constantFrom('XR', 'XF', 'US', 'RU', 'NATO', 'EU');
  const edtf = fc.constantFrom(
    '2018-03-26',
    '2018-03',
    '2018',
    '2014-03~',
    '2020?',
    '2016-22',
    '2021-10-11/2021-10-13',
    '2022-03-24/..',
    '202X',
    '2022-03-XX',
    '2014-03~/2015',
    '../2022',
  );
  const slug = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}$/);
  const url = fc.webUrl().filter((value) => value.length < 500);
  const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
  const validEvent = fc
    .record({
      id: slug,
      date: edtf,
      title: text(60),
      summary: some(text(80)),
      title_ru: some(text(60)),
      summary_ru: some(text(80)),
      short_title: some(text(60)),
      short_title_ru: some(text(60)),
      pinned: some(fc.boolean()),
      kind: fc.constantFrom(...KINDS),
      status: fc.constantFrom(...STATUSES),
      initiators: fc.uniqueArray(party, { minLength: 1 }),
      targets: fc.uniqueArray(party),
      participants: fc.array(fc.record({ name: text(30), office: some(text(30)), party: some(party) }), {
        maxLength: 3,
      }),
      location: some(fc.record({ place: text(30), country: some(party) })),
      people_expelled: some(fc.integer({ min: 1, max: 1_000_000 })),
      missions_affected: fc.uniqueArray(text(30), { maxLength: 3 }),
      in_force: some(fc.boolean()),
      in_force_until: some(edtf),
      links: fc.uniqueArray(fc.record({ to: slug, relation: fc.constantFrom(...RELATIONS) }), {
        maxLength: 3,
        selector: ({ to, relation }) => `${relation} ${to}`,
      }),
      sources: fc.array(
        fc.record({
          publisher: text(30),
          title: some(text(30)),
          published: some(edtf),
          url: some(url),
          quote: some(text(30)),
          archived_url: some(url),
        }),
        { maxLength: 3 },
      ),
      tags: fc.uniqueArray(text(20), { maxLength: 3, selector: (tag) => tag.toLocaleLowerCase('en') }),
      review: fc.constantFrom(...REVIEWS),
      cameo: some(fc.constantFrom(...CAMEO_CODES.keys())),
    })
    .filter((event) => isValid(event));

  it('of an event converts back to that event', () => {
    fc.assert(
      fc.property(validEvent, (event) => {
        const before = checkEvent(event);
        const after = checkEvent(inputFrom(draftFrom(before)));
        const withCode = (each: typeof before) => ({ ...each, cameo: each.cameo ?? KIND[each.kind].cameo });
        expect(after.id).toBe(before.id);
        for (const field of COMPARED_FIELDS) {
          expect([field, isSame(withCode(after)[field], withCode(before)[field])]).toEqual([field, true]);
        }
      }),
    );
  });

  it('is restored from the browser’s storage unchanged', () => {
    fc.assert(
      fc.property(validEvent, (event) => {
        const draft = draftFrom(checkEvent(event));
        expect(eventDraft.parse(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
      }),
    );
  });

  function isValid(event: unknown): boolean {
    try {
      checkEvent(event);
      return true;
    } catch {
      return false;
    }
  }
});
