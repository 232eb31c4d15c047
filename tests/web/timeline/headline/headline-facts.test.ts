import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../../domain/dates/day-span.ts';
import type { TimelineEvent, TimelineResult } from '../../../../domain/timeline/timeline.ts';
import { headlineFacts } from '../../../../web/timeline/headline/headline-facts.ts';
import { headlineEvent, headlineResult } from './headline-result.ts';

const yearWindow = (year: number) => ({ start: dayOf(year), end: dayOf(year + 1) });
const facts = (events: readonly TimelineEvent[], window?: { start: number; end: number }) => {
  const whole = headlineResult(events);
  return headlineFacts({ whole, detail: whole, window });
};

describe('the number of events', () => {
  const events = ['2012-12-31', '2013-01-01', '2013-12-31', '2014-01-01'].map((date) =>
    headlineEvent({ date }),
  );

  it('is that of all events without a window', () => {
    expect(facts(events)).toMatchObject({
      total: 4,
      isExact: true,
      days: { first: dayOf(2012, 12, 31), last: dayOf(2014) },
    });
  });

  it('is that of the window', () => {
    expect(facts(events, yearWindow(2013))).toMatchObject({
      total: 2,
      days: { first: dayOf(2013), last: dayOf(2013, 12, 31) },
    });
  });

  it('is 0 without events, and in a window without events', () => {
    expect(facts([])).toEqual({ total: 0, isExact: true, machineCoded: 0, kinds: [] });
    const empty = facts(events, { start: dayOf(2013, 5), end: dayOf(2013, 6) });
    expect(empty.total).toBe(0);
    expect(empty.event).toBeUndefined();
  });

  it('is not exact if the events of the window are known in bins only', () => {
    const whole: TimelineResult = { ...headlineResult(events), complete: false, total: 90_000 };
    const detail: TimelineResult = {
      ...whole,
      bucket_days: 4,
      cells: {
        combinations: [{ side: 'upper', kind: 'talks', severity: 0 }],
        day: [dayOf(2012, 12, 1), dayOf(2012, 12, 31), dayOf(2013, 6, 1), dayOf(2014)],
        cells: [1, 2, 1, 1],
        combination: [0, 0, 0, 0, 0],
        count: [10, 20, 30, 40, 50],
        expelled: [],
      },
    };
    expect(headlineFacts({ whole, detail, window: yearWindow(2013) })).toMatchObject({
      total: 90,
      isExact: false,
      kinds: [],
    });
    expect(headlineFacts({ whole, detail })).toMatchObject({ total: 90_000, isExact: true });
  });
});

describe('the tensest period', () => {
  it('is the year with the highest sum of both sides, in a long window', () => {
    const events = [
      ...Array.from({ length: 3 }, (_, month) =>
        headlineEvent({ date: `2016-0${month + 1}-05`, severity: 5 }),
      ),
      headlineEvent({ date: '2018-03-01', severity: 9, side: 'upper' }),
      headlineEvent({ date: '2018-03-05', severity: 9, side: 'lower' }),
      // One grave event is no tense year, and third parties do not count.
      headlineEvent({ date: '2020-03-05', severity: 10 }),
      ...Array.from({ length: 9 }, () => headlineEvent({ date: '2014-05-05', severity: 9, side: 'context' })),
    ];
    expect(facts(events).tensest).toEqual({ unit: 'year', firstDay: dayOf(2018) });
  });

  it('is the month in a shorter window, and none in a short one', () => {
    const events = ['2018-03-01', '2018-03-29', '2018-09-01', '2018-09-09', '2018-12-31', '2018-01-01'].map(
      (date) => headlineEvent({ date, severity: date.startsWith('2018-03') ? 8 : 3 }),
    );
    expect(facts(events).tensest).toEqual({ unit: 'month', firstDay: dayOf(2018, 3) });
    expect(facts(events, { start: dayOf(2018, 3), end: dayOf(2018, 5) }).tensest).toBeUndefined();
  });

  it('is none if relations were never tense, or if there is nothing to compare', () => {
    const friendly = ['2014', '2016', '2018'].flatMap((year) => [
      headlineEvent({ date: `${year}-05-05`, severity: -5 }),
      headlineEvent({ date: `${year}-06-05`, severity: -5 }),
    ]);
    expect(facts(friendly).tensest).toBeUndefined();
    const oneYear = [
      headlineEvent({ date: '2010-05-05', severity: 5 }),
      headlineEvent({ date: '2010-06-05', severity: 5 }),
    ];
    expect(facts([...oneYear, headlineEvent({ date: '2018-01-01' })]).tensest).toBeUndefined();
  });

  it('comes from the server’s periods if not all events are loaded', () => {
    const events = ['2010-01-01', '2018-12-31'].map((date) => headlineEvent({ date }));
    const quarter = (year: number, month: number, upper: number) => ({
      first_day: dayOf(year, month),
      last_day: dayOf(year, month + 3) - 1,
      upper,
    });
    const whole: TimelineResult = {
      ...headlineResult(events),
      complete: false,
      total: 50_000,
      tension_unit: 'quarter',
      tension: [quarter(2012, 1, 900), quarter(2014, 1, 500), quarter(2014, 4, 500), quarter(2016, 1, -50)],
    };
    expect(headlineFacts({ whole, detail: whole }).tensest).toEqual({ unit: 'year', firstDay: dayOf(2014) });
  });
});

describe('the kinds', () => {
  it('are expulsions with their people, then the most frequent, of acts that were carried out', () => {
    const events = [
      headlineEvent({ date: '2018-03-26', kind: 'expulsion', people_expelled: 60 }),
      headlineEvent({ date: '2018-03-29', kind: 'expulsion', people_expelled: 58 }),
      headlineEvent({ date: '2018-04-01', kind: 'expulsion', people_expelled: 99, status: 'threatened' }),
      ...Array.from({ length: 4 }, () => headlineEvent({ date: '2018-05-01', kind: 'sanctions' })),
      ...Array.from({ length: 5 }, () => headlineEvent({ date: '2018-06-01', kind: 'talks' })),
      headlineEvent({ date: '2018-07-01', kind: 'military' }),
    ];
    expect(facts(events).kinds).toEqual([
      { kind: 'expulsion', events: 2, people: 118 },
      { kind: 'talks', events: 5, people: 0 },
    ]);
  });

  it('are left out of a long window', () => {
    expect(
      facts(['2010-01-01', '2018-01-01'].map((date) => headlineEvent({ date, kind: 'talks' }))).kinds,
    ).toEqual([]);
  });
});

describe('the event', () => {
  const events = [
    headlineEvent({ id: 'great', date: '2018-03-26', importance: 90 }),
    headlineEvent({ id: 'small', date: '2018-04-26', importance: 5 }),
    headlineEvent({ id: 'last', date: '2019-02-01', importance: 3 }),
    headlineEvent({ id: 'last too', date: '2019-02-01', importance: 4 }),
  ];

  it('is the latest of the collection, if it is in view', () => {
    expect(facts(events).event).toMatchObject({ role: 'latest', event: { id: 'last too' } });
    expect(facts(events, { start: dayOf(2018, 4), end: dayOf(2020) }).event).toMatchObject({
      role: 'latest',
    });
  });

  it('is the given latest if only the most important are loaded', () => {
    const whole: TimelineResult = { ...headlineResult(events.slice(0, 2)), complete: false, total: 90_000 };
    const latest = headlineEvent({ id: 'not loaded', date: '2018-04-27' });
    expect(headlineFacts({ whole, detail: whole, latest }).event).toEqual({ role: 'latest', event: latest });
    expect(headlineFacts({ whole, detail: whole }).event).toMatchObject({
      role: 'key',
      event: { id: 'great' },
    });
  });

  it('is the most important of an earlier window', () => {
    expect(facts(events, yearWindow(2018)).event).toMatchObject({ role: 'key', event: { id: 'great' } });
  });

  it('is the only one', () => {
    expect(facts(events, { start: dayOf(2018, 4), end: dayOf(2018, 5) }).event).toMatchObject({
      role: 'only',
      event: { id: 'small' },
    });
  });

  it('is machine-coded only if no analyst recorded one', () => {
    const coded = headlineEvent({ id: 'coded', date: '2019-03-01', origin: 'GDELT' });
    expect(facts([...events, coded])).toMatchObject({
      machineCoded: 1,
      event: { event: { id: 'last too' } },
    });
    expect(facts([coded, { ...coded, id: 'second' }])).toMatchObject({
      machineCoded: 2,
      event: { role: 'latest' },
    });
  });
});
