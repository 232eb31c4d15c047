import { signal } from '@preact/signals';
import { z } from 'zod';
import type { EventInput } from '../../../domain/events/event.ts';
import { readStored, writeStored } from '../../state/browser-storage.ts';

const KEY = 'recent-sources';
const MAX_SOURCES = 8;
/** A working day: after it, the reports of the day are no longer at hand. */
const MAX_AGE_MS = 12 * 3_600_000;

const recentSource = z.object({
  publisher: z.string(),
  title: z.string().optional(),
  published: z.string().optional(),
  url: z.string().optional(),
  archived_url: z.string().optional(),
});
export type RecentSource = z.output<typeof recentSource>;

const stored = z.array(z.object({ saved_at: z.number(), source: recentSource }));

const version = signal(0);

/** The sources of events that were saved in this browser in the last hours, newest first. */
export function recentSources(now = Date.now()): readonly RecentSource[] {
  void version.value;
  return readList(now).map(({ source }) => source);
}

/** Puts the sources of a saved event first. Quotes belong to the event and are not kept. */
export function rememberSources(sources: EventInput['sources'], now = Date.now()): void {
  const added = (sources ?? [])
    .filter(({ title, url }) => title !== undefined || url !== undefined)
    .map(({ quote: _, ...source }) => ({ saved_at: now, source: recentSource.parse(source) }));
  if (added.length === 0) return;
  const names = new Set(added.map(({ source }) => nameOf(source)));
  const others = readList(now).filter(({ source }) => !names.has(nameOf(source)));
  writeStored(KEY, JSON.stringify([...added, ...others].slice(0, MAX_SOURCES)));
  version.value += 1;
}

/** Two sources with the same name are the same report. */
export function nameOf({
  publisher,
  title = '',
  url = '',
}: Pick<RecentSource, 'publisher' | 'title' | 'url'>): string {
  return url !== '' ? url : `${publisher}\n${title}`;
}

function readList(now: number): z.output<typeof stored> {
  try {
    const list = stored.safeParse(JSON.parse(readStored(KEY) ?? '[]'));
    return list.success ? list.data.filter(({ saved_at }) => now - saved_at < MAX_AGE_MS) : [];
  } catch {
    // The stored text is damaged or of a later version.
    return [];
  }
}
