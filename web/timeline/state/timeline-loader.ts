import type { Sides } from '../../../domain/parties/side.ts';
import type { EventFilter } from '../../../domain/query/event-filter.ts';
import type { TimelineResult } from '../../../domain/timeline/timeline.ts';
import type { TimelineRequest } from '../../api/timeline.ts';
import {
  containsSpan,
  daySpanOf,
  isSameSpan,
  padSpan,
  spanLength,
  type TimeSpan,
  timeSpanOf,
} from '../scale/time-span.ts';

/** The data that the chart needs. Two requests with the same `key` are about the same events. */
export interface WindowRequest {
  /** Filter, sides and the number of changes so far, as text. */
  readonly key: string;
  readonly filter: EventFilter;
  readonly sides: Sides;
  readonly widthPx: number;
  /** Absent while the bounds are unknown, and when the window shows everything. */
  readonly span: TimeSpan | undefined;
  /** The target of the running animation, which is loaded while it runs. */
  readonly target?: TimeSpan | undefined;
  /** Nothing outside is requested. */
  readonly bounds: TimeSpan | undefined;
}

/** The results for the latest request; never those of another filter. */
export interface LoadState {
  /** The result for all matching events. */
  readonly whole: TimelineResult | undefined;
  /** The most detailed result that contains the requested span. It may be `whole`. */
  readonly detail: TimelineResult | undefined;
  readonly isLoading: boolean;
  readonly error: unknown;
}

export interface TimelineLoader {
  request(request: WindowRequest): void;
  retry(): void;
  stop(): void;
}

export interface LoaderOptions {
  readonly fetchResult: (request: TimelineRequest, signal: AbortSignal) => Promise<TimelineResult>;
  readonly onChange: (state: LoadState) => void;
  /** How long a window must stay the same before it is fetched: a wheel zoom produces many. */
  readonly debounceMs?: number;
}

/** A fetched window has this many lengths of the visible one on both sides, so that a pan has something to show. */
const PADDING = 1;
/** A result longer than this many visible windows is not detailed enough. */
const MAX_WINDOWS_PER_RESULT = 6;
const MAX_CACHED_RESULTS = 24;

/**
 * Fetches results for the window as it moves, and caches the latest ones. The shown result is looked up by the current
 * request, so a late response cannot replace a newer one.
 */
export function createTimelineLoader(options: LoaderOptions): TimelineLoader {
  return new CachingLoader(options);
}

type Slot = 'whole' | 'detail';

interface CachedResult {
  readonly key: string;
  readonly result: TimelineResult;
  /** The requested window; absent for the whole result. */
  readonly span: TimeSpan | undefined;
}

class CachingLoader implements TimelineLoader {
  readonly #fetchResult: LoaderOptions['fetchResult'];
  readonly #onChange: LoaderOptions['onChange'];
  readonly #debounceMs: number;
  readonly #cache = new Map<string, CachedResult>();
  readonly #pending = new Map<Slot, { readonly id: string; readonly controller: AbortController }>();
  #latest: WindowRequest | undefined;
  #error: unknown;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isStopped = false;

  constructor({ fetchResult, onChange, debounceMs = 90 }: LoaderOptions) {
    this.#fetchResult = fetchResult;
    this.#onChange = onChange;
    this.#debounceMs = debounceMs;
  }

  request(request: WindowRequest): void {
    if (this.#isStopped) return;
    const isNewKey = request.key !== this.#latest?.key;
    const isSameTarget = !isNewKey && request.target !== undefined && request.target === this.#latest?.target;
    this.#latest = request;
    if (!isSameTarget) {
      clearTimeout(this.#timer);
      if (isNewKey) {
        this.#error = undefined;
        this.#load();
      } else {
        this.#timer = setTimeout(() => this.#load(), this.#debounceMs);
      }
    }
    this.#report();
  }

  retry(): void {
    this.#error = undefined;
    this.#load();
    this.#report();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    for (const { controller } of this.#pending.values()) controller.abort();
    this.#pending.clear();
    this.#latest = undefined;
  }

  /** Fetches what the latest request needs and the cache does not have. */
  #load(): void {
    const latest = this.#latest;
    if (!latest) return;
    const whole = this.#wholeFor(latest);
    if (!whole) void this.#fetch('whole', latest, undefined);
    const { bounds } = latest;
    const span = latest.target ?? latest.span;
    if (!span || (bounds && isSameSpan(span, bounds))) return;
    // A complete result has every event, so it is enough at any zoom.
    if (whole?.complete) return;
    const best = this.#mostDetailed(latest.key, span);
    if (best && isDetailedEnough(best, span, bounds)) return;
    void this.#fetch('detail', latest, intersect(wholeDays(padSpan(span, PADDING)), bounds));
  }

  async #fetch(slot: Slot, request: WindowRequest, span: TimeSpan | undefined): Promise<void> {
    const id = cacheId(request, span);
    if (this.#pending.get(slot)?.id === id) return;
    this.#pending.get(slot)?.controller.abort();
    const controller = new AbortController();
    this.#pending.set(slot, { id, controller });
    this.#report();
    try {
      const { key, filter, sides } = request;
      // A padded window is wider than the chart, at the same scale.
      const widthPx = span ? request.widthPx * (1 + 2 * PADDING) : request.widthPx;
      const result = await this.#fetchResult(
        { filter, sides, widthPx, timeWindow: span && daySpanOf(span) },
        controller.signal,
      );
      this.#store(id, { key, result, span });
      this.#error = undefined;
    } catch (error) {
      if (controller.signal.aborted) return;
      this.#error = error;
    } finally {
      if (this.#pending.get(slot)?.id === id) this.#pending.delete(slot);
    }
    this.#report();
  }

  #report(): void {
    const latest = this.#latest;
    if (!latest) return;
    const whole = this.#wholeFor(latest);
    const detail = (latest.span && this.#mostDetailed(latest.key, latest.span)) ?? whole;
    this.#onChange({ whole, detail, isLoading: this.#pending.size > 0, error: this.#error });
  }

  #wholeFor(request: WindowRequest): TimelineResult | undefined {
    return this.#cache.get(cacheId(request, undefined))?.result;
  }

  #mostDetailed(key: string, span: TimeSpan): TimelineResult | undefined {
    let best: { readonly result: TimelineResult; readonly days: number } | undefined;
    for (const each of this.#cache.values()) {
      if (each.key !== key || !each.span || !containsSpan(each.span, span)) continue;
      const days = spanLength(each.span);
      if (!best || days < best.days) best = { result: each.result, days };
    }
    return best?.result;
  }

  /** Removes the oldest results, but not the whole result of the current filter. */
  #store(id: string, entry: CachedResult): void {
    this.#cache.delete(id);
    this.#cache.set(id, entry);
    for (const oldest of this.#cache.keys()) {
      if (this.#cache.size <= MAX_CACHED_RESULTS) break;
      if (this.#latest && oldest === cacheId(this.#latest, undefined)) continue;
      this.#cache.delete(oldest);
    }
  }
}

function cacheId({ key, widthPx }: WindowRequest, span: TimeSpan | undefined): string {
  return `${key}\n${Math.round(widthPx)}\n${span ? `${span.start} ${span.end}` : 'whole'}`;
}

function isDetailedEnough(result: TimelineResult, span: TimeSpan, bounds: TimeSpan | undefined): boolean {
  const resultSpan = timeSpanOf({ first: result.first_day, last: result.last_day });
  return (
    spanLength(resultSpan) <= spanLength(span) * MAX_WINDOWS_PER_RESULT &&
    containsSpan(resultSpan, intersect(padSpan(span, PADDING / 4), bounds))
  );
}

function wholeDays({ start, end }: TimeSpan): TimeSpan {
  return { start: Math.floor(start), end: Math.ceil(end) };
}

/** The part of a span within the bounds, at least a day long. */
function intersect(span: TimeSpan, bounds: TimeSpan | undefined): TimeSpan {
  if (!bounds) return span;
  const start = Math.max(span.start, bounds.start);
  return { start, end: Math.max(Math.min(span.end, bounds.end), start + 1) };
}
