import type { ComponentChildren, JSX, TargetedKeyboardEvent } from 'preact';
import { messages } from '../../i18n/messages.ts';
import type { FieldPath } from '../model/field-errors.ts';
import { useForm } from '../model/form-model.ts';
import { useAfterRelease } from '../pointer-release.ts';

/** The attributes that connect a control with its label, hint and errors. */
export interface Control {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
  readonly 'aria-required': 'true' | undefined;
}

export function controlId(path: FieldPath): string {
  return `form-${path.replaceAll('.', '-')}`;
}

function hintId(path: FieldPath): string {
  return `${controlId(path)}-hint`;
}

function noteId(path: FieldPath): string {
  return `${controlId(path)}-note`;
}

function errorId(path: FieldPath): string {
  return `${controlId(path)}-error`;
}

/** The attributes of a field's control. The field must render the hint, note and errors that they refer to. */
export function useControl(path: FieldPath, { hint = false, note = false, required = false } = {}): Control {
  const isWrong = useForm().errorTextsAt(path).length > 0;
  const describedBy = [isWrong && errorId(path), hint && hintId(path), note && noteId(path)].filter(
    (id) => id !== false,
  );
  return {
    id: controlId(path),
    'aria-describedby': describedBy.length > 0 ? describedBy.join(' ') : undefined,
    'aria-invalid': isWrong ? 'true' : undefined,
    'aria-required': required ? 'true' : undefined,
  };
}

interface FieldProps {
  readonly path: FieldPath;
  readonly label: string;
  /** What the field is for; shown beside the label. */
  readonly hint?: string | undefined;
  /** What the current value means; shown under the control. */
  readonly note?: string | undefined;
  readonly required?: boolean;
  readonly class?: string;
  readonly children: (control: Control) => ComponentChildren;
}

/** A labelled control with its hint and errors. Errors are shown once the user has left the field. */
export function Field(props: FieldProps): JSX.Element {
  const { path, label, hint, note, required = false, class: className = '', children } = props;
  const form = useForm();
  const afterRelease = useAfterRelease();
  const control = useControl(path, { hint: Boolean(hint), note: Boolean(note), required });
  return (
    <div class={`form-field ${className}`} onFocusOut={() => afterRelease(() => form.touch(path))}>
      <div class="form-label">
        <label for={control.id}>{label}</label>
        {required && <RequiredMark />}
        <Hint path={path} hint={hint} />
      </div>
      {children(control)}
      <Errors path={path} />
      {note && (
        <p class="form-hint form-note" id={noteId(path)}>
          {note}
        </p>
      )}
    </div>
  );
}

/** Hidden from screen readers, which announce `aria-required`. */
export function RequiredMark(): JSX.Element {
  return (
    <span class="form-required" aria-hidden="true">
      {messages.value.form.required}
    </span>
  );
}

export function Hint({
  path,
  hint,
}: {
  readonly path: FieldPath;
  readonly hint: string | undefined;
}): JSX.Element | null {
  if (!hint) return null;
  return (
    <span class="form-hint" id={hintId(path)}>
      {hint}
    </span>
  );
}

export function Errors({ path }: { readonly path: FieldPath }): JSX.Element | null {
  const texts = useForm().errorTextsAt(path);
  if (texts.length === 0) return null;
  return (
    <div class="form-error" id={errorId(path)}>
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
}

interface GroupProps {
  readonly path: FieldPath;
  readonly legend: string;
  readonly required?: boolean;
  readonly class?: string;
  readonly onKeyDown?: (event: TargetedKeyboardEvent<HTMLElement>) => void;
  readonly children: ComponentChildren;
}

/** Several controls that form one field. Errors are shown once the user has left the group. */
export function FieldGroup({
  path,
  legend,
  required = false,
  class: className = '',
  onKeyDown,
  children,
}: GroupProps): JSX.Element {
  const form = useForm();
  const afterRelease = useAfterRelease();
  const control = useControl(path);
  return (
    <fieldset
      id={control.id}
      class={`form-group ${className}`}
      tabIndex={-1}
      aria-describedby={control['aria-describedby']}
      onKeyDown={onKeyDown}
      onFocusOut={(event) => {
        const { relatedTarget, currentTarget } = event;
        const isStillIn = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
        if (!isStillIn) afterRelease(() => form.touch(path));
      }}
    >
      <legend class="form-label">
        <span>{legend}</span>
        {required && <RequiredMark />}
      </legend>
      {children}
      <Errors path={path} />
    </fieldset>
  );
}
