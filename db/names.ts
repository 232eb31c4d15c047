import type { Writing } from './database.ts';
import { foldedName } from './folded-text.ts';
import type { NameTableName } from './tables.ts';

/** Keys of names, by name. Asking for one that was not fetched is a mistake of the caller's. */
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

/** The keys of all these names, which are stored where they are new. */
export async function internNames(
  writing: Writing,
  table: NameTableName,
  names: Iterable<string>,
): Promise<NameKeys> {
  const wanted = [...new Set(names)];
  const keys = new Map<string, number>();
  if (wanted.length === 0) return new NameKeys(keys);
  await readKeys(writing, table, wanted, keys);
  const absent = wanted.filter((name) => !keys.has(name));
  await writing.insertAll(
    table,
    absent.map((name) => ({ name, folded: foldedName(name) })),
  );
  await readKeys(writing, table, absent, keys);
  return new NameKeys(keys);
}

async function readKeys(
  { kysely, engine }: Writing,
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
