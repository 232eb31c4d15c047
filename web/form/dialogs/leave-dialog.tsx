import type { JSX } from 'preact';
import { messages } from '../../i18n/messages.ts';
import { ChoiceDialog } from './choice-dialog.tsx';

interface LeaveDialogProps {
  readonly onStay: () => void;
  readonly onKeepDraft: () => void;
  readonly onDiscard: () => void;
}

/** Asks what to do with unsaved changes. */
export function LeaveDialog({ onStay, onKeepDraft, onDiscard }: LeaveDialogProps): JSX.Element {
  const texts = messages.value.form.leave;
  return (
    <ChoiceDialog
      heading={texts.heading}
      onCancel={onStay}
      choices={[
        { text: texts.stay, act: onStay, isPrimary: true },
        { text: texts.keepDraft, act: onKeepDraft },
        { text: texts.discard, act: onDiscard, isDanger: true },
      ]}
    >
      <p>{texts.text}</p>
    </ChoiceDialog>
  );
}
