import { batch, computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { DaySpan } from '../../../domain/dates/day-span.ts';
import { parseEdtf } from '../../../domain/dates/edtf-date.ts';
import { filterToQuery } from '../../../domain/query/event-filter.ts';
import { tensionUnit } from '../../../domain/timeline/tension-period.ts';
import type { TimelineEvent, TimelineResult } from '../../../domain/timeline/timeline.ts';
import { fetchEvent } from '../../api/events.ts';
import { fetchTimeline } from '../../api/timeline.ts';
import { changeCount, filter, selectedId, sides, timeWindow } from '../../state/page-state.ts';
import type { Scene } from '../layout/layout.ts';
import { chainOf } from '../layout/layout-arcs.ts';
import { daySpanOf, isSameSpan, type SpanBounds, type TimeSpan } from '../scale/time-span.ts';
import { sceneOf } from './scene.ts';
import { spanBoundsOf } from './span-bounds.ts';
import { createTimelineLoader, type LoadState } from './timeline-loader.ts';
import { createTimelineWindow, type TimelineWindow } from './timeline-window.ts';

/** What is shown of the timeline and what it is shown of: between the page's state and the drawing. */
export interface TimelineModel {
  readonly window: TimelineWindow;
  readonly known: ReadonlySignal<LoadState>;
  readonly whole: ReadonlySignal<TimelineResult | undefined>;
  readonly scene: ReadonlySignal<Scene | undefined>;
  /** Undefined until the extent is known, and where the filter holds nothing. */
  readonly limits: ReadonlySignal<SpanBounds | undefined>;
  readonly isWhole: ReadonlySignal<boolean>;
  /** The days in view that hold anything: without the margin around the first and the last event. */
  readonly visibleDays: ReadonlySignal<DaySpan | undefined>;
  /** Under the pointer: drawn, not remembered. */
  readonly hoveredId: ReadonlySignal<string | undefined>;
  /** Where the keyboard is. */
  readonly focusedId: ReadonlySignal<string | undefined>;
  /** The hovered, else the selected event and all that answers join to it; empty without either. */
  readonly chain: ReadonlySignal<ReadonlySet<string>>;
  setWidth(widthPx: number): void;
  hover(id: string | undefined): void;
  /** Moves the keyboard's place to an event. */
  focus(id: string | undefined): void;
  /** The same, and the window with it where the event is not well in view. */
  go(id: string): void;
  findEvent(id: string | undefined): TimelineEvent | undefined;
  retry(): void;
  stop(): void;
}

interface Shown {
  readonly whole: TimelineResult | undefined;
  readonly near: TimelineResult | undefined;
}

/** Until the page's first chart: later ones are come back to. */
let isOpening = true;

export function createTimelineModel(): TimelineModel {
  const known = signal<LoadState>({ whole: undefined, near: undefined, isLoading: true, error: undefined });
  // What was shown last stays until there is something of a new filter: nothing flickers, nothing jumps.
  const shown = signal<Shown>({ whole: undefined, near: undefined });
  const widthPx = signal(0);
  const whole = computed(() => shown.value.whole);
  const unit = computed(() => {
    const days = window.span.value && daySpanOf(window.span.value);
    return days ? tensionUnit(days, widthPx.value) : 'year';
  });
  const scene = computed(() => sceneOf(shown.value.whole, shown.value.near, unit.value));
  const limits = computed(() => spanBoundsOf(whole.value, filter.value));

  const window = createTimelineWindow(limits);
  const isWhole = computed(() => {
    const now = window.span.value;
    const bounds = limits.value?.bounds;
    return now === undefined || (bounds !== undefined && isSameSpan(now, bounds));
  });
  const shownDays = computed(() => window.span.value && heldBy(whole.value?.extent, window.span.value));
  const hoveredId = signal<string | undefined>(undefined);
  const focusedId = signal<string | undefined>(undefined);
  const chain = computed<ReadonlySet<string>>(() => {
    const id = hoveredId.value ?? selectedId.value;
    return id === undefined || !scene.value ? NO_IDS : chainOf(id, scene.value.arcs);
  });

  const loader = createTimelineLoader({
    fetch: fetchTimeline,
    changed: (next) => {
      batch(() => {
        known.value = next;
        const near = next.near ?? next.whole;
        if (near) shown.value = { whole: next.whole ?? shown.peek().whole, near };
      });
    },
  });

  function findEvent(id: string | undefined): TimelineEvent | undefined {
    if (id === undefined) return undefined;
    const { whole: all, near } = shown.peek();
    const isIt = (event: TimelineEvent) => event.id === id;
    return near?.events.find(isIt) ?? all?.events.find(isIt);
  }

  /** An event chosen elsewhere may be out of view, or among those too many to be here one by one. */
  async function revealSelected(id: string, signal: AbortSignal): Promise<void> {
    const event = findEvent(id);
    if (event) return window.reveal(event.day);
    try {
      const { date } = await fetchEvent(id, signal);
      if (!signal.aborted) window.reveal(parseEdtf(date).day);
    } catch {
      // Its own panel says why it cannot be had.
    }
  }

  // An address that names both is a view of somebody's choice: its window stays, and the event is told at the edge.
  let revealedId = isOpening && timeWindow.peek() ? selectedId.peek() : undefined;
  isOpening = false;
  const stops = [
    effect(() => {
      if (widthPx.value === 0) return;
      const { upper, lower } = sides.value;
      const bounds = limits.value?.bounds;
      const now = window.span.value;
      const wish = {
        key: `${filterToQuery(filter.value)} ${upper} ${lower} ${changeCount.value}`,
        filter: filter.value,
        sides: sides.value,
        widthPx: widthPx.value,
        span: isWhole.value ? undefined : now,
        ahead: window.target.value,
        bounds,
      };
      untracked(() => loader.wish(wish));
    }),
    effect(() => {
      const id = selectedId.value;
      if (id === undefined) revealedId = undefined;
      // Once: afterwards the reader may look elsewhere.
      if (id === undefined || id === revealedId || !limits.value) return undefined;
      revealedId = id;
      const controller = new AbortController();
      untracked(() => void revealSelected(id, controller.signal));
      return () => controller.abort();
    }),
  ];

  return {
    window,
    known,
    whole,
    scene,
    limits,
    isWhole,
    visibleDays: shownDays,
    hoveredId,
    focusedId,
    chain,
    setWidth: (px) => {
      widthPx.value = Math.round(px);
    },
    hover: (id) => {
      hoveredId.value = id;
    },
    focus: (id) => {
      focusedId.value = id;
    },
    go(id) {
      focusedId.value = id;
      const event = findEvent(id);
      if (event) window.reveal(event.day, EDGE_SHARE);
    },
    findEvent,
    retry: () => loader.retry(),
    stop() {
      for (const each of stops) each();
      window.stop();
      loader.stop();
    },
  };
}

function heldBy(extent: TimelineResult['extent'], { start, end }: TimeSpan): DaySpan {
  if (!extent) return daySpanOf({ start, end });
  const first = Math.min(Math.max(start, extent.first_day), extent.last_day);
  return daySpanOf({ start: first, end: Math.max(Math.min(end, extent.last_day + 1), first + 1) });
}

/** The keyboard looks a little ahead. */
const EDGE_SHARE = 0.03;
const NO_IDS: ReadonlySet<string> = new Set();
