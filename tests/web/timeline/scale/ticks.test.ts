import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../../domain/dates/day-span.ts';
import { calendarFormat, ticksOf } from '../../../../web/timeline/scale/ticks.ts';
import { timeScale } from '../../../../web/timeline/scale/time-scale.ts';
import { anySpan, sixPxPerLetter } from '../test-timeline.ts';

const calendar = calendarFormat('en-GB');

function ticksBetween(start: number, end: number, widthPx = 1200) {
  return ticksOf(timeScale({ start, end }, 0, widthPx), calendar, sixPxPerLetter);
}

describe('ticks at any zoom and width', () => {
  const any = fc
    .record({ span: anySpan, widthPx: fc.integer({ min: 240, max: 2400 }) })
    .map(({ span, widthPx }) => ({
      widthPx,
      ticks: ticksOf(timeScale(span, 0, widthPx), calendar, sixPxPerLetter),
    }));

  it('are in increasing order', () => {
    fc.assert(
      fc.property(any, ({ ticks: { major, minor } }) => {
        for (const row of [major, minor]) {
          const days = row.map(({ day }) => day);
          expect(days).toEqual([...new Set(days)].toSorted((a, b) => a - b));
        }
      }),
    );
  });

  it('have labels that neither overlap nor leave the chart', () => {
    fc.assert(
      fc.property(any, ({ widthPx, ticks: { labels, contexts } }) => {
        for (const row of [labels, contexts]) {
          // The label under a tick at an edge may reach a little beyond it.
          let endPx = -10;
          for (const { text, xPx } of row) {
            expect(xPx).toBeGreaterThanOrEqual(endPx);
            endPx = xPx + sixPxPerLetter(text);
          }
          expect(endPx).toBeLessThanOrEqual(widthPx + 10);
        }
      }),
    );
  });
});

describe('ticks', () => {
  it('are years for a window of decades', () => {
    expect(
      ticksBetween(dayOf(1991), dayOf(2026))
        .labels.map(({ text }) => text)
        .slice(0, 4),
    ).toEqual(['1992', '1994', '1996', '1998']);
  });

  it('are months, with the year below, for a window of a year', () => {
    const { labels, contexts } = ticksBetween(dayOf(2018), dayOf(2019));
    expect(labels.map(({ text }) => text)).toEqual([
      'Jan',
      'Feb',
      'Mar',
      'Apr',
      'May',
      'Jun',
      'Jul',
      'Aug',
      'Sept',
      'Oct',
      'Nov',
      'Dec',
    ]);
    expect(contexts.map(({ text }) => text)).toEqual(['2018']);
  });

  it('are days with centred labels, with the month below, for a window of a week', () => {
    const { labels, contexts } = ticksBetween(dayOf(2018, 3, 26), dayOf(2018, 4, 3));
    expect(labels.map(({ text, startsPeriod }) => (startsPeriod ? `${text}!` : text))).toEqual([
      'Mon 26',
      'Tue 27',
      'Wed 28',
      'Thu 29',
      'Fri 30',
      'Sat 31',
      'Sun 1!',
      'Mon 2',
    ]);
    expect(labels[0]?.xPx).toBe(150 / 2 - sixPxPerLetter('Mon 26') / 2);
    expect(contexts.map(({ text }) => text)).toEqual(['March 2018', 'April 2018']);
  });

  it('keep the name of the current period at the left edge until the next one reaches it', () => {
    const { contexts } = ticksBetween(dayOf(2018, 6, 1), dayOf(2019, 6, 1));
    expect(contexts.map(({ text, xPx }) => [text, Math.round(xPx)])).toEqual([
      ['2018', 4],
      ['2019', 708],
    ]);
  });

  it('stay within the range of JavaScript dates', () => {
    const { labels } = ticksBetween(-100_000_000, 100_000_000);
    expect(labels.length).toBeGreaterThan(0);
    expect(labels.length).toBeLessThan(20);
  });
});
