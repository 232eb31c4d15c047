import { computed, effect, signal } from '@preact/signals';
import { type EventVersion, MAX_BULK_EVENTS } from '../../domain/events/bulk-change.ts';
import { fetchVersions } from '../api/bulk.ts';
import { filter, sort } from '../state/page-state.ts';
import type { RowList } from './row-pages.ts';
import { TABLE_SORT } from './table-sort.ts';

/** The versions of the chosen events, by id, as the user saw them last. */
const versions = signal<ReadonlyMap<string, number>>(new Map());
/** The row of the last choice, from which Shift selects a range. */
let anchor: string | undefined;

export const selectedVersions = versions;
export const selectedCount = computed(() => versions.value.size);

export function selectedEvents(): EventVersion[] {
  return [...versions.peek()].map(([id, version]) => ({ id, version }));
}

export function clearSelection(): void {
  anchor = undefined;
  versions.value = new Map();
}

export function toggleSelected({ id, version }: EventVersion): void {
  const next = new Map(versions.peek());
  if (!next.delete(id) && next.size < MAX_BULK_EVENTS) next.set(id, version);
  anchor = id;
  versions.value = next;
}

/** Selects all events from the last chosen one to this one, in the order of the list. */
export async function selectRange(to: EventVersion, list: RowList, index: number): Promise<void> {
  const from = anchor === undefined ? undefined : list.indexOf(anchor);
  const range: EventVersion[] = [];
  if (from !== undefined) {
    const rows = Math.abs(from - index);
    let headings = 0;
    for (let row = Math.min(from, index); row <= Math.max(from, index); row += 1) {
      const event = list.rowAt(row);
      if (list.headingAt?.(row) !== undefined) headings += 1;
      if (event !== undefined) range.push({ id: event.id, version: event.version });
    }
    const isComplete = range.length > rows - headings;
    // Groups have an order of their own, so a range with rows that are not in memory is not selected there.
    if (!isComplete && list.headingAt) range.length = 0;
    else if (!isComplete) range.splice(0, range.length, ...(await unloadedRange(to)));
  }
  add(range.length === 0 ? [to] : range);
}

/** A range with rows that are not in memory. */
async function unloadedRange(to: EventVersion): Promise<readonly EventVersion[]> {
  const { items } = await fetchVersions(filter.peek(), sort.peek() ?? TABLE_SORT);
  const ends = [anchor, to.id].map((id) => items.findIndex((item) => item.id === id));
  if (ends.includes(-1)) return [];
  return items.slice(Math.min(...ends), Math.max(...ends) + 1);
}

/** Selects all events that match the filter, up to the number that can be changed at once. Returns how many match. */
export async function selectAllMatching(): Promise<number> {
  const { items, total } = await fetchVersions(filter.peek(), sort.peek() ?? TABLE_SORT);
  versions.value = new Map(items.map(({ id, version }) => [id, version]));
  return total;
}

function add(events: readonly EventVersion[]): void {
  const next = new Map(versions.peek());
  for (const { id, version } of events) {
    if (next.size < MAX_BULK_EVENTS) next.set(id, version);
  }
  versions.value = next;
}

export function deselect(ids: ReadonlySet<string>): void {
  versions.value = new Map([...versions.peek()].filter(([id]) => !ids.has(id)));
}

/** Takes over versions that this page has stored, or that the table has shown since. */
export function updateVersions(events: Iterable<EventVersion>): void {
  const next = new Map(versions.peek());
  let isChanged = false;
  for (const { id, version } of events) {
    const known = next.get(id);
    if (known === undefined || known === version) continue;
    next.set(id, version);
    isChanged = true;
  }
  if (isChanged) versions.value = next;
}

// The selection belongs to a list: with another filter, chosen events could be out of sight.
let lastFilter = filter.peek();
effect(() => {
  if (filter.value === lastFilter) return;
  lastFilter = filter.value;
  clearSelection();
});
