import { useId, useState } from 'preact/hooks';
import { isoDay } from '../../domain/dates/day-span.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import { formatDate } from '../../domain/dates/format-date.ts';
import { InvalidInput } from '../../domain/errors/input-error.ts';
import { errorText } from '../i18n/error-texts.ts';
import { messages } from '../i18n/messages.ts';
import { type FilterPatch, filter, language, setFilter, timeWindow } from '../state/page-state.ts';
import { formatDays } from '../ui/format-days.ts';

/** From when to when. Any EDTF date will do: a year, a month, a day. */
export function DateChoices() {
  const { shell } = messages.value;
  const shown = timeWindow.value;
  return (
    <div class="date-choices">
      <DateField word="from" />
      <DateField word="to" />
      {shown && (
        <button
          type="button"
          class="text-button"
          onClick={() => setFilter({ from: isoDay(shown.first), to: isoDay(shown.last) })}
        >
          {shell.filter.takeWindow(formatDays(shown, language.value))}
        </button>
      )}
    </div>
  );
}

/** A day on which a measure stood. */
export function InForceChoice() {
  const { shell } = messages.value;
  const today = new Date().toISOString().slice(0, 10);
  return (
    <div class="date-choices">
      <p class="quiet">{shell.filter.inForceHint}</p>
      <DateField word="in_force_on" />
      <button type="button" class="text-button" onClick={() => setFilter({ in_force_on: today })}>
        {shell.filter.today}
      </button>
    </div>
  );
}

type DateWord = 'from' | 'to' | 'in_force_on';

/** Takes effect when it is left or at Enter, and only when it holds: what is wrong is said under it as one types. */
function DateField({ word }: { readonly word: DateWord }) {
  const { shell } = messages.value;
  const stored = filter.value[word] ?? '';
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const helpId = useId();
  const text = draft ?? stored;
  const reading = readDate(word, text);

  const apply = () => {
    if (draft === undefined || 'error' in reading) return;
    setDraft(undefined);
    setFilter({ [word]: draft.trim() || undefined } satisfies FilterPatch);
  };

  return (
    <div class="date-field">
      <label>
        <span>{shell.filter.param[word]}</span>
        <input
          type="text"
          value={text}
          placeholder={shell.filter.datePlaceholder[word]}
          inputMode="text"
          autocomplete="off"
          spellcheck={false}
          aria-describedby={helpId}
          aria-invalid={'error' in reading}
          onInput={(event) => setDraft(event.currentTarget.value)}
          onBlur={apply}
          onKeyDown={(event) => {
            if (event.key === 'Enter') apply();
          }}
        />
      </label>
      <p id={helpId} class={'error' in reading ? 'field-error' : 'field-reading'}>
        {'error' in reading ? reading.error : reading.words}
      </p>
    </div>
  );
}

function readDate(word: DateWord, text: string): { readonly words: string } | { readonly error: string } {
  const { shell } = messages.value;
  if (text.trim() === '') return { words: shell.filter.dateEmpty[word] };
  try {
    const date = parseEdtf(text.trim());
    const { from, to } = filter.value;
    const start = word === 'from' ? date.first_day : from && parseEdtf(from).first_day;
    const end = word === 'to' ? date.last_day : to && parseEdtf(to).last_day;
    const isBound = word !== 'in_force_on';
    if (isBound && typeof start === 'number' && typeof end === 'number' && start > end) {
      return { error: shell.filter.endBeforeStart };
    }
    return { words: formatDate(text.trim(), language.value) };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return { error: error.errors.map(errorText).join(' ') };
  }
}
