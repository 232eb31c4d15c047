import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../../domain/dates/day-span.ts';
import { inputError } from '../../../domain/errors/input-error.ts';
import { KINDS } from '../../../domain/events/kind.ts';
import { SORTS } from '../../../domain/query/event-sort.ts';
import { DEFAULT_PAGE, FORM_MODES, type Page, readAddress, writeAddress } from '../../../web/state/url.ts';
import { VIEWS } from '../../../web/state/views.ts';

describe('an address', () => {
  test('is empty for the default page', () => {
    expect(writeAddress(DEFAULT_PAGE)).toBe('');
    expect(readAddress('')).toEqual({ page: DEFAULT_PAGE, errors: [] });
  });

  test('has readable parameters for view, filter, window, order, event and form', () => {
    const page: Page = {
      view: 'table',
      filter: { q: 'Zenda', kind: ['expulsion', 'talks'], from: '2014', sides: { upper: 'XR', lower: 'XF' } },
      timeWindow: { first: dayOf(2018, 1, 1), last: dayOf(2018, 12, 31) },
      sort: '-goldstein',
      group: 'month',
      selectedId: '2018-03-26-ruritania-expels-three',
      form: 'edit',
    };
    const address =
      '?view=table&q=Zenda&from=2014&kind=expulsion,talks&sides=XR,XF&window=2018-01-01/2018-12-31' +
      '&sort=-goldstein&group=month&event=2018-03-26-ruritania-expels-three&form=edit';
    expect(writeAddress(page)).toBe(address);
    expect(readAddress(address)).toEqual({ page, errors: [] });
  });

  test('of a story has the story, its step and the language only', () => {
    const page: Page = {
      view: 'timeline',
      filter: { kind: ['talks'] },
      timeWindow: { first: 0, last: 9 },
      selectedId: 'note',
      story: 3,
      step: 2,
      lang: 'ru',
    };
    expect(writeAddress(page)).toBe('?story=3&step=2&lang=ru');
    expect(readAddress('?step=2&lang=ru&story=3').page).toEqual({
      view: 'timeline',
      filter: {},
      story: 3,
      step: 2,
      lang: 'ru',
    });
    expect(readAddress('?story=3&step=1').page).toEqual({ ...DEFAULT_PAGE, story: 3 });
    expect(readAddress('?step=2').page).toEqual(DEFAULT_PAGE);
  });

  test.each(['list', 'new', 12] as const)('keeps the panel of the stories beside a view: %s', (stories) => {
    const page: Page = { ...DEFAULT_PAGE, filter: { kind: ['talks'] }, stories };
    const query = `?stories=${stories}&kind=talks`;
    expect(writeAddress(page)).toBe(query);
    expect(readAddress(query)).toEqual({ page, errors: [] });
  });

  test.each(['story=0', 'story=first', 'story=1e3', 'story=2&step=101', 'stories=all', 'stories=-1'])(
    'with %s is invalid, and says which numbers are valid',
    (query) => {
      const [name] = query.split('&').at(-1)?.split('=') ?? [];
      expect(readAddress(`?${query}`).errors).toMatchObject([
        { path: `/${name}`, code: 'whole-number-out-of-range', params: { min: 1 } },
      ]);
    },
  );

  test('accepts a year or a month as the window', () => {
    expect(readAddress('?window=2018-02').page.timeWindow).toEqual({
      first: dayOf(2018, 2, 1),
      last: dayOf(2018, 2, 28),
    });
  });

  test('reads and writes a window in years for which EDTF has no days', () => {
    const timeWindow = { first: dayOf(2018, 3, 26), last: dayOf(12_022, 7, 2) };
    const query = writeAddress({ ...DEFAULT_PAGE, timeWindow });
    expect(query).toBe('?window=2018-03-26/Y12022');
    expect(readAddress(query)).toEqual({
      page: { ...DEFAULT_PAGE, timeWindow: { ...timeWindow, last: dayOf(12_022, 12, 31) } },
      errors: [],
    });
  });

  test('is read back as the page that was written', () => {
    const days = fc.integer({ min: dayOf(1, 1, 1), max: dayOf(9999, 12, 31) });
    const pages = fc
      .record({
        view: fc.constantFrom(...VIEWS),
        q: fc.option(
          fc.string({ minLength: 1, maxLength: 40 }).map((text) => text.trim()),
          { nil: undefined },
        ),
        kind: fc.subarray([...KINDS]),
        tag: fc.uniqueArray(
          fc.string({ minLength: 1, maxLength: 20 }).map((text) => text.trim()),
          { maxLength: 4 },
        ),
        days: fc.option(fc.tuple(days, days), { nil: undefined }),
        sort: fc.option(fc.constantFrom(...SORTS), { nil: undefined }),
        selectedId: fc.option(fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+){0,4}$/), { nil: undefined }),
        form: fc.option(fc.constantFrom(...FORM_MODES), { nil: undefined }),
        on: fc.option(fc.constantFrom('2021-10-12', '2018-03', '2019~', '2018/2019'), { nil: undefined }),
        show: fc.option(fc.constantFrom('unanswered', 'refused', 'errors'), { nil: undefined }),
        per: fc.option(fc.constantFrom('week', 'year'), { nil: undefined }),
        halfLife: fc.option(fc.integer({ min: 1, max: 3_650 }), { nil: undefined }),
        weights: fc.option(fc.constantFrom({ talks: -2.5 }, { expulsion: 5, military: 10 }), {
          nil: undefined,
        }),
        periods: fc.option(
          fc.constantFrom<NonNullable<Page['periods']>>(
            [{ edtf: '2016/2018' }, { eventId: 'b-c' }],
            [{ eventId: 'a' }, undefined],
            [undefined, { edtf: '2022-02' }],
          ),
          { nil: undefined },
        ),
        years: fc.option(fc.constantFrom(1, 10), { nil: undefined }),
        relation: fc.option(fc.constant({ upper: 'EU', lower: 'RU' }), { nil: undefined }),
        listed: fc.option(
          fc.constantFrom<NonNullable<Page['listed']>>(
            { column: 0 },
            { column: 1, side: 'upper', only: 'people_expelled' },
            { column: 1, only: 'sanctions' },
          ),
          { nil: undefined },
        ),
        lang: fc.option(fc.constantFrom('en', 'ru'), { nil: undefined }),
      })
      .filter(({ q, tag, form, selectedId }) => {
        const texts = [q ?? 'x', ...tag];
        const isEditable = form === undefined || form === 'new' || selectedId !== undefined;
        return (
          isEditable && texts.every((text) => text !== '' && !text.includes('\u0000') && text.isWellFormed())
        );
      })
      .map(({ view, q, kind, tag, days: span, sort, selectedId, form, ...analysis }): Page => {
        const [first, last] = span ? [Math.min(...span), Math.max(...span)] : [];
        return {
          view,
          filter: { ...(q && { q }), ...(kind.length > 0 && { kind }), ...(tag.length > 0 && { tag }) },
          ...(first !== undefined && last !== undefined && { timeWindow: { first, last } }),
          ...(sort && { sort }),
          ...(selectedId !== undefined && { selectedId }),
          ...(form && { form }),
          ...Object.fromEntries(Object.entries(analysis).filter(([, value]) => value !== undefined)),
        };
      });
    fc.assert(
      fc.property(pages, (page) => {
        expect(readAddress(writeAddress(page))).toEqual({ page, errors: [] });
      }),
    );
  });
});

describe('an invalid address', () => {
  test('reports each invalid parameter and keeps the valid ones', () => {
    const { page, errors } = readAddress(
      '?view=globe&kind=feast&from=2021-02-30&q=Zenda&party=XR&colour=red',
    );
    expect(page).toEqual({ view: 'timeline', filter: { q: 'Zenda', party: ['XR'] } });
    expect(errors.map(({ path }) => path).sort()).toEqual(['/colour', '/from', '/kind', '/view']);
  });

  test('keeps the start if the end is before it', () => {
    const { page, errors } = readAddress('?from=2018&to=2014');
    expect(page.filter).toEqual({ from: '2018' });
    expect(errors).toEqual([inputError('/to', 'range-reversed')]);
  });

  test('ignores a window that is open or invalid', () => {
    for (const window of ['2018/..', 'yesterday', '2018-02-30']) {
      const { page, errors } = readAddress(`?window=${window}`);
      expect(page).toEqual(DEFAULT_PAGE);
      expect(errors).toEqual([inputError('/window', 'window-invalid', { text: window })]);
    }
  });

  test('opens no edit form without an event', () => {
    expect(readAddress('?form=edit')).toEqual({
      page: DEFAULT_PAGE,
      errors: [inputError('/form', 'form-event-missing')],
    });
  });

  test('reports invalid parameters of the analysis views', () => {
    const { page, errors } = readAddress(
      '?view=tension&on=soon&show=some&per=day&half_life=0&weights=talks:much&lang=fr&clock=a,b',
    );
    expect(page).toEqual({
      view: 'compare',
      filter: {},
      periods: [{ eventId: 'a' }, { eventId: 'b' }],
      years: 2,
    });
    expect(errors.map(({ path }) => path)).toEqual([
      '/on',
      '/show',
      '/per',
      '/half_life',
      '/weights',
      '/lang',
    ]);
  });

  test('reports periods without both ends, and relations of one party', () => {
    const { page, errors } = readAddress(
      '?view=compare&periods=2016/..,2021/2022&years=0&relation=EU,EU&listed=3:upper',
    );
    expect(page).toEqual({ view: 'compare', filter: {}, periods: [undefined, { edtf: '2021/2022' }] });
    expect(errors.map(({ path }) => path)).toEqual(['/periods', '/years', '/relation']);
    expect(readAddress('?relation=EU,Nowhere').errors).toEqual([
      inputError('/relation', 'party-unknown', { party: 'Nowhere' }),
    ]);
  });

  test('reports an unknown order and form', () => {
    const { page, errors } = readAddress('?sort=-relevance&form=burn&event=a');
    expect(page).toEqual({ ...DEFAULT_PAGE, selectedId: 'a' });
    expect(errors.map(({ path }) => path)).toEqual(['/sort', '/form']);
  });
});
