import type { JSX } from 'preact';
import { messages } from '../i18n/messages.ts';
import { formatTime } from './format-time.ts';
import type { DraftStore } from './model/draft-store.ts';
import { useForm } from './model/form-model.ts';

interface FormFooterProps {
  readonly store: DraftStore;
  readonly onCancel: () => void;
  readonly onSave: () => void;
  /** Saves, and opens an empty form; absent where an existing event is edited. */
  readonly onSaveAndAdd: (() => void) | undefined;
}

/** Whether the draft is saved, and the buttons to cancel and save. */
export function FormFooter({ store, onCancel, onSave, onSaveAndAdd }: FormFooterProps): JSX.Element {
  const form = useForm();
  const texts = messages.value.form;
  const isBusy = form.isBusy.value;
  const system = /mac|iphone|ipad/i.test(navigator.platform) ? 'mac' : 'other';
  return (
    <footer class="form-foot">
      <p class="form-state">
        {isBusy ? texts.saving : formatDraftState(form.isDirty.value, store.savedAt.value)}
      </p>
      <button type="button" class="button" onClick={onCancel}>
        {texts.cancel}
      </button>
      {onSaveAndAdd && (
        <button
          type="button"
          class="button"
          title={texts.saveAndAddKeys[system]}
          onClick={onSaveAndAdd}
          aria-disabled={isBusy ? 'true' : undefined}
        >
          {texts.saveAndAdd}
        </button>
      )}
      <button
        type="button"
        class="button button-primary"
        title={texts.saveKeys[system]}
        onClick={onSave}
        aria-disabled={isBusy ? 'true' : undefined}
      >
        {isBusy ? texts.saving : texts.save}
      </button>
    </footer>
  );
}

function formatDraftState(isDirty: boolean, savedAt: string | 'refused' | undefined): string {
  const texts = messages.value.form.draftState;
  if (!isDirty) return texts.unchanged;
  if (savedAt === 'refused') return texts.notStored;
  return savedAt === undefined ? texts.unsaved : texts.stored(formatTime(savedAt));
}
