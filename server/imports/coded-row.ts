import type { CodedError } from '../../domain/errors/error-codes.ts';

/** A row of a machine-coded file in a format common to all coders. */
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
  /** Party code of the actor's country or organisation, if it has one. */
  readonly party: string | undefined;
}

/** Thrown for a row that cannot become an event. The import skips it, and reports how many rows have the same error. */
export class UnusableRow extends Error {
  readonly reason: CodedError;

  constructor(reason: CodedError) {
    super(reason.code);
    this.reason = reason;
  }
}
