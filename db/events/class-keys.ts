import type { QueryContext } from '../core/query-context.ts';
import type { EventClassTable } from '../core/tables.ts';
import type { WriteTx } from '../database.ts';
import type { ContentColumns } from './event-content.ts';

/** The fields that define a class. Events with equal fields are of the same class. */
export type ClassFields = Omit<EventClassTable, 'key' | 'events'>;

export function classOf(columns: ContentColumns, signature_key: number): ClassFields {
  const { kind, goldstein, status, review, origin } = columns;
  return { signature_key, kind, goldstein_tenths: tenthsOf(goldstein), status, review, origin };
}

export function tenthsOf(goldstein: number): number {
  return Math.round(goldstein * 10) + 0;
}

/** Keys of classes by their fields. */
export class ClassKeys {
  readonly #keys: ReadonlyMap<string, number>;

  constructor(keys: ReadonlyMap<string, number>) {
    this.#keys = keys;
  }

  of(fields: ClassFields): number {
    const key = this.#keys.get(nameOf(fields));
    if (key === undefined) throw new Error(`The class ${nameOf(fields)} has no key.`);
    return key;
  }
}

/** Keys that a transaction has read or made. They do not change before it ends. */
const keysByTransaction = new WeakMap<WriteTx, Map<string, number>>();

/** The keys of these classes. Stores the classes that are new. */
export async function internClasses(tx: WriteTx, classes: readonly ClassFields[]): Promise<ClassKeys> {
  const cached = keysByTransaction.get(tx) ?? new Map<string, number>();
  keysByTransaction.set(tx, cached);
  const wanted = new Map(classes.map((fields) => [nameOf(fields), fields]));
  const unknown = () => [...wanted.values()].filter((fields) => !cached.has(nameOf(fields)));
  await readKeys(tx, unknown(), cached);
  const absent = unknown();
  if (absent.length === 0) return new ClassKeys(cached);
  await tx.insertAll(
    'event_class',
    absent.map((fields) => ({ ...fields, events: 0 })),
  );
  await readKeys(tx, absent, cached);
  return new ClassKeys(cached);
}

async function readKeys(
  { kysely, engine }: QueryContext,
  classes: readonly ClassFields[],
  into: Map<string, number>,
): Promise<void> {
  if (classes.length === 0) return;
  const rows = await kysely
    .selectFrom('event_class')
    .select(['key', 'signature_key', 'kind', 'goldstein_tenths', 'status', 'review', 'origin'])
    .where(engine.isOneOf('signature_key', [...new Set(classes.map(({ signature_key }) => signature_key))]))
    .where(engine.isOneOf('kind', [...new Set(classes.map(({ kind }) => kind))]))
    .execute();
  for (const { key, ...fields } of rows) into.set(nameOf(fields), key);
}

function nameOf({ signature_key, kind, goldstein_tenths, status, review, origin }: ClassFields): string {
  return `${signature_key} ${kind} ${goldstein_tenths} ${status} ${review} ${origin}`;
}
