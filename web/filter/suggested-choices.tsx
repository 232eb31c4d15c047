import { useId, useState } from 'preact/hooks';
import { PARTIES, partyName } from '../../domain/parties/party.ts';
import type { SuggestionField } from '../../domain/query/suggestion.ts';
import { fetchSuggestions } from '../api/suggestions.ts';
import { useQuery } from '../api/use-query.ts';
import { messages } from '../i18n/messages.ts';
import { changeCount, filter, language, setFilter } from '../state/page-state.ts';
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
  const counts = new Map(recorded.map(({ value, count }) => [value, count]));
  // Chosen values come first, each value once, so that a choice does not move while the list is open.
  const rest = [...counts.keys(), ...(field === 'party' ? partiesNamed(prefix) : [])];
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
            <span class="choice-name">{field === 'party' ? partyName(value, language.value) : value}</span>
            <span class="choice-count">{counts.get(value) ?? ''}</span>
          </label>
        ))}
        {values.length === 0 && !suggestions.isLoading && !suggestions.problem && (
          <p class="quiet">{prefix === '' ? shell.filter.noneRecorded : shell.filter.noneNamed(prefix)}</p>
        )}
      </div>
    </fieldset>
  );
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
