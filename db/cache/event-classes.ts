import { LRUCache } from 'lru-cache';
import { ORIGINS, REVIEWS, STATUSES } from '../../domain/events/event-values.ts';
import { KINDS } from '../../domain/events/kind.ts';
import { SIDES, type Sides, sideOf } from '../../domain/parties/side.ts';
import type { EventClassTable } from '../core/tables.ts';
import { combinationOf } from './combinations.ts';

/** Conditions on classes: allowed values by column, and keys of signatures. A class must meet all of them. */
export interface ClassQuery {
  readonly kind?: readonly string[];
  readonly status?: readonly string[];
  readonly review?: readonly string[];
  readonly origin?: readonly string[];
  /** Lists of signature keys: the class must be in each list. */
  readonly signatures?: readonly (readonly number[])[];
}

/** By the key of a class. */
export interface ClassCombinations {
  /** The combination (`combinationOf`) that events of the class are counted under; −1 if the query excludes them. */
  readonly combinationOfClass: Int16Array;
  /** Ten times the severity. */
  readonly severityTenths: Int16Array;
}

export interface ClassRow extends Omit<EventClassTable, 'key' | 'events'> {
  readonly key: number;
}

export interface SignatureRow {
  readonly key: number;
  /** Party codes, separated by commas. */
  readonly initiators: string;
  readonly targets: string;
}

/** Columns that are stored as an index into the list of their values. */
const CODES = {
  kind: KINDS,
  status: STATUSES,
  review: REVIEWS,
  origin: ['', ...ORIGINS],
} as const satisfies Readonly<Record<string, readonly string[]>>;
type CodedColumn = keyof typeof CODES;
const CODED = Object.keys(CODES) as readonly CodedColumn[];

interface Signature {
  readonly initiators: readonly string[];
  readonly targets: readonly string[];
}

const MAX_RESULTS = 40;

/**
 * The classes of events. A class is the combination of the fields that most filters are about: signature (who acted on whom),
 * kind, score, status, review and origin. A million events have a few thousand classes.
 * Immutable; `withMore` returns a new value.
 */
export class EventClasses {
  /** The highest key. Some keys below it have no class. */
  readonly lastKey: number;
  readonly lastSignatureKey: number;
  /** By key; 0 where there is no class. */
  readonly #signatureKey: Int32Array;
  readonly #severityTenths: Int16Array;
  readonly #codes: Readonly<Record<CodedColumn, Uint8Array>>;
  readonly #signatures: ReadonlyMap<number, Signature>;
  readonly #results = new LRUCache<string, { readonly value: unknown }>({ max: MAX_RESULTS });

  constructor(
    rows: readonly ClassRow[] = [],
    signatures: readonly SignatureRow[] = [],
    previous?: EventClasses,
  ) {
    this.lastKey = rows.reduce((last, { key }) => Math.max(last, key), previous?.lastKey ?? 0);
    const before = previous && {
      signatureKey: previous.#signatureKey,
      severityTenths: previous.#severityTenths,
      codes: previous.#codes,
      signatures: previous.#signatures,
    };
    const copyOf = <A extends Int32Array | Int16Array | Uint8Array>(copy: A, values: A | undefined): A => {
      if (values !== undefined) copy.set(values);
      return copy;
    };
    const length = this.lastKey + 1;
    const codes = (column: CodedColumn) => copyOf(new Uint8Array(length), before?.codes[column]);
    this.#signatureKey = copyOf(new Int32Array(length), before?.signatureKey);
    this.#severityTenths = copyOf(new Int16Array(length), before?.severityTenths);
    this.#codes = {
      kind: codes('kind'),
      status: codes('status'),
      review: codes('review'),
      origin: codes('origin'),
    };
    for (const row of rows) {
      this.#signatureKey[row.key] = row.signature_key;
      this.#severityTenths[row.key] = 0 - row.goldstein_tenths;
      for (const column of CODED) {
        const values: readonly string[] = CODES[column];
        this.#codes[column][row.key] = values.indexOf(row[column]);
      }
    }
    const added = signatures.map(
      ({ key, initiators, targets }) =>
        [key, { initiators: initiators.split(','), targets: targets.split(',') }] as const,
    );
    this.#signatures = new Map([...(before?.signatures ?? []), ...added]);
    this.lastSignatureKey = Math.max(0, ...this.#signatures.keys());
  }

  withMore(rows: readonly ClassRow[], signatures: readonly SignatureRow[]): EventClasses {
    return new EventClasses(rows, signatures, this);
  }

  /** The keys of the classes that meet a query, ascending. */
  matchingKeys(query: ClassQuery): readonly number[] {
    return this.#cached(`keys ${JSON.stringify(query)}`, () => {
      const keys: number[] = [];
      for (const [key, meets] of this.#meeting(query).entries()) if (meets === 1) keys.push(key);
      return keys;
    });
  }

  valueOf(column: CodedColumn, key: number): string {
    return CODES[column][this.#codes[column][key] ?? 0] ?? '';
  }

  initiatorsOf(key: number): readonly string[] {
    const signature = this.#signatures.get(this.#signatureKey[key] ?? 0);
    return signature === undefined ? [] : signature.initiators.filter((party) => party !== '');
  }

  /** The initiators and targets of a class, each once. */
  partiesOf(key: number): readonly string[] {
    const signature = this.#signatures.get(this.#signatureKey[key] ?? 0);
    if (signature === undefined) return [];
    const parties = new Set([...signature.initiators, ...signature.targets]);
    parties.delete('');
    return [...parties];
  }

  combinations(query: ClassQuery, sides: Sides): ClassCombinations {
    const combination = this.#cached(`combinations ${JSON.stringify([query, sides])}`, () =>
      this.#findCombinations(query, sides),
    );
    return { combinationOfClass: combination, severityTenths: this.#severityTenths };
  }

  /** By key: 1 where one of the two sides acted on the other. */
  acrossSides(sides: Sides): Uint8Array {
    return this.#cached(`across ${JSON.stringify(sides)}`, () =>
      Uint8Array.from(this.#signatureKey, (signatureKey) => {
        const signature = this.#signatures.get(signatureKey);
        if (signature === undefined) return 0;
        const side = sideOf(signature.initiators, sides);
        const other = side === 'upper' ? sides.lower : side === 'lower' ? sides.upper : undefined;
        return other !== undefined && signature.targets.includes(other) ? 1 : 0;
      }),
    );
  }

  #findCombinations(query: ClassQuery, sides: Sides): Int16Array {
    const meets = this.#meeting(query);
    const sideOfSignature = new Map<number, number>();
    for (const [key, { initiators }] of this.#signatures) {
      sideOfSignature.set(key, SIDES.indexOf(sideOf(initiators, sides)));
    }
    return Int16Array.from(meets, (isMet, key) => {
      if (isMet !== 1) return -1;
      const side = sideOfSignature.get(this.#signatureKey[key] ?? 0) ?? 0;
      return combinationOf(side, this.#codes.kind[key] ?? 0, this.#severityTenths[key] ?? 0);
    });
  }

  /** By key: 1 for each class that meets the query. */
  #meeting(query: ClassQuery): Uint8Array {
    const meets = Uint8Array.from(this.#signatureKey, (signatureKey) => (signatureKey > 0 ? 1 : 0));
    for (const column of CODED) {
      const allowed = query[column];
      if (allowed === undefined) continue;
      const isAllowed = CODES[column].map((value) => allowed.includes(value));
      for (const [key, code] of this.#codes[column].entries()) if (!isAllowed[code]) meets[key] = 0;
    }
    for (const list of query.signatures ?? []) {
      const allowed = new Set(list);
      for (const [key, signatureKey] of this.#signatureKey.entries()) {
        if (!allowed.has(signatureKey)) meets[key] = 0;
      }
    }
    return meets;
  }

  #cached<T>(key: string, find: () => T): T {
    const stored = this.#results.get(key);
    if (stored !== undefined) return stored.value as T;
    const value = find();
    this.#results.set(key, { value });
    return value;
  }
}
