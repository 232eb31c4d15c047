import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseBusy } from '../core/errors.ts';
import { Conflict } from './postgres/errors.ts';

const MAX_ATTEMPTS = 8;
const FIRST_PAUSE_MS = 5;

/**
 * Repeats the work if it conflicts with another transaction. Waits longer each time, with jitter. Throws `DatabaseBusy`
 * after a limited number of attempts.
 */
export async function withRetries<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      if (attempt === MAX_ATTEMPTS) throw new DatabaseBusy({ cause: error.cause });
      await sleep(FIRST_PAUSE_MS * 2 ** attempt * (0.5 + Math.random()));
    }
  }
}
