import type { NameTableName } from '../core/tables.ts';
import type { WriteTx } from '../database.ts';

type CountedTable = NameTableName | 'authority';

/** Collects changes to the number of events that have each name, or a spelling of each authority entry. */
export class UseChanges {
  readonly #tables = new Map<CountedTable, Map<number, number>>();

  /** The number of names whose count changes. */
  get size(): number {
    return [...this.#tables.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** One event more (1) or less (−1) has each of these names. Each key counts once. */
  add(table: CountedTable, keys: ReadonlySet<number>, sign: 1 | -1): void {
    const counts = this.#tables.get(table) ?? new Map<number, number>();
    this.#tables.set(table, counts);
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + sign);
  }

  async apply(tx: WriteTx): Promise<void> {
    for (const [table, counts] of this.#tables) {
      const changes = [...counts].filter(([, events]) => events !== 0);
      await tx.addToUses(
        table,
        changes.map(([key, events]) => ({ key, events })),
      );
    }
    this.#tables.clear();
  }
}
