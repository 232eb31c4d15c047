/** What a machine read in a report, in words that both coders have. */
export interface CodedRow {
  readonly id: string;
  /** EDTF. */
  readonly date: string;
  readonly actor: Actor;
  readonly target: Actor | undefined;
  readonly cameo: string;
  readonly goldstein: number | undefined;
  readonly place: string | undefined;
  readonly country: string | undefined;
  readonly publisher: string;
  readonly url: string | undefined;
}

export interface Actor {
  readonly name: string;
  /** A party's code; absent where the actor belongs to none that we know. */
  readonly party: string | undefined;
}

/** A row that can be no event. The sentence is the same for all rows that lack the same. */
export class Unmapped extends Error {}
