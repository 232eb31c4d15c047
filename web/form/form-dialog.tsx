import type { FunctionComponent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import type { EventWithLinks } from '../../domain/events/event.ts';
import { titleOf } from '../../domain/events/localized-text.ts';
import { fetchEvent } from '../api/events.ts';
import { loadCode } from '../api/load-code.ts';
import { useQuery } from '../api/use-query.ts';
import { language, messages } from '../i18n/messages.ts';
import {
  closeForm,
  form,
  notifyEventsChanged,
  openForm,
  selectEvent,
  selectedId,
} from '../state/page-state.ts';
import { recordedEvent } from '../state/recorded-event.ts';
import { recordChange } from '../state/undo-history.ts';
import type { FormMode } from '../state/url.ts';
import { useModal } from '../ui/modal.tsx';
import { ProblemNotice } from '../ui/notice.tsx';
import { showToast } from '../ui/toast.tsx';
import { showUndoToast } from '../undo/undo.ts';
import type { ClosedForm } from './event-form.tsx';

type Form = FunctionComponent<{
  readonly mode: FormMode;
  readonly event?: EventWithLinks;
  readonly onClose: (result: ClosedForm) => void;
}>;

/** The event form over the page while the URL says so. Few visits need its code, so it is loaded on demand. */
export function FormDialog() {
  const mode = form.value;
  // A new number opens a new form after “Save and add another”.
  const [number, setNumber] = useState(0);
  return (
    mode && (
      <OpenForm
        key={`${mode} ${selectedId.value} ${number}`}
        mode={mode}
        onAddAnother={() => {
          openForm('new');
          setNumber((last) => last + 1);
        }}
      />
    )
  );
}

interface OpenFormProps {
  readonly mode: FormMode;
  readonly onAddAnother: () => void;
}

function OpenForm({ mode, onAddAnother }: OpenFormProps) {
  const { shell } = messages.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const [id] = useState(selectedId.value);
  const code = useQuery<Form>(() => loadCode(async () => (await import('./event-form.tsx')).EventForm), []);
  const loaded = useQuery(
    mode === 'new' || id === undefined ? undefined : (signal) => fetchEvent(id, signal),
    [],
  );

  useModal(dialog);

  const isClosed = useRef(false);
  const close = (result: ClosedForm) => {
    const wasClosed = isClosed.current;
    isClosed.current = true;
    if (result.outcome === 'left') {
      closeForm();
      return;
    }
    if (result.outcome === 'existing') {
      if (!wasClosed) selectEvent(result.event.id, { replace: true });
      return;
    }
    notifyEventsChanged();
    // A save that finishes after the user left must not move the user again.
    if (!wasClosed && result.addsAnother) onAddAnother();
    else if (!wasClosed) {
      const { id, date } = result.event;
      selectEvent(id, { replace: true });
      if (mode !== 'edit') recordedEvent.value = { id, day: parseEdtf(date).day };
    }
    // Saved without a change, there is nothing to undo.
    if (mode === 'edit' && result.event.version === loaded.value?.version) {
      showToast({ text: shell.form.saved });
      return;
    }
    const { id, version } = result.event;
    const change = recordChange({
      kind: mode === 'edit' ? 'changed' : 'created',
      title: titleOf(result.event, language.peek()),
      events: [{ id, before: { version: version - 1, isDeleted: mode !== 'edit' }, after: { version } }],
    });
    showUndoToast(shell.form.saved, change);
  };

  const isReady = mode === 'new' || loaded.value !== undefined;
  const problem = code.problem ?? loaded.problem;
  return (
    <dialog
      ref={dialog}
      class="form-dialog"
      aria-label={shell.form.title[mode]}
      // The form handles Escape itself, so that unsaved changes are not lost.
      onCancel={(event) => {
        event.preventDefault();
        if (!code.value || !isReady) closeForm();
      }}
    >
      {code.value && isReady ? (
        <code.value mode={mode} {...(loaded.value && { event: loaded.value })} onClose={close} />
      ) : (
        <div class="form-waiting">
          {problem ? (
            <ProblemNotice problem={problem} onRetry={code.problem ? code.retry : loaded.retry} />
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
