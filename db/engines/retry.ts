import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseBusy } from '../core/errors.ts';
import { Conflict } from './postgres/errors.ts';

const MOST_TRIES = 8;
const FIRST_PAUSE_MS = 5;

/**
 * Does the work again from its beginning when another transaction was in its way, a bounded number of times; whoever
 * gives way waits longer each time, and not as long as the others. Then throws `DatabaseBusy`.
 */
export async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      if (tried === MOST_TRIES) throw new DatabaseBusy({ cause: error.cause });
      await sleep(FIRST_PAUSE_MS * 2 ** tried * (0.5 + Math.random()));
    }
  }
}
