import { nameIn } from '../../../domain/authorities/authority-name.ts';
import { CAMEO_CODES } from '../../../domain/cameo/cameo.ts';
import { cameoName } from '../../../domain/cameo/cameo-name.ts';
import { formatDate } from '../../../domain/dates/format-date.ts';
import type { Kind } from '../../../domain/events/kind.ts';
import { type Titles, titleOf } from '../../../domain/events/localized-text.ts';
import { partyName } from '../../../domain/parties/party.ts';
import type { EventFilter } from '../../../domain/query/event-filter.ts';
import type { Suggestion, SuggestionField } from '../../../domain/query/suggestion.ts';
import { fetchEvents } from '../../api/events.ts';
import { fetchSuggestions } from '../../api/suggestions.ts';
import { messages } from '../../i18n/messages.ts';
import { language } from '../../state/page-state.ts';
import { shownName } from '../../state/recorded-names.ts';
import { findCameoCodes, formatScore } from './cameo-search.ts';
import type { Search } from './combobox.tsx';
import { findParties } from './party-search.ts';
import type { Option } from './suggestion-list.tsx';

/** The suggestions of each field: recorded values, parties, CAMEO codes and events. */

const MAX_SUGGESTIONS = 40;

/**
 * Parties by name or code: those of the collection first, with their number of events. Without a connection, the best
 * matches come first.
 */
export function partySearch(isWanted: (code: string) => boolean = () => true): Search<string> {
  return async (text, signal) => {
    const recorded = await fetchSuggestions('party', text.trim(), signal, MAX_RECORDED_PARTIES).catch(
      () => [],
    );
    const counts = new Map(recorded.map(({ value, count }) => [value, count]));
    const uses = (code: string) => counts.get(code) ?? 0;
    return findParties(text, counts)
      .filter(({ code }) => isWanted(code))
      .slice(0, MAX_SUGGESTIONS)
      .map(({ code }) => ({
        key: code,
        value: code,
        label: partyName(code, language.value),
        detail: uses(code) === 0 ? code : `${code} · ${messages.value.form.combobox.uses(uses(code))}`,
      }));
  };
}

const MAX_RECORDED_PARTIES = 50;

/** Values recorded in a field, each with related values such as a person's office. */
export function recordedSearch(field: Exclude<SuggestionField, 'party'>): Search<Suggestion> {
  return async (text, signal) => {
    const recorded = await fetchSuggestions(field, text.trim(), signal);
    return recorded.slice(0, MAX_SUGGESTIONS).map((suggestion) => ({
      key: JSON.stringify(suggestion),
      value: suggestion,
      label: shownSuggestion(suggestion),
      detail: detailOf(suggestion),
    }));
  };
}

/** In the language of the page, with the recorded name if that is another one. */
function shownSuggestion(suggestion: Suggestion): string {
  const name = nameIn(suggestion, language.value) ?? suggestion.value;
  return name === suggestion.value ? name : `${name} (${suggestion.value})`;
}

function detailOf({ party, office, country, count }: Suggestion): string {
  const known = [office, party ?? country].filter((each) => each !== undefined && each !== '');
  if (known.length === 0) return messages.value.form.combobox.uses(count);
  return [
    office && shownName('office', office),
    party && partyName(party, language.value),
    country && partyName(country, language.value),
  ]
    .filter((each) => each !== undefined && each !== '')
    .join(' · ');
}

export function cameoSearch(kind: Kind | ''): Search<string> {
  return async (text) => {
    const own = text === '' ? undefined : CAMEO_CODES.get(text.split(' ')[0] ?? '');
    // The field shows the code and name of the chosen value: for this text every code is offered.
    const query = own && text === formatCameo(own.code) ? '' : text;
    return findCameoCodes(query, kind).map(({ code, goldstein }) => ({
      key: code,
      value: code,
      label: formatCameo(code),
      detail: formatScore(goldstein),
    }));
  };
}

/** `161 Reduce or break diplomatic relations`. */
export function formatCameo(code: string): string {
  return `${code} ${cameoName(code, language.value)}`.trim();
}

export interface FoundEvent extends Titles {
  readonly id: string;
  readonly date: string;
}

/**
 * Other events by the beginnings of words. Without words, the latest events up to `until`, because most responses
 * follow soon after the event that they respond to.
 */
export function eventSearch(
  isWanted: (id: string) => boolean,
  until: string | undefined,
): Search<FoundEvent> {
  return async (text, signal) => {
    const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
    const filter: EventFilter =
      words.length > 0
        ? { q: words.map((word) => `${word}*`).join(' ') }
        : until === undefined
          ? {}
          : { to: until };
    const { items } = await fetchEvents(
      { filter, sort: words.length > 0 ? 'relevance' : '-date', limit: 12 },
      signal,
    );
    return items
      .filter(({ id }) => isWanted(id))
      .map(({ id, date, title, title_ru }) => optionOf({ id, date, title, title_ru }));
  };
}

function optionOf(found: FoundEvent): Option<FoundEvent> {
  return {
    key: found.id,
    value: found,
    label: titleOf(found, language.value),
    detail: formatDate(found.date, language.value),
  };
}
