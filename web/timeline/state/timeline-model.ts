import { batch, computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { parseEdtf } from '../../../domain/dates/edtf-date.ts';
import { filterToQuery } from '../../../domain/query/event-filter.ts';
import { tensionUnit } from '../../../domain/timeline/tension-period.ts';
import type { TimelineArrow, TimelineEvent, TimelineResult } from '../../../domain/timeline/timeline.ts';
import { fetchEventOnDemand } from '../../api/fetch-event-on-demand.ts';
import { fetchTimeline } from '../../api/timeline.ts';
import { eras } from '../../state/eras.ts';
import { changeCount, chartLayers, filter, selectedId, sides, timeWindow } from '../../state/page-state.ts';
import { recordedEvent } from '../../state/recorded-event.ts';
import { chainOf, linksOf } from '../layout/arrows/layout-arrows.ts';
import { daySpanOf, isSameSpan, spanLength } from '../scale/time-span.ts';
import { revealedId } from './revealed-event.ts';
import { sceneOf } from './scene.ts';
import { spanBoundsOf } from './span-bounds.ts';
import { createTimelineLoader, type LoadState } from './timeline-loader.ts';
import { createTimelineWindow } from './timeline-window.ts';

/** The requests that the model makes. */
export interface TimelineApi {
  readonly fetchTimeline: typeof fetchTimeline;
  readonly fetchEvent: (id: string, signal: AbortSignal) => Promise<{ readonly date: string }>;
}

interface ShownResults {
  readonly whole: TimelineResult | undefined;
  readonly detail: TimelineResult | undefined;
}

/** Keyboard focus brings events into view that are closer to an edge than this share of the window. */
const FOCUS_EDGE_SHARE = 0.03;
/** A longer window becomes the year around an event that was just recorded. */
const MAX_RECORDED_DAYS = 2 * 366;
const RECORDED_MARGIN_DAYS = 183;
const NO_IDS: ReadonlySet<string> = new Set();
const NO_LINKS: readonly TimelineArrow[] = [];

/** The state of the timeline view: the window, the loaded results, hover and focus. `stop` it when the view closes. */
export class TimelineModel {
  readonly #loadState = signal<LoadState>({
    whole: undefined,
    detail: undefined,
    isLoading: true,
    error: undefined,
  });
  /** The results on the screen. They stay until results for a new filter arrive, so that the chart does not flicker. */
  readonly #shown = signal<ShownResults>({ whole: undefined, detail: undefined });
  readonly #widthPx = signal(0);
  readonly #hoveredId = signal<string | undefined>(undefined);
  readonly #focusedId = signal<string | undefined>(undefined);

  readonly loadState: ReadonlySignal<LoadState> = this.#loadState;
  /** The event under the pointer. */
  readonly hoveredId: ReadonlySignal<string | undefined> = this.#hoveredId;
  /** The event with the keyboard focus. */
  readonly focusedId: ReadonlySignal<string | undefined> = this.#focusedId;
  /** The eras of the collection, of all parties. */
  readonly eras = eras;
  /** The result for all matching events. */
  readonly whole = computed(() => this.#shown.value.whole);
  /** The most detailed result for the window; it may be `whole`. */
  readonly detail = computed(() => this.#shown.value.detail);
  /** Undefined until the first result arrives, and while no event matches. */
  readonly bounds = computed(() => spanBoundsOf(this.whole.value, filter.value));
  readonly window = createTimelineWindow(this.bounds);
  readonly isWhole = computed(() => {
    const span = this.window.span.value;
    const bounds = this.bounds.value;
    return span === undefined || (bounds !== undefined && isSameSpan(span, bounds));
  });
  readonly scene = computed(() => {
    const { whole, detail } = this.#shown.value;
    const span = this.window.span.value;
    return sceneOf(whole, detail, span ? tensionUnit(daySpanOf(span), this.#widthPx.value) : 'year');
  });
  /** The links of the selected event: its own, or on request those of its whole exchange. */
  readonly selectedLinks = computed(() => this.#linksOf(selectedId.value));
  /** The same for the event under the pointer. */
  readonly hoveredLinks = computed(() => this.#linksOf(this.hoveredId.value));
  /** The hovered or else the selected event, with the events linked to it. */
  readonly linked = computed<ReadonlySet<string>>(() => {
    const hovered = this.hoveredId.value;
    const id = hovered ?? selectedId.value;
    const links = hovered === undefined ? this.selectedLinks.value : this.hoveredLinks.value;
    return id === undefined ? NO_IDS : new Set([id, ...links.flatMap(({ act, answer }) => [act, answer])]);
  });

  readonly #fetchEvent: TimelineApi['fetchEvent'];
  readonly #loader;
  readonly #stopEffects: readonly (() => void)[];

  constructor(api: TimelineApi = { fetchTimeline, fetchEvent: fetchEventOnDemand }) {
    this.#fetchEvent = api.fetchEvent;
    // An address with a window and an event keeps its window when the page opens.
    if (revealedId.peek() === null) revealedId.value = timeWindow.peek() && selectedId.peek();
    this.#loader = createTimelineLoader({
      fetchResult: api.fetchTimeline,
      onChange: (state) => this.#show(state),
    });
    this.#stopEffects = [
      effect(() => this.#requestWindow()),
      effect(() => this.#revealSelection()),
      effect(() => this.#showRecordedEvent()),
    ];
  }

  /** The width of the plot: it decides how detailed a result is needed. */
  setWidth(px: number): void {
    this.#widthPx.value = Math.round(px);
  }

  hover(id: string | undefined): void {
    this.#hoveredId.value = id;
  }

  focus(id: string | undefined): void {
    this.#focusedId.value = id;
  }

  /** Focuses an event, and moves the window if the event is outside it or close to an edge. */
  focusInView(id: string): void {
    this.focus(id);
    const event = this.findEvent(id);
    if (event) this.window.reveal(event.day, FOCUS_EDGE_SHARE);
  }

  findEvent(id: string | undefined): TimelineEvent | undefined {
    if (id === undefined) return undefined;
    const { whole, detail } = this.#shown.peek();
    const hasId = (event: TimelineEvent) => event.id === id;
    return detail?.events.find(hasId) ?? whole?.events.find(hasId);
  }

  retry(): void {
    this.#loader.retry();
  }

  stop(): void {
    for (const stopEffect of this.#stopEffects) stopEffect();
    this.window.stop();
    this.#loader.stop();
  }

  #linksOf(id: string | undefined): readonly TimelineArrow[] {
    const scene = this.scene.value;
    if (id === undefined || !scene) return NO_LINKS;
    return chartLayers.value.includes('exchange') ? chainOf(id, scene.arrows) : linksOf(id, scene.arrows);
  }

  #show(state: LoadState): void {
    batch(() => {
      this.#loadState.value = state;
      const detail = state.detail ?? state.whole;
      if (detail) this.#shown.value = { whole: state.whole ?? this.#shown.peek().whole, detail };
    });
  }

  #requestWindow(): void {
    if (this.#widthPx.value === 0) return;
    const { upper, lower } = sides.value;
    const request = {
      key: `${filterToQuery(filter.value)} ${upper} ${lower} ${changeCount.value}`,
      filter: filter.value,
      sides: sides.value,
      widthPx: this.#widthPx.value,
      span: this.isWhole.value ? undefined : this.window.span.value,
      target: this.window.target.value,
      bounds: this.bounds.value,
    };
    untracked(() => this.#loader.request(request));
  }

  /** Moves the window to a newly selected event, once: the user may then look elsewhere. */
  #revealSelection(): (() => void) | undefined {
    const id = selectedId.value;
    if (id === undefined) revealedId.value = undefined;
    if (id === undefined || id === revealedId.peek() || !this.bounds.value) return undefined;
    revealedId.value = id;
    const controller = new AbortController();
    untracked(() => void this.#reveal(id, controller.signal));
    return () => controller.abort();
  }

  /** Shows the year around an event that was just recorded: in many years, it is one mark among hundreds. */
  #showRecordedEvent(): void {
    const recorded = recordedEvent.value;
    const bounds = this.bounds.value;
    if (!recorded) return;
    const { id, day } = recorded;
    if (id !== selectedId.value) {
      recordedEvent.value = undefined;
      return;
    }
    // The bounds include it once the new results are loaded.
    if (!bounds || day < bounds.start || day >= bounds.end) return;
    recordedEvent.value = undefined;
    untracked(() => {
      const span = this.window.span.value;
      if (span && spanLength(span) <= MAX_RECORDED_DAYS) this.window.reveal(day);
      else this.window.animateTo({ start: day - RECORDED_MARGIN_DAYS, end: day + 1 + RECORDED_MARGIN_DAYS });
    });
  }

  /** The event may be outside the window, or not loaded because there are too many. */
  async #reveal(id: string, abortSignal: AbortSignal): Promise<void> {
    const event = this.findEvent(id);
    if (event) {
      this.window.reveal(event.day);
      return;
    }
    try {
      const { date } = await this.#fetchEvent(id, abortSignal);
      if (!abortSignal.aborted) this.window.reveal(parseEdtf(date).day);
    } catch {
      // The event panel fetches the same event and shows the error.
    }
  }
}
