import { useId, useState } from 'preact/hooks';
import { PARTIES, partyName } from '../../domain/parties/party.ts';
import type { SuggestionField } from '../../domain/query/suggestion.ts';
import { fetchSuggestions } from '../api/suggestions.ts';
import { useQuery } from '../api/use-query.ts';
import { messages } from '../i18n/messages.ts';
import { changeCount, filter, language, setFilter } from '../state/page-state.ts';
import { ProblemNotice } from '../ui/notice.tsx';

export type SuggestedWord = 'party' | 'initiator' | 'target' | 'person' | 'tag' | 'source';

interface SuggestedChoicesProps {
  readonly word: SuggestedWord;
  readonly field: SuggestionField;
}

/** Choices from what is recorded: the most used at first, then those that what is typed begins. */
export function SuggestedChoices({ word, field }: SuggestedChoicesProps) {
  const { shell } = messages.value;
  const [typed, setTyped] = useState('');
  const legendId = useId();
  const prefix = typed.trim();
  const answer = useQuery(
    (signal) => fetchSuggestions(field, prefix, signal, 50),
    [field, prefix, changeCount.value],
  );

  const chosen = filter.value[word] ?? [];
  const recorded = answer.value ?? [];
  const counts = new Map(recorded.map(({ value, count }) => [value, count]));
  // What is chosen stays in its place while the list is open only if it is listed once: chosen first, then the rest.
  const rest = [...counts.keys(), ...(field === 'party' ? partiesNamed(prefix) : [])];
  const values = [...new Set([...(prefix === '' ? chosen : []), ...rest])].slice(0, MOST_SHOWN);
  const toggle = (value: string) =>
    setFilter({
      [word]: chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value],
    });

  return (
    <fieldset class="choices suggested" aria-labelledby={legendId}>
      <label class="choice-search">
        <span id={legendId}>{shell.filter.param[word]}</span>
        <input
          type="search"
          value={typed}
          placeholder={shell.filter.searchPlaceholder[field]}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      {answer.problem && <ProblemNotice problem={answer.problem} onRetry={answer.retry} />}
      <div class="choice-list">
        {values.map((value) => (
          <label key={value} class="choice">
            <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
            <span class="choice-name">{field === 'party' ? partyName(value, language.value) : value}</span>
            <span class="choice-count">{counts.get(value) ?? ''}</span>
          </label>
        ))}
        {values.length === 0 && !answer.isLoading && !answer.problem && (
          <p class="quiet">{prefix === '' ? shell.filter.noneRecorded : shell.filter.noneNamed(prefix)}</p>
        )}
      </div>
    </fieldset>
  );
}

const MOST_SHOWN = 60;

/** Parties whose code or name begins with what is typed: also those that no event names yet. */
function partiesNamed(prefix: string): string[] {
  if (prefix === '') return [];
  const start = prefix.toLocaleLowerCase();
  return [...PARTIES.values()]
    .filter(({ code, name, name_ru }) =>
      [code, name, name_ru].some((text) => text.toLocaleLowerCase().startsWith(start)),
    )
    .map(({ code }) => code);
}
