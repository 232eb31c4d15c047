import { layoutTimeline } from '../layout/layout.ts';
import type { LayoutRequest, TimelineLayout } from '../layout/layout-request.ts';
import type { TimeSpan } from '../scale/time-span.ts';

/** A window that has not changed for this long is at rest. */
const REST_MS = 180;

interface Placed {
  readonly layout: TimelineLayout;
  readonly basis: readonly unknown[];
  readonly choice: readonly unknown[];
  /** Whether titles have had the time to find their best places. */
  readonly isBest: boolean;
}

/**
 * Layouts in which titles stay beside their marks while the window moves, and when another event is selected. They get their
 * best places when the window has come to rest.
 */
export class SteadyLayout {
  readonly #rest: RestDetector;
  #last: Placed | undefined;

  /** `onRest` is called when the window has come to rest, to lay it out again. */
  constructor(onRest: () => void) {
    this.#rest = new RestDetector(REST_MS, onRest);
  }

  get isMoving(): boolean {
    return this.#rest.isMoving;
  }

  /**
   * Call this in each frame. The best places of titles depend on the values of `basis`; those of `choice` may add some titles
   * and arrows. If all are the same as before, the result is, too.
   */
  layOut(request: LayoutRequest, basis: readonly unknown[], choice: readonly unknown[]): TimelineLayout {
    this.#rest.follow(request.span);
    const { isMoving } = this.#rest;
    const last = this.#last;
    const isAtRest = !isMoving && last?.isBest === true && isSame(basis, last.basis);
    if (isAtRest && isSame(choice, last.choice)) return last.layout;
    const previous = isMoving || isAtRest ? last?.layout : undefined;
    const layout = layoutTimeline({ ...request, previous });
    this.#last = { layout, basis, choice, isBest: !isMoving && request.withoutTitles !== true };
    return layout;
  }

  stop(): void {
    this.#rest.stop();
  }
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

/** Detects whether the window is moving, and calls back once when it comes to rest. */
class RestDetector {
  readonly #restMs: number;
  readonly #onRest: () => void;
  #lastSpan: TimeSpan | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(restMs: number, onRest: () => void) {
    this.#restMs = restMs;
    this.#onRest = onRest;
  }

  get isMoving(): boolean {
    return this.#timer !== undefined;
  }

  /** A span moves until it has been the same for `restMs`; the first one does not. */
  follow(span: TimeSpan): void {
    const last = this.#lastSpan;
    this.#lastSpan = span;
    if (span === last || last === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#onRest();
    }, this.#restMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
