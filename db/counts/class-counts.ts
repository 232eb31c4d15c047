/**
 * How many events of each class stand on some days, and how many people those expelled, as one value: little-endian
 * integers of 32 bits, so that it is counted through where it lies.
 *
 *     classes n │ class 1 … class n │ events 1 … events n │ index of a class, people │ index of a class, people │ …
 *
 * Classes ascend; one without events is left out, and people are told only of those that expelled any.
 */
export type CountBytes = Uint8Array;

export interface ClassCount {
  readonly events: number;
  readonly people: number;
}

/** A tally with changes added to it, by class; `undefined` where nothing is left. Throws where less than nothing would be. */
export function addToCounts(
  bytes: CountBytes | undefined,
  changes: ReadonlyMap<number, ClassCount>,
): Uint8Array | undefined {
  const shares = bytes === undefined ? new Map<number, ClassCount>() : new Map(decodeCounts(bytes));
  for (const [key, { events, people }] of changes) {
    const before = shares.get(key);
    const after = { events: (before?.events ?? 0) + events, people: (before?.people ?? 0) + people };
    if (after.events < 0 || after.people < 0)
      throw new Error(`There are less than no events of the class ${key}.`);
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

/** The numbers of a value. An engine may hand it over from the middle of something larger. */
export function numbersIn({ buffer, byteOffset, byteLength }: CountBytes): Int32Array {
  return byteOffset % 4 === 0
    ? new Int32Array(buffer, byteOffset, byteLength / 4)
    : new Int32Array(buffer.slice(byteOffset, byteOffset + byteLength));
}
