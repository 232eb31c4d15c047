import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Suggestion } from '../../../domain/query/suggestion.ts';
import type { FieldPath } from '../model/field-errors.ts';
import { Combobox, type Search } from './combobox.tsx';
import { Field } from './field.tsx';
import type { Option } from './suggestion-list.tsx';

interface SuggestedTextProps {
  readonly path: FieldPath;
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly search: Search<Suggestion>;
  /** Called with a chosen suggestion, which may also fill other fields. */
  readonly onChoose?: (suggestion: Suggestion) => void;
  readonly hint?: string;
  readonly required?: boolean;
  readonly class?: string;
}

/** Free text with suggestions from earlier events. */
export function SuggestedText(props: SuggestedTextProps): JSX.Element {
  const { path, label, value, onChange, search, onChoose = ({ value: text }) => onChange(text) } = props;
  return (
    <Field
      path={path}
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
  readonly path: FieldPath;
  readonly label: string;
  /** A value of the list, or an unknown text as it was typed. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly search: Search<string>;
  /** The value that a text names; undefined for an unknown text. */
  readonly parse: (text: string) => string | undefined;
  readonly format: (value: string) => string;
  readonly note?: string | undefined;
  readonly placeholder?: string;
  readonly class?: string;
}

/** One value of a list, chosen by name. An unknown text stays as it was typed, and validation reports it. */
export function ListedValue(props: ListedValueProps): JSX.Element {
  const { path, label, value, onChange, search, parse, format } = props;
  const [typed, setTyped] = useState<string>();
  const text = typed ?? format(value);
  return (
    <Field path={path} label={label} note={props.note} class={props.class ?? ''}>
      {(control) => (
        <Combobox
          control={control}
          text={text}
          picksFirst={typed !== undefined}
          placeholder={props.placeholder}
          onText={(next) => {
            setTyped(next);
            onChange(parse(next) ?? next.trim());
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
