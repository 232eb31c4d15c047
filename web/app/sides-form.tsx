import { PARTIES, partyName } from '../../domain/parties/party.ts';
import { fetchSuggestions } from '../api/suggestions.ts';
import { useQuery } from '../api/use-query.ts';
import { messages } from '../i18n/messages.ts';
import { changeCount, language, setSides, sides } from '../state/page-state.ts';
import { SwapIcon } from '../ui/icons.tsx';

/** The most used parties that are listed before all others. */
const MAX_FREQUENT = 24;

/** Selects for the two sides, and a button to swap them. */
export function SidesForm() {
  const { shell } = messages.value;
  const { upper, lower } = sides.value;
  const recorded = useFrequentParties();
  return (
    <div class="sides-form">
      <PartySelect
        label={shell.sides.upper}
        value={upper}
        recorded={recorded}
        onChoose={(code) =>
          setSides(code === lower ? { upper: lower, lower: upper } : { upper: code, lower })
        }
      />
      <button
        type="button"
        class="icon-button"
        aria-label={shell.sides.swap}
        onClick={() => setSides({ upper: lower, lower: upper })}
      >
        <SwapIcon />
      </button>
      <PartySelect
        label={shell.sides.lower}
        value={lower}
        recorded={recorded}
        onChoose={(code) =>
          setSides(code === upper ? { upper: lower, lower: upper } : { upper, lower: code })
        }
      />
      <p class="quiet">{shell.sides.hint}</p>
    </div>
  );
}

/** The parties of the collection, those with most events first. */
export function useFrequentParties(): readonly string[] {
  const parties = useQuery(
    (signal) => fetchSuggestions('party', '', signal, MAX_FREQUENT),
    [changeCount.value],
  );
  return (parties.value ?? []).map(({ value }) => value);
}

interface PartySelectProps {
  readonly label: string;
  readonly value: string;
  readonly recorded: readonly string[];
  readonly onChoose: (code: string) => void;
}

export function PartySelect({ label, value, recorded, onChoose }: PartySelectProps) {
  const { shell } = messages.value;
  const frequent = [...new Set([value, ...recorded])].slice(0, MAX_FREQUENT);
  const rest = [...PARTIES.values()]
    .map(({ code }) => code)
    .filter((code) => !frequent.includes(code))
    .map((code) => ({ code, name: partyName(code, language.value) }))
    .sort((a, b) => a.name.localeCompare(b.name, language.value));
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        <optgroup label={shell.sides.recorded}>
          {frequent.map((code) => (
            <option key={code} value={code}>
              {partyName(code, language.value)}
            </option>
          ))}
        </optgroup>
        <optgroup label={shell.sides.others}>
          {rest.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </optgroup>
      </select>
    </label>
  );
}
