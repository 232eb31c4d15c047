import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SimilarEvent } from '../../../../domain/duplicates/similar-event.ts';
import type { EventWithLinks } from '../../../../domain/events/event.ts';
import { ApiProblem } from '../../../../web/api/api-problem.ts';
import { type Comparison, compareVersions } from '../../../../web/form/model/conflict.ts';
import { draftFromEvent, EMPTY_DRAFT, type EventDraft } from '../../../../web/form/model/draft.ts';
import {
  baseOf,
  type FormAction,
  type FormState,
  isBusy,
  openForm,
  reduce,
  type Step,
  type StepName,
} from '../../../../web/form/model/form-state.ts';
import type { SaveOutcome } from '../../../../web/form/model/save.ts';
import { checkedTestEvent } from '../../../support/test-event.ts';

const stored = (version: number, title = 'Talks at Zenda'): EventWithLinks => ({
  ...checkedTestEvent({ id: 'zenda', title }),
  id: 'zenda',
  cameo: '161',
  goldstein: -4,
  first_day: 17_616,
  last_day: 17_616,
  version,
  updated_at: '2018-03-26T12:00:00Z',
  linked_to: [],
  linked_from: [],
});

const base = stored(1);
const problem = new ApiProblem(0);
const validDraft = (title: string): EventDraft => ({ ...draftFromEvent(base), title });

const newForm: FormState = openForm({
  draft: { ...validDraft('Mine'), id: '' },
  initialDraft: EMPTY_DRAFT,
});
const editForm: FormState = openForm({ draft: validDraft('Mine'), initialDraft: draftFromEvent(base), base });

const event = checkedTestEvent();
const theirs = stored(2, 'Theirs');
const comparison: Comparison = compareVersions(base, { ...base, title: 'Mine' }, theirs);

const similar: SimilarEvent = {
  event: { ...base, sources: 0 },
  score: 0.9,
  reasons: [],
};

const STEPS: Readonly<Record<StepName, Step>> = {
  editing: { name: 'editing', mayBeStored: false },
  checkingDuplicates: { name: 'checkingDuplicates', event },
  duplicateFound: { name: 'duplicateFound', duplicates: [similar], isSaving: true },
  saving: { name: 'saving', event, mayBeStored: false },
  saveFailed: { name: 'saveFailed', problem, mayBeStored: true },
  conflict: { name: 'conflict', current: theirs, comparison },
  deleted: { name: 'deleted' },
  restoring: { name: 'restoring', id: base.id },
  closed: { name: 'closed', result: { outcome: 'left' } },
};

const finished = (outcome: SaveOutcome): FormAction => ({ type: 'saveFinished', outcome });
const restored = (outcome: SaveOutcome): FormAction => ({ type: 'restoreFinished', outcome });

const ACTIONS = {
  change: { type: 'change', patch: { title: 'Changed' } },
  touch: { type: 'touch', path: 'title' },
  save: { type: 'save' },
  saveDuplicate: { type: 'saveDuplicate' },
  'no duplicate': { type: 'duplicatesChecked', duplicates: [] },
  duplicate: { type: 'duplicatesChecked', duplicates: [similar] },
  'compare duplicates': { type: 'compareDuplicates', duplicates: [similar] },
  'declare distinct': { type: 'declareDistinct', ids: ['b'] },
  'use existing': { type: 'useExisting', event: base, isChanged: false },
  saved: finished({ outcome: 'saved', event: theirs }),
  refused: finished({
    outcome: 'refused',
    errors: [{ path: '/id', message: 'Taken.', code: 'value-invalid', params: {} }],
  }),
  'newer version': finished({ outcome: 'conflict', current: theirs }),
  'was deleted': finished({ outcome: 'deleted' }),
  failed: finished({ outcome: 'failed', problem }),
  compare: { type: 'compare', current: theirs },
  merge: { type: 'merge', choices: { title: 'mine' } },
  restore: { type: 'restore' },
  restored: restored({ outcome: 'saved', event: stored(3) }),
  'restore failed': restored({ outcome: 'failed', problem }),
  saveAsNew: { type: 'saveAsNew' },
  backToEditing: { type: 'backToEditing' },
  startAgain: { type: 'startAgain', draft: draftFromEvent(theirs), base: theirs },
  leave: { type: 'leave' },
} as const satisfies Readonly<Record<string, FormAction>>;
type ActionName = keyof typeof ACTIONS;

/** The step that each action leads to; an action that is not listed must change nothing. */
type Transitions = Readonly<Partial<Record<ActionName, StepName>>>;

const ALWAYS: Transitions = { leave: 'closed' };

const NEW: Readonly<Partial<Record<StepName, Transitions>>> = {
  editing: {
    ...ALWAYS,
    save: 'checkingDuplicates',
    compare: 'conflict',
    'compare duplicates': 'duplicateFound',
    'declare distinct': 'editing',
    startAgain: 'editing',
  },
  checkingDuplicates: { ...ALWAYS, 'no duplicate': 'saving', duplicate: 'duplicateFound' },
  duplicateFound: {
    ...ALWAYS,
    saveDuplicate: 'saving',
    'declare distinct': 'editing',
    'use existing': 'closed',
    backToEditing: 'editing',
    startAgain: 'editing',
  },
  saving: {
    ...ALWAYS,
    saved: 'closed',
    refused: 'editing',
    'newer version': 'conflict',
    'was deleted': 'editing',
    failed: 'saveFailed',
  },
  saveFailed: { ...ALWAYS, change: 'editing', save: 'saving', compare: 'conflict', startAgain: 'editing' },
  closed: { saved: 'closed' },
};

const EXISTING: Readonly<Partial<Record<StepName, Transitions>>> = {
  editing: { ...ALWAYS, save: 'saving', compare: 'conflict', startAgain: 'editing' },
  saving: {
    ...ALWAYS,
    saved: 'closed',
    refused: 'editing',
    'newer version': 'conflict',
    'was deleted': 'deleted',
    failed: 'saveFailed',
  },
  saveFailed: { ...ALWAYS, change: 'editing', save: 'saving', compare: 'conflict', startAgain: 'editing' },
  conflict: { ...ALWAYS, merge: 'saving', backToEditing: 'editing', startAgain: 'editing' },
  deleted: {
    ...ALWAYS,
    restore: 'restoring',
    saveAsNew: 'checkingDuplicates',
    backToEditing: 'editing',
    startAgain: 'editing',
  },
  restoring: { ...ALWAYS, restored: 'saving', 'restore failed': 'saveFailed' },
  closed: { saved: 'closed' },
};

const ACTION_NAMES = Object.keys(ACTIONS) as ActionName[];
const cases = (transitions: Readonly<Partial<Record<StepName, Transitions>>>) =>
  (Object.keys(transitions) as StepName[]).flatMap((step) =>
    ACTION_NAMES.map((action) => [step, action, transitions[step]?.[action]] as const),
  );

describe.each([
  ['a new event', newForm, NEW],
  ['an existing event', editForm, EXISTING],
])('the form of %s', (_, form, transitions) => {
  it.each(cases(transitions))('%s + %s → %s', (stepName, actionName, expected) => {
    const before = { ...form, step: STEPS[stepName] };
    const after = reduce(before, ACTIONS[actionName]);
    if (expected !== undefined) expect(after.step.name).toBe(expected);
    // Typing and leaving a field are recorded in every step but keep it.
    else if (stepName !== 'closed' && ['change', 'touch'].includes(actionName))
      expect(after.step).toBe(before.step);
    else expect(after).toBe(before);
  });
});

const run = (start: FormState, ...actions: readonly ActionName[]): FormState =>
  actions.reduce((state, action) => reduce(state, ACTIONS[action]), start);

describe('a save', () => {
  it('after a failed one may find its own event, so it skips the search for duplicates', () => {
    const state = run(newForm, 'save', 'no duplicate', 'failed', 'change', 'save');
    expect(state.step).toMatchObject({ name: 'saving', mayBeStored: true });
  });

  it('after a refused one searches for duplicates again', () => {
    const state = run(newForm, 'save', 'no duplicate', 'refused', 'change', 'save');
    expect(state.step.name).toBe('checkingDuplicates');
  });

  it('does not ask about the same duplicate twice', () => {
    const state = run(newForm, 'save', 'duplicate', 'saveDuplicate', 'refused', 'save');
    expect(state.step.name).toBe('saving');
  });

  it('goes through although someone else changed the event, when the change is no different', () => {
    const newer = finished({ outcome: 'conflict', current: stored(2) });
    const state = reduce(run(editForm, 'save'), newer);
    expect(state.step).toMatchObject({ name: 'saving', event: { title: 'Mine' } });
    expect(baseOf(state)?.version).toBe(2);
  });

  it('asks when the newer version is the one that the form already knows', () => {
    const same = finished({ outcome: 'conflict', current: base });
    expect(reduce(run(editForm, 'save'), same).step.name).toBe('conflict');
  });

  it('of an unchanged event only closes the form', () => {
    const unchanged = { ...editForm, draft: editForm.initialDraft };
    expect(run(unchanged, 'save').step).toEqual({ name: 'closed', result: { outcome: 'left' } });
  });

  it('with errors shows all of them and keeps the form open', () => {
    const invalid = { ...newForm, draft: { ...newForm.draft, title: '' } };
    expect(run(invalid, 'save')).toMatchObject({
      step: { name: 'editing' },
      showsAllErrors: true,
      refusals: 1,
    });
  });

  it('that finds a deleted event can store it as a new event with another id', () => {
    const state = run(editForm, 'save', 'was deleted', 'saveAsNew', 'duplicate', 'saveDuplicate', 'saved');
    expect(state.target).toEqual({ kind: 'new', allowsDuplicate: true });
    expect(state.step).toEqual({ name: 'closed', result: { outcome: 'saved', event: theirs } });
  });

  it('that succeeds after the user left is still reported', () => {
    const state = run(editForm, 'save', 'leave', 'saved');
    expect(state.step).toEqual({ name: 'closed', result: { outcome: 'saved', event: theirs } });
  });
});

/** What a request of this step can bring. */
function resultsOf({ name }: Step): readonly ActionName[] {
  switch (name) {
    case 'checkingDuplicates':
      return ['no duplicate', 'duplicate'];
    case 'saving':
      return ['saved', 'refused', 'newer version', 'was deleted', 'failed'];
    case 'restoring':
      return ['restored', 'restore failed'];
    default:
      return [];
  }
}

const USER_ACTIONS = ACTION_NAMES.filter(
  (name) => !['saveFinished', 'restoreFinished', 'duplicatesChecked'].includes(ACTIONS[name].type),
);

/** A user action, or the arrival of a response: the n-th of those that are possible. */
const move = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...USER_ACTIONS) },
  { weight: 2, arbitrary: fc.nat({ max: 4 }) },
);

describe('any sequence of user actions and responses', () => {
  it('never sends two requests at once, never reopens a closed form and never loses what was typed', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(move, { maxLength: 40 }), (isNew, moves) => {
        let state = isNew ? newForm : editForm;
        let pending: Step | undefined;
        for (const next of moves) {
          const before = state;
          if (typeof next === 'string') {
            state = reduce(state, ACTIONS[next]);
          } else {
            if (pending === undefined) continue;
            const results = resultsOf(pending);
            const result = results[next % results.length];
            pending = undefined;
            if (result !== undefined) state = reduce(state, ACTIONS[result]);
          }
          checkTransition(before, state, next);
          if (isBusy(state.step) && state.step !== before.step) {
            expect(pending, 'a second request while one is under way').toBeUndefined();
            pending = state.step;
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

function checkTransition(before: FormState, after: FormState, next: ActionName | number): void {
  const { step, target } = after;
  if (step.name === 'checkingDuplicates' || step.name === 'duplicateFound') expect(target.kind).toBe('new');
  if (step.name === 'deleted' || step.name === 'restoring') expect(target.kind).toBe('existing');
  if (before.step.name === 'closed') {
    expect(step.name).toBe('closed');
    if (before.step.result.outcome !== 'left') expect(after).toBe(before);
  }
  const isUserAction = typeof next === 'string';
  if (isBusy(before.step) && isUserAction && next !== 'leave') expect(step).toBe(before.step);
  const mayReplaceDraft = !isUserAction || ['change', 'merge', 'startAgain'].includes(next);
  if (!mayReplaceDraft) expect(after.draft.title).toBe(before.draft.title);
}
