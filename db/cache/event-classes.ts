import { ORIGINS, REVIEWS, STATUSES } from '../../domain/events/event-values.ts';
import { KINDS, type Kind } from '../../domain/events/kind.ts';
import { SIDES, type Sides, sideOf } from '../../domain/parties/side.ts';
import type { EventClassTable } from '../core/tables.ts';
import type { ReadTx, WriteTx } from '../database.ts';
import type { ContentColumns } from '../events/event-content.ts';

/**
 * A class is all that a filter may ask of an event but its words, people and days: who acted on whom, kind, score, status,
 * review and origin. There are a few thousand of them in a million events, and they never change once they are there:
 * a server reads each once, and tells by them what a count is about.
 */
export type ClassFields = Omit<EventClassTable, 'key' | 'events'>;

/** What is asked of classes: columns with the values they may have, and signatures. All of them must be met. */
export interface ClassQuery {
  readonly kind?: readonly string[];
  readonly status?: readonly string[];
  readonly review?: readonly string[];
  readonly origin?: readonly string[];
  /** Keys of signatures, any of each list. */
  readonly signatures?: readonly (readonly number[])[];
}

const CODED = ['kind', 'status', 'review', 'origin'] as const;
const CODES: Readonly<Record<(typeof CODED)[number], readonly string[]>> = {
  kind: KINDS,
  status: STATUSES,
  review: REVIEWS,
  origin: ['', ...ORIGINS],
};

/** Of how many questions the answers are kept. */
const MAX_RESULTS = 40;

/** The classes of one database, as far as they have been read: they only ever become more. */
export class EventClasses {
  #count = 0;
  #last = 0;
  #signature = new Int32Array(0);
  #tenths = new Int16Array(0);
  #codes: Readonly<Record<(typeof CODED)[number], Uint8Array>> = noCodes();
  /** By the key of a signature. */
  readonly #initiators = new Map<number, readonly string[]>();
  readonly #targets = new Map<number, readonly string[]>();
  #lastSignature = 0;
  readonly #kept = new Map<string, { readonly count: number; readonly answer: unknown }>();

  /** The keys of the classes that meet a question, ascending. */
  async matching(tx: ReadTx, query: ClassQuery): Promise<readonly number[]> {
    await this.#read(tx);
    return this.#once(`matching ${JSON.stringify(query)}`, () => {
      const meets = this.#meeting(query);
      const keys: number[] = [];
      for (let key = 1; key <= this.#last; key += 1) if (meets[key] === 1) keys.push(key);
      return keys;
    });
  }

  /** By class: where an event of it is counted (`combinationOf`), −1 where the question does not mean it; and its severity. */
  async places(
    tx: ReadTx,
    query: ClassQuery,
    sides: Sides,
  ): Promise<{ readonly combination: Int16Array; readonly severityTenths: Int16Array }> {
    await this.#read(tx);
    const combination = this.#once(`places ${JSON.stringify([query, sides])}`, () =>
      this.#combinations(query, sides),
    );
    return { combination, severityTenths: this.#tenths };
  }

  /** By class: 1 where one of the two sides acted on the other. */
  async addressed(tx: ReadTx, sides: Sides): Promise<Uint8Array> {
    await this.#read(tx);
    return this.#once(`addressed ${JSON.stringify(sides)}`, () => {
      const is = new Uint8Array(this.#last + 1);
      for (let key = 1; key <= this.#last; key += 1) {
        const signature = this.#signature[key] ?? 0;
        const side = sideOf(this.#initiators.get(signature) ?? [], sides);
        const other = side === 'upper' ? sides.lower : side === 'lower' ? sides.upper : undefined;
        if (other !== undefined && this.#targets.get(signature)?.includes(other)) is[key] = 1;
      }
      return is;
    });
  }

  #combinations(query: ClassQuery, sides: Sides): Int16Array {
    const meets = this.#meeting(query);
    const sideOfSignature = new Map<number, number>();
    for (const [key, initiators] of this.#initiators) {
      sideOfSignature.set(key, SIDES.indexOf(sideOf(initiators, sides)));
    }
    const combination = new Int16Array(this.#last + 1).fill(-1);
    for (let key = 1; key <= this.#last; key += 1) {
      if (meets[key] !== 1) continue;
      const side = sideOfSignature.get(this.#signature[key] ?? 0) ?? 0;
      combination[key] = combinationOf(
        side,
        this.#codes.kind[key] ?? 0,
        roundedTenths(this.#tenths[key] ?? 0),
      );
    }
    return combination;
  }

  /** 1 for each class that is there and meets all that is asked. */
  #meeting(query: ClassQuery): Uint8Array {
    const meets = new Uint8Array(this.#last + 1);
    for (let key = 1; key <= this.#last; key += 1) if ((this.#signature[key] ?? 0) > 0) meets[key] = 1;
    for (const column of CODED) {
      const asked = query[column];
      if (asked === undefined) continue;
      const wanted = CODES[column].map((value) => asked.includes(value));
      const codes = this.#codes[column];
      for (let key = 1; key <= this.#last; key += 1) if (!wanted[codes[key] ?? 0]) meets[key] = 0;
    }
    for (const list of query.signatures ?? []) {
      const wanted = new Set(list);
      for (let key = 1; key <= this.#last; key += 1)
        if (!wanted.has(this.#signature[key] ?? 0)) meets[key] = 0;
    }
    return meets;
  }

  #once<T>(question: string, find: () => T): T {
    const known = this.#kept.get(question);
    if (known?.count === this.#count) return known.answer as T;
    const answer = find();
    this.#kept.delete(question);
    this.#kept.set(question, { count: this.#count, answer });
    const oldest = this.#kept.size > MAX_RESULTS ? this.#kept.keys().next().value : undefined;
    if (oldest !== undefined) this.#kept.delete(oldest);
    return answer;
  }

  async #read({ kysely }: ReadTx): Promise<void> {
    const rows = await kysely
      .selectFrom('event_class')
      .select(['key', 'signature_key', 'kind', 'goldstein_tenths', 'status', 'review', 'origin'])
      .where('key', '>', this.#last)
      .orderBy('key')
      .execute();
    const newest = rows.at(-1)?.key;
    // Another reader may have been here while this one waited.
    if (newest === undefined || newest <= this.#last) return;
    const signatures = await kysely
      .selectFrom('signature')
      .select(['key', 'initiators', 'targets'])
      .where('key', '>', this.#lastSignature)
      .execute();
    for (const { key, initiators, targets } of signatures) {
      this.#initiators.set(key, initiators.split(','));
      this.#targets.set(key, targets.split(','));
      this.#lastSignature = Math.max(this.#lastSignature, key);
    }
    if (newest <= this.#last) return;
    this.#makeRoom(newest + 1);
    for (const row of rows) {
      if (row.key <= this.#last) continue;
      this.#signature[row.key] = row.signature_key;
      this.#tenths[row.key] = 0 - row.goldstein_tenths;
      for (const column of CODED) this.#codes[column][row.key] = CODES[column].indexOf(row[column]);
      this.#count += 1;
    }
    this.#last = newest;
  }

  #makeRoom(length: number): void {
    if (length <= this.#signature.length) return;
    const room = Math.max(length, this.#signature.length * 2);
    const grown = <A extends Int32Array | Int16Array | Uint8Array>(old: A, larger: A): A => {
      larger.set(old);
      return larger;
    };
    this.#signature = grown(this.#signature, new Int32Array(room));
    this.#tenths = grown(this.#tenths, new Int16Array(room));
    this.#codes = {
      kind: grown(this.#codes.kind, new Uint8Array(room)),
      status: grown(this.#codes.status, new Uint8Array(room)),
      review: grown(this.#codes.review, new Uint8Array(room)),
      origin: grown(this.#codes.origin, new Uint8Array(room)),
    };
  }
}

function noCodes() {
  return {
    kind: new Uint8Array(0),
    status: new Uint8Array(0),
    review: new Uint8Array(0),
    origin: new Uint8Array(0),
  };
}

const SEVERITIES = 21;
/** How many combinations of side, kind and rounded severity there are. */
export const COMBINATIONS = SIDES.length * KINDS.length * SEVERITIES;

/** Those of the upper side come first, then those of the lower. */
export const COMBINATIONS_A_SIDE = COMBINATIONS / SIDES.length;

/** A combination as one number. */
function combinationOf(side: number, kind: number, severity: number): number {
  return (side * KINDS.length + kind) * SEVERITIES + severity + 10;
}

/** The combination that a number means. */
export function combinationAt(number: number) {
  const kind = Math.floor(number / SEVERITIES);
  return {
    side: SIDES[Math.floor(kind / KINDS.length)] ?? 'context',
    kind: KINDS[kind % KINDS.length] ?? ('statement' satisfies Kind),
    severity: (number % SEVERITIES) - 10,
  };
}

/** To the nearest whole number, halves away from zero. */
function roundedTenths(tenths: number): number {
  return Math.sign(tenths) * Math.round(Math.abs(tenths) / 10) + 0;
}

/** Keys of classes, by what they are. */
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

// What was found or made in a transaction stays where it is to its end.
const knownTo = new WeakMap<WriteTx, Map<string, number>>();

/** The keys of all these classes, which are stored where they are new. */
export async function internClasses(tx: WriteTx, classes: readonly ClassFields[]): Promise<ClassKeys> {
  const known = knownTo.get(tx) ?? new Map<string, number>();
  knownTo.set(tx, known);
  const wanted = new Map(classes.map((fields) => [nameOf(fields), fields]));
  const unknown = () => [...wanted.values()].filter((fields) => !known.has(nameOf(fields)));
  await readKeys(tx, unknown(), known);
  const absent = unknown();
  if (absent.length === 0) return new ClassKeys(known);
  await tx.insertAll(
    'event_class',
    absent.map((fields) => ({ ...fields, events: 0 })),
  );
  await readKeys(tx, absent, known);
  return new ClassKeys(known);
}

async function readKeys(
  { kysely, engine }: WriteTx,
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

export function classOf(columns: ContentColumns, signature_key: number): ClassFields {
  const { kind, goldstein, status, review, origin } = columns;
  return { signature_key, kind, goldstein_tenths: tenthsOf(goldstein), status, review, origin };
}

export function tenthsOf(goldstein: number): number {
  return Math.round(goldstein * 10) + 0;
}
