import './form.css';
import './fields/entries.css';
import './questions.css';
import { effect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { formatDate } from '../../domain/dates/format-date.ts';
import type { EventWithLinks } from '../../domain/events/event.ts';
import { messages } from '../i18n/messages.ts';
import { language } from '../state/page-state.ts';
import type { FormMode } from '../state/url.ts';
import { CloseIcon } from '../ui/icons.tsx';
import { followPointer } from './after-press.ts';
import { ChangedNotice } from './changed-notice.tsx';
import { ConflictView } from './conflict-view.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { useFormFocus } from './form-focus.ts';
import {
  Failure,
  FormFooter,
  GoneQuestion,
  LeaveQuestion,
  RestoredNotice,
  TwinQuestion,
} from './form-notices.tsx';
import { FormSections } from './form-sections.tsx';
import { draftFromEvent, duplicateOf, EMPTY_DRAFT, type EventDraft } from './model/draft.ts';
import { type DraftKeeper, openDraftKeeper } from './model/draft-store.ts';
import type { MissingValueTexts } from './model/field-errors.ts';
import { createFormModel, FormContext, type FormModel } from './model/form-model.ts';
import type { FormResult } from './model/form-result.ts';
import { guardLeaving } from './model/leave-guard.ts';

interface EventFormProps {
  readonly mode: FormMode;
  /** The event to edit or to copy. */
  readonly event?: EventWithLinks;
  readonly onDone: (result: FormResult) => void;
}

/** The form of one event: new, changed, or copied from another. What is written survives a reload. */
export function EventForm({ mode, event, onDone }: EventFormProps): JSX.Element {
  const [keeper, setKeeper] = useState<DraftKeeper>();
  const subject = event === undefined ? mode : `${mode}:${event.id}`;

  useEffect(() => {
    let opened: DraftKeeper | undefined;
    let isWanted = true;
    openDraftKeeper(subject).then((found) => {
      opened = found;
      if (isWanted) setKeeper(found);
      else found.release();
    });
    return () => {
      isWanted = false;
      opened?.release();
    };
  }, [subject]);

  if (keeper === undefined) return <p class="form-waiting">{messages.value.form.opening}</p>;
  return <OpenForm mode={mode} event={event} keeper={keeper} onDone={onDone} />;
}

interface OpenFormProps {
  readonly mode: FormMode;
  readonly event: EventWithLinks | undefined;
  readonly keeper: DraftKeeper;
  readonly onDone: (result: FormResult) => void;
}

function OpenForm({ mode, event, keeper, onDone }: OpenFormProps): JSX.Element {
  const words = messages.value.form;
  const headingId = useId();
  const box = useRef<HTMLFormElement>(null);
  const [isLeaving, setLeaving] = useState(false);
  const start = useMemo(() => startOf(mode, event), [mode, event]);
  const base = mode === 'edit' ? event : undefined;

  const isDone = useRef(false);
  const leave = (result: FormResult) => {
    isDone.current = true;
    onDone(result);
  };
  const [model] = useState(() =>
    createFormModel(beginningOf(keeper, start, base), gapWords, (result) => {
      keeper.forget();
      leave(result);
    }),
  );

  useKeptDraft(model, keeper);
  useFormFocus(model, box);

  const askToLeave = () => {
    if (model.isDirty.value) setLeaving(true);
    else leave({ outcome: 'left' });
  };
  useLayoutEffect(
    () =>
      guardLeaving({
        isNeeded: () => !isDone.current && model.isDirty.value,
        ask: () => setLeaving(true),
      }),
    [model],
  );
  useEffect(() => followPointer(), []);
  useFormKeys(box, { save: model.save, leave: askToLeave });

  return (
    <FormContext.Provider value={model}>
      <form
        ref={box}
        class="event-form"
        aria-labelledby={headingId}
        noValidate
        // No button submits it: a lone Enter in one of its many fields would store half an event.
        onSubmit={(submission) => submission.preventDefault()}
      >
        <header class="form-head">
          <h2 id={headingId} tabIndex={-1}>
            {words.title[mode]}
          </h2>
          {event && <p class="form-subject">{event.title}</p>}
          <button type="button" class="icon-button" aria-label={words.close} onClick={askToLeave}>
            <CloseIcon />
          </button>
        </header>
        <div class="form-body" inert={model.stage.value.name === 'saving'}>
          <RestoredNotice
            keeper={keeper}
            event={base}
            onDiscard={() => {
              keeper.forget();
              model.startAgain(start, base);
              box.current?.querySelector('h2')?.focus();
            }}
          />
          <ChangedNotice />
          <ErrorSummary />
          <FormSections />
        </div>
        <Failure />
        <FormFooter keeper={keeper} onCancel={askToLeave} />
      </form>
      {isLeaving && (
        <LeaveQuestion
          onStay={() => setLeaving(false)}
          onKeep={() => {
            keeper.flush();
            leave({ outcome: 'left' });
          }}
          onDiscard={() => {
            keeper.forget();
            leave({ outcome: 'left' });
          }}
        />
      )}
      <ConflictView />
      <TwinQuestion />
      <GoneQuestion />
    </FormContext.Provider>
  );
}

function startOf(mode: FormMode, event: EventWithLinks | undefined): EventDraft {
  if (event === undefined) return EMPTY_DRAFT;
  return mode === 'edit' ? draftFromEvent(event) : duplicateOf(event);
}

/** A draft that was found goes on from the version it was begun on, even when a later one is stored by now. */
function beginningOf({ found }: DraftKeeper, start: EventDraft, base: EventWithLinks | undefined) {
  if (found === undefined) return { draft: start, start, base };
  const begunOn = base && (found.base ?? base);
  return { draft: found.draft, start: begunOn ? draftFromEvent(begunOn) : start, base: begunOn };
}

function gapWords(): MissingValueTexts {
  const { gap } = messages.value.form;
  const say = (edtf: string) => formatDate(edtf, language.value);
  return { ...gap, either: (one, other) => gap.either(say(one), say(other)) };
}

/** Keeps every change, and nothing where there is none; also when the page is hidden, which may be its end. */
function useKeptDraft(model: FormModel, keeper: DraftKeeper): void {
  useEffect(() => {
    const stop = effect(() => {
      const [draft, base] = [model.draft.value, model.base.value];
      if (model.isDirty.value) keeper.keep({ draft, base });
      else keeper.forget();
    });
    const flush = () => keeper.flush();
    addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      stop();
      removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
    };
  }, [model, keeper]);
}

interface FormKeys {
  readonly save: () => void;
  readonly leave: () => void;
}

/** Ctrl or ⌘ with Enter saves, Esc leaves; wherever the focus is in the dialog that the form stands in. */
function useFormKeys(box: { readonly current: HTMLFormElement | null }, keys: FormKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  // Before it is seen: an Esc pressed at the first sight of the form was for the form.
  useLayoutEffect(() => {
    const around = box.current?.closest('dialog') ?? box.current;
    const press = (event: Event) => {
      if (!(event instanceof KeyboardEvent) || event.defaultPrevented || event.isComposing) return;
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        latest.current.save();
      } else if (event.key === 'Escape') {
        event.preventDefault();
        latest.current.leave();
      }
    };
    // Where there is no Esc, such as a phone's Back, the dialog hears only that it is to close.
    const cancel = () => latest.current.leave();
    around?.addEventListener('keydown', press);
    around?.addEventListener('cancel', cancel);
    return () => {
      around?.removeEventListener('keydown', press);
      around?.removeEventListener('cancel', cancel);
    };
  }, [box]);
}
