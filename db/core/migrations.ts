import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { DatabaseUnusable } from './errors.ts';
import type { MigrationTable } from './tables.ts';

/** A numbered file of `migrations/<engine>/`. */
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
      // Git may have checked out the file with CRLF, which does not change the migration.
      const checksum = createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
      return { name, sql, checksum };
    }),
  );
}

/**
 * The migrations that a database with `applied` still needs. Throws `DatabaseUnusable` if one of `applied` is unknown
 * (a newer version of the program made the database) or has another checksum.
 */
export function pendingMigrations(
  migrations: readonly Migration[],
  applied: readonly Pick<MigrationTable, 'name' | 'checksum'>[],
  place: string,
): Migration[] {
  const checksums = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  const unknown = applied.find(({ name }) => !checksums.has(name));
  if (unknown !== undefined) {
    throw new DatabaseUnusable(
      `${place} was made by a newer version of Démarche (it has the migration ${unknown.name}). Update this one, or open another database.`,
    );
  }
  const altered = applied.find(({ name, checksum }) => checksums.get(name) !== checksum);
  if (altered !== undefined) {
    throw new DatabaseUnusable(
      `${place} was made by a different version of Démarche (its migration ${altered.name} differs). Run the version that made it, or open another database.`,
    );
  }
  const done = new Set(applied.map(({ name }) => name));
  return migrations.filter(({ name }) => !done.has(name));
}
