import { beforeAll, describe, expect, it } from 'vitest';
import { dateDraftFrom, NO_DATE } from '../../../../web/form/date/date-draft.ts';
import { EMPTY_DRAFT, type EventDraft, type SourceDraft } from '../../../../web/form/model/draft.ts';
import { errorsIn, fieldErrorsFrom, fieldPathOf } from '../../../../web/form/model/field-errors.ts';
import { formatFieldError } from '../../../../web/form/model/format-field-error.ts';
import { loadErrorTexts } from '../../../../web/i18n/error-texts.ts';
import { loadEnglishMessages } from '../../load-messages.ts';

beforeAll(async () => {
  await loadEnglishMessages();
  await loadErrorTexts('en');
});

const testSource = (key: number, fields: Partial<SourceDraft> = {}): SourceDraft => ({
  key,
  publisher: '',
  title: '',
  published: NO_DATE,
  url: '',
  quote: '',
  archived_url: '',
  ...fields,
});

const testDraft = (fields: Partial<EventDraft> = {}): EventDraft => ({
  ...EMPTY_DRAFT,
  date: dateDraftFrom('2018-03-26'),
  title: 'Freedonia expels 60',
  kind: 'expulsion',
  initiators: ['XF'],
  ...fields,
});

/** Path and English text of every error. */
const shownErrors = (draft: EventDraft) =>
  errorsIn(draft).map((error) => [error.path, formatFieldError(error)]);

describe('the errors of a draft', () => {
  it('are none when it is valid', () => {
    expect(errorsIn(testDraft())).toEqual([]);
  });

  it('follow the order of the fields', () => {
    expect(errorsIn(EMPTY_DRAFT).map(({ path }) => path)).toEqual(['date', 'kind', 'title', 'initiators']);
  });

  it('name the empty field of a date instead of the invalid EDTF expression', () => {
    const date = { ...NO_DATE, start: { day: '26', month: '', year: '2018' } };
    expect(shownErrors(testDraft({ date }))).toEqual([['date', 'Choose the month.']]);
  });

  it('ask which day is meant when the digits can mean two', () => {
    const date = { ...NO_DATE, start: { day: '03.04.2018', month: '', year: '' } };
    expect(shownErrors(testDraft({ date }))).toEqual([
      ['date', '3 April 2018 or 4 March 2018? Choose one, or type the month as a word.'],
    ]);
  });

  it('say why a day is impossible', () => {
    const date = { ...NO_DATE, start: { day: '30', month: '02', year: '2021' } };
    expect(errorsIn(testDraft({ date }))).toMatchObject([{ path: 'date', error: { path: '/date' } }]);
    expect(shownErrors(testDraft({ date }))[0]?.[1]).toContain('February 2021');
  });

  it('name the row by its key, even after blank rows', () => {
    const sources = [testSource(4), testSource(9, { publisher: 'Gazette', url: 'javascript:alert(1)' })];
    expect(errorsIn(testDraft({ sources }))).toMatchObject([
      { path: 'sources.9.url', error: { path: '/sources/0/url' } },
    ]);
  });

  it('name the wrong chip', () => {
    const [error] = errorsIn(testDraft({ targets: ['XR', 'Ruritanai'] }));
    expect(error).toMatchObject({ path: 'targets', entry: 'Ruritanai' });
    expect(error && formatFieldError(error)).toMatch(/^Unknown party “Ruritanai”\./);
  });

  it('ask for the linked event of an unfinished search, but ignore a blank row', () => {
    const links = [0, 1].map((key) => ({ key, relation: 'lifts' as const, to: '', date: '', title: '' }));
    expect(errorsIn(testDraft({ links, pending: { 'links.1.to': 'expuls' } }))).toEqual([
      { path: 'links.1.to', error: { code: 'linked-event-missing' } },
    ]);
  });

  it('include contradictions between two fields', () => {
    const draft = testDraft({ in_force_until: dateDraftFrom('2017') });
    expect(errorsIn(draft)).toMatchObject([{ path: 'in_force_until', error: { path: '/in_force_until' } }]);
  });
});

describe('a server error', () => {
  const draft = testDraft({
    participants: [
      { key: 2, name: '', office: '', party: '' },
      { key: 5, name: 'Rufus T. Firefly', office: '', party: '' },
    ],
    sources: [testSource(1, { publisher: 'Gazette' })],
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
  ])('at %s belongs to the field %s', (pointer, path) => {
    expect(fieldPathOf(pointer, draft)).toBe(path);
  });

  it('without a field has no path', () => {
    const error = { path: '/somewhere', message: 'Odd.', code: 'from-a-newer-server', params: {} };
    expect(fieldErrorsFrom([error], draft)).toEqual([{ error }]);
  });
});
