import './toast.css';
import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { messages } from '../i18n/messages.ts';
import { CloseIcon } from './icons.tsx';

export interface Toast {
  readonly text: string;
  readonly isProblem?: boolean;
  /** A button beside the text, such as Undo. */
  readonly action?: { readonly label: string; readonly act: () => void };
}

interface ToastState {
  readonly toast: Toast | undefined;
  /** Distinguishes two toasts with the same text, so that screen readers announce both. */
  readonly number: number;
}

/** The toast on the page: one at a time. */
const state = signal<ToastState>({ toast: undefined, number: 0 });

/** Shows a message for a few seconds. It replaces the previous one. */
export function showToast(toast: Toast): void {
  state.value = { toast, number: state.peek().number + 1 };
}

function hideToast(): void {
  state.value = { ...state.peek(), toast: undefined };
}

const READ_MS = 6_000;
const READ_AND_ACT_MS = 20_000;

/** Shows toasts. It must be mounted from the start: screen readers announce only what is added to an existing region. */
export function ToastRegion() {
  const { toast, number } = state.value;
  const [isHeld, setHeld] = useState(false);

  useEffect(() => {
    if (!toast || isHeld) return;
    const timer = setTimeout(hideToast, toast.action ? READ_AND_ACT_MS : READ_MS);
    return () => clearTimeout(timer);
  }, [toast, isHeld]);

  const close = () => {
    hideToast();
    setHeld(false);
  };

  return (
    <div
      class="toast-region"
      role="status"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      {toast && (
        <div key={number} class={toast.isProblem ? 'toast toast-problem' : 'toast'}>
          <p>{toast.text}</p>
          {toast.action && (
            <button
              type="button"
              class="button"
              onClick={() => {
                close();
                toast.action?.act();
              }}
            >
              {toast.action.label}
            </button>
          )}
          <button type="button" class="icon-button" aria-label={messages.value.shell.dismiss} onClick={close}>
            <CloseIcon />
          </button>
        </div>
      )}
    </div>
  );
}
