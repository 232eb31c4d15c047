import type { DiplomaticEvent } from '../../domain/events/event.ts';
import { titleOf } from '../../domain/events/localized-text.ts';
import type { Language } from '../../domain/language/language.ts';
import type { EventFilter } from '../../domain/query/event-filter.ts';
import type { FoundEvent, SearchResult, Snippet, SnippetField } from '../../domain/query/search-result.ts';
import type { Database, ReadTx } from '../database.ts';
import { readEvents } from '../events/read-events.ts';
import { excerptOf, matchesIn } from '../search/text-matches.ts';
import type { SearchTerm } from '../search/text-query.ts';
import { readFilter } from './event-filter.ts';
import { countEvents } from './event-list.ts';
import { orderOf } from './event-order.ts';
import { type Step, walk } from './event-walk.ts';
import { planQuery } from './query-plan.ts';

/** Candidates for the first places; more than are shown, because events with nearly equal ranks go by importance. */
const CANDIDATES = 100;

/** The best matches of a text, and where they match. Without a text with words, the first events by date. */
export async function searchEvents(
  db: Database,
  filter: EventFilter,
  { language, limit }: { readonly language: Language; readonly limit: number },
): Promise<SearchResult> {
  return db.read(async (tx) => {
    const query = await readFilter(tx, filter);
    const { terms } = query;
    const plan = await planQuery(tx, query);
    const isRanked = terms.length > 0;
    const most = Math.max(limit, CANDIDATES);
    const steps = await walk(tx, plan, orderOf(isRanked ? 'relevance' : 'date'), undefined, most);
    const keys = isRanked ? await byRankAndImportance(tx, steps) : steps.map(({ key }) => key);
    const events = await readEvents(tx, keys.slice(0, limit));
    return {
      total: steps.length < most ? steps.length : await countEvents(tx, plan),
      events: events.map((event) => foundEvent(event, terms, language)),
    };
  });
}

/** Ranks that differ by less than about a tenth count as equal; the more important event comes first. */
async function byRankAndImportance(
  { kysely, engine }: ReadTx,
  steps: readonly Step[],
): Promise<readonly number[]> {
  const rows = await kysely
    .selectFrom('event')
    .select(['key', 'importance'])
    .where(
      engine.isOneOf(
        'key',
        steps.map(({ key }) => key),
      ),
    )
    .execute();
  const importance = new Map(rows.map((row) => [row.key, row.importance]));
  const ranked = steps.map(({ key, position }) => ({
    key,
    // The best rank is the lowest negative number.
    tier: Math.round(Math.log(Math.max(-Number(position.values[0]), Number.MIN_VALUE)) / Math.log(1.1)),
    importance: importance.get(key) ?? 0,
  }));
  return ranked
    .sort((a, b) => b.tier - a.tier || b.importance - a.importance || a.key - b.key)
    .map(({ key }) => key);
}

function foundEvent(event: DiplomaticEvent, terms: readonly SearchTerm[], language: Language): FoundEvent {
  const { id, date, kind, title, title_ru, initiators } = event;
  const found = snippetOf(event, terms, language);
  return {
    id,
    date,
    kind,
    title,
    ...(title_ru !== undefined && { title_ru }),
    initiators: [...initiators],
    title_matches: matchesIn(titleOf(event, language), terms),
    ...(found && { snippet: found }),
  };
}

/** The first field with most matches. Without any, the beginning of the summary. */
function snippetOf(
  event: DiplomaticEvent,
  terms: readonly SearchTerm[],
  language: Language,
): Snippet | undefined {
  const shownTitle = titleOf(event, language);
  let best: Snippet | undefined;
  for (const [field, text] of textsOf(event, language)) {
    if (text === undefined || text === '' || text === shownTitle) continue;
    const excerpt = { field, ...excerptOf(text, matchesIn(text, terms)) };
    if (best === undefined ? true : excerpt.matches.length > best.matches.length) best = excerpt;
  }
  return best !== undefined && (best.matches.length > 0 || best.field.startsWith('summary'))
    ? best
    : undefined;
}

/** The texts of an event, those in the language of the reader first. */
function textsOf(event: DiplomaticEvent, language: Language): [SnippetField, string | undefined][] {
  const summaries: [SnippetField, string | undefined][] = [
    ['summary', event.summary],
    ['summary_ru', event.summary_ru],
  ];
  const { location, participants, sources } = event;
  const lists: [SnippetField, (string | undefined)[]][] = [
    ['people', participants.map(({ name, office }) => [name, office].filter(Boolean).join(', '))],
    ['places', [location?.place, ...event.missions_affected]],
    ['tags', event.tags],
    ['sources', sources.flatMap(({ publisher, title, quote }) => [title, quote, publisher])],
  ];
  return [
    ...(language === 'ru' ? summaries.toReversed() : summaries),
    ['title', event.title],
    ['title_ru', event.title_ru],
    ...lists.map(([field, texts]): [SnippetField, string] => [field, texts.filter(Boolean).join(' · ')]),
  ];
}
