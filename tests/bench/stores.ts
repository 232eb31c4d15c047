import { join } from 'node:path';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import type { EngineName } from './report.ts';

export const ENGINES = ['sqlite', 'postgres'] as const;
export type EngineKey = (typeof ENGINES)[number];

/** The database of a data set. */
export interface Store {
  readonly engine: EngineName;
  /** The engine as named on the command line. */
  readonly engineKey: EngineKey;
  readonly databaseUrl: string;
  /** The database file; only on SQLite. */
  readonly file?: string;
}

/** Creates databases for data sets. PostgreSQL is started on first use, with its default durability. */
export class Stores {
  readonly #folder: string;
  #postgres: Promise<PostgresServer> | undefined;
  #count = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async open(engine: EngineKey): Promise<Store> {
    this.#count += 1;
    const name = `bench-${this.#count}`;
    if (engine === 'sqlite') {
      const file = join(this.#folder, `${name}.db`);
      return { engine: 'SQLite', engineKey: engine, databaseUrl: `file:${file}`, file };
    }
    this.#postgres ??= startPostgres(SETTINGS);
    return {
      engine: 'PostgreSQL',
      engineKey: engine,
      databaseUrl: await (await this.#postgres).createDatabase(name),
    };
  }

  async close(): Promise<void> {
    await (await this.#postgres)?.stop();
  }
}

/** Sensible settings for a share of a small machine. Committed writes are on disk. */
const SETTINGS = [
  'shared_buffers=256MB',
  'effective_cache_size=1GB',
  'random_page_cost=1.1',
  'max_wal_size=2GB',
];
