import type { JSX } from 'preact';
import { messages } from '../../i18n/messages.ts';

export interface Filled {
  readonly key: string;
  /** What was filled in: `publisher: Reuters`. */
  readonly text: string;
  readonly undo: () => void;
}

interface FilledNoticeProps {
  readonly filled: readonly Filled[];
  /** A title that may fit. */
  readonly proposal?: { readonly text: string; readonly use: () => void } | undefined;
}

/** What the form has filled in from a pasted text, each part with a button that undoes it. */
export function FilledNotice({ filled, proposal }: FilledNoticeProps): JSX.Element {
  const texts = messages.value.form.filled;
  const isEmpty = filled.length === 0 && !proposal;
  return (
    // The element must exist before its text, so that screen readers announce the text.
    <div class={isEmpty ? 'hidden' : 'filled-notice'} role="status">
      {filled.length > 0 && (
        <p>
          {texts.lead}{' '}
          {filled.map(({ key, text, undo }) => (
            <span key={key} class="filled-value">
              {text}{' '}
              <button type="button" class="text-button" aria-label={texts.undoOf(text)} onClick={undo}>
                {texts.undo}
              </button>
            </span>
          ))}
        </p>
      )}
      {proposal && (
        <p>
          {texts.proposal} <q>{proposal.text}</q>{' '}
          <button type="button" class="text-button" onClick={proposal.use}>
            {texts.use}
          </button>
        </p>
      )}
    </div>
  );
}
