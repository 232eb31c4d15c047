/** Listeners for possible changes, and a watch that runs only while there are listeners. */
export class Listeners {
  readonly #listeners = new Set<() => void>();
  readonly #watch: (notify: () => void) => () => void;
  #stopWatching: (() => void) | undefined;

  /** `watch` looks for changes by others, and returns a function that stops it. */
  constructor(watch: (notify: () => void) => () => void) {
    this.#watch = watch;
  }

  add(listener: () => void): () => void {
    // A new object, so that a function that is added twice is removed once.
    const entry = () => listener();
    this.#listeners.add(entry);
    this.#stopWatching ??= this.#watch(() => this.notify());
    return () => {
      this.#listeners.delete(entry);
      if (this.#listeners.size === 0) this.#stop();
    };
  }

  notify(): void {
    for (const listener of this.#listeners) listener();
  }

  close(): void {
    this.#listeners.clear();
    this.#stop();
  }

  #stop(): void {
    this.#stopWatching?.();
    this.#stopWatching = undefined;
  }
}
