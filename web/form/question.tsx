import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

interface QuestionProps {
  readonly heading: string;
  readonly class?: string;
  /** What Esc means. */
  readonly onBack: () => void;
  readonly children: ComponentChildren;
  /** The answers, as buttons; the first has the focus. */
  readonly answers: ComponentChildren;
}

/** A dialog over the form that waits for an answer. */
export function Question({
  heading,
  class: className = '',
  onBack,
  children,
  answers,
}: QuestionProps): JSX.Element {
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
      class={`form-question ${className}`}
      aria-labelledby={headingId}
      onCancel={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onBack();
      }}
      onKeyDown={(event) => {
        // The form under it has its own idea of every key.
        event.stopPropagation();
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onBack();
      }}
    >
      <h3 id={headingId}>{heading}</h3>
      {children}
      <div class="form-answers">{answers}</div>
    </dialog>
  );
}
