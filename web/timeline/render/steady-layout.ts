import { signal } from '@preact/signals';
import { layoutInSteps, layoutTimeline } from '../layout/layout.ts';
import type { LayoutRequest, TimelineLayout } from '../layout/layout-request.ts';
import { runInSlices } from '../layout/placement/steps.ts';
import type { TimeSpan } from '../scale/time-span.ts';

/** A window that has not changed for this long is at rest. */
const REST_MS = 180;

interface Placed {
  readonly layout: TimelineLayout;
  readonly basis: readonly unknown[];
  readonly choice: readonly unknown[];
  /** Whether titles have their best places, or were kept where they were. */
  readonly isBest: boolean;
}

/**
 * Layouts in which titles stay beside their marks while the window moves, when other events arrive, and when another event is
 * selected. Their best places are computed in the background when the window has come to rest.
 */
export class SteadyLayout {
  /** Whether the best places of titles are being computed. */
  readonly isSearching = signal(false);
  readonly #rest: RestDetector;
  readonly #onChange: () => void;
  #last: Placed | undefined;
  /** The best layout that is being computed, for the basis that it is for. */
  #search: { readonly basis: readonly unknown[]; readonly cancel: () => void } | undefined;

  /** `onChange` is called when the same request would have another result: at rest, and when best places are found. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
    this.#rest = new RestDetector(REST_MS, onChange);
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
    const last = this.#last;
    const hasSameBasis = last !== undefined && isSame(basis, last.basis);
    if (this.#search && (this.isMoving || !isSame(basis, this.#search.basis))) this.#cancelSearch();
    if (!this.isMoving && !(hasSameBasis && last.isBest) && !request.withoutTitles && !this.#search)
      this.#searchBest(request, basis, choice);
    if (hasSameBasis && isSame(choice, last.choice)) return last.layout;
    const layout = layoutTimeline({ ...request, previous: last?.layout });
    this.#last = { layout, basis, choice, isBest: hasSameBasis && last.isBest };
    return layout;
  }

  stop(): void {
    this.#rest.stop();
    this.#cancelSearch();
  }

  #searchBest(request: LayoutRequest, basis: readonly unknown[], choice: readonly unknown[]): void {
    const cancel = runInSlices(layoutInSteps(request), (layout) => {
      this.#search = undefined;
      this.isSearching.value = false;
      this.#last = { layout, basis, choice, isBest: true };
      this.#onChange();
    });
    this.#search = { basis, cancel };
    this.isSearching.value = true;
  }

  #cancelSearch(): void {
    this.#search?.cancel();
    this.#search = undefined;
    this.isSearching.value = false;
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
