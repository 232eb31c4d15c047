import type { Browser } from '@playwright/test';
import type { ChildServer } from './child-server.ts';
import type { DataSet } from './data-set.ts';
import type { EngineName } from './report.ts';
import type { EngineWord } from './stores.ts';

/** What a measurement is given: Démarche holding a data set, and who it is compared with. */
export interface Bench {
  readonly dataSet: DataSet;
  readonly store: Store;
  readonly server: ChildServer;
  readonly peer: ChildServer;
  readonly browser: () => Promise<Browser>;
}

/** Where a data set is kept while it is measured. */
export interface Store {
  readonly engine: EngineName;
  /** The same, as it is asked for. */
  readonly word: EngineWord;
  readonly databaseUrl: string;
  /** Where the engine keeps it in one file. */
  readonly file?: string;
}

/** Says how far the bench is; standard output holds the report alone. */
export function say(words: string): void {
  console.error(`  ${words}`);
}
