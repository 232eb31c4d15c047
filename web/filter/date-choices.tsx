import { useId, useState } from 'preact/hooks';
import { isoDay } from '../../domain/dates/day-span.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import { formatDate } from '../../domain/dates/format-date.ts';
import { InvalidInput } from '../../domain/errors/input-error.ts';
import { errorText } from '../i18n/error-texts.ts';
import { messages } from '../i18n/messages.ts';
import type { FilterPatch } from '../state/create-page-state.ts';
import { filter, language, setFilter, timeWindow } from '../state/page-state.ts';
import { formatDays } from '../ui/format-days.ts';

/** The first and last date of the filter. Each is an EDTF date: a year, a month or a day. */
export function DateChoices() {
  const { shell } = messages.value;
  const shown = timeWindow.value;
  return (
    <div class="date-choices">
      <DateField param="from" />
      <DateField param="to" />
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

/** The date on which measures must be in force. */
export function InForceChoice() {
  const { shell } = messages.value;
  const today = new Date().toISOString().slice(0, 10);
  return (
    <div class="date-choices">
      <p class="quiet">{shell.filter.inForceHint}</p>
      <DateField param="in_force_on" />
      <button type="button" class="text-button" onClick={() => setFilter({ in_force_on: today })}>
        {shell.filter.today}
      </button>
    </div>
  );
}

type DateParam = 'from' | 'to' | 'in_force_on';

/** Applies a valid date on blur or Enter. The text below it explains the date, or what is wrong with it, while the user types. */
function DateField({ param }: { readonly param: DateParam }) {
  const { shell } = messages.value;
  const stored = filter.value[param] ?? '';
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const helpId = useId();
  const text = draft ?? stored;
  const reading = readDate(param, text);

  const apply = () => {
    if (draft === undefined || 'error' in reading) return;
    setDraft(undefined);
    setFilter({ [param]: draft.trim() || undefined } satisfies FilterPatch);
  };

  return (
    <div class="date-field">
      <label>
        <span>{shell.filter.param[param]}</span>
        <input
          type="text"
          value={text}
          placeholder={shell.filter.datePlaceholder[param]}
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
        {'error' in reading ? reading.error : reading.text}
      </p>
    </div>
  );
}

function readDate(param: DateParam, value: string): { readonly text: string } | { readonly error: string } {
  const { shell } = messages.value;
  if (value.trim() === '') return { text: shell.filter.dateEmpty[param] };
  try {
    const date = parseEdtf(value.trim());
    const { from, to } = filter.value;
    const start = param === 'from' ? date.first_day : from && parseEdtf(from).first_day;
    const end = param === 'to' ? date.last_day : to && parseEdtf(to).last_day;
    const isBound = param !== 'in_force_on';
    if (isBound && typeof start === 'number' && typeof end === 'number' && start > end) {
      return { error: shell.filter.endBeforeStart };
    }
    return { text: formatDate(value.trim(), language.value) };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return { error: error.errors.map(errorText).join(' ') };
  }
}
