import type { NameTableName } from '../core/tables.ts';
import type { WriteTx } from '../database.ts';
import { foldedName } from '../search/folded-text.ts';

/** Keys by name. Throws for a name that was not fetched. */
export class NameKeys {
  readonly #keys: ReadonlyMap<string, number>;

  constructor(keys: ReadonlyMap<string, number>) {
    this.#keys = keys;
  }

  of(name: string): number {
    const key = this.#keys.get(name);
    if (key === undefined) throw new Error(`The name “${name}” has no key.`);
    return key;
  }
}

/** The keys of these names. Stores the names that are new. */
export async function internNames(
  tx: WriteTx,
  table: NameTableName,
  names: Iterable<string>,
): Promise<NameKeys> {
  const keys = cachedKeysOf(tx, table);
  const missing = () => wanted.filter((name) => !keys.has(name));
  const wanted = [...new Set(names)];
  await readKeys(tx, table, missing(), keys);
  const absent = missing();
  if (absent.length === 0) return new NameKeys(keys);
  await tx.insertAll(
    table,
    absent.map((name) => ({ name, folded: foldedName(name) })),
  );
  await readKeys(tx, table, absent, keys);
  return new NameKeys(keys);
}

// Keys that a transaction has read or made. They do not change before it ends.
const keysByTransaction = new WeakMap<WriteTx, Map<NameTableName, Map<string, number>>>();
const MAX_CACHED = 50_000;

function cachedKeysOf(tx: WriteTx, table: NameTableName): Map<string, number> {
  const tables = keysByTransaction.get(tx) ?? new Map<NameTableName, Map<string, number>>();
  keysByTransaction.set(tx, tables);
  const cached = tables.get(table);
  if (cached !== undefined && cached.size < MAX_CACHED) return cached;
  const fresh = new Map<string, number>();
  tables.set(table, fresh);
  return fresh;
}

async function readKeys(
  { kysely, engine }: WriteTx,
  table: NameTableName,
  names: readonly string[],
  into: Map<string, number>,
) {
  if (names.length === 0) return;
  const rows = await kysely
    .selectFrom(table)
    .select(['key', 'name'])
    .where(engine.isOneOf('name', names))
    .execute();
  for (const { key, name } of rows) into.set(name, key);
}
