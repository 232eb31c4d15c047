import type { Kysely } from 'kysely';
import { DatabaseBusy, DatabaseUnreachable } from '../../core/errors.ts';
import { readLastChange } from '../../core/last-change.ts';
import type { Tables } from '../../core/tables.ts';
import type { ReplicaState } from '../../database.ts';
import type { PostgresConnections } from './connection.ts';
import { Conflict, codeOf } from './errors.ts';

/** To one server: for requests, which are soon done with theirs, and for exports, which are not. */
export interface ServerConnections {
  readonly requests: PostgresConnections;
  readonly exports: PostgresConnections;
}

/** Looks at a view before it is used; throws `Behind` where it is not new enough. */
export type Check = (view: Kysely<Tables>) => Promise<void>;

export const anyView: Check = async () => {};

class Behind extends Error {}

/** After it has failed, the replica is left alone for so long. */
const REST_MS = 5_000;

/** A replica answers what it can; whatever it has not had yet, or cannot answer, the primary does. */
export class Replica {
  readonly connections: ServerConnections;
  readonly #onState: (state: ReplicaState) => void;
  #state: ReplicaState = 'ok';
  #restsUntilMs = 0;

  constructor(connections: ServerConnections, onState: (state: ReplicaState) => void = () => {}) {
    this.connections = connections;
    this.#onState = onState;
  }

  get state(): ReplicaState {
    return this.#state;
  }

  /** `question` is asked of the replica where that has had the change, else of the primary. */
  async ask<T>(
    change: number,
    question: (server: ServerConnections, check: Check) => Promise<T>,
    primary: ServerConnections,
  ): Promise<T> {
    if (change < Number.POSITIVE_INFINITY && performance.now() >= this.#restsUntilMs) {
      try {
        const answer = await question(this.connections, hasHad(change));
        this.#become('ok');
        return answer;
      } catch (error) {
        // Busy, or in conflict: a view that recovery had to take away.
        const isAway =
          error instanceof DatabaseUnreachable || error instanceof DatabaseBusy || error instanceof Conflict;
        if (isAway) {
          this.#restsUntilMs = performance.now() + REST_MS;
          this.#become('away');
        } else if (!isBehind(error)) throw error;
      }
    }
    return question(primary, anyView);
  }

  #become(state: ReplicaState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#onState(state);
  }
}

/** One that has not had the last migration knows no table, or no column, of that name. */
function isBehind(error: unknown): boolean {
  return error instanceof Behind || ['42P01', '42703'].includes(codeOf(error));
}

function hasHad(change: number): Check {
  if (change === 0) return anyView;
  return async (view) => {
    if ((await readLastChange({ kysely: view })) < change) throw new Behind();
  };
}
