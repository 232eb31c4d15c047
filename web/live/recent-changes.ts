import { type ReadonlySignal, signal } from '@preact/signals';

/** How long a change stays marked; theme.css has the same duration. */
const MARK_MS = 4_000;

/** What others changed in the last seconds. */
export class RecentChanges {
  readonly #ids = signal<ReadonlySet<string>>(new Set());
  readonly #hasMany = signal(false);
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #manyTimer: ReturnType<typeof setTimeout> | undefined;

  readonly ids: ReadonlySignal<ReadonlySet<string>> = this.#ids;
  /** Whether events changed that the server did not list. */
  readonly hasMany: ReadonlySignal<boolean> = this.#hasMany;

  add(ids: readonly string[]): void {
    this.#ids.value = new Set([...this.#ids.value, ...ids]);
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#ids.value = new Set([...this.#ids.value].filter((id) => !ids.includes(id)));
    }, MARK_MS);
    this.#timers.add(timer);
  }

  addMany(): void {
    this.#hasMany.value = true;
    clearTimeout(this.#manyTimer);
    this.#manyTimer = setTimeout(() => {
      this.#hasMany.value = false;
    }, MARK_MS);
  }

  stop(): void {
    clearTimeout(this.#manyTimer);
    for (const timer of this.#timers) clearTimeout(timer);
  }
}
