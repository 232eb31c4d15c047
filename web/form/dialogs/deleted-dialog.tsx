import type { JSX } from 'preact';
import { messages } from '../../i18n/messages.ts';
import { useForm } from '../model/form-model.ts';
import { ChoiceDialog } from './choice-dialog.tsx';

/** Shown when a save finds that someone else has deleted the event. */
export function DeletedDialog(): JSX.Element | null {
  const form = useForm();
  const texts = messages.value.form.deleted;
  if (form.step.value.name !== 'deleted') return null;
  return (
    <ChoiceDialog
      heading={texts.heading}
      onCancel={form.backToEditing}
      choices={[
        { text: texts.restore, act: form.restoreAndSave, isPrimary: true },
        { text: texts.saveAsNew, act: form.saveAsNew },
        { text: texts.back, act: form.backToEditing },
      ]}
    >
      <p>{texts.text}</p>
    </ChoiceDialog>
  );
}
