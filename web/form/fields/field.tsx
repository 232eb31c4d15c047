import type { ComponentChildren, JSX } from 'preact';
import { messages } from '../../i18n/messages.ts';
import { afterPress } from '../after-press.ts';
import type { FieldPath } from '../model/field-errors.ts';
import { useForm } from '../model/form-model.ts';

/** What ties a control to its label, hint and errors. */
export interface Control {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
  readonly 'aria-required': 'true' | undefined;
}

export function controlId(place: FieldPath): string {
  return `form-${place.replaceAll('.', '-')}`;
}

function hintId(place: FieldPath): string {
  return `${controlId(place)}-hint`;
}

function noteId(place: FieldPath): string {
  return `${controlId(place)}-note`;
}

function errorId(place: FieldPath): string {
  return `${controlId(place)}-error`;
}

/** The attributes of the control at a place. Its field is to show the hint and the errors they point at. */
export function useControl(place: FieldPath, { hint = false, note = false, required = false } = {}): Control {
  const isWrong = useForm().messagesAt(place).length > 0;
  const describedBy = [isWrong && errorId(place), hint && hintId(place), note && noteId(place)].filter(
    (id) => id !== false,
  );
  return {
    id: controlId(place),
    'aria-describedby': describedBy.length > 0 ? describedBy.join(' ') : undefined,
    'aria-invalid': isWrong ? 'true' : undefined,
    'aria-required': required ? 'true' : undefined,
  };
}

interface FieldProps {
  readonly place: FieldPath;
  readonly label: string;
  /** What the field is for; beside its name. */
  readonly hint?: string | undefined;
  /** What its present value means; under the control. */
  readonly note?: string | undefined;
  readonly required?: boolean;
  readonly class?: string;
  readonly children: (control: Control) => ComponentChildren;
}

/** A labelled control with its hint and its errors. Leaving it says that it may be judged. */
export function Field(props: FieldProps): JSX.Element {
  const { place, label, hint, note, required = false, class: className = '', children } = props;
  const form = useForm();
  const control = useControl(place, { hint: Boolean(hint), note: Boolean(note), required });
  return (
    <div class={`form-field ${className}`} onFocusOut={() => afterPress(() => form.touch(place))}>
      <div class="form-label">
        <label for={control.id}>{label}</label>
        {required && <RequiredMark />}
        <Hint place={place} hint={hint} />
      </div>
      {children(control)}
      <Errors place={place} />
      {note && (
        <p class="form-hint form-note" id={noteId(place)}>
          {note}
        </p>
      )}
    </div>
  );
}

/** Read out with the control (`aria-required`), so only shown here. */
export function RequiredMark(): JSX.Element {
  return (
    <span class="form-required" aria-hidden="true">
      {messages.value.form.required}
    </span>
  );
}

export function Hint({
  place,
  hint,
}: {
  readonly place: FieldPath;
  readonly hint: string | undefined;
}): JSX.Element | null {
  if (!hint) return null;
  return (
    <span class="form-hint" id={hintId(place)}>
      {hint}
    </span>
  );
}

export function Errors({ place }: { readonly place: FieldPath }): JSX.Element | null {
  const found = useForm().messagesAt(place);
  if (found.length === 0) return null;
  return (
    <div class="form-error" id={errorId(place)}>
      {found.map((message) => (
        <p key={message}>{message}</p>
      ))}
    </div>
  );
}

interface GroupProps {
  readonly place: FieldPath;
  readonly legend: string;
  readonly required?: boolean;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** Several controls that make one field. Leaving all of them says that it may be judged. */
export function FieldGroup({
  place,
  legend,
  required = false,
  class: className = '',
  children,
}: GroupProps): JSX.Element {
  const form = useForm();
  const control = useControl(place);
  return (
    <fieldset
      id={control.id}
      class={`form-group ${className}`}
      tabIndex={-1}
      aria-describedby={control['aria-describedby']}
      onFocusOut={(event) => {
        const { relatedTarget, currentTarget } = event;
        const isStillIn = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
        if (!isStillIn) afterPress(() => form.touch(place));
      }}
    >
      <legend class="form-label">
        <span>{legend}</span>
        {required && <RequiredMark />}
      </legend>
      {children}
      <Errors place={place} />
    </fieldset>
  );
}
