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

/** What the chart wants to show. Two wishes of one `key` are about the same events. */
export interface WindowRequest {
  /** Filter, sides and how often events have changed, as text. */
  readonly key: string;
  readonly filter: EventFilter;
  readonly sides: Sides;
  readonly widthPx: number;
  /** Absent while the extent is not known, and when all of it is wanted. */
  readonly span: TimeSpan | undefined;
  /** Where it is going by itself: asked for on the way, so that it is there on arrival. */
  readonly ahead?: TimeSpan | undefined;
  /** What there is to see; nothing outside it is asked for. */
  readonly bounds: TimeSpan | undefined;
}

/** What is known for the last wish: always of its own filter, never of an older one. */
export interface LoadState {
  /** The whole extent. */
  readonly whole: TimelineResult | undefined;
  /** The finest answer that holds the wished span; may be `whole`. */
  readonly near: TimelineResult | undefined;
  readonly isLoading: boolean;
  readonly error: unknown;
}

export interface TimelineLoader {
  wish(wish: WindowRequest): void;
  retry(): void;
  stop(): void;
}

export interface LoaderOptions {
  readonly fetch: (request: TimelineRequest, signal: AbortSignal) => Promise<TimelineResult>;
  readonly changed: (known: LoadState) => void;
  /** How long a window must be wished for before it is asked for: a hand on a wheel passes through many. */
  readonly debounceMs?: number;
}

/** A window is asked for with as much again on both sides, so that panning has something to show. */
const PADDING = 1;
/** A window a good deal shorter than its answer needs a finer one. */
const COARSEST = 6;
const MOST_KEPT = 24;

/**
 * Asks for windows as the chart wishes for them, and keeps the latest answers: a window just left is still there.
 * An answer is filed under what was asked, and what is shown is looked up by what is wished now; so a late answer can
 * never take the place of a newer one.
 */
export function createTimelineLoader({ fetch, changed, debounceMs = 90 }: LoaderOptions): TimelineLoader {
  const kept = new Map<string, Kept>();
  let wanted: WindowRequest | undefined;
  let error: unknown;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  const asking = new Map<'whole' | 'near', { readonly id: string; readonly controller: AbortController }>();

  function report(): void {
    if (!wanted) return;
    const whole = kept.get(idOf(wanted, undefined))?.answer;
    changed({ whole, near: nearest(wanted) ?? whole, isLoading: asking.size > 0, error });
  }

  function nearest({ key, span }: WindowRequest): TimelineResult | undefined {
    if (!span) return undefined;
    let best: Kept | undefined;
    for (const each of kept.values()) {
      if (each.key !== key || !each.covers || !containsSpan(each.covers, span)) continue;
      if (!best?.covers || spanLength(each.covers) < spanLength(best.covers)) best = each;
    }
    return best?.answer;
  }

  async function ask(
    slot: 'whole' | 'near',
    wish: WindowRequest,
    window: TimeSpan | undefined,
  ): Promise<void> {
    const id = idOf(wish, window);
    if (asking.get(slot)?.id === id) return;
    asking.get(slot)?.controller.abort();
    const controller = new AbortController();
    asking.set(slot, { id, controller });
    report();
    try {
      const { filter, sides } = wish;
      // Padded windows are wider than the chart, and as fine.
      const widthPx = window ? wish.widthPx * (1 + 2 * PADDING) : wish.widthPx;
      const answer = await fetch(
        { filter, sides, widthPx, timeWindow: window && daySpanOf(window) },
        controller.signal,
      );
      keep(id, { key: wish.key, answer, covers: window });
      error = undefined;
    } catch (reason) {
      if (controller.signal.aborted) return;
      error = reason;
    } finally {
      if (asking.get(slot)?.id === id) asking.delete(slot);
    }
    report();
  }

  function keep(id: string, entry: Kept): void {
    kept.delete(id);
    kept.set(id, entry);
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      if (wanted && oldest === idOf(wanted, undefined)) continue;
      kept.delete(oldest);
    }
  }

  function look(): void {
    if (!wanted) return;
    if (!kept.has(idOf(wanted, undefined))) void ask('whole', wanted, undefined);
    const { bounds } = wanted;
    const span = wanted.ahead ?? wanted.span;
    if (!span || (bounds && isSameSpan(span, bounds))) return;
    // What is known event by event is known at every zoom.
    if (kept.get(idOf(wanted, undefined))?.answer.complete) return;
    const best = nearest({ ...wanted, span });
    if (best && isFineEnough(best, span, bounds)) return;
    void ask('near', wanted, meet(wholeDays(padSpan(span, PADDING)), bounds));
  }

  return {
    wish(wish) {
      if (isStopped) return;
      const isNew = wish.key !== wanted?.key;
      // On its way to where it is asked for already.
      const isOnTheWay = !isNew && wish.ahead !== undefined && wish.ahead === wanted?.ahead;
      wanted = wish;
      if (isOnTheWay) return report();
      clearTimeout(timer);
      if (isNew) {
        error = undefined;
        look();
      } else timer = setTimeout(look, debounceMs);
      report();
    },
    retry() {
      error = undefined;
      look();
      report();
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
      for (const { controller } of asking.values()) controller.abort();
      asking.clear();
      wanted = undefined;
    },
  };
}

interface Kept {
  readonly key: string;
  readonly answer: TimelineResult;
  /** The window that was asked for; absent for the whole extent. */
  readonly covers: TimeSpan | undefined;
}

function idOf({ key, widthPx }: WindowRequest, window: TimeSpan | undefined): string {
  return `${key}\n${Math.round(widthPx)}\n${window ? `${window.start} ${window.end}` : 'whole'}`;
}

function isFineEnough(answer: TimelineResult, span: TimeSpan, bounds: TimeSpan | undefined): boolean {
  const covers = timeSpanOf({ first: answer.first_day, last: answer.last_day });
  return (
    spanLength(covers) <= spanLength(span) * COARSEST &&
    containsSpan(covers, meet(padSpan(span, PADDING / 4), bounds))
  );
}

function wholeDays({ start, end }: TimeSpan): TimeSpan {
  return { start: Math.floor(start), end: Math.ceil(end) };
}

/** What of a span lies within the bounds. */
function meet(span: TimeSpan, bounds: TimeSpan | undefined): TimeSpan {
  if (!bounds) return span;
  const start = Math.max(span.start, bounds.start);
  return { start, end: Math.max(Math.min(span.end, bounds.end), start + 1) };
}
