/** A checksum of the texts of a table. The order of its rows does not count, so a sorted sheet has the same. */
export class SheetChecksum {
  /** Marks a checksum in the sheet “Read me”. */
  static readonly MARK = 'checksum';

  #sum = 0;
  #rows = 0;

  add(cells: readonly string[]): void {
    let end = cells.length;
    while (end > 0 && cells[end - 1] === '') end -= 1;
    if (end === 0) return;
    this.#rows += 1;
    this.#sum = (this.#sum + hash(cells.slice(0, end).join('\u0000'))) % MODULUS;
  }

  get value(): string {
    return `${this.#rows}-${this.#sum.toString(36)}`;
  }
}

const MODULUS = 2 ** 52;

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
