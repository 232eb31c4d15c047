interface EventVersion {
  readonly id: string;
  readonly version: number;
}

/**
 * The event versions that this page has stored. The server reports them to the page like the changes of others, but the
 * page already shows them.
 */
export class OwnWrites {
  /** Never cleared: nobody saves more than a few hundred events without reloading the page. */
  readonly #versions = new Set<string>();
  readonly #pending = new Set<Promise<unknown>>();

  has(change: EventVersion): boolean {
    return this.#versions.has(keyOf(change));
  }

  /** Returns the write's own promise, and records the version that it stores once it has succeeded. */
  track<T>(write: Promise<T>, versionOf: (result: T) => EventVersion): Promise<T> {
    return this.trackAll(write, (result) => [versionOf(result)]);
  }

  /** `track` for a write of several events. */
  trackAll<T>(write: Promise<T>, versionsOf: (result: T) => readonly EventVersion[]): Promise<T> {
    const recorded = write.then((result) => {
      for (const version of versionsOf(result)) this.#versions.add(keyOf(version));
      return result;
    });
    this.#pending.add(recorded);
    const finish = () => this.#pending.delete(recorded);
    recorded.then(finish, finish);
    return recorded;
  }

  /**
   * Resolves when no write is pending. The server may report a change before it responds to the request that made it;
   * only then does `has` know whose change it is.
   */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#pending);
  }
}

function keyOf({ id, version }: EventVersion): string {
  return `${version} ${id}`;
}

/** The writes of this page. */
export const ownWrites = new OwnWrites();
