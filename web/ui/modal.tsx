import './modal.css';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { messages } from '../i18n/messages.ts';
import { CloseIcon } from './icons.tsx';

/** Opens a dialog over everything else for as long as it is mounted; then gives the focus back to where it came from. */
export function useModal(dialog: { readonly current: HTMLDialogElement | null }): void {
  useLayoutEffect(() => {
    const cameFrom = document.activeElement;
    dialog.current?.showModal();
    return () => {
      // The browser does so for a dialog that is closed, not for one that is taken out of the document.
      queueMicrotask(() => {
        const isLost = document.activeElement === document.body || document.activeElement === null;
        if (isLost && cameFrom instanceof HTMLElement) cameFrom.focus();
      });
    };
  }, []);
}

interface ModalProps {
  readonly title: string;
  readonly class?: string;
  /** Asked when the reader presses Escape or the cross; whoever shows the dialog takes it away. */
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A dialog over everything else, open as long as it is mounted. The platform keeps the focus in it. */
export function Modal({ title, class: className = '', onClose, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useModal(dialog);

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
