/** Who is told when something may have changed, and a watch that is kept only while somebody is. */
export class Listeners {
  readonly #listeners = new Set<() => void>();
  readonly #watch: (tell: () => void) => () => void;
  #stopWatching: (() => void) | undefined;

  /** `watch` looks for changes from elsewhere until what it returns is called. */
  constructor(watch: (tell: () => void) => () => void) {
    this.#watch = watch;
  }

  add(listener: () => void): () => void {
    // Its own object, so that whoever listens twice stops once.
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
