import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { checkEvent, type DiplomaticEvent, type EventWithLinks } from '../../../domain/events/event.ts';
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
import { findDuplicate } from './duplicates.ts';
import {
  errorsFrom,
  errorsIn,
  type FieldError,
  type FieldPath,
  type MissingValueTexts,
} from './field-errors.ts';
import type { FormResult } from './form-result.ts';
import { restoreDeleted, saveEvent } from './save.ts';

/** What the form shows beside its fields. */
export type Stage =
  | { readonly name: 'writing' }
  | { readonly name: 'saving' }
  | { readonly name: 'failed'; readonly problem: ApiProblem }
  /** A new event that says the same as this one, which is there already. */
  | { readonly name: 'twin'; readonly twin: DiplomaticEvent }
  /** The event was deleted by somebody else. */
  | { readonly name: 'gone' }
  /** `current` is what somebody else stored meanwhile. */
  | { readonly name: 'conflict'; readonly current: EventWithLinks; readonly comparison: Comparison };

export interface FormBeginning {
  readonly draft: EventDraft;
  /** The draft as it was before anybody wrote on it, for telling whether there are changes. */
  readonly start: EventDraft;
  /** The version that the draft was begun on; absent for a new event. */
  readonly base?: EventWithLinks | undefined;
}

/** The state of one open form, and what can be done to it. */
export interface FormModel {
  readonly draft: ReadonlySignal<EventDraft>;
  readonly base: ReadonlySignal<EventWithLinks | undefined>;
  readonly stage: ReadonlySignal<Stage>;
  readonly isDirty: ReadonlySignal<boolean>;
  /** The errors to show: of fields that were left once, and after a try to save, of all. */
  readonly errors: ReadonlySignal<readonly FieldError[]>;
  /** Counts the tries to save that found errors: at each, the focus goes to the first. */
  readonly refusals: ReadonlySignal<number>;
  readonly wasRefused: ReadonlySignal<boolean>;
  messagesAt(place: FieldPath): readonly string[];
  change(patch: Partial<EventDraft>): void;
  /** A field was left: from now on what is wrong with it is said. */
  touch(place: FieldPath): void;
  save(): Promise<void>;
  /** Saves what both versions come to, on top of the current one. */
  settle(choices: Choices): Promise<void>;
  /** Saves a new event although one is there that says the same. */
  saveTwin(): Promise<void>;
  /** Shows what is written beside what is stored now, before anybody saves. What does not hold is said first. */
  compare(current: EventWithLinks): void;
  /** Goes on writing; the next save meets the same conflict. */
  backToWriting(): void;
  /** After somebody deleted the event: brings it back, and saves on top of it. */
  bringBackAndSave(): Promise<void>;
  /** After somebody deleted the event: stores the draft as an event of its own. */
  saveAsNew(): Promise<void>;
  /** Throws the draft away and begins again. */
  startAgain(start: EventDraft, base: EventWithLinks | undefined): void;
}

export function createFormModel(
  beginning: FormBeginning,
  words: () => MissingValueTexts,
  onDone: (result: FormResult) => void,
): FormModel {
  const draft = signal(beginning.draft);
  const start = signal(beginning.start);
  const base = signal(beginning.base);
  const stage = signal<Stage>({ name: 'writing' });
  const touched = signal<ReadonlySet<FieldPath>>(new Set());
  const wasRefused = signal(false);
  const refusals = signal(0);
  const serverErrors = signal<readonly FieldError[]>([]);
  const isDirty = computed(() => isChanged(draft.value, start.value));
  let mayBeStored = false;
  let mayBeTwin = false;

  const found = computed(() => errorsIn(draft.value, words()));
  const errors = computed(() => [
    ...found.value.filter(
      ({ place }) => wasRefused.value || (place !== undefined && touched.value.has(place)),
    ),
    ...serverErrors.value,
  ]);

  const refuse = (fromServer: readonly FieldError[]) => {
    batch(() => {
      serverErrors.value = fromServer;
      stage.value = { name: 'writing' };
      wasRefused.value = true;
      refusals.value += 1;
    });
  };

  /** After a conflict settled in favour of the other, what the form ends with is theirs, and not what it began with. */
  const nothingToStore = (stored: EventWithLinks): FormResult =>
    stored === beginning.base ? { outcome: 'left' } : { outcome: 'saved', event: stored };

  const save = async () => {
    // A second press while the first is under way would store the event twice.
    if (stage.value.name === 'saving') return;
    serverErrors.value = [];
    draft.value = withTypedChips(draft.value);
    if (base.value !== undefined && !isDirty.value) return onDone(nothingToStore(base.value));
    if (found.value.length > 0) return refuse([]);
    const event = checkEvent(inputFrom(draft.value));
    stage.value = { name: 'saving' };
    // What an earlier try may have stored is no other event.
    const isNew = base.value === undefined && !mayBeTwin && !mayBeStored;
    const twin = isNew ? await findDuplicate(event) : undefined;
    if (twin !== undefined) {
      stage.value = { name: 'twin', twin };
      return;
    }
    const outcome = await saveEvent(event, base.value, { mayBeStored });
    mayBeStored = outcome.outcome === 'failed';
    switch (outcome.outcome) {
      case 'saved':
        return onDone(outcome);
      case 'refused':
        return refuse(errorsFrom(outcome.errors, draft.value));
      case 'conflict':
        return meet(outcome.current);
      case 'gone':
        stage.value = { name: 'gone' };
        return;
      case 'failed':
        stage.value = { name: 'failed', problem: outcome.problem };
        return;
    }
  };

  const showBeside = (current: EventWithLinks): Comparison => {
    const mine = { ...checkEvent(inputFrom(draft.value)), cameo: cameoOf(draft.value) };
    const comparison = compareVersions(base.value ?? current, mine, current);
    stage.value = { name: 'conflict', current, comparison };
    return comparison;
  };

  /** Compares with what is stored now. Only where that brings nothing new is there nothing to show before saving. */
  const meet = async (current: EventWithLinks) => {
    const comparison = showBeside(current);
    const isNew = current.version !== base.value?.version;
    if (isNew && comparison.conflicts.length + comparison.taken.length === 0) await settle({});
  };

  const settle = async (choices: Choices) => {
    const { value: met } = stage;
    if (met.name !== 'conflict') return;
    const merged = mergeVersions(met.comparison, choices);
    const titles: LinkTitles = new Map([...titlesOf(met.current), ...titlesIn(draft.value)]);
    batch(() => {
      start.value = draftFromEvent(met.current);
      const { coded } = start.value;
      draft.value = {
        ...draftFrom({ ...merged, id: met.current.id }, titles),
        ...(coded && { coded }),
      };
      base.value = met.current;
      stage.value = { name: 'writing' };
    });
    await save();
  };

  return {
    draft,
    base,
    stage,
    errors,
    refusals,
    wasRefused,
    isDirty,
    messagesAt: (place) =>
      errors.value.filter((error) => error.place === place).map(({ message }) => message),
    change(patch) {
      batch(() => {
        draft.value = { ...draft.value, ...patch };
        serverErrors.value = serverErrors.value.filter(
          ({ place = '' }) => !Object.hasOwn(patch, place.split('.')[0] ?? ''),
        );
        if (stage.value.name === 'failed') stage.value = { name: 'writing' };
      });
    },
    touch(place) {
      if (!touched.value.has(place)) touched.value = new Set([...touched.value, place]);
    },
    save,
    settle,
    async saveTwin() {
      mayBeTwin = true;
      stage.value = { name: 'writing' };
      await save();
    },
    compare(current) {
      if (stage.value.name === 'saving') return;
      if (found.value.length > 0) refuse([]);
      else showBeside(current);
    },
    backToWriting() {
      stage.value = { name: 'writing' };
    },
    async bringBackAndSave() {
      const { value: gone } = base;
      if (gone === undefined || stage.value.name === 'saving') return;
      stage.value = { name: 'saving' };
      const outcome = await restoreDeleted(gone.id);
      if (outcome.outcome === 'failed') stage.value = { name: 'failed', problem: outcome.problem };
      else if (outcome.outcome !== 'saved') stage.value = { name: 'gone' };
      else await meet(outcome.event);
    },
    async saveAsNew() {
      const { value: gone } = base;
      batch(() => {
        base.value = undefined;
        // The id of a deleted event stays its own: it may still come back.
        const id = gone?.id === proposedId(draft.value) ? `${gone.id}-2` : '';
        draft.value = { ...draft.value, id };
        stage.value = { name: 'writing' };
      });
      await save();
    },
    startAgain(next, nextBase) {
      batch(() => {
        draft.value = next;
        start.value = next;
        base.value = nextBase;
        stage.value = { name: 'writing' };
        touched.value = new Set();
        serverErrors.value = [];
        wasRefused.value = false;
      });
    },
  };
}

function titlesIn({ links }: EventDraft): LinkTitles {
  return new Map(links.map(({ to, date, title }) => [to, { date, title }]));
}

export const FormContext = createContext<FormModel | undefined>(undefined);

export function useForm(): FormModel {
  const model = useContext(FormContext);
  if (model === undefined) throw new Error('A field of the form stands outside the form.');
  return model;
}
