import type { CheckedEvent, Participant, Source } from '../events/event.ts';
import { isSameSource } from './same-source.ts';

/** The fields of which a merge keeps one of two values. */
export const MERGE_CHOICES = [
  'date',
  'title',
  'title_ru',
  'summary',
  'summary_ru',
  'short_title',
  'short_title_ru',
  'kind',
  'status',
  'initiators',
  'targets',
  'location',
  'people_expelled',
  'review',
] as const;
export type MergeChoice = (typeof MERGE_CHOICES)[number];

/**
 * One event from two records of it. Sources, people, missions, tags and links of both are kept, each once. Of other fields, the
 * value of `kept` stays, except where it is empty or where `take` names the field. The CAMEO code goes with the kind.
 */
export function mergeEvents<T extends CheckedEvent>(
  kept: T,
  other: CheckedEvent,
  take: readonly MergeChoice[] = [],
): T {
  const merged: Record<string, unknown> = { ...kept };
  for (const field of MERGE_CHOICES) {
    if (!isEmpty(other[field]) && (isEmpty(kept[field]) || take.includes(field)))
      merged[field] = other[field];
  }
  if (take.includes('kind') && other.kind !== kept.kind) {
    merged.cameo = other.cameo;
    merged.goldstein = other.goldstein;
  }
  if (kept.in_force === undefined && kept.in_force_until === undefined) {
    merged.in_force = other.in_force;
    merged.in_force_until = other.in_force_until;
  }
  merged.participants = mergePeople(kept.participants, other.participants);
  merged.sources = mergeSources(kept.sources, other.sources);
  merged.missions_affected = union(kept.missions_affected, other.missions_affected, folded);
  merged.tags = union(kept.tags, other.tags, folded);
  merged.links = union(kept.links, other.links, ({ to, relation }) => `${relation} ${to}`);
  for (const key of Object.keys(merged)) if (merged[key] === undefined) delete merged[key];
  // Every field was taken from one of two events of this type.
  return merged as T;
}

/** The sources of both. Of two records of one source, the first stays and gets what only the second says. */
export function mergeSources(mine: readonly Source[], theirs: readonly Source[]): Source[] {
  const merged = [...mine];
  for (const source of theirs) {
    const index = merged.findIndex((each) => isSame(each, source));
    if (index < 0) merged.push(source);
    else merged[index] = { ...source, ...merged[index] } as Source;
  }
  return merged;
}

function isSame(a: Source, b: Source): boolean {
  return JSON.stringify(a) === JSON.stringify(b) || isSameSource(a, b);
}

function mergePeople(mine: readonly Participant[], theirs: readonly Participant[]): Participant[] {
  const merged = [...mine];
  for (const person of theirs) {
    const index = merged.findIndex(({ name }) => folded(name) === folded(person.name));
    if (index < 0) merged.push(person);
    else merged[index] = { ...person, ...merged[index] } as Participant;
  }
  return merged;
}

function union<T>(mine: readonly T[], theirs: readonly T[], keyOf: (entry: T) => string): T[] {
  const keys = new Set(mine.map(keyOf));
  return [...mine, ...theirs.filter((entry) => !keys.has(keyOf(entry)))];
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().trim();
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
