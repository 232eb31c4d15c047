import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type InputError, InvalidInput } from '../../../domain/errors/input-error.ts';
import type { Story } from '../../../domain/stories/story.ts';
import { type ApiProblem, toApiProblem } from '../../api/api-problem.ts';
import {
  createStory,
  currentStory,
  fetchStories,
  fetchStory,
  replaceStory,
  restoreStory,
} from '../../api/stories.ts';
import type { StepView } from '../step-view.ts';
import {
  checkDraft,
  type DraftStep,
  draftOf,
  EMPTY_STORY,
  isSameStory,
  moveItem,
  nextKey,
  type StoryDraft,
} from './story-draft.ts';

type StepTexts = Pick<DraftStep, 'heading' | 'heading_ru' | 'text' | 'text_ru'>;

/** The requests that the editor makes. */
export const STORY_REQUESTS = { createStory, replaceStory, restoreStory, fetchStory, fetchStories };

/** A story while it is edited: the draft, the version that it is based on, and what prevents it from being saved. */
export class StoryEditorModel {
  readonly #draft;
  readonly #base;
  readonly #isSaving = signal(false);
  readonly #errors = signal<readonly InputError[]>([]);
  readonly #problem = signal<ApiProblem | undefined>(undefined);
  readonly #conflict = signal<Story | undefined>(undefined);
  readonly #isGone = signal(false);
  readonly #openKey = signal<number | undefined>(undefined);
  readonly #requests: typeof STORY_REQUESTS;
  /** Whether a new story may have been stored although no response arrived. */
  #maybeStored = false;

  readonly draft: ReadonlySignal<StoryDraft>;
  /** Undefined for a new story. */
  readonly base: ReadonlySignal<Story | undefined>;
  readonly isSaving: ReadonlySignal<boolean> = this.#isSaving;
  /** The errors of the last attempt to save, each at a JSON pointer. */
  readonly errors: ReadonlySignal<readonly InputError[]> = this.#errors;
  readonly problem: ReadonlySignal<ApiProblem | undefined> = this.#problem;
  /** The newer version that someone else saved. */
  readonly conflict: ReadonlySignal<Story | undefined> = this.#conflict;
  /** Whether someone else deleted the story. */
  readonly isGone: ReadonlySignal<boolean> = this.#isGone;
  /** The step whose fields are shown. */
  readonly openKey: ReadonlySignal<number | undefined> = this.#openKey;
  readonly isChanged: ReadonlySignal<boolean>;

  constructor(
    start: { readonly draft?: StoryDraft | undefined; readonly base?: Story | undefined },
    requests: typeof STORY_REQUESTS = STORY_REQUESTS,
  ) {
    this.#requests = requests;
    this.#base = signal(start.base);
    this.#draft = signal(start.draft ?? (start.base ? draftOf(start.base) : EMPTY_STORY));
    this.draft = this.#draft;
    this.base = this.#base;
    this.isChanged = computed(() => {
      const [draft, base] = [this.#draft.value, this.#base.value];
      if (base) return !isSameStory(draft, base);
      return draft.title !== '' || draft.title_ru !== '' || draft.steps.length > 0;
    });
  }

  change(changes: Partial<Pick<StoryDraft, 'title' | 'title_ru'>>): void {
    this.#draft.value = { ...this.#draft.peek(), ...changes };
  }

  changeStep(key: number, changes: Partial<StepTexts>): void {
    this.#setSteps(this.#steps.map((step) => (step.key === key ? { ...step, ...changes } : step)));
  }

  /** The step shows another view from now on. */
  setView(key: number, { window, filter, event }: StepView): void {
    this.#setSteps(this.#steps.map((step) => (step.key === key ? { ...step, window, filter, event } : step)));
  }

  /** Adds a step at the end, opens it, and returns its key. */
  addStep(view: StepView): number {
    const key = nextKey(this.#draft.peek());
    this.#setSteps([...this.#steps, { key, heading: '', heading_ru: '', text: '', text_ru: '', ...view }]);
    this.#openKey.value = key;
    return key;
  }

  /** Returns a function that puts the step back. */
  removeStep(key: number): () => void {
    const index = this.#steps.findIndex((step) => step.key === key);
    const removed = this.#steps[index];
    this.#setSteps(this.#steps.filter((step) => step.key !== key));
    if (this.#openKey.peek() === key) this.#openKey.value = undefined;
    return () => {
      if (!removed || this.#steps.some((step) => step.key === key)) return;
      this.#setSteps([...this.#steps.slice(0, index), removed, ...this.#steps.slice(index)]);
    };
  }

  moveStep(key: number, to: number): void {
    const from = this.#steps.findIndex((step) => step.key === key);
    this.#setSteps(moveItem(this.#steps, from, to));
  }

  open(key: number | undefined): void {
    this.#openKey.value = key;
  }

  /** Returns the story as stored; `undefined` if it was not: `errors`, `conflict`, `isGone` or `problem` say why. */
  save(): Promise<Story | undefined> {
    return this.#store(this.#base.peek());
  }

  /** Overwrites the newer version that the user has seen. */
  keepMine(): Promise<Story | undefined> {
    return this.#store(this.#conflict.peek());
  }

  /** Saves the draft as a new story. */
  saveCopy(): Promise<Story | undefined> {
    return this.#store(undefined);
  }

  /** Replaces the draft by the newer version. Returns a function that brings the draft back. */
  takeTheirs(): () => void {
    const [draft, base, conflict] = [this.#draft.peek(), this.#base.peek(), this.#conflict.peek()];
    if (conflict) this.#accept(conflict);
    return () => {
      this.#draft.value = draft;
      this.#base.value = base;
      this.#conflict.value = conflict;
    };
  }

  /** Returns to the stored version. Returns a function that brings the draft back. */
  discard(): () => void {
    const draft = this.#draft.peek();
    const base = this.#base.peek();
    this.#draft.value = base ? draftOf(base) : EMPTY_STORY;
    this.#errors.value = [];
    return () => {
      this.#draft.value = draft;
    };
  }

  /** A deleted story returns as it was last; then the draft can be saved. */
  async restore(): Promise<void> {
    const base = this.#base.peek();
    if (!base) return;
    try {
      const restored = await this.#requests.restoreStory(base.id);
      this.#isGone.value = false;
      if (isSameStory(draftOf(base), restored)) this.#base.value = restored;
      else this.showStored(restored);
    } catch (error) {
      this.#problem.value = toApiProblem(error);
    }
  }

  /** Looks for changes by others. An unchanged draft follows them. */
  async checkNewer(): Promise<void> {
    const base = this.#base.peek();
    if (!base || this.#isSaving.peek()) return;
    try {
      this.showStored(await this.#requests.fetchStory(base.id));
    } catch (error) {
      if (toApiProblem(error).status === 404) this.#isGone.value = true;
      // Otherwise the next save reports the problem.
    }
  }

  /** Shows a stored version that may be newer than the one that the draft is based on. */
  showStored(stored: Story): void {
    const base = this.#base.peek();
    if (!base || stored.id !== base.id || stored.version <= base.version) return;
    if (!this.isChanged.peek() || isSameStory(this.#draft.peek(), stored)) this.#accept(stored);
    else this.#conflict.value = stored;
  }

  get #steps(): readonly DraftStep[] {
    return this.#draft.peek().steps;
  }

  #setSteps(steps: readonly DraftStep[]): void {
    this.#draft.value = { ...this.#draft.peek(), steps };
  }

  #accept(stored: Story): void {
    this.#base.value = stored;
    this.#draft.value = draftOf(stored);
    this.#conflict.value = undefined;
    this.#isGone.value = false;
    this.#problem.value = undefined;
    this.#errors.value = [];
  }

  async #store(base: Story | undefined): Promise<Story | undefined> {
    if (this.#isSaving.peek()) return undefined;
    this.#errors.value = [];
    this.#problem.value = undefined;
    const draft = this.#draft.peek();
    this.#isSaving.value = true;
    try {
      const input = checkDraft(draft);
      const stored = base
        ? await this.#requests.replaceStory(base.id, input, base.version)
        : ((await this.#findStored(draft)) ?? (await this.#requests.createStory(input)));
      this.#maybeStored = false;
      this.#base.value = stored;
      this.#conflict.value = undefined;
      this.#isGone.value = false;
      return stored;
    } catch (error) {
      if (error instanceof InvalidInput) this.#errors.value = error.errors;
      else this.#showProblem(toApiProblem(error), draft);
      return this.#isStored(draft);
    } finally {
      this.#isSaving.value = false;
    }
  }

  #showProblem(problem: ApiProblem, draft: StoryDraft): void {
    const current = currentStory(problem);
    if (problem.status === 0 && this.#base.peek() === undefined) this.#maybeStored = true;
    if (current && isSameStory(draft, current)) this.#base.value = current;
    else if (current) this.#conflict.value = current;
    else if (problem.status === 404) this.#isGone.value = true;
    else this.#problem.value = problem;
  }

  /** An earlier attempt may have stored the same text although its response was lost. */
  #isStored(draft: StoryDraft): Story | undefined {
    const base = this.#base.peek();
    return base && isSameStory(draft, base) ? base : undefined;
  }

  async #findStored(draft: StoryDraft): Promise<Story | undefined> {
    if (!this.#maybeStored) return undefined;
    const [last] = await this.#requests.fetchStories();
    const stored = last && (await this.#requests.fetchStory(last.id));
    return stored && isSameStory(draft, stored) ? stored : undefined;
  }
}
