import type { Kysely } from 'kysely';
import { DatabaseBusy, DatabaseUnreachable } from '../../core/errors.ts';
import { readLastChange } from '../../core/last-change.ts';
import type { Tables } from '../../core/tables.ts';
import type { ReplicaState } from '../../database.ts';
import type { PostgresConnections } from './connection.ts';
import { Conflict, codeOf } from './errors.ts';

/** The connections to one server: for requests, which take milliseconds, and for exports, which take longer. */
export interface ServerConnections {
  readonly requests: PostgresConnections;
  readonly exports: PostgresConnections;
}

/** Checks a snapshot before it is used. Throws `Behind` if it is too old. */
export type Check = (view: Kysely<Tables>) => Promise<void>;

export const acceptAnySnapshot: Check = async () => {};

class Behind extends Error {}

/** After a failure, the replica is not used for this long. */
const RETRY_AFTER_MS = 5_000;

/** Sends reads to a replica, and to the primary if the replica is unavailable or lags behind. */
export class Replica {
  readonly connections: ServerConnections;
  readonly #onState: (state: ReplicaState) => void;
  #state: ReplicaState = 'ok';
  #retryAtMs = 0;

  constructor(connections: ServerConnections, onState: (state: ReplicaState) => void = () => {}) {
    this.connections = connections;
    this.#onState = onState;
  }

  get state(): ReplicaState {
    return this.#state;
  }

  /** Runs `work` on the replica if that has the change, otherwise on the primary. */
  async read<T>(
    change: number,
    work: (server: ServerConnections, check: Check) => Promise<T>,
    primary: ServerConnections,
  ): Promise<T> {
    if (change < Number.POSITIVE_INFINITY && performance.now() >= this.#retryAtMs) {
      try {
        const result = await work(this.connections, hasChange(change));
        this.#setState('ok');
        return result;
      } catch (error) {
        // Busy, or the snapshot conflicted with recovery.
        const isAway =
          error instanceof DatabaseUnreachable || error instanceof DatabaseBusy || error instanceof Conflict;
        if (isAway) {
          this.#retryAtMs = performance.now() + RETRY_AFTER_MS;
          this.#setState('away');
        } else if (!isBehind(error)) throw error;
      }
    }
    return work(primary, acceptAnySnapshot);
  }

  #setState(state: ReplicaState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#onState(state);
  }
}

/** A replica that lags behind a migration does not have its tables or columns. */
function isBehind(error: unknown): boolean {
  return error instanceof Behind || ['42P01', '42703'].includes(codeOf(error));
}

function hasChange(change: number): Check {
  if (change === 0) return acceptAnySnapshot;
  return async (view) => {
    if ((await readLastChange({ kysely: view })) < change) throw new Behind();
  };
}
