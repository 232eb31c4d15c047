import type { MergeChoice } from '../../domain/duplicates/merge-events.ts';

/** The state of an event before or after a change. */
export interface EventState {
  readonly version: number;
  /** Also before the event was created; its version is then 0. */
  readonly isDeleted?: boolean;
}

export interface ChangedEvent {
  readonly id: string;
  readonly before: EventState;
  readonly after: EventState;
}

export const CHANGE_KINDS = ['created', 'changed', 'deleted', 'restored', 'merged'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A change of this user, of one or more events, that can be undone as a whole. */
export interface UserChange {
  readonly kind: ChangeKind;
  /** The title of the event, if it is one. */
  readonly title?: string;
  readonly events: readonly ChangedEvent[];
  /** For a merge of the second event into the first: the fields of which the value of the second was kept. */
  readonly merge?: { readonly take: readonly MergeChoice[] };
}

/** An event of a change on the stack. */
interface StackedEvent {
  readonly id: string;
  /** The versions whose content the event has without and with the change; null if it is deleted. */
  readonly without: number | null;
  readonly with: number | null;
  /** The versions that the event has now, or had last, without and with the change. */
  readonly undone: number;
  readonly done: number;
}

export interface StackedChange extends Omit<UserChange, 'events'> {
  readonly number: number;
  readonly events: readonly StackedEvent[];
}

/** Changes in the order in which they were made. The last `undone` of them are undone. */
export interface UndoStack {
  readonly changes: readonly StackedChange[];
  readonly undone: number;
  readonly lastNumber: number;
}

export const EMPTY_STACK: UndoStack = { changes: [], undone: 0, lastNumber: 0 };

const MAX_CHANGES = 100;
/** Of all changes together: about a megabyte of storage. */
const MAX_EVENTS = 10_000;

/** Adds a change. Changes that are undone can then no longer be redone. */
export function pushChange(stack: UndoStack, { events, ...change }: UserChange): UndoStack {
  const number = stack.lastNumber + 1;
  const added: StackedChange = {
    ...change,
    number,
    events: events.map(({ id, before, after }) => ({
      id,
      without: before.isDeleted ? null : before.version,
      with: after.isDeleted ? null : after.version,
      undone: before.version,
      done: after.version,
    })),
  };
  const done = stack.changes.slice(0, stack.changes.length - stack.undone);
  return { changes: withinLimits([...done, added]), undone: 0, lastNumber: number };
}

function withinLimits(changes: readonly StackedChange[]): readonly StackedChange[] {
  let events = 0;
  const first = changes.findLastIndex((change, index) => {
    events += change.events.length;
    return events > MAX_EVENTS || changes.length - index > MAX_CHANGES;
  });
  return changes.slice(first + 1);
}

export type Direction = 'undo' | 'redo';

/** The change that would be undone or redone next. */
export function nextChange({ changes, undone }: UndoStack, direction: Direction): StackedChange | undefined {
  const done = changes.length - undone;
  return direction === 'undo' ? changes[done - 1] : changes[done];
}

/** What the server must do for a change to be undone or redone: from which version each event goes to which content. */
export function revertOf(
  { events }: StackedChange,
  direction: Direction,
): { readonly id: string; readonly version: number; readonly to: number | null }[] {
  return events.map((event) =>
    direction === 'undo'
      ? { id: event.id, version: event.done, to: event.without }
      : { id: event.id, version: event.undone, to: event.with },
  );
}

/**
 * The stack after the next change was undone or redone, with the versions that this has made. They have the content of
 * earlier versions, so other changes on the stack that led to or from those now lead to or from the new ones.
 */
export function moved(
  stack: UndoStack,
  direction: Direction,
  versions: ReadonlyMap<string, number>,
): UndoStack {
  const change = nextChange(stack, direction);
  if (change === undefined) return stack;
  const replaced = new Map(
    change.events.map(({ id, undone, done }) => [id, direction === 'undo' ? undone : done] as const),
  );
  const renewed = (id: string, version: number) =>
    replaced.get(id) === version ? (versions.get(id) ?? version) : version;
  return {
    ...stack,
    changes: stack.changes.map((each) => ({
      ...each,
      events: each.events.map((event) => ({
        ...event,
        undone: renewed(event.id, event.undone),
        done: renewed(event.id, event.done),
      })),
    })),
    undone: stack.undone + (direction === 'undo' ? 1 : -1),
  };
}

/** The stack without the next change, after the server has refused it. */
export function withoutNext(stack: UndoStack, direction: Direction): UndoStack {
  const change = nextChange(stack, direction);
  if (change === undefined) return stack;
  return {
    ...stack,
    changes: stack.changes.filter((each) => each !== change),
    undone: stack.undone - (direction === 'redo' ? 1 : 0),
  };
}
