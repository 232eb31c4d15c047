import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { messages } from '../../i18n/messages.ts';
import { CloseIcon } from '../../ui/icons.tsx';
import { afterPress } from '../after-press.ts';
import type { FieldPath } from '../model/field-errors.ts';
import { useForm } from '../model/form-model.ts';
import { Combobox, type Search } from './combobox.tsx';
import { controlId, Field } from './field.tsx';
import type { Option } from './suggestion-list.tsx';

interface ChipsEntryProps<V> {
  readonly place: FieldPath;
  readonly label: string;
  readonly values: readonly string[];
  readonly onChange: (values: string[]) => void;
  readonly search: Search<V>;
  /** The value that choosing a suggestion adds. */
  readonly valueIn: (suggestion: V) => string;
  /** What a typed text stands for; a text that stands for nothing known is kept, for the check to say so. */
  readonly read?: (text: string) => string;
  /** What Enter makes of a text when the suggestions are not there yet; as `read` does where it is absent. */
  readonly guess?: (text: string) => string;
  readonly say?: (value: string) => string;
  /** Characters that end an entry, besides Enter. */
  readonly separators: RegExp;
  readonly picksFirst?: boolean;
  readonly hint?: string;
  readonly required?: boolean;
}

/** Several short values: each a chip that goes by its button, or the last one by Backspace. */
export function ChipsEntry<V>(props: ChipsEntryProps<V>): JSX.Element {
  const {
    place,
    label,
    values,
    onChange,
    separators,
    valueIn,
    read = (text) => text,
    say = (value) => value,
  } = props;
  const form = useForm();
  const words = messages.value.form.chips;
  const chips = useRef<HTMLUListElement>(null);
  const [said, setSaid] = useState('');
  const typed = form.draft.value.pending[place] ?? '';

  const setTyped = (text: string) => {
    const { [place]: _, ...others } = form.draft.value.pending;
    form.change({ pending: text === '' ? others : { ...others, [place]: text } });
  };

  const add = (texts: readonly string[]) => {
    const added = texts
      .map((text) => read(text.trim()))
      .filter((value) => value !== '' && !values.includes(value));
    if (added.length > 0) {
      onChange([...values, ...new Set(added)]);
      setSaid(words.added(added.map(say).join(', ')));
    }
    setTyped('');
  };

  const latest = useRef(() => {});
  latest.current = () => add([typed]);

  const remove = (index: number) => {
    const gone = values[index];
    if (gone === undefined) return;
    onChange(values.filter((_, each) => each !== index));
    setSaid(words.removed(say(gone)));
  };

  /** The focus goes to the next chip, or to the field after the last. */
  const removeByButton = (index: number) => {
    remove(index);
    const next = chips.current?.querySelectorAll('button')[index + 1];
    if (next === undefined) document.getElementById(controlId(place))?.focus();
    else next.focus();
  };

  const onType = (text: string) => {
    const parts = text.split(separators);
    if (parts.length === 1) setTyped(text);
    else add(parts);
  };

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Backspace' && event.currentTarget.value === '') remove(values.length - 1);
  };

  return (
    <Field place={place} label={label} hint={props.hint} required={props.required ?? false}>
      {(control) => (
        <div class="chips-entry">
          {values.length > 0 && (
            <ul class="form-chips" ref={chips} aria-label={label}>
              {values.map((value, index) => (
                <li key={value} class="form-chip">
                  <span>{say(value)}</span>
                  <button
                    type="button"
                    aria-label={messages.value.form.remove(say(value))}
                    onClick={() => removeByButton(index)}
                    onKeyDown={(event) => {
                      if (event.key !== 'Delete' && event.key !== 'Backspace') return;
                      event.preventDefault();
                      removeByButton(index);
                    }}
                  >
                    <CloseIcon />
                  </button>
                </li>
              ))}
            </ul>
          )}
          <Combobox
            control={control}
            text={typed}
            picksFirst={props.picksFirst ?? false}
            onText={onType}
            search={props.search}
            onChoose={(option: Option<V>) => add([valueIn(option.value)])}
            onEnter={() => add([props.guess?.(typed) ?? typed])}
            onKeyDown={onKeyDown}
            onBlur={() => afterPress(() => latest.current())}
          />
          <span class="hidden" role="status">
            {said}
          </span>
        </div>
      )}
    </Field>
  );
}
