import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { messages } from '../../i18n/messages.ts';
import { CloseIcon } from '../../ui/icons.tsx';
import type { FieldPath } from '../model/field-errors.ts';
import { useForm } from '../model/form-model.ts';
import { useAfterRelease } from '../pointer-release.ts';
import { Combobox, type Search } from './combobox.tsx';
import { controlId, Field } from './field.tsx';
import type { Option } from './suggestion-list.tsx';

interface ChipsEntryProps<V> {
  readonly path: FieldPath;
  readonly label: string;
  readonly values: readonly string[];
  readonly onChange: (values: string[]) => void;
  readonly search: Search<V>;
  /** The value that a chosen suggestion adds. */
  readonly suggestedValue: (suggestion: V) => string;
  /** The value of a typed text. An unknown text is returned as it is, and validation reports it. */
  readonly parse?: (text: string) => string;
  /** The value that Enter adds before the suggestions have arrived; `parse` by default. */
  readonly bestMatch?: (text: string) => string;
  readonly format?: (value: string) => string;
  /** Characters that end an entry, besides Enter. */
  readonly separators: RegExp;
  readonly picksFirst?: boolean;
  readonly hint?: string;
  readonly required?: boolean;
}

/** A list of short values as chips. A chip is removed by its button, the last one also by Backspace. */
export function ChipsEntry<V>(props: ChipsEntryProps<V>): JSX.Element {
  const {
    path,
    label,
    values,
    onChange,
    separators,
    suggestedValue,
    parse = (text) => text,
    format = (value) => value,
  } = props;
  const form = useForm();
  const afterRelease = useAfterRelease();
  const texts = messages.value.form.chips;
  const chips = useRef<HTMLUListElement>(null);
  const [announced, setAnnounced] = useState('');
  const typed = form.draft.value.pending[path] ?? '';

  const setTyped = (text: string) => {
    const { [path]: _, ...others } = form.draft.value.pending;
    form.change({ pending: text === '' ? others : { ...others, [path]: text } });
  };

  const add = (entries: readonly string[]) => {
    const added = entries
      .map((entry) => parse(entry.trim()))
      .filter((value) => value !== '' && !values.includes(value));
    if (added.length > 0) {
      onChange([...values, ...new Set(added)]);
      setAnnounced(texts.added(added.map(format).join(', ')));
    }
    setTyped('');
  };

  const addTyped = useRef(() => {});
  addTyped.current = () => add([typed]);

  const remove = (index: number) => {
    const removed = values[index];
    if (removed === undefined) return;
    onChange(values.filter((_, each) => each !== index));
    setAnnounced(texts.removed(format(removed)));
  };

  /** Moves the focus to the next chip, or to the input after the last one. */
  const removeByButton = (index: number) => {
    remove(index);
    const next = chips.current?.querySelectorAll('button')[index + 1];
    if (next === undefined) document.getElementById(controlId(path))?.focus();
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
    <Field path={path} label={label} hint={props.hint} required={props.required ?? false}>
      {(control) => (
        <div class="chips-entry">
          {values.length > 0 && (
            <ul class="form-chips" ref={chips} aria-label={label}>
              {values.map((value, index) => (
                <li key={value} class="form-chip">
                  <span>{format(value)}</span>
                  <button
                    type="button"
                    aria-label={messages.value.form.remove(format(value))}
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
            onChoose={(option: Option<V>) => add([suggestedValue(option.value)])}
            onEnter={() => add([props.bestMatch?.(typed) ?? typed])}
            onKeyDown={onKeyDown}
            onBlur={() => afterRelease(() => addTyped.current())}
          />
          <span class="hidden" role="status">
            {announced}
          </span>
        </div>
      )}
    </Field>
  );
}
