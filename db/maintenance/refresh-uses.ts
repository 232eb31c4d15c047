import type { Database } from '../database.ts';
import { recountAllUses } from '../events/name-uses.ts';
import { refreshDerived } from './refresh-derived.ts';

/** Raise it when the same events would give other counts of names. */
const USES_VERSION = 1;

/** Counts how many events have each name if another version of this program counted them. */
export function refreshUses(db: Database): Promise<void> {
  return refreshDerived(db, { name: 'name_use', version: USES_VERSION }, recountAllUses);
}
