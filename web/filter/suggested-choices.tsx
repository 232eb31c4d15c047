import { useId, useState } from 'preact/hooks';
import { KIND_OF_FIELD } from '../../domain/authorities/authority-kind.ts';
import { nameIn } from '../../domain/authorities/authority-name.ts';
import { PARTIES, partyName } from '../../domain/parties/party.ts';
import type { Suggestion, SuggestionField } from '../../domain/query/suggestion.ts';
import { fetchSuggestions } from '../api/suggestions.ts';
import { useQuery } from '../api/use-query.ts';
import { messages } from '../i18n/messages.ts';
import { changeCount, filter, language, setFilter } from '../state/page-state.ts';
import { shownName } from '../state/recorded-names.ts';
import { ProblemNotice } from '../ui/notice.tsx';

export type SuggestedParam = 'party' | 'initiator' | 'target' | 'person' | 'place' | 'tag' | 'source';

interface SuggestedChoicesProps {
  readonly param: SuggestedParam;
  readonly field: SuggestionField;
}

/** Recorded values to choose from: the most used ones or, once the user types, those that begin with the text. */
export function SuggestedChoices({ param, field }: SuggestedChoicesProps) {
  const { shell } = messages.value;
  const [typed, setTyped] = useState('');
  const legendId = useId();
  const prefix = typed.trim();
  const suggestions = useQuery(
    (signal) => fetchSuggestions(field, prefix, signal, 50),
    [field, prefix, changeCount.value],
  );

  const chosen = filter.value[param] ?? [];
  const recorded = suggestions.value ?? [];
  const suggested = new Map(recorded.map((each) => [each.value, each]));
  // Chosen values come first, each value once, so that a choice does not move while the list is open.
  const rest = [...suggested.keys(), ...(field === 'party' ? partiesNamed(prefix) : [])];
  const values = [...new Set([...(prefix === '' ? chosen : []), ...rest])].slice(0, MAX_SHOWN);
  const toggle = (value: string) =>
    setFilter({
      [param]: chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value],
    });

  return (
    <fieldset class="choices suggested" aria-labelledby={legendId}>
      <label class="choice-search">
        <span id={legendId}>{shell.filter.param[param]}</span>
        <input
          type="search"
          value={typed}
          placeholder={shell.filter.searchPlaceholder[field]}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      {suggestions.problem && <ProblemNotice problem={suggestions.problem} onRetry={suggestions.retry} />}
      <div class="choice-list">
        {values.map((value) => (
          <label key={value} class="choice">
            <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
            <span class="choice-name">{labelOf(field, value, suggested.get(value))}</span>
            <span class="choice-count">{suggested.get(value)?.count ?? ''}</span>
          </label>
        ))}
        {values.length === 0 && !suggestions.isLoading && !suggestions.problem && (
          <p class="quiet">{prefix === '' ? shell.filter.noneRecorded : shell.filter.noneNamed(prefix)}</p>
        )}
      </div>
    </fieldset>
  );
}

/** In the language of the page. A chosen value may no longer be suggested. */
function labelOf(field: SuggestionField, value: string, suggestion: Suggestion | undefined): string {
  if (field === 'party') return partyName(value, language.value);
  if (suggestion !== undefined) return nameIn(suggestion, language.value) ?? value;
  const kind = KIND_OF_FIELD[field];
  return kind === undefined ? value : shownName(kind, value);
}

const MAX_SHOWN = 60;

/** Parties whose code or name begins with the text, including those of no event. */
function partiesNamed(prefix: string): string[] {
  if (prefix === '') return [];
  const start = prefix.toLocaleLowerCase();
  return [...PARTIES.values()]
    .filter(({ code, name, name_ru }) =>
      [code, name, name_ru].some((text) => text.toLocaleLowerCase().startsWith(start)),
    )
    .map(({ code }) => code);
}
