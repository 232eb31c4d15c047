import { type EventInput, eventInput } from '../../../domain/events/event.ts';

/**
 * Three-way merge of an event that two people changed. Each field is compared with the version that both started from;
 * the user decides only about fields that both changed to different values.
 *
 *     base ──┬── mine ────┐
 *            └── theirs ──┴── merged: taken + kept + unchanged, and a choice for each conflict
 */

/** The id never changes, and the other two follow from the CAMEO code and its coder. */
type DerivedField = 'id' | 'goldstein' | 'origin';
export type ComparedField = Exclude<keyof EventInput, DerivedField>;

/** The fields that people write, in the order of the schema. */
export const COMPARED_FIELDS: readonly ComparedField[] = eventInput
  .keyof()
  .options.filter((field) => field !== 'id' && field !== 'goldstein' && field !== 'origin');

/** A field without a value may be absent. */
export type ComparedEvent = Pick<EventInput, ComparedField>;

/** `both` is for lists only: it keeps what either side added and drops what either side removed. */
export type Choice = 'mine' | 'theirs' | 'both';
export type Choices = { readonly [F in ComparedField]?: Choice };

export interface Comparison {
  readonly base: ComparedEvent;
  readonly mine: ComparedEvent;
  readonly theirs: ComparedEvent;
  /** Changed by both, differently. */
  readonly conflicts: readonly ComparedField[];
  /** Changed by me alone. */
  readonly kept: readonly ComparedField[];
  /** Changed by the other alone. */
  readonly taken: readonly ComparedField[];
}

export function compareVersions(base: ComparedEvent, mine: ComparedEvent, theirs: ComparedEvent): Comparison {
  const conflicts: ComparedField[] = [];
  const kept: ComparedField[] = [];
  const taken: ComparedField[] = [];
  for (const field of COMPARED_FIELDS) {
    const iChanged = !isSame(base[field], mine[field]);
    const theyChanged = !isSame(base[field], theirs[field]);
    if (iChanged && theyChanged) {
      if (!isSame(mine[field], theirs[field])) conflicts.push(field);
    } else if (iChanged) kept.push(field);
    else if (theyChanged) taken.push(field);
  }
  return { base, mine, theirs, conflicts, kept, taken };
}

/** Whether `both` is a choice for this field. */
export function canKeepBoth({ mine, theirs }: Comparison, field: ComparedField): boolean {
  return Array.isArray(mine[field]) && Array.isArray(theirs[field]);
}

/** The conflicts without a choice. */
export function undecided({ conflicts }: Comparison, choices: Choices): ComparedField[] {
  return conflicts.filter((field) => choices[field] === undefined);
}

/** The event with the changes of both. A conflict without a choice keeps my value. */
export function mergeVersions(comparison: Comparison, choices: Choices): ComparedEvent {
  const { base, mine, theirs, conflicts, taken } = comparison;
  const entries = COMPARED_FIELDS.map((field): [ComparedField, unknown] => {
    if (taken.includes(field)) return [field, theirs[field]];
    if (!conflicts.includes(field) || choices[field] === undefined || choices[field] === 'mine') {
      return [field, mine[field]];
    }
    if (choices[field] === 'both' && canKeepBoth(comparison, field)) {
      return [field, mergeLists(asList(base[field]), asList(mine[field]), asList(theirs[field]))];
    }
    return [field, theirs[field]];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as unknown as ComparedEvent;
}

/** Their list without what I removed, followed by what I added. */
export function mergeLists<T>(base: readonly T[], mine: readonly T[], theirs: readonly T[]): T[] {
  const has = (list: readonly T[], entry: T) => list.some((other) => isSame(other, entry));
  const stays = theirs.filter((entry) => !has(base, entry) || has(mine, entry));
  const added = mine.filter((entry) => !has(base, entry) && !has(theirs, entry));
  return [...stays, ...added];
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Deep equality, where an absent value, an empty text and an empty list are the same. */
export function isSame(a: unknown, b: unknown): boolean {
  if (isBlank(a) || isBlank(b)) return isBlank(a) && isBlank(b);
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((entry, index) => isSame(entry, b[index]));
  }
  if (isRecord(a) && isRecord(b)) {
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => isSame(a[key], b[key]));
  }
  return a === b;
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
