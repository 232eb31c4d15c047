import './dialogs.css';
import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

export interface DialogChoice {
  readonly text: string;
  readonly act: () => void;
  readonly isPrimary?: boolean;
  readonly isDanger?: boolean;
  readonly isDisabled?: boolean;
}

interface ChoiceDialogProps {
  readonly heading: string;
  readonly class?: string;
  /** Called on Escape. */
  readonly onCancel: () => void;
  readonly choices: readonly DialogChoice[];
  /** Shown after the buttons. */
  readonly status?: string | undefined;
  readonly children: ComponentChildren;
}

/** A modal dialog over the form in which the user chooses how to continue. */
export function ChoiceDialog(props: ChoiceDialogProps): JSX.Element {
  const { heading, class: className = '', onCancel, choices, status, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const headingId = useId();

  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      class={`choice-dialog ${className}`}
      aria-labelledby={headingId}
      onCancel={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
      onKeyDown={(event) => {
        // Otherwise the form would handle the keys too, such as Escape and Ctrl+Enter.
        event.stopPropagation();
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onCancel();
      }}
    >
      <h3 id={headingId}>{heading}</h3>
      {children}
      <div class="dialog-choices">
        {choices.map(({ text, act, isPrimary, isDanger, isDisabled }) => (
          <button
            key={text}
            type="button"
            class={`button ${isPrimary ? 'button-primary' : ''} ${isDanger ? 'form-danger' : ''}`}
            aria-disabled={isDisabled ? 'true' : undefined}
            onClick={() => {
              if (!isDisabled) act();
            }}
          >
            {text}
          </button>
        ))}
        {status !== undefined && (
          <span class="form-hint" role="status">
            {status}
          </span>
        )}
      </div>
    </dialog>
  );
}
