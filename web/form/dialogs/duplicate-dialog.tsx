import type { JSX } from 'preact';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { messages } from '../../i18n/messages.ts';
import { language } from '../../state/page-state.ts';
import { EventTitle } from '../../ui/event-title.tsx';
import { useForm } from '../model/form-model.ts';
import { ChoiceDialog } from './choice-dialog.tsx';

/** Shown when a new event has the same date, kind, parties and title as a stored one. */
export function DuplicateDialog(): JSX.Element | null {
  const form = useForm();
  const texts = messages.value.form.duplicate;
  const { value: step } = form.step;
  if (step.name !== 'duplicateFound') return null;
  const { id, date } = step.duplicate;
  return (
    <ChoiceDialog
      heading={texts.heading}
      onCancel={form.backToEditing}
      choices={[
        { text: texts.back, act: form.backToEditing, isPrimary: true },
        { text: texts.save, act: form.saveDuplicate },
      ]}
    >
      <p>{texts.text}</p>
      <p>
        <a href={`?event=${encodeURIComponent(id)}`} target="_blank" rel="noreferrer">
          <EventTitle event={step.duplicate} />
        </a>
        , {formatDate(date, language.value)}
      </p>
    </ChoiceDialog>
  );
}
