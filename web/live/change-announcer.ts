/** A screen reader is interrupted at most this often. */
const MIN_INTERVAL_MS = 10_000;

/** Announces changes by others to screen readers. `announce` gets their number, or undefined if it is not known. */
export class ChangeAnnouncer {
  readonly #announce: (count: number | undefined) => void;
  #lastMs = Number.NEGATIVE_INFINITY;
  #pendingCount = 0;

  constructor(announce: (count: number | undefined) => void) {
    this.#announce = announce;
  }

  /** Changes that come too early are counted in the next announcement. */
  add(count: number | undefined): void {
    this.#pendingCount += count ?? 0;
    if (Date.now() - this.#lastMs < MIN_INTERVAL_MS) return;
    this.#announce(count === undefined ? undefined : this.#pendingCount);
    this.#lastMs = Date.now();
    this.#pendingCount = 0;
  }
}
