/** Listeners for possible changes, and a watch that runs only while there are listeners. */
export class Listeners {
  readonly #listeners = new Set<() => void>();
  readonly #watch: (tell: () => void) => () => void;
  #stopWatching: (() => void) | undefined;

  /** `watch` looks for changes by others, and returns a function that stops it. */
  constructor(watch: (tell: () => void) => () => void) {
    this.#watch = watch;
  }

  add(listener: () => void): () => void {
    // A new object, so that a function that is added twice is removed once.
    const own = () => listener();
    this.#listeners.add(own);
    this.#stopWatching ??= this.#watch(() => this.tell());
    return () => {
      this.#listeners.delete(own);
      if (this.#listeners.size === 0) this.#stop();
    };
  }

  tell(): void {
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
