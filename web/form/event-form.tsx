import './form.css';
import './fields/entries.css';
import './notices/notices.css';
import { effect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { EventWithLinks } from '../../domain/events/event.ts';
import { titleOf } from '../../domain/events/localized-text.ts';
import type { TextField } from '../../domain/events/translation.ts';
import { messages } from '../i18n/messages.ts';
import { language } from '../state/page-state.ts';
import type { FormMode } from '../state/url.ts';
import { EventTitle } from '../ui/event-title.tsx';
import { CloseIcon } from '../ui/icons.tsx';
import { ConflictDialog } from './dialogs/conflict-dialog.tsx';
import { DeletedDialog } from './dialogs/deleted-dialog.tsx';
import { DuplicateDialog } from './dialogs/duplicate-dialog.tsx';
import { LeaveDialog } from './dialogs/leave-dialog.tsx';
import { questionableTexts, ScriptDialog } from './dialogs/script-dialog.tsx';
import { useFormFocus } from './form-focus.ts';
import { FormFooter } from './form-footer.tsx';
import { draftFromEvent, duplicateOf, EMPTY_DRAFT, type EventDraft, responseTo } from './model/draft.ts';
import { type DraftStore, openDraftStore } from './model/draft-store.ts';
import { errorsIn } from './model/field-errors.ts';
import { createFormModel, FormContext, type FormModel } from './model/form-model.ts';
import type { FormResult, FormStart } from './model/form-state.ts';
import { guardLeaving } from './model/leave-guard.ts';
import { ChangedNotice } from './notices/changed-notice.tsx';
import { DuplicateNotice } from './notices/duplicate-notice.tsx';
import { ErrorSummary } from './notices/error-summary.tsx';
import { RestoredNotice } from './notices/restored-notice.tsx';
import { SaveFailedNotice } from './notices/save-failed-notice.tsx';
import { type PointerRelease, PointerReleaseContext, watchPointer } from './pointer-release.ts';
import { FormSections } from './sections/form-sections.tsx';
import { rememberSources } from './sources/recent-sources.ts';

interface EventFormProps {
  readonly mode: FormMode;
  /** The event to edit or to copy. */
  readonly event?: EventWithLinks;
  readonly onClose: (result: ClosedForm) => void;
}

/** How the form was closed, and whether the user wants to record another event. */
export type ClosedForm = FormResult & { readonly addsAnother?: boolean };

interface Resources {
  readonly store: DraftStore;
  readonly pointer: PointerRelease;
}

/** The form that creates, edits or duplicates an event. The draft survives a reload. */
export function EventForm({ mode, event, onClose }: EventFormProps): JSX.Element {
  const [resources, setResources] = useState<Resources>();
  const subject = event === undefined ? mode : `${mode}:${event.id}`;

  useEffect(() => {
    const pointer = watchPointer();
    let opened: DraftStore | undefined;
    let isMounted = true;
    openDraftStore(subject).then((store) => {
      opened = store;
      if (isMounted) setResources({ store, pointer });
      else store.release();
    });
    return () => {
      isMounted = false;
      opened?.release();
      pointer.stop();
    };
  }, [subject]);

  if (resources === undefined) return <p class="form-waiting">{messages.value.form.opening}</p>;
  return (
    <PointerReleaseContext.Provider value={resources.pointer}>
      <OpenForm mode={mode} event={event} store={resources.store} onClose={onClose} />
    </PointerReleaseContext.Provider>
  );
}

interface OpenFormProps {
  readonly mode: FormMode;
  readonly event: EventWithLinks | undefined;
  readonly store: DraftStore;
  readonly onClose: (result: ClosedForm) => void;
}

function OpenForm({ mode, event, store, onClose }: OpenFormProps): JSX.Element {
  const texts = messages.value.form;
  const headingId = useId();
  const box = useRef<HTMLFormElement>(null);
  const [isAskingToLeave, setAskingToLeave] = useState(false);
  const unchanged = useMemo(() => initialDraftOf(mode, event), [mode, event]);
  const base = mode === 'edit' ? event : undefined;
  const addsAnother = useRef(false);
  const [misplaced, setMisplaced] = useState<readonly TextField[]>();
  const acceptedTexts = useRef<ReadonlySet<string>>(new Set());
  const [model] = useState(() =>
    createFormModel(startOf(store, unchanged, base), (result) => {
      if (result.outcome !== 'left') store.remove();
      if (result.outcome === 'saved') rememberSources(result.event.sources);
      onClose({ ...result, addsAnother: addsAnother.current });
    }),
  );

  useStoredDraft(model, store);
  useFormFocus(model, box);

  const askToLeave = () => {
    if (model.isDirty.value) setAskingToLeave(true);
    else model.leave();
  };
  useLayoutEffect(
    () =>
      guardLeaving({
        isNeeded: () => model.step.value.name !== 'closed' && model.isDirty.value,
        ask: () => setAskingToLeave(true),
      }),
    [model],
  );
  // Kept until the event is stored, also while the form shows errors or asks about a similar event.
  const save = (andAdd: boolean) => {
    addsAnother.current = andAdd;
    const questionable = questionableTexts(model.draft.value, acceptedTexts.current);
    // Errors come first: the question is only asked about an event that can be saved.
    if (questionable.length === 0 || errorsIn(model.draft.value).length > 0) void model.save();
    else setMisplaced(questionable);
  };
  useFormKeys(box, { save: (andAdd) => save(andAdd && base === undefined), leave: askToLeave });

  return (
    <FormContext.Provider value={model}>
      <form
        ref={box}
        class="event-form"
        aria-labelledby={headingId}
        noValidate
        // Enter in a field must not submit: it would store an incomplete event.
        onSubmit={(submission) => submission.preventDefault()}
      >
        <header class="form-head">
          <h2 id={headingId} tabIndex={-1}>
            {texts.title[mode]}
          </h2>
          {event && (
            <p class="form-subject">
              {mode === 'respond' ? (
                texts.respondsTo(titleOf(event, language.value))
              ) : (
                <EventTitle event={event} />
              )}
            </p>
          )}
          <button type="button" class="icon-button" aria-label={texts.close} onClick={askToLeave}>
            <CloseIcon />
          </button>
        </header>
        <div class="form-body" inert={model.isBusy.value}>
          <RestoredNotice
            store={store}
            event={base}
            onDiscard={() => {
              store.remove();
              model.startAgain(unchanged, base);
              box.current?.querySelector('h2')?.focus();
            }}
          />
          <ChangedNotice />
          <ErrorSummary />
          <FormSections />
        </div>
        {base === undefined && <DuplicateNotice />}
        <SaveFailedNotice />
        <FormFooter
          store={store}
          onCancel={askToLeave}
          onSave={() => save(false)}
          onSaveAndAdd={base === undefined ? () => save(true) : undefined}
        />
      </form>
      {isAskingToLeave && (
        <LeaveDialog
          onStay={() => setAskingToLeave(false)}
          onKeepDraft={() => {
            store.flush();
            model.leave();
          }}
          onDiscard={() => {
            store.remove();
            model.leave();
          }}
        />
      )}
      {misplaced && (
        <ScriptDialog
          fields={misplaced}
          onBack={() => setMisplaced(undefined)}
          onMoved={() => {
            setMisplaced(undefined);
            save(addsAnother.current);
          }}
          onSaveAnyway={() => {
            acceptedTexts.current = new Set(misplaced.map((field) => model.draft.value[field]));
            setMisplaced(undefined);
            save(addsAnother.current);
          }}
        />
      )}
      <ConflictDialog />
      <DuplicateDialog />
      <DeletedDialog />
    </FormContext.Provider>
  );
}

function initialDraftOf(mode: FormMode, event: EventWithLinks | undefined): EventDraft {
  if (event === undefined) return EMPTY_DRAFT;
  if (mode === 'respond') return responseTo(event, titleOf(event, language.peek()));
  return mode === 'edit' ? draftFromEvent(event) : duplicateOf(event);
}

/** A restored draft keeps the version that it is based on, even when a later one is stored. */
function startOf(
  { found }: DraftStore,
  unchanged: EventDraft,
  stored: EventWithLinks | undefined,
): FormStart {
  if (found === undefined) return { draft: unchanged, initialDraft: unchanged, base: stored };
  const base = stored && (found.base ?? stored);
  return { draft: found.draft, initialDraft: base ? draftFromEvent(base) : unchanged, base };
}

/** Stores the draft after every change, and removes it when nothing is changed. */
function useStoredDraft(model: FormModel, store: DraftStore): void {
  useEffect(() => {
    const stop = effect(() => {
      const [draft, base] = [model.draft.value, model.base.value];
      if (model.isDirty.value) store.save({ draft, base });
      else store.remove();
    });
    // A hidden page may be discarded without another event.
    const flush = () => store.flush();
    addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      stop();
      removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
    };
  }, [model, store]);
}

interface FormKeys {
  readonly save: (andAdd: boolean) => void;
  readonly leave: () => void;
}

/** Ctrl or ⌘ with Enter saves, with Shift also opens an empty form, and Escape leaves, wherever the focus is in the dialog around the form. */
function useFormKeys(box: { readonly current: HTMLFormElement | null }, keys: FormKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  // A layout effect: Escape must already work when the form is first painted.
  useLayoutEffect(() => {
    const around = box.current?.closest('dialog') ?? box.current;
    const press = (event: Event) => {
      if (!(event instanceof KeyboardEvent) || event.defaultPrevented || event.isComposing) return;
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        latest.current.save(event.shiftKey);
      } else if (event.key === 'Escape') {
        event.preventDefault();
        latest.current.leave();
      }
    };
    // Devices without an Escape key, such as a phone's Back gesture, send only `cancel`.
    const cancel = () => latest.current.leave();
    around?.addEventListener('keydown', press);
    around?.addEventListener('cancel', cancel);
    return () => {
      around?.removeEventListener('keydown', press);
      around?.removeEventListener('cancel', cancel);
    };
  }, [box]);
}
