import { partyName } from '../../domain/parties/party.ts';
import type { EventText } from '../database.ts';
import { foldedWords } from '../search/folded-text.ts';
import { withStems } from '../search/stems.ts';
import type { EventContent } from './event-content.ts';

/** Raise it when the same event would get another text. Databases then rebuild theirs (db/maintenance/refresh-texts.ts). */
export const TEXT_VERSION = 4;

/**
 * The text of an event for full-text search: the folded words of each field, followed by their stems. Parties are included
 * by code and by name in both languages. The titles and people of the events that it is part of are included too, so that
 * an offer made at a visit is found by the name of the visitor.
 */
export function eventText(
  eventKey: number,
  content: EventContent,
  wholes: readonly EventContent[] = [],
): EventText {
  const { location } = content;
  const parties = new Set([...content.initiators, ...content.targets]);
  const people = content.participants.flatMap(({ name, office }) => [name, office]);
  const places = [
    location?.place,
    ...(location?.country ? partyWords(location.country) : []),
    ...content.missions_affected,
  ];
  const sources = content.sources.flatMap(({ publisher, title, quote }) => [publisher, title, quote]);
  return {
    event_key: eventKey,
    title: joined([content.title, content.short_title]),
    title_ru: joined([content.title_ru, content.short_title_ru]),
    summary: joined([content.summary]),
    summary_ru: joined([content.summary_ru]),
    people: joined(people),
    places: joined(places),
    tags: joined(content.tags),
    sources: joined(sources),
    parties: [...parties].map((code) => partyTerms(code)).join(' '),
    whole: joined(
      wholes.flatMap(({ title, title_ru, participants }) => [
        title,
        title_ru,
        ...participants.map(({ name }) => name),
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
