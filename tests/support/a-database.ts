import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../../db/open-database.ts';

/** A new, empty database for the running test, gone when that ends. */
export async function aDatabase(): Promise<Database> {
  const database = await openDatabase('file::memory:');
  onTestFinished(() => database.close());
  return database;
}

/** A new, empty folder for the running test, gone when that ends. */
export async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
