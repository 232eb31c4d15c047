import type { Browser } from '@playwright/test';
import type { ChildServer } from './child-server.ts';
import type { DataSet } from './data-set.ts';
import type { Store } from './stores.ts';

/** What each measurement gets: Démarche with a data set, and the peer it is compared with. */
export interface Bench {
  readonly dataSet: DataSet;
  readonly store: Store;
  readonly server: ChildServer;
  readonly peer: ChildServer;
  readonly browser: () => Promise<Browser>;
}

/** Prints progress to standard error; standard output holds only the report. */
export function logProgress(text: string): void {
  console.error(`  ${text}`);
}
