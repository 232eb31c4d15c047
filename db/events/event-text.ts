import { partyName } from '../../domain/parties/party.ts';
import { KIND_NOUNS } from '../../domain/query/search-text/kind-words.ts';
import type { EventText } from '../database.ts';
import { foldedWords } from '../search/folded-text.ts';
import { withStems } from '../search/stems.ts';
import type { EventContent } from './event-content.ts';
import type { SpelledEntries } from './spellings.ts';

/** Raise it when the same event would get another text. Databases then rebuild theirs (db/maintenance/refresh-texts.ts). */
export const TEXT_VERSION = 6;

/**
 * The text of an event for full-text search: the folded words of each field, followed by their stems. Parties are included
 * by code and by name in both languages, and so is the kind. The titles and people of the events that it is part of are included too, so that
 * an offer made at a visit is found by the name of the visitor. Names are included in all spellings of their authority
 * entries, so that «Нуланд» finds “Nuland”.
 */
export function eventText(
  eventKey: number,
  content: EventContent,
  entries: SpelledEntries,
  wholes: readonly EventContent[] = [],
): EventText {
  const { location } = content;
  const parties = new Set([...content.initiators, ...content.targets]);
  const people = content.participants.flatMap(({ name, office }) => [
    ...entries.spellings('person', name),
    ...(office === undefined ? [] : entries.spellings('office', office)),
  ]);
  const places = [
    ...(location?.place === undefined ? [] : entries.spellings('place', location.place)),
    ...(location?.country ? partyWords(location.country) : []),
    ...content.missions_affected.flatMap((mission) => entries.spellings('organisation', mission)),
  ];
  const sources = content.sources.flatMap(({ publisher, title, quote }) => [
    ...entries.spellings('publisher', publisher),
    title,
    quote,
  ]);
  return {
    event_key: eventKey,
    title: joined([content.title, content.short_title]),
    title_ru: joined([content.title_ru, content.short_title_ru]),
    summary: joined([content.summary]),
    summary_ru: joined([content.summary_ru]),
    people: joined(people),
    places: joined(places),
    tags: joined([...content.tags, ...KIND_NOUNS[content.kind]]),
    sources: joined(sources),
    parties: [...parties].map((code) => partyTerms(code)).join(' '),
    whole: joined(
      wholes.flatMap(({ title, title_ru, participants }) => [
        title,
        title_ru,
        ...participants.flatMap(({ name }) => entries.spellings('person', name)),
      ]),
    ),
  };
}

function joined(texts: readonly (string | undefined)[]): string {
  return withStems(foldedWords(texts.filter((text) => text !== undefined).join(' ')));
}

function partyWords(code: string): string[] {
  return [partyName(code), partyName(code, 'ru')];
}

// Cached, because the same few hundred parties occur in all events.
const termsOfParties = new Map<string, string>();

function partyTerms(code: string): string {
  const cached = termsOfParties.get(code);
  if (cached !== undefined) return cached;
  const terms = joined([code, ...partyWords(code)]);
  termsOfParties.set(code, terms);
  return terms;
}
