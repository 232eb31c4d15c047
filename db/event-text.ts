import { partyName } from '../domain/party.ts';
import type { EventText } from './database.ts';
import type { EventContent } from './event-content.ts';
import { foldedWords } from './folded-text.ts';

/**
 * What an event is found by, as folded words. Parties go by their codes and by their names in both languages. Of the
 * events it is part of it has the titles and people: an offer made at a visit is found by who was visited.
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
    title: foldedWords(content.title),
    title_ru: foldedWords(content.title_ru ?? ''),
    summary: foldedWords(content.summary),
    summary_ru: foldedWords(content.summary_ru ?? ''),
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
  return foldedWords(texts.filter((text) => text !== undefined).join(' '));
}

function partyWords(code: string): string[] {
  return [partyName(code), partyName(code, 'ru')];
}

// The same few hundred parties come again in every event.
const termsOfParties = new Map<string, string>();

function partyTerms(code: string): string {
  const known = termsOfParties.get(code);
  if (known !== undefined) return known;
  const terms = joined([code, ...partyWords(code)]);
  termsOfParties.set(code, terms);
  return terms;
}
