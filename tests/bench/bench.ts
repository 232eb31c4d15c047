import type { Browser } from '@playwright/test';
import type { ChildServer } from './child-server.ts';
import type { DataSet } from './data-set.ts';

/** What a measurement is given: Démarche holding a data set, and who it is compared with. */
export interface Bench {
  readonly dataSet: DataSet;
  readonly databaseFile: string;
  readonly server: ChildServer;
  readonly peer: ChildServer;
  readonly browser: () => Promise<Browser>;
}

/** Says how far the bench is; standard output holds the report alone. */
export function say(words: string): void {
  console.error(`  ${words}`);
}
