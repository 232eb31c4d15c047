import { useState } from 'preact/hooks';
import { numberRangeText, parseNumberRange } from '../../domain/query/number-range.ts';
import { errorText } from '../i18n/error-texts.ts';
import { messages } from '../i18n/messages.ts';
import { filter, setFilter } from '../state/page-state.ts';

/** The least and the greatest number of people expelled. Either may stay empty. */
export function PeopleExpelledChoice() {
  const { shell } = messages.value;
  const [min = '', max = min] = (filter.value.people_expelled ?? '').split('..');
  const [draft, setDraft] = useState<{ readonly min: string; readonly max: string } | undefined>(undefined);
  const shown = draft ?? { min, max };
  const range = readRange(shown);
  const apply = () => {
    if (draft === undefined || (range !== undefined && 'code' in range)) return;
    setDraft(undefined);
    setFilter({ people_expelled: range && numberRangeText(range) });
  };
  const field = (end: 'min' | 'max') => (
    <label>
      <span>{shell.filter.numberRange[end]}</span>
      <input
        type="text"
        inputMode="numeric"
        autocomplete="off"
        value={shown[end]}
        onInput={(event) => setDraft({ ...shown, [end]: event.currentTarget.value })}
        onBlur={apply}
        onKeyDown={(event) => {
          if (event.key === 'Enter') apply();
        }}
      />
    </label>
  );
  return (
    <fieldset class="choices number-range">
      <legend>{shell.filter.param.people_expelled}</legend>
      <div class="number-range-ends">
        {field('min')}
        {field('max')}
      </div>
      {range !== undefined && 'code' in range && (
        <p class="field-error" role="alert">
          {errorText(range)}
        </p>
      )}
    </fieldset>
  );
}

function readRange({ min, max }: { readonly min: string; readonly max: string }) {
  const [from, to] = [min.trim(), max.trim()];
  return from === '' && to === '' ? undefined : parseNumberRange(from === to ? from : `${from}..${to}`);
}
