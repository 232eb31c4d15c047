import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Suggestion } from '../../../domain/query/suggestion.ts';
import type { FieldPath } from '../model/field-errors.ts';
import { Combobox, type Search } from './combobox.tsx';
import { Field } from './field.tsx';
import type { Option } from './suggestion-list.tsx';

interface SuggestedTextProps {
  readonly place: FieldPath;
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly search: Search<Suggestion>;
  /** A suggestion was taken: what else is known of it may fill other fields. */
  readonly onChoose?: (suggestion: Suggestion) => void;
  readonly hint?: string;
  readonly required?: boolean;
  readonly class?: string;
}

/** Free text that suggests what was written there before. */
export function SuggestedText(props: SuggestedTextProps): JSX.Element {
  const { place, label, value, onChange, search, onChoose = ({ value: text }) => onChange(text) } = props;
  return (
    <Field
      place={place}
      label={label}
      hint={props.hint}
      required={props.required ?? false}
      class={props.class ?? ''}
    >
      {(control) => (
        <Combobox
          control={control}
          text={value}
          onText={onChange}
          search={search}
          onChoose={(option) => onChoose(option.value)}
        />
      )}
    </Field>
  );
}

interface ListedValueProps {
  readonly place: FieldPath;
  readonly label: string;
  /** A value of the list, or what is written where it is none of them. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly search: Search<string>;
  /** The value that a text names. */
  readonly read: (text: string) => string | undefined;
  readonly say: (value: string) => string;
  readonly note?: string | undefined;
  readonly placeholder?: string;
  readonly class?: string;
}

/** One value of a list, by its name. What names none of them stays as it was written, for the check to say so. */
export function ListedValue(props: ListedValueProps): JSX.Element {
  const { place, label, value, onChange, search, read, say } = props;
  const [typed, setTyped] = useState<string>();
  const text = typed ?? say(value);
  return (
    <Field place={place} label={label} note={props.note} class={props.class ?? ''}>
      {(control) => (
        <Combobox
          control={control}
          text={text}
          picksFirst={typed !== undefined}
          placeholder={props.placeholder}
          onText={(next) => {
            setTyped(next);
            onChange(read(next) ?? next.trim());
          }}
          search={search}
          onChoose={(option: Option<string>) => {
            setTyped(undefined);
            onChange(option.value);
          }}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => setTyped(undefined)}
        />
      )}
    </Field>
  );
}
