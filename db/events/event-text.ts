import { partyName } from '../../domain/parties/party.ts';
import type { EventText } from '../database.ts';
import { foldedWords } from '../search/folded-text.ts';
import { withStems } from '../search/stems.ts';
import type { EventContent } from './event-content.ts';

/** Grows when the same event would get another text: databases then make theirs anew (db/text-upkeep.ts). */
export const TEXT_VERSION = 2;

/**
 * What an event is found by, as folded words, and after those of each field their stems. Parties go by their codes and by their names in both languages. Of the
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
    title: joined([content.title]),
    title_ru: joined([content.title_ru]),
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

// The same few hundred parties come again in every event.
const termsOfParties = new Map<string, string>();

function partyTerms(code: string): string {
  const known = termsOfParties.get(code);
  if (known !== undefined) return known;
  const terms = joined([code, ...partyWords(code)]);
  termsOfParties.set(code, terms);
  return terms;
}
