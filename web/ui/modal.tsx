import './modal.css';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { messages } from '../i18n/messages.ts';
import { CloseIcon } from './icons.tsx';

/** Shows the dialog as modal while it is mounted, and then returns the focus to where it was. */
export function useModal(dialog: { readonly current: HTMLDialogElement | null }): void {
  useLayoutEffect(() => {
    const previousFocus = document.activeElement;
    dialog.current?.showModal();
    return () => {
      // The browser does this for a dialog that is closed, but not for one that is removed.
      queueMicrotask(() => {
        const isLost = document.activeElement === document.body || document.activeElement === null;
        if (isLost && previousFocus instanceof HTMLElement) previousFocus.focus();
      });
    };
  }, []);
}

interface ModalProps {
  readonly title: string;
  readonly class?: string;
  /** Called on Escape and by the close button; the parent must unmount the dialog. */
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A modal dialog, open while it is mounted. */
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
