import type { JSX } from 'preact';
import { messages } from '../i18n/messages.ts';
import { formatTime } from './format-time.ts';
import type { DraftStore } from './model/draft-store.ts';
import { useForm } from './model/form-model.ts';

interface FormFooterProps {
  readonly store: DraftStore;
  readonly onCancel: () => void;
}

/** Whether the draft is saved, Cancel and Save. */
export function FormFooter({ store, onCancel }: FormFooterProps): JSX.Element {
  const form = useForm();
  const texts = messages.value.form;
  const isBusy = form.isBusy.value;
  const keys = /mac|iphone|ipad/i.test(navigator.platform) ? texts.saveKeys.mac : texts.saveKeys.other;
  return (
    <footer class="form-foot">
      <p class="form-state">
        {isBusy ? texts.saving : formatDraftState(form.isDirty.value, store.savedAt.value)}
      </p>
      <button type="button" class="button" onClick={onCancel}>
        {texts.cancel}
      </button>
      <button
        type="button"
        class="button button-primary"
        title={keys}
        onClick={form.save}
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
