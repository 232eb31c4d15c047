import type { FunctionComponent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { EventWithLinks } from '../../domain/events/event.ts';
import { fetchEvent } from '../api/events.ts';
import { useQuery } from '../api/use-query.ts';
import { messages } from '../i18n/messages.ts';
import { closeForm, form, notifyEventsChanged, selectEvent, selectedId } from '../state/page-state.ts';
import type { FormMode } from '../state/url.ts';
import { useModal } from '../ui/modal.tsx';
import { ProblemNotice } from '../ui/notice.tsx';
import { showToast } from '../ui/toast.tsx';
import type { FormResult } from './model/form-result.ts';

type Form = FunctionComponent<{
  readonly mode: FormMode;
  readonly event?: EventWithLinks;
  readonly onDone: (result: FormResult) => void;
}>;

/** The form over the page, as long as the address says so. Few visits need it, so it is loaded when it is asked for. */
export function FormDialog() {
  const mode = form.value;
  return mode && <OpenForm key={`${mode} ${selectedId.value}`} mode={mode} />;
}

function OpenForm({ mode }: { readonly mode: FormMode }) {
  const { shell } = messages.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const [id] = useState(selectedId.value);
  const code = useQuery<Form>(async () => (await import('./event-form.tsx')).EventForm, []);
  const answer = useQuery(
    mode === 'new' || id === undefined ? undefined : (signal) => fetchEvent(id, signal),
    [],
  );

  useModal(dialog);

  const done = (result: FormResult) => {
    if (result.outcome === 'left') {
      closeForm();
      return;
    }
    notifyEventsChanged();
    selectEvent(result.event.id, { replace: true });
    showToast({ text: mode === 'edit' ? shell.form.changed : shell.form.recorded });
  };

  const isReady = mode === 'new' || answer.value !== undefined;
  const problem = code.problem ?? answer.problem;
  return (
    <dialog
      ref={dialog}
      class="form-dialog"
      aria-label={shell.form.title[mode]}
      // The form itself decides what Escape means: what was written may not be lost.
      onCancel={(event) => {
        event.preventDefault();
        if (!code.value || !isReady) closeForm();
      }}
    >
      {code.value && isReady ? (
        <code.value mode={mode} {...(answer.value && { event: answer.value })} onDone={done} />
      ) : (
        <div class="form-waiting">
          {problem ? (
            <ProblemNotice problem={problem} onRetry={code.problem ? code.retry : answer.retry} />
          ) : (
            <p class="quiet">{shell.loading}</p>
          )}
          <button type="button" class="button" onClick={() => closeForm()}>
            {shell.close}
          </button>
        </div>
      )}
    </dialog>
  );
}
