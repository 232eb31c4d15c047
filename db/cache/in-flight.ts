/** Work that is under way, by key: concurrent callers with the same key share one promise. */
export class InFlight<T> {
  readonly #running = new Map<string, Promise<T>>();

  /**
   * Runs `work`, or waits for the same work of another caller. If that caller fails (its connection was lost, its
   * request was aborted), this one runs its own `work`: a caller only ever gets its own error.
   */
  async share(key: string, work: () => Promise<T>): Promise<T> {
    for (;;) {
      const running = this.#running.get(key);
      if (running === undefined) return this.#start(key, work);
      const result = await running.then(
        (value) => ({ value }),
        () => undefined,
      );
      if (result !== undefined) return result.value;
    }
  }

  #start(key: string, work: () => Promise<T>): Promise<T> {
    const running = work().finally(() => this.#running.delete(key));
    this.#running.set(key, running);
    return running;
  }
}
