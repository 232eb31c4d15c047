import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { DatabaseUnusable } from './errors.ts';
import type { MigrationTable } from './tables.ts';

/** One numbered file of `migrations/<engine>/`. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** The migrations of an engine, in order. */
export async function readMigrations(engine: 'sqlite' | 'postgres'): Promise<Migration[]> {
  const folder = new URL(`../../migrations/${engine}/`, import.meta.url);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, folder), 'utf8');
      // Git may have checked the file out with CRLF: the same migration all the same.
      const checksum = createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
      return { name, sql, checksum };
    }),
  );
}

/**
 * What is still to be applied to a database that has had `applied`. Throws `DatabaseUnusable` where those are not the
 * first of ours: the database was then made by a program that knows more than this one, or by another one altogether.
 */
export function pendingMigrations(
  migrations: readonly Migration[],
  applied: readonly Pick<MigrationTable, 'name' | 'checksum'>[],
  place: string,
): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  const stranger = applied.find(({ name }) => !known.has(name));
  if (stranger !== undefined) {
    throw new DatabaseUnusable(
      `${place} was made by a newer Démarche (it has had the migration ${stranger.name}). Update this one, or open another database.`,
    );
  }
  const altered = applied.find(({ name, checksum }) => known.get(name)?.checksum !== checksum);
  if (altered !== undefined) {
    throw new DatabaseUnusable(
      `${place} was made by a different Démarche (its migration ${altered.name} is not ours). Run the version that made it, or open another database.`,
    );
  }
  const done = new Set(applied.map(({ name }) => name));
  return migrations.filter(({ name }) => !done.has(name));
}
