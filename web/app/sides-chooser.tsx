import { PARTIES, partyName } from '../../domain/parties/party.ts';
import { fetchSuggestions } from '../api/suggestions.ts';
import { useQuery } from '../api/use-query.ts';
import { messages } from '../i18n/messages.ts';
import { changeCount, language, setSides, sides } from '../state/page-state.ts';
import { DownIcon, SwapIcon } from '../ui/icons.tsx';
import { Popover } from '../ui/popover.tsx';

/** Whose relation is shown, and a choice of any other two. */
export function SidesChooser() {
  const { shell } = messages.value;
  const { upper, lower } = sides.value;
  return (
    <Popover
      buttonClass="sides-button"
      class="sides-popover"
      label={
        <>
          <span class="hidden">{shell.sides.relation} </span>
          <span class="sides-names">
            {partyName(upper, language.value)} <span class="sides-dot">·</span>{' '}
            {partyName(lower, language.value)}
          </span>
          <span class="sides-codes">
            {upper} <span class="sides-dot">·</span> {lower}
          </span>
          <DownIcon />
        </>
      }
    >
      {() => <SidesForm />}
    </Popover>
  );
}

function SidesForm() {
  const { shell } = messages.value;
  const { upper, lower } = sides.value;
  const answer = useQuery((signal) => fetchSuggestions('party', '', signal, 24), [changeCount.value]);
  const recorded = (answer.value ?? []).map(({ value }) => value);
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

interface PartySelectProps {
  readonly label: string;
  readonly value: string;
  readonly recorded: readonly string[];
  readonly onChoose: (code: string) => void;
}

function PartySelect({ label, value, recorded, onChoose }: PartySelectProps) {
  const { shell } = messages.value;
  const often = [...new Set([value, ...recorded])].slice(0, 24);
  const rest = [...PARTIES.values()]
    .map(({ code }) => code)
    .filter((code) => !often.includes(code))
    .map((code) => ({ code, name: partyName(code, language.value) }))
    .sort((a, b) => a.name.localeCompare(b.name, language.value));
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        <optgroup label={shell.sides.recorded}>
          {often.map((code) => (
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
