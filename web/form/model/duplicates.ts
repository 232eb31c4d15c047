import type { SimilarEvent } from '../../../domain/duplicates/similar-event.ts';
import type { CheckedEvent } from '../../../domain/events/event.ts';
import { fetchSimilar, markDistinct } from '../../api/duplicates.ts';
import { type EventDraft, inputFrom } from './draft.ts';

/** The stored events that are probably the same. None also when the request fails: a check must not prevent a save. */
export async function findDuplicates(event: CheckedEvent): Promise<readonly SimilarEvent[]> {
  try {
    return await fetchSimilar(event);
  } catch {
    return [];
  }
}

/** What can be compared of a draft; undefined as long as it has no date, or neither kind nor party nor title. */
export function comparableDraft(draft: EventDraft): Readonly<Record<string, unknown>> | undefined {
  const input = inputFrom(draft);
  const { date, kind, title, title_ru, initiators, targets } = input;
  const parties = [initiators, targets].flatMap((list) => (Array.isArray(list) ? list : []));
  const says = [kind, title, title_ru].some((text) => typeof text === 'string' && text.trim() !== '');
  return typeof date !== 'string' || date === '' || !(says || parties.length > 0)
    ? undefined
    : withoutId(input);
}

function withoutId({
  id: _,
  ...input
}: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== '' && value !== undefined));
}

/** Remembers what the user said of the saved event. If that fails, a list offers the pair again. */
export function rememberDistinct(id: string, others: readonly string[]): void {
  for (const other of others) void markDistinct(id, other).catch(() => undefined);
}
