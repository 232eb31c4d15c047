import type { SimilarEvent } from '../../../domain/duplicates/similar-event.ts';
import { type CheckedEvent, checkEvent, type EventWithLinks } from '../../../domain/events/event.ts';
import type { ApiProblem } from '../../api/api-problem.ts';
import { type Choices, type Comparison, compareVersions, mergeVersions } from './conflict.ts';
import {
  cameoOf,
  draftFrom,
  draftFromEvent,
  type EventDraft,
  inputFrom,
  isChanged,
  type LinkTitles,
  proposedId,
  titlesOf,
  withTypedChips,
} from './draft.ts';
import { errorsIn, type FieldError, type FieldPath, fieldErrorsFrom, topLevelField } from './field-errors.ts';
import type { SaveOutcome } from './save.ts';

/**
 * The state of the event form, and how it changes. `reduce` is pure: it never calls the server. The steps that
 * `isBusy` names mean that a request is running; form-requests.ts makes it and its result arrives as an action.
 *
 *     editing ─save─▶ checkingDuplicates ──▶ saving ─▶ closed
 *        ▲                  │ found            │
 *        │                  ▼                  ├─ failed ───▶ saveFailed ─save─▶ saving
 *        ├─────────── duplicateFound           ├─ conflict ─▶ conflict ─merge─▶ saving
 *        └───────────────────────────────────  └─ deleted ──▶ deleted ─restore─▶ restoring ─▶ saving
 */
export interface FormState {
  readonly draft: EventDraft;
  /** The draft without any change by the user. */
  readonly initialDraft: EventDraft;
  readonly target: Target;
  readonly step: Step;
  /** The fields that the user has left once; their errors are shown. */
  readonly touched: ReadonlySet<FieldPath>;
  /** Set when a save found errors: from then on every error is shown. */
  readonly showsAllErrors: boolean;
  /** How many saves found errors. */
  readonly refusals: number;
  readonly serverErrors: readonly FieldError[];
  /** Stored events of which the user said that they are not the same. */
  readonly distinctFrom: readonly string[];
}

/** What a save writes. */
export type Target =
  /** A new event. `allowsDuplicate`: the user wants it saved although a similar event exists. */
  | { readonly kind: 'new'; readonly allowsDuplicate: boolean }
  /** The next version of `base`. `isMerged`: `base` is a later version than the one the form was opened with. */
  | { readonly kind: 'existing'; readonly base: EventWithLinks; readonly isMerged: boolean };

export type Step =
  /** `mayBeStored`: an earlier save failed without a response, so the server may have stored it. */
  | { readonly name: 'editing'; readonly mayBeStored: boolean }
  | { readonly name: 'checkingDuplicates'; readonly event: CheckedEvent }
  /** Events that are probably the same exist. `isSaving`: found by a save; otherwise the user opened the comparison. */
  | {
      readonly name: 'duplicateFound';
      readonly duplicates: readonly SimilarEvent[];
      readonly isSaving: boolean;
    }
  | { readonly name: 'saving'; readonly event: CheckedEvent; readonly mayBeStored: boolean }
  | { readonly name: 'saveFailed'; readonly problem: ApiProblem; readonly mayBeStored: boolean }
  /** Someone else has saved `current` since the form was opened. */
  | { readonly name: 'conflict'; readonly current: EventWithLinks; readonly comparison: Comparison }
  /** Someone else has deleted the event since the form was opened. */
  | { readonly name: 'deleted' }
  | { readonly name: 'restoring'; readonly id: string }
  | { readonly name: 'closed'; readonly result: FormResult };

export type StepName = Step['name'];

export type FormResult =
  | { readonly outcome: 'saved'; readonly event: EventWithLinks }
  /** The user opened the stored event instead of saving the same one again. */
  | { readonly outcome: 'existing'; readonly event: EventWithLinks }
  | { readonly outcome: 'left' };

export type FormAction =
  | { readonly type: 'change'; readonly patch: Partial<EventDraft> }
  | { readonly type: 'touch'; readonly path: FieldPath }
  | { readonly type: 'save' }
  | { readonly type: 'saveDuplicate' }
  | { readonly type: 'duplicatesChecked'; readonly duplicates: readonly SimilarEvent[] }
  /** Shows the draft beside stored events before any save. */
  | { readonly type: 'compareDuplicates'; readonly duplicates: readonly SimilarEvent[] }
  | { readonly type: 'declareDistinct'; readonly ids: readonly string[] }
  /** The draft was the same as a stored event. `isChanged`: it got something from the draft. */
  | { readonly type: 'useExisting'; readonly event: EventWithLinks; readonly isChanged: boolean }
  | { readonly type: 'saveFinished'; readonly outcome: SaveOutcome }
  | { readonly type: 'compare'; readonly current: EventWithLinks }
  | { readonly type: 'merge'; readonly choices: Choices }
  | { readonly type: 'restore' }
  | { readonly type: 'restoreFinished'; readonly outcome: SaveOutcome }
  | { readonly type: 'saveAsNew' }
  | { readonly type: 'backToEditing' }
  | { readonly type: 'startAgain'; readonly draft: EventDraft; readonly base: EventWithLinks | undefined }
  | { readonly type: 'leave' };

export interface FormStart {
  readonly draft: EventDraft;
  readonly initialDraft: EventDraft;
  /** The version that the draft is based on; absent for a new event. */
  readonly base?: EventWithLinks | undefined;
}

export function openForm({ draft, initialDraft, base }: FormStart): FormState {
  return {
    draft,
    initialDraft,
    target: targetFor(base),
    step: { name: 'editing', mayBeStored: false },
    touched: new Set(),
    showsAllErrors: false,
    refusals: 0,
    serverErrors: [],
    distinctFrom: [],
  };
}

/** A request is under way: the form accepts no other save until it is finished. */
export function isBusy({ name }: Step): boolean {
  return name === 'checkingDuplicates' || name === 'saving' || name === 'restoring';
}

export function isDirty({ draft, initialDraft }: FormState): boolean {
  return isChanged(draft, initialDraft);
}

export function baseOf({ target }: FormState): EventWithLinks | undefined {
  return target.kind === 'existing' ? target.base : undefined;
}

/** The next state. An action that has no meaning in the present step changes nothing. */
export function reduce(state: FormState, action: FormAction): FormState {
  const { step } = state;
  if (step.name === 'closed') return reduceClosed(state, action);
  switch (action.type) {
    case 'change':
      return changeDraft(state, action.patch);
    case 'touch':
      return state.touched.has(action.path)
        ? state
        : { ...state, touched: new Set([...state.touched, action.path]) };
    case 'leave':
      return close(state, { outcome: 'left' });
    case 'save':
      return step.name === 'editing' || step.name === 'saveFailed' ? save(state, step.mayBeStored) : state;
    case 'duplicatesChecked':
      return step.name === 'checkingDuplicates' ? afterDuplicateCheck(state, step, action.duplicates) : state;
    case 'saveDuplicate':
      return step.name === 'duplicateFound'
        ? save({
            ...withDistinct(
              state,
              step.duplicates.map(({ event }) => event.id),
            ),
            target: { kind: 'new', allowsDuplicate: true },
          })
        : state;
    case 'compareDuplicates':
      return step.name === 'editing' && state.target.kind === 'new'
        ? { ...state, step: { name: 'duplicateFound', duplicates: action.duplicates, isSaving: false } }
        : state;
    case 'declareDistinct':
      if (step.name === 'duplicateFound') return edit(withDistinct(state, action.ids));
      return step.name === 'editing' && state.target.kind === 'new' ? withDistinct(state, action.ids) : state;
    case 'useExisting':
      return step.name === 'duplicateFound'
        ? close(state, { outcome: action.isChanged ? 'saved' : 'existing', event: action.event })
        : state;
    case 'saveFinished':
      return step.name === 'saving' ? afterSave(state, action.outcome) : state;
    case 'compare':
      return step.name === 'editing' || step.name === 'saveFailed'
        ? compare(state, step, action.current)
        : state;
    case 'merge':
      return step.name === 'conflict' ? merge(state, step, action.choices) : state;
    case 'restore':
      return step.name === 'deleted' && state.target.kind === 'existing'
        ? { ...state, step: { name: 'restoring', id: state.target.base.id } }
        : state;
    case 'restoreFinished':
      return step.name === 'restoring' ? afterRestore(state, action.outcome) : state;
    case 'saveAsNew':
      return step.name === 'deleted' ? saveAsNew(state) : state;
    case 'backToEditing':
      return step.name === 'duplicateFound' || step.name === 'conflict' || step.name === 'deleted'
        ? edit(state)
        : state;
    case 'startAgain':
      return isBusy(step) ? state : startAgain(state, action.draft, action.base);
  }
}

/** Leaving the form does not cancel a save: one that succeeds afterwards is still reported. */
function reduceClosed(state: FormState, action: FormAction): FormState {
  const isLate =
    action.type === 'saveFinished' &&
    action.outcome.outcome === 'saved' &&
    state.step.name === 'closed' &&
    state.step.result.outcome === 'left';
  return isLate && action.outcome.outcome === 'saved' ? close(state, action.outcome) : state;
}

function close(state: FormState, result: FormResult): FormState {
  return { ...state, step: { name: 'closed', result } };
}

function edit(state: FormState, mayBeStored = false): FormState {
  return { ...state, step: { name: 'editing', mayBeStored } };
}

function refuse(state: FormState, serverErrors: readonly FieldError[], mayBeStored = false): FormState {
  return {
    ...edit(state, mayBeStored),
    serverErrors,
    showsAllErrors: true,
    refusals: state.refusals + 1,
  };
}

/** A changed field loses its server errors, and the notice of a failed save disappears. */
function changeDraft(state: FormState, patch: Partial<EventDraft>): FormState {
  const { step } = state;
  return {
    ...state,
    draft: { ...state.draft, ...patch },
    serverErrors: state.serverErrors.filter(({ path = '' }) => !Object.hasOwn(patch, topLevelField(path))),
    step: step.name === 'saveFailed' ? { name: 'editing', mayBeStored: step.mayBeStored } : step,
  };
}

function save(before: FormState, mayBeStored = false): FormState {
  const state = { ...before, serverErrors: [], draft: withTypedChips(before.draft) };
  const { draft, target } = state;
  if (target.kind === 'existing' && !isDirty(state)) {
    // After a merge in favour of the other version there is nothing to store, but the event is another one.
    return close(state, target.isMerged ? { outcome: 'saved', event: target.base } : { outcome: 'left' });
  }
  if (errorsIn(draft).length > 0) return refuse(state, [], mayBeStored);
  const event = checkEvent(inputFrom(draft));
  // What an earlier attempt may have stored would be found as its own duplicate.
  const needsCheck = target.kind === 'new' && !target.allowsDuplicate && !mayBeStored;
  return {
    ...state,
    step: needsCheck ? { name: 'checkingDuplicates', event } : { name: 'saving', event, mayBeStored },
  };
}

function afterDuplicateCheck(
  state: FormState,
  { event }: Extract<Step, { name: 'checkingDuplicates' }>,
  found: readonly SimilarEvent[],
): FormState {
  const duplicates = found.filter(({ event: { id } }) => !state.distinctFrom.includes(id));
  return {
    ...state,
    step:
      duplicates.length === 0
        ? { name: 'saving', event, mayBeStored: false }
        : { name: 'duplicateFound', duplicates, isSaving: true },
  };
}

function withDistinct(state: FormState, ids: readonly string[]): FormState {
  return { ...state, distinctFrom: [...new Set([...state.distinctFrom, ...ids])] };
}

function afterSave(state: FormState, outcome: SaveOutcome): FormState {
  switch (outcome.outcome) {
    case 'saved':
      return close(state, outcome);
    case 'refused':
      return refuse(state, fieldErrorsFrom(outcome.errors, state.draft));
    case 'conflict':
      return meet(state, outcome.current);
    case 'deleted':
      return state.target.kind === 'existing' ? { ...state, step: { name: 'deleted' } } : edit(state);
    case 'failed':
      return { ...state, step: { name: 'saveFailed', problem: outcome.problem, mayBeStored: true } };
  }
}

function afterRestore(state: FormState, outcome: SaveOutcome): FormState {
  switch (outcome.outcome) {
    case 'saved':
      return meet(state, outcome.event);
    case 'failed':
      return { ...state, step: { name: 'saveFailed', problem: outcome.problem, mayBeStored: false } };
    default:
      return { ...state, step: { name: 'deleted' } };
  }
}

/** Shows both versions, once the user's own has no errors. */
function compare(
  state: FormState,
  { mayBeStored }: { readonly mayBeStored: boolean },
  current: EventWithLinks,
): FormState {
  return errorsIn(state.draft).length > 0
    ? refuse(state, [], mayBeStored)
    : showConflict(state, current).state;
}

function showConflict(
  state: FormState,
  current: EventWithLinks,
): { state: FormState; step: Extract<Step, { name: 'conflict' }> } {
  const mine = { ...checkEvent(inputFrom(state.draft)), cameo: cameoOf(state.draft) };
  const comparison = compareVersions(baseOf(state) ?? current, mine, current);
  const step = { name: 'conflict', current, comparison } as const;
  return { state: { ...state, step }, step };
}

/** Saves at once on top of a newer version that changes no field; otherwise asks the user. */
function meet(state: FormState, current: EventWithLinks): FormState {
  const { state: inConflict, step } = showConflict(state, current);
  const { conflicts, taken } = step.comparison;
  const base = baseOf(state);
  const isNewer = base !== undefined && current.version !== base.version;
  return isNewer && conflicts.length + taken.length === 0 ? merge(inConflict, step, {}) : inConflict;
}

function merge(
  state: FormState,
  { current, comparison }: Extract<Step, { name: 'conflict' }>,
  choices: Choices,
): FormState {
  const merged = mergeVersions(comparison, choices);
  const titles: LinkTitles = new Map([...titlesOf(current), ...titlesIn(state.draft)]);
  const initialDraft = draftFromEvent(current);
  const { coded } = initialDraft;
  return save({
    ...state,
    initialDraft,
    draft: { ...draftFrom({ ...merged, id: current.id }, titles), ...(coded && { coded }) },
    target: { kind: 'existing', base: current, isMerged: true },
  });
}

/** Stores the draft of a deleted event as a new event. */
function saveAsNew(state: FormState): FormState {
  const deletedId = baseOf(state)?.id;
  // A deleted event keeps its id, because it may be restored.
  const id = deletedId === proposedId(state.draft) ? `${deletedId}-2` : '';
  return save({
    ...state,
    draft: { ...state.draft, id },
    target: { kind: 'new', allowsDuplicate: false },
  });
}

function startAgain(state: FormState, draft: EventDraft, base: EventWithLinks | undefined): FormState {
  return { ...openForm({ draft, initialDraft: draft, base }), refusals: state.refusals };
}

function targetFor(base: EventWithLinks | undefined): Target {
  return base === undefined
    ? { kind: 'new', allowsDuplicate: false }
    : { kind: 'existing', base, isMerged: false };
}

function titlesIn({ links }: EventDraft): LinkTitles {
  return new Map(links.map(({ to, date, title, title_ru }) => [to, { date, title, title_ru }]));
}
