import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { SimilarEvent } from '../../../domain/duplicates/similar-event.ts';
import type { EventWithLinks } from '../../../domain/events/event.ts';
import { language } from '../../state/page-state.ts';
import type { Choices } from './conflict.ts';
import type { EventDraft } from './draft.ts';
import { errorsIn, type FieldError, type FieldPath, forLanguage } from './field-errors.ts';
import { requestFor } from './form-requests.ts';
import {
  baseOf,
  type FormAction,
  type FormResult,
  type FormStart,
  isBusy,
  isDirty,
  openForm,
  reduce,
  type Step,
} from './form-state.ts';
import { formatFieldError } from './format-field-error.ts';

/** An open form: its state as signals, and what the user can do. */
export interface FormModel {
  readonly draft: ReadonlySignal<EventDraft>;
  /** The version that the draft is based on; undefined for a new event. */
  readonly base: ReadonlySignal<EventWithLinks | undefined>;
  readonly step: ReadonlySignal<Step>;
  readonly isBusy: ReadonlySignal<boolean>;
  readonly isDirty: ReadonlySignal<boolean>;
  /** The errors to show: those of fields that were left once and, after a save that found errors, all. */
  readonly errors: ReadonlySignal<readonly FieldError[]>;
  readonly showsAllErrors: ReadonlySignal<boolean>;
  /** Counts the saves that found errors; the form moves the focus to the first error each time. */
  readonly refusals: ReadonlySignal<number>;
  errorTextsAt(path: FieldPath): readonly string[];
  change(patch: Partial<EventDraft>): void;
  /** Reports that the user left a field: from now on its errors are shown. */
  touch(path: FieldPath): void;
  save(): Promise<void>;
  /** Saves a new event although a similar one exists. */
  saveDuplicate(): Promise<void>;
  /** Shows the draft beside stored events that may be the same. */
  compareDuplicates(duplicates: readonly SimilarEvent[]): void;
  /** The user says that these stored events are not the same. */
  declareDistinct(ids: readonly string[]): void;
  readonly distinctFrom: ReadonlySignal<readonly string[]>;
  /** Closes the form, because the event is stored already. */
  useExisting(event: EventWithLinks, isChanged: boolean): void;
  /** Shows the draft beside the stored version before any save. Errors are shown first. */
  compare(current: EventWithLinks): void;
  /** Merges both versions of a conflict and saves the result. */
  merge(choices: Choices): Promise<void>;
  /** Closes a dialog; the next save meets the same conflict. */
  backToEditing(): void;
  /** Restores the event that someone else deleted, and saves on top of it. */
  restoreAndSave(): Promise<void>;
  /** Saves the draft of a deleted event as a new event. */
  saveAsNew(): Promise<void>;
  /** Discards the draft. */
  startAgain(draft: EventDraft, base: EventWithLinks | undefined): void;
  leave(): void;
}

/** `onClose` is called with `left`, `saved`, or both in this order when a save succeeds after the user left. */
export function createFormModel(start: FormStart, onClose: (result: FormResult) => void): FormModel {
  const state = signal(openForm(start));

  /** Resolves when no request is under way any more. */
  const dispatch = async (action: FormAction): Promise<void> => {
    const before = state.peek();
    const after = reduce(before, action);
    state.value = after;
    if (after.step === before.step) return;
    if (after.step.name === 'closed') return onClose(after.step.result);
    const result = await requestFor(after);
    if (result !== undefined) await dispatch(result);
  };

  const draft = computed(() => state.value.draft);
  const step = computed(() => state.value.step);
  const draftErrors = computed(() => errorsIn(draft.value));
  const errors = computed(() => {
    const { showsAllErrors, touched, serverErrors } = state.value;
    const isShown = ({ path }: FieldError) => showsAllErrors || (path !== undefined && touched.has(path));
    const placed = (found: readonly FieldError[]) => forLanguage(found, language.value);
    return [...placed(draftErrors.value).filter(isShown), ...placed(serverErrors)];
  });

  return {
    draft,
    base: computed(() => baseOf(state.value)),
    step,
    isBusy: computed(() => isBusy(step.value)),
    isDirty: computed(() => isDirty(state.value)),
    errors,
    showsAllErrors: computed(() => state.value.showsAllErrors),
    refusals: computed(() => state.value.refusals),
    errorTextsAt: (path) => errors.value.filter((error) => error.path === path).map(formatFieldError),
    change: (patch) => void dispatch({ type: 'change', patch }),
    touch: (path) => void dispatch({ type: 'touch', path }),
    save: () => dispatch({ type: 'save' }),
    saveDuplicate: () => dispatch({ type: 'saveDuplicate' }),
    compareDuplicates: (duplicates) => void dispatch({ type: 'compareDuplicates', duplicates }),
    declareDistinct: (ids) => void dispatch({ type: 'declareDistinct', ids }),
    distinctFrom: computed(() => state.value.distinctFrom),
    useExisting: (event, isChanged) => void dispatch({ type: 'useExisting', event, isChanged }),
    compare: (current) => void dispatch({ type: 'compare', current }),
    merge: (choices) => dispatch({ type: 'merge', choices }),
    backToEditing: () => void dispatch({ type: 'backToEditing' }),
    restoreAndSave: () => dispatch({ type: 'restore' }),
    saveAsNew: () => dispatch({ type: 'saveAsNew' }),
    startAgain: (next, base) => void dispatch({ type: 'startAgain', draft: next, base }),
    leave: () => void dispatch({ type: 'leave' }),
  };
}

export const FormContext = createContext<FormModel | undefined>(undefined);

export function useForm(): FormModel {
  const model = useContext(FormContext);
  if (model === undefined) throw new Error('useForm needs a FormContext around it.');
  return model;
}
