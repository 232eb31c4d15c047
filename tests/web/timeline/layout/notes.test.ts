import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../../domain/dates/day-span.ts';
import type { LinkedEvent } from '../../../../domain/events/event.ts';
import type { EventFilter } from '../../../../domain/query/event-filter.ts';
import { layoutTimeline } from '../../../../web/timeline/layout/layout.ts';
import { watchOutsideResponses } from '../../../../web/timeline/state/outside-responses.ts';
import { spanBoundsOf } from '../../../../web/timeline/state/span-bounds.ts';
import { sceneWith, testEvent, timelineRequest } from '../test-timeline.ts';

const onDay = (day: number) => ({ days: { first: day, last: day }, text: 'in force then' });

describe('the date marker of the filter “in force on”', () => {
  it('is drawn at its day, with its text beside it', () => {
    const day = dayOf(2018, 6, 1);
    const { dateMarker, notes, scale } = layoutTimeline(
      timelineRequest(sceneWith([testEvent()]), { markedDay: onDay(day) }),
    );
    expect(dateMarker).toEqual({ fromPx: scale.xOf(day), toPx: scale.xOf(day + 1) });
    expect(notes.map(({ text }) => text)).toEqual(['in force then']);
  });

  it('has its text at the nearest edge if the day is out of view', () => {
    const at = (day: number) =>
      layoutTimeline(timelineRequest(sceneWith([testEvent()]), { markedDay: onDay(day) }));
    expect(
      [at(dayOf(2016)), at(dayOf(2020))].map(({ dateMarker, notes }) => [dateMarker, notes[0]?.text]),
    ).toEqual([
      [undefined, '‹ in force then'],
      [undefined, 'in force then ›'],
    ]);
  });

  it('is within the bounds of the window', () => {
    const extent = { first_day: dayOf(2014), last_day: dayOf(2018) };
    const bounds = spanBoundsOf({ extent }, { in_force_on: '2020-05-01' });
    expect(bounds?.end).toBeGreaterThan(dayOf(2020, 5, 1));
    expect(spanBoundsOf({ extent }, { in_force_on: '2020-05-01/..' })?.end).toBeLessThan(dayOf(2019));
  });
});

describe('a filter of one day', () => {
  it('shows that day in the middle of the chart', () => {
    const day = dayOf(2018, 3, 26);
    const bounds = spanBoundsOf(
      { extent: { first_day: day, last_day: day } },
      { from: '2018-03-26', to: '2018-03-26' },
    );
    expect(bounds).toEqual({ start: day - 1, end: day + 2, minDays: 3 });
  });
});

describe('responses that the filter hides', () => {
  const linked: LinkedEvent = {
    id: '',
    relation: 'responds_to',
    title: '',
    date: '2018-03-29',
    kind: 'expulsion',
    status: 'carried_out',
    initiators: ['XF'],
  };

  async function watchResponses(filter: EventFilter) {
    const requestedIds: string[] = [];
    const { found, stop } = watchOutsideResponses({
      selectedId: signal('act'),
      scene: signal(sceneWith([testEvent({ id: 'act' }), testEvent({ id: 'shown' })])),
      filter: signal(filter),
      fetchLinks: async (id) => {
        requestedIds.push(id);
        return {
          linked_to: [
            { ...linked, id: 'cause' },
            { ...linked, id: 'wider', relation: 'part_of' },
          ],
          linked_from: [
            { ...linked, id: 'shown' },
            { ...linked, id: 'hidden' },
          ],
        };
      },
    });
    await Promise.resolve();
    await Promise.resolve();
    stop();
    return { requestedIds, found: found.value };
  }

  it('are counted beside the selected event', async () => {
    expect(await watchResponses({ kind: ['expulsion'] })).toEqual({
      requestedIds: ['act'],
      found: { id: 'act', count: 2 },
    });
    const remark = { id: 'act', text: '+2 outside the filter' };
    const { notes } = layoutTimeline(
      timelineRequest(sceneWith([testEvent({ id: 'act' })]), { eventNote: remark }),
    );
    expect(notes.map(({ text }) => text)).toEqual(['+2 outside the filter']);
  });

  it('are not requested without a filter', async () => {
    expect(await watchResponses({ sides: { upper: 'XR', lower: 'XF' } })).toEqual({
      requestedIds: [],
      found: undefined,
    });
  });
});
