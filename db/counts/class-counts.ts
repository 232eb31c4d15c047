/**
 * The number of events of each class in one bucket, and of the people that they expelled, as little-endian 32-bit integers.
 * Queries sum them without decoding:
 *
 *     classes n │ class 1 … class n │ events 1 … events n │ index of a class, people │ index of a class, people │ …
 *
 * Classes are ascending and have at least one event. Only classes that expelled people have an entry for people.
 */
export type CountBytes = Uint8Array;

export interface ClassCount {
  readonly events: number;
  readonly people: number;
}

/** Adds changes by class; `undefined` if no events are left. Throws if a count would become negative. */
export function addToCounts(
  bytes: CountBytes | undefined,
  changes: ReadonlyMap<number, ClassCount>,
): Uint8Array | undefined {
  const shares = bytes === undefined ? new Map<number, ClassCount>() : new Map(decodeCounts(bytes));
  for (const [key, { events, people }] of changes) {
    const before = shares.get(key);
    const after = { events: (before?.events ?? 0) + events, people: (before?.people ?? 0) + people };
    if (after.events < 0 || after.people < 0)
      throw new Error(`The number of events of class ${key} would become negative.`);
    if (after.events > 0) shares.set(key, after);
    else shares.delete(key);
  }
  return shares.size === 0 ? undefined : encodeCounts(shares);
}

export function* decodeCounts(bytes: CountBytes): Generator<[key: number, share: ClassCount]> {
  const numbers = numbersIn(bytes);
  const count = numbers[0] ?? 0;
  const people = new Map<number, number>();
  for (let at = 1 + 2 * count; at < numbers.length; at += 2)
    people.set(numbers[at] ?? 0, numbers[at + 1] ?? 0);
  for (let index = 0; index < count; index += 1) {
    const events = numbers[1 + count + index] ?? 0;
    yield [numbers[1 + index] ?? 0, { events, people: people.get(index) ?? 0 }];
  }
}

function encodeCounts(shares: ReadonlyMap<number, ClassCount>): Uint8Array {
  const keys = [...shares.keys()].sort((a, b) => a - b);
  const expelled = keys.flatMap((key, index) => {
    const people = shares.get(key)?.people ?? 0;
    return people === 0 ? [] : [index, people];
  });
  const numbers = new Int32Array(1 + 2 * keys.length + expelled.length);
  numbers[0] = keys.length;
  for (const [index, key] of keys.entries()) {
    numbers[1 + index] = key;
    numbers[1 + keys.length + index] = shares.get(key)?.events ?? 0;
  }
  numbers.set(expelled, 1 + 2 * keys.length);
  return new Uint8Array(numbers.buffer);
}

/** The integers of a value, without a copy if it is aligned to four bytes. */
export function numbersIn({ buffer, byteOffset, byteLength }: CountBytes): Int32Array {
  return byteOffset % 4 === 0
    ? new Int32Array(buffer, byteOffset, byteLength / 4)
    : new Int32Array(buffer.slice(byteOffset, byteOffset + byteLength));
}
