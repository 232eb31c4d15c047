import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TimelineResult } from '../../../../domain/timeline/timeline.ts';
import { selectEvent, selectedId, setTimeWindow } from '../../../../web/state/page-state.ts';
import { recordedEvent } from '../../../../web/state/recorded-event.ts';
import { revealedId } from '../../../../web/timeline/state/revealed-event.ts';
import { TimelineModel } from '../../../../web/timeline/state/timeline-model.ts';
import { testEvent } from '../test-timeline.ts';

const RESULT: TimelineResult = {
  first_day: 0,
  last_day: 9999,
  extent: { first_day: 0, last_day: 9999 },
  total: 2,
  complete: true,
  events: [testEvent({ id: 'near', day: 150 }), testEvent({ id: 'far', day: 9000 })],
  arcs: [{ act: 'near', answer: 'far', lag_min: 1, lag_max: 1 }],
  bucket_days: 1,
  cells: { combinations: [], day: [], cells: [], combination: [], count: [], expelled: [] },
  tension_unit: 'year',
  tension: [],
};

const models: TimelineModel[] = [];

async function testModel(): Promise<TimelineModel> {
  const model = new TimelineModel({
    fetchTimeline: async () => RESULT,
    fetchEvent: async () => ({ date: '1975-01-01' }),
  });
  models.push(model);
  model.setWidth(1000);
  await vi.advanceTimersByTimeAsync(1000);
  return model;
}

beforeEach(() => {
  vi.useFakeTimers();
  // Reduced motion: the window is at its target at once.
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
});

afterEach(() => {
  for (const model of models.splice(0)) model.stop();
  selectEvent(undefined);
  setTimeWindow(undefined);
  revealedId.value = null;
  recordedEvent.value = undefined;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('timeline model', () => {
  it('shows all days at first', async () => {
    const model = await testModel();
    expect(model.isWhole.value).toBe(true);
  });

  it('shows the year around an event that was just recorded', async () => {
    const model = await testModel();
    selectEvent('far');
    recordedEvent.value = { id: 'far', day: 9000 };
    await vi.advanceTimersByTimeAsync(1000);
    expect(model.window.span.value).toEqual({ start: 9000 - 183, end: 9001 + 183 });
    expect(recordedEvent.value).toBeUndefined();
  });

  it('only moves a short window to a recorded event', async () => {
    setTimeWindow({ first: 100, last: 199 });
    const model = await testModel();
    selectEvent('far');
    recordedEvent.value = { id: 'far', day: 9000 };
    await vi.advanceTimersByTimeAsync(1000);
    expect(model.window.span.value).toEqual({ start: 8950.5, end: 9050.5 });
  });

  it('waits for a recorded event outside the loaded days, and forgets it when another is selected', async () => {
    const model = await testModel();
    const whole = model.window.span.value;
    selectEvent('later');
    recordedEvent.value = { id: 'later', day: 20_000 };
    await vi.advanceTimersByTimeAsync(1000);
    expect(recordedEvent.value).toBeDefined();
    selectEvent('near');
    expect(recordedEvent.value).toBeUndefined();
    expect(model.window.span.value).toEqual(whole);
  });

  it('keeps the window of an address that also has an event', async () => {
    setTimeWindow({ first: 100, last: 199 });
    selectEvent('far');
    const model = await testModel();
    expect(model.window.span.value).toEqual({ start: 100, end: 200 });
  });

  it('moves the window to an event that is selected later, even if it is not loaded', async () => {
    setTimeWindow({ first: 100, last: 199 });
    const model = await testModel();
    selectEvent('far');
    await vi.advanceTimersByTimeAsync(500);
    expect(model.window.span.value).toEqual({ start: 8950.5, end: 9050.5 });
    selectEvent('not-loaded');
    await vi.advanceTimersByTimeAsync(500);
    // 1 January 1975 is day 1826.
    expect(model.window.span.value).toEqual({ start: 1776.5, end: 1876.5 });
  });

  it('reveals a selected event once, so that the user can look elsewhere', async () => {
    setTimeWindow({ first: 100, last: 199 });
    const model = await testModel();
    selectEvent('far');
    await vi.advanceTimersByTimeAsync(500);
    model.window.moveTo({ start: 100, end: 200 });
    model.setWidth(900);
    await vi.advanceTimersByTimeAsync(500);
    expect(model.window.span.value).toEqual({ start: 100, end: 200 });
  });

  it('highlights the responses of the hovered event before those of the selected one', async () => {
    const model = await testModel();
    expect(model.linked.value).toEqual(new Set());
    model.hover('near');
    expect(model.linked.value).toEqual(new Set(['near', 'far']));
    expect(selectedId.value).toBeUndefined();
  });

  it('brings a focused event into view', async () => {
    setTimeWindow({ first: 100, last: 199 });
    const model = await testModel();
    model.focusInView('far');
    await vi.advanceTimersByTimeAsync(500);
    expect(model.focusedId.value).toBe('far');
    expect(model.window.span.value).toEqual({ start: 8950.5, end: 9050.5 });
  });
});
