import type { JSX } from 'preact';
import { misplacedTexts, movedTexts, type TextField } from '../../../domain/events/translation.ts';
import { messages } from '../../i18n/messages.ts';
import { fieldName } from '../fields/field-name.ts';
import type { EventDraft } from '../model/draft.ts';
import { useForm } from '../model/form-model.ts';
import { ChoiceDialog } from './choice-dialog.tsx';

interface ScriptDialogProps {
  readonly fields: readonly TextField[];
  readonly onBack: () => void;
  /** Called after the texts have been moved. */
  readonly onMoved: () => void;
  readonly onSaveAnyway: () => void;
}

/** Asks what to do with texts that look as if they were in the other language, such as a Russian title in the English field. */
export function ScriptDialog({ fields, onBack, onMoved, onSaveAnyway }: ScriptDialogProps): JSX.Element {
  const form = useForm();
  const texts = messages.value.form.script;
  const draft = form.draft.value;
  const moved = movedTexts(draft);
  const canMove = Object.keys(moved).length > 0;
  const move = {
    text: texts.move,
    isPrimary: true,
    act: () => {
      form.change(moved);
      onMoved();
    },
  };
  return (
    <ChoiceDialog
      heading={texts.heading}
      onCancel={onBack}
      choices={[
        ...(canMove ? [move] : []),
        { text: texts.back, act: onBack, isPrimary: !canMove },
        { text: texts.save, act: onSaveAnyway },
      ]}
    >
      <p>{texts.text}</p>
      <dl class="misplaced-texts">
        {fields.map((field) => (
          <div key={field}>
            <dt>{fieldName(field)}</dt>
            <dd lang={field.endsWith('_ru') ? 'en' : 'ru'}>{draft[field]}</dd>
          </div>
        ))}
      </dl>
      {!canMove && <p>{texts.occupied}</p>}
    </ChoiceDialog>
  );
}

/** The misplaced texts of a draft, except those that the user has accepted. */
export function questionableTexts(draft: EventDraft, accepted: ReadonlySet<string>): TextField[] {
  return misplacedTexts(draft).filter((field) => !accepted.has(draft[field]));
}
