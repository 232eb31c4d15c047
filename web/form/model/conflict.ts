import type { EventInput } from '../../../domain/events/event.ts';

/**
 * Two people changed one event. Here the event is compared field by field with what both began from, so that only what
 * both changed, and changed differently, has to be decided by a person.
 *
 *     base ──┬── mine ────┐
 *            └── theirs ──┴── merged: taken + kept + same, and a choice for each conflict
 */

/** The fields of a record that people write; the id never changes and the score follows from the code. */
export const COMPARED_FIELDS = [
  'date',
  'title',
  'summary',
  'title_ru',
  'summary_ru',
  'kind',
  'status',
  'initiators',
  'targets',
  'participants',
  'location',
  'people_expelled',
  'missions_affected',
  'in_force',
  'in_force_until',
  'links',
  'sources',
  'tags',
  'review',
  'cameo',
] as const satisfies readonly (keyof EventInput)[];
export type ComparedField = (typeof COMPARED_FIELDS)[number];

/** What of an event the comparison looks at; an absent field is one without a value. */
export type ComparedEvent = Pick<EventInput, ComparedField>;

/** `both` is for lists only: what either side added is there, what either side took out is not. */
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

/** Whether a conflict over this field can be settled by `both`. */
export function canKeepBoth({ mine, theirs }: Comparison, field: ComparedField): boolean {
  return Array.isArray(mine[field]) && Array.isArray(theirs[field]);
}

/** The conflicts that still wait for a choice. */
export function undecided({ conflicts }: Comparison, choices: Choices): ComparedField[] {
  return conflicts.filter((field) => choices[field] === undefined);
}

/** The event with every change of both, and the conflicts settled as chosen; one without a choice stays as mine. */
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

/** Theirs in its order, without what I took out, and after it what I added. */
export function mergeLists<T>(base: readonly T[], mine: readonly T[], theirs: readonly T[]): T[] {
  const has = (list: readonly T[], entry: T) => list.some((other) => isSame(other, entry));
  const stays = theirs.filter((entry) => !has(base, entry) || has(mine, entry));
  const added = mine.filter((entry) => !has(base, entry) && !has(theirs, entry));
  return [...stays, ...added];
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Equal as a record is: absent and `undefined` are one, and so are absent and an empty list or text. */
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
