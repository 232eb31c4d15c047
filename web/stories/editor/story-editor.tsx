import { effect } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../../domain/language/language.ts';
import { LANGUAGES } from '../../../domain/language/language.ts';
import type { Story } from '../../../domain/stories/story.ts';
import { fetchStory } from '../../api/stories.ts';
import { useQuery } from '../../api/use-query.ts';
import { errorText } from '../../i18n/error-texts.ts';
import { LANGUAGE_NAMES, messages } from '../../i18n/messages.ts';
import { type DraftStore, openDraftStore } from '../../state/draft-store.ts';
import { language, openStories, playStory } from '../../state/page-state.ts';
import { CheckIcon, CloseIcon, PlayIcon, PreviousIcon } from '../../ui/icons.tsx';
import { ProblemNotice } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { notifyStoriesChanged } from '../story-list.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import { StoryEditorModel } from './editor-model.ts';
import { StepList } from './step-list.tsx';
import { STORY_DRAFTS, type StoryDraftContent } from './story-draft.ts';

type Store = DraftStore<StoryDraftContent>;

interface StoryEditorProps {
  /** Absent for a new story. */
  readonly id: number | undefined;
  readonly onCreated: (id: number) => void;
}

/** Loads the story, and the draft that this browser may have of it. */
export function StoryEditor({ id, onCreated }: StoryEditorProps) {
  const [startId] = useState(id);
  const [store, setStore] = useState<Store>();
  const query = useQuery(startId === undefined ? undefined : (signal) => fetchStory(startId, signal), []);
  useEffect(() => {
    let opened: Store | undefined;
    let isWanted = true;
    openDraftStore<StoryDraftContent>(STORY_DRAFTS, String(startId ?? 'new')).then((found) => {
      opened = found;
      if (isWanted) setStore(found);
      else found.release();
    });
    return () => {
      isWanted = false;
      opened?.release();
    };
  }, []);
  if (store && (startId === undefined || query.value || (query.problem?.status === 404 && store.found)))
    return <OpenEditor stored={query.value} store={store} onStore={setStore} onCreated={onCreated} />;
  return (
    <Panel>
      {query.problem ? (
        <ProblemNotice problem={query.problem} onRetry={query.retry} />
      ) : (
        <p class="quiet">{messages.value.stories.editor.loading}</p>
      )}
    </Panel>
  );
}

function createModel(stored: Story | undefined, { found }: Store): StoryEditorModel {
  if (!found) return new StoryEditorModel({ base: stored });
  const model = new StoryEditorModel({ draft: found.draft, base: found.base ?? stored });
  if (stored) model.showStored(stored);
  else if (found.base) void model.checkNewer();
  return model;
}

interface OpenEditorProps {
  readonly stored: Story | undefined;
  readonly store: Store;
  readonly onStore: (store: Store) => void;
  readonly onCreated: (id: number) => void;
}

function OpenEditor({ stored, store, onStore, onCreated }: OpenEditorProps) {
  const texts = messages.value.stories.editor;
  const [model] = useState(() => createModel(stored, store));
  const [textLanguage, setTextLanguage] = useState<Language>(language.value);
  const [isRestored, setRestored] = useState(store.found !== undefined && model.isChanged.value);
  useStoredDraft(model, store);
  useNewerVersions(model);
  const base = model.base.value;
  const isChanged = model.isChanged.value;
  const isSaving = model.isSaving.value;

  const finish = async (saving: Promise<Story | undefined>): Promise<Story | undefined> => {
    const before = model.base.peek()?.id;
    const saved = await saving;
    if (!saved) return undefined;
    setRestored(false);
    notifyStoriesChanged();
    if (saved.id !== before) {
      store.remove();
      store.release();
      onStore(await openDraftStore<StoryDraftContent>(STORY_DRAFTS, String(saved.id)));
      onCreated(saved.id);
    }
    showToast({ text: texts.saved });
    return saved;
  };
  const play = async () => {
    const story = isChanged || !base ? await finish(model.save()) : base;
    if (story) playStory(story.id);
  };

  return (
    <Panel
      actions={
        <>
          <button type="button" class="button" disabled={isSaving} onClick={() => void play()}>
            <PlayIcon />
            {isChanged || !base ? texts.saveAndPlay : texts.preview}
          </button>
          <button
            type="button"
            class="button button-primary"
            disabled={isSaving || (base !== undefined && !isChanged)}
            onClick={() => void finish(model.save())}
          >
            <CheckIcon />
            {isSaving ? texts.saving : texts.save}
          </button>
        </>
      }
    >
      {isRestored && (
        <div class="notice" role="status">
          <p>{texts.restored}</p>
          <button
            type="button"
            class="button"
            onClick={() => {
              const undo = model.discard();
              setRestored(false);
              showToast({ text: texts.discarded, action: { label: messages.value.shell.undo, act: undo } });
            }}
          >
            {texts.discard}
          </button>
        </div>
      )}
      {model.conflict.value && <ConflictNotice model={model} theirs={model.conflict.value} onSave={finish} />}
      {model.isGone.value && (
        <div class="notice notice-problem" role="alert">
          <p>{texts.gone}</p>
          <button type="button" class="button" onClick={() => void model.restore()}>
            {texts.restoreGone}
          </button>
        </div>
      )}
      {model.problem.value && (
        <ProblemNotice problem={model.problem.value} onRetry={() => void finish(model.save())} />
      )}
      <Errors model={model} />
      <LanguageChoice value={textLanguage} onChange={setTextLanguage} />
      <TitleField model={model} textLanguage={textLanguage} />
      <StepList model={model} textLanguage={textLanguage} />
      <p class="story-status quiet" role="status">
        {isChanged
          ? store.savedAt.value === 'refused'
            ? texts.refused
            : texts.unsaved
          : base && texts.saved}
      </p>
    </Panel>
  );
}

interface PanelProps {
  readonly actions?: preact.ComponentChildren;
  readonly children: preact.ComponentChildren;
}

function Panel({ actions, children }: PanelProps) {
  const texts = messages.value.stories.editor;
  return (
    <aside class="stories-panel" aria-label={texts.title}>
      <header class="stories-head">
        <button
          type="button"
          class="icon-button"
          aria-label={texts.back}
          title={texts.back}
          onClick={() => openStories('list')}
        >
          <PreviousIcon />
        </button>
        <h2>{texts.title}</h2>
        {actions}
        <button
          type="button"
          class="icon-button"
          aria-label={texts.close}
          onClick={() => openStories(undefined)}
        >
          <CloseIcon />
        </button>
      </header>
      <div class="stories-body">{children}</div>
    </aside>
  );
}

/** What prevents the story from being saved. An error of a step opens the step. */
function Errors({ model }: { readonly model: StoryEditorModel }) {
  const texts = messages.value.stories.editor;
  const errors = model.errors.value;
  if (errors.length === 0) return null;
  return (
    <div class="notice notice-problem story-errors" role="alert">
      <p>{texts.errors}</p>
      <ul>
        {errors.map((error) => {
          const index = /^\/steps\/(\d+)/.exec(error.path)?.[1];
          const step = index === undefined ? undefined : model.draft.value.steps[Number(index)];
          return (
            <li key={`${error.path} ${error.code}`}>
              {step ? (
                <button type="button" class="text-button" onClick={() => model.open(step.key)}>
                  {texts.open(Number(index) + 1, errorText(error))}
                </button>
              ) : (
                errorText(error)
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface LanguageChoiceProps {
  readonly value: Language;
  readonly onChange: (language: Language) => void;
}

function LanguageChoice({ value, onChange }: LanguageChoiceProps) {
  return (
    <fieldset class="segments story-language">
      <legend class="hidden">{messages.value.stories.editor.language}</legend>
      {LANGUAGES.map((each) => (
        <label key={each}>
          <input
            type="radio"
            name="story-language"
            checked={value === each}
            onChange={() => onChange(each)}
          />
          <span lang={each}>{LANGUAGE_NAMES[each]}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface FieldProps {
  readonly model: StoryEditorModel;
  readonly textLanguage: Language;
}

function TitleField({ model, textLanguage }: FieldProps) {
  const texts = messages.value.stories.editor;
  const field = textLanguage === 'en' ? 'title' : 'title_ru';
  const other = model.draft.value[textLanguage === 'en' ? 'title_ru' : 'title'];
  return (
    <label class="field">
      <span>{texts.name}</span>
      <input
        type="text"
        maxLength={240}
        lang={textLanguage}
        value={model.draft.value[field]}
        placeholder={other}
        onInput={(event) => model.change({ [field]: event.currentTarget.value })}
      />
    </label>
  );
}

/** Stores the draft after every change, and removes it when nothing is changed. */
function useStoredDraft(model: StoryEditorModel, store: Store): void {
  useEffect(() => {
    const stop = effect(() => {
      const [draft, base] = [model.draft.value, model.base.value];
      if (model.isChanged.value) store.save({ draft: { ...draft, steps: [...draft.steps] }, base });
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

/** Someone who returns to the page sees what others have saved meanwhile. */
function useNewerVersions(model: StoryEditorModel): void {
  useEffect(() => {
    const check = () => {
      if (document.visibilityState === 'visible') void model.checkNewer();
    };
    addEventListener('focus', check);
    addEventListener('online', check);
    document.addEventListener('visibilitychange', check);
    return () => {
      removeEventListener('focus', check);
      removeEventListener('online', check);
      document.removeEventListener('visibilitychange', check);
    };
  }, [model]);
}
