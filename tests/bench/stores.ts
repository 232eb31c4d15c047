import { join } from 'node:path';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import type { Store } from './bench.ts';

export const ENGINES = ['sqlite', 'postgres'] as const;
export type EngineWord = (typeof ENGINES)[number];

/** Places to keep data sets in. PostgreSQL is started when it is first asked for, as safe as it is by default. */
export class Stores {
  readonly #folder: string;
  #postgres: Promise<PostgresServer> | undefined;
  #made = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async open(engine: EngineWord): Promise<Store> {
    this.#made += 1;
    const name = `bench-${this.#made}`;
    if (engine === 'sqlite') {
      const file = join(this.#folder, `${name}.db`);
      return { engine: 'SQLite', word: engine, databaseUrl: `file:${file}`, file };
    }
    this.#postgres ??= startPostgres(SETTINGS);
    return {
      engine: 'PostgreSQL',
      word: engine,
      databaseUrl: await (await this.#postgres).createDatabase(name),
    };
  }

  async close(): Promise<void> {
    await (await this.#postgres)?.stop();
  }
}

/** As an administrator would give it a share of a small machine; what is acknowledged is on the disk. */
const SETTINGS = [
  'shared_buffers=256MB',
  'effective_cache_size=1GB',
  'random_page_cost=1.1',
  'max_wal_size=2GB',
];
