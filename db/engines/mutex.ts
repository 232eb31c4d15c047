import { DatabaseBusy } from '../core/errors.ts';

/** A fair lock. Throws `DatabaseBusy` if the wait takes too long. */
export class Mutex {
  #taken = false;
  readonly #waiting: (() => void)[] = [];

  acquire(waitMs: number): Promise<void> {
    if (!this.#taken) {
      this.#taken = true;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const admit = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(admit), 1);
        reject(new DatabaseBusy());
      }, waitMs);
      this.#waiting.push(admit);
    });
  }

  release(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#taken = false;
    else next();
  }
}
