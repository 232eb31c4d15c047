import './modal.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { messages } from '../messages/messages.ts';
import { CloseIcon } from './icons.tsx';

interface ModalProps {
  readonly title: string;
  readonly class?: string;
  /** Asked when the reader presses Escape or the cross; whoever shows the dialog takes it away. */
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A dialog over everything else, open as long as it is mounted. The platform keeps the focus in it and gives it back. */
export function Modal({ title, class: className = '', onClose, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      class={`modal ${className}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header class="modal-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" class="icon-button" aria-label={messages.value.shell.close} onClick={onClose}>
          <CloseIcon />
        </button>
      </header>
      {children}
    </dialog>
  );
}
