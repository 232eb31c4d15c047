import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../../domain/dates/day-span.ts';
import type { TimelineEvent } from '../../../../domain/timeline/timeline.ts';
import { layoutTimeline } from '../../../../web/timeline/layout/layout.ts';
import { countWidthPx } from '../../../../web/timeline/layout/pack-marks.ts';
import { frameOf } from '../../../../web/timeline/scale/frame.ts';
import { bandOf, severityShare, severityYPx } from '../../../../web/timeline/scale/severity-scale.ts';
import { anyEvents, anyFrame, anySpan, sceneWith, testEvent, timelineRequest } from '../test-timeline.ts';

/** Random events, and a week with a crowd of them. */
const anyCrowd: fc.Arbitrary<TimelineEvent[]> = fc
  .tuple(
    anyEvents,
    fc.array(fc.record({ day: fc.nat(6), severity: fc.constantFrom(-7, 4, 8, 8, 8, 10) }), {
      maxLength: 80,
    }),
  )
  .map(([events, crowd]) => [
    ...events,
    ...crowd.map(({ day, severity }, index) =>
      testEvent({ id: `crowd-${index}`, day: dayOf(2022, 2, 24) + day, severity }),
    ),
  ]);

const anyLayout = fc.record({ events: anyCrowd, span: anySpan, frame: anyFrame }).map((request) => ({
  ...request,
  layout: layoutTimeline(timelineRequest(sceneWith(request.events), request)),
}));

describe('any events at any zoom', () => {
  it('are in the band of their severity, or at most one lane off', () => {
    fc.assert(
      fc.property(anyLayout, ({ layout: { marks, usualRadiusPx }, frame }) => {
        const lanePx = usualRadiusPx * 2 + 1.6;
        for (const mark of marks) {
          for (const event of mark.cluster ?? [mark.event]) {
            const { side, severity } = event;
            if (side !== 'upper' && side !== 'lower') continue;
            const distancePx = Math.abs(mark.yPx - frame.axisYPx) - frame.bandPx;
            const { from, to } = bandOf(severity);
            const offPx = Math.abs(mark.yPx - severityYPx(side, severity, frame));
            const isInBand =
              distancePx >= from * frame.reachPx - 0.01 && distancePx <= to * frame.reachPx + 0.01;
            if (!isInBand) expect(offPx).toBeLessThanOrEqual(lanePx);
          }
        }
      }),
    );
  });

  it('are each drawn once, alone or in a cluster with its count', () => {
    fc.assert(
      fc.property(anyLayout, ({ layout: { marks, counts }, events, span }) => {
        const shown = marks.flatMap(({ event, cluster }) => cluster ?? [event]).map(({ id }) => id);
        expect(new Set(shown).size).toBe(shown.length);
        const inView = events.filter(
          ({ first_day, last_day }) => first_day < span.end && last_day + 1 > span.start,
        );
        expect(inView.filter(({ id }) => !shown.includes(id))).toEqual([]);
        expect(counts.map(({ id, count }) => [id, count])).toEqual(
          marks.flatMap(({ event, cluster }) => (cluster ? [[event.id, cluster.length]] : [])),
        );
      }),
    );
  });

  it('are close to the mark of their cluster, or within its day', () => {
    fc.assert(
      fc.property(anyLayout, ({ layout: { marks, scale, usualRadiusPx } }) => {
        for (const { cluster = [], xPx, radiusPx } of marks) {
          if (xPx <= scale.leftPx || xPx >= scale.rightPx) continue;
          for (const { day } of cluster) {
            // Slots are assigned for a rounded scale, which can be up to a quarter octave coarser than the real one.
            const awayPx = (Math.abs(scale.xOf(day + 0.5) - xPx) - scale.pxPerDay / 2) / 2 ** 0.25;
            expect(awayPx).toBeLessThanOrEqual(radiusPx + usualRadiusPx + countWidthPx(cluster.length) + 2);
          }
        }
      }),
    );
  });
});

describe('the band of a severity', () => {
  it('reaches half way to the next named severity', () => {
    expect(bandOf(8)).toEqual({ from: severityShare(6), to: severityShare(9) });
    expect(bandOf(5)).toEqual(bandOf(4));
    expect([bandOf(-10).from, bandOf(10).to]).toEqual([0, 1]);
  });
});

describe('a cluster', () => {
  const crowd = Array.from({ length: 14 }, (_, index) =>
    testEvent({ id: `c${index}`, kind: 'sanctions', severity: 8, importance: index }),
  );
  const year = { start: dayOf(2018), end: dayOf(2019) };

  it('contains the events that have no room in their band, led by the most important', () => {
    const { marks, counts } = layoutTimeline(timelineRequest(sceneWith(crowd), { span: year }));
    const cluster = marks.find((mark) => mark.cluster);
    expect(cluster?.event.id).toBe(cluster?.cluster?.toSorted((a, b) => b.importance - a.importance)[0]?.id);
    expect(marks.length - 1 + (counts[0]?.count ?? 0)).toBe(14);
  });

  it('separates when its day is zoomed in', () => {
    const week = { start: dayOf(2018, 3, 25), end: dayOf(2018, 3, 28) };
    const { marks, scale } = layoutTimeline(timelineRequest(sceneWith(crowd), { span: week }));
    expect(marks.filter(({ cluster }) => cluster)).toEqual([]);
    expect(marks.length).toBe(14);
    for (const { xPx, radiusPx } of marks) {
      expect(xPx - radiusPx).toBeGreaterThanOrEqual(scale.xOf(dayOf(2018, 3, 26)));
      expect(xPx + radiusPx).toBeLessThanOrEqual(scale.xOf(dayOf(2018, 3, 27)));
    }
  });

  it('stays at the edge of the plot while one of its events is in view', () => {
    const days = crowd.map((event, index) => ({ ...event, day: event.day + (index % 2) }));
    const events = days.map((event) => ({ ...event, first_day: event.day, last_day: event.day }));
    const scene = sceneWith(events);
    for (let start = dayOf(2018, 3, 20); start < dayOf(2018, 3, 29); start += 0.25) {
      const { marks } = layoutTimeline(timelineRequest(scene, { span: { start, end: start + 365 } }));
      const shown = marks.flatMap(({ event, cluster }) => cluster ?? [event]);
      for (const event of events) if (event.last_day + 1 > start) expect(shown).toContain(event);
    }
  });

  it('has no count over density bars, which show counts already', () => {
    const request = timelineRequest(sceneWith(crowd, { complete: false }), { frame: frameOf(700, 400) });
    expect(layoutTimeline(request).counts).toEqual([]);
  });
});
