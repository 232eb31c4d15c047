import './toast.css';
import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { messages } from '../i18n/messages.ts';
import { CloseIcon } from './icons.tsx';

export interface Toast {
  readonly text: string;
  readonly isProblem?: boolean;
  /** One thing that can be done about it, such as undoing it. */
  readonly action?: { readonly label: string; readonly act: () => void };
}

const shown = signal<{ readonly toast: Toast; readonly number: number } | undefined>(undefined);
let count = 0;

/** Says what happened, for a while; the next one takes its place. */
export function showToast(toast: Toast): void {
  count += 1;
  shown.value = { toast, number: count };
}

const READING_MS = 6_000;
const ACTING_MS = 20_000;

/** The place where toasts appear. It is there from the start, so that screen readers hear what is put into it. */
export function ToastRegion() {
  const current = shown.value;
  const [isHeld, setHeld] = useState(false);

  useEffect(() => {
    if (!current || isHeld) return;
    const timer = setTimeout(
      () => {
        shown.value = undefined;
      },
      current.toast.action ? ACTING_MS : READING_MS,
    );
    return () => clearTimeout(timer);
  }, [current, isHeld]);

  const close = () => {
    shown.value = undefined;
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
      {current && (
        <div key={current.number} class={current.toast.isProblem ? 'toast toast-problem' : 'toast'}>
          <p>{current.toast.text}</p>
          {current.toast.action && (
            <button
              type="button"
              class="button"
              onClick={() => {
                close();
                current.toast.action?.act();
              }}
            >
              {current.toast.action.label}
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
