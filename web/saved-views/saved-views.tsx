import './saved-views.css';
import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { SavedView, SavedViewInput } from '../../domain/query/saved-view.ts';
import { toApiProblem } from '../api/api-problem.ts';
import { createSavedView, deleteSavedView, fetchSavedViews, updateSavedView } from '../api/saved-views.ts';
import { useQuery } from '../api/use-query.ts';
import { filterChips } from '../filter/filter-chips.ts';
import { messages } from '../i18n/messages.ts';
import { addressOfQuery, currentQuery, filter, language, openQuery, view } from '../state/page-state.ts';
import { changedSettings, openedView, setSettings } from '../state/picture-settings.ts';
import { readAddress } from '../state/url.ts';
import { CheckIcon, DeleteIcon, EditIcon } from '../ui/icons.tsx';
import { hasModifierKey } from '../ui/modifier-key.ts';
import { loadProblemText, ProblemNotice } from '../ui/notice.tsx';
import { showToast } from '../ui/toast.tsx';

/** Increases when this page saves, renames or deletes a view. */
const changeCount = signal(0);

/** The content of the saved views menu. */
export function SavedViewsPanel({ onClose }: { readonly onClose: () => void }) {
  return (
    <>
      <SaveForm onSaved={onClose} />
      <SavedViewList onOpen={onClose} />
    </>
  );
}

function SaveForm({ onSaved }: { readonly onSaved: () => void }) {
  const texts = messages.value.savedViews;
  const [problem, setProblem] = useState('');
  return (
    <form
      class="saved-views-form"
      onSubmit={(event) => {
        event.preventDefault();
        const name = String(new FormData(event.currentTarget).get('name') ?? '').trim();
        void attempt(() => saveCurrentView(name)).then((failure) => {
          setProblem(failure ?? '');
          if (failure !== undefined) return;
          showToast({ text: texts.saved(name) });
          onSaved();
        });
      }}
    >
      <label class="field">
        <span>{texts.name}</span>
        <input type="text" name="name" required maxLength={120} defaultValue={suggestedName()} />
      </label>
      <button type="submit" class="button button-primary">
        {texts.save}
      </button>
      <p class="quiet">{texts.meaning}</p>
      {problem && (
        <p class="saved-views-problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}

/** Saves the view of the page, with the settings of its picture. */
async function saveCurrentView(name: string): Promise<void> {
  const query = currentQuery();
  const picture = changedSettings(query);
  const view = await createSavedView({ name, query, ...(picture && { picture }) });
  openedView.value = { view, query };
}

function suggestedName(): string {
  const { savedViews: texts } = messages.value;
  const chips = filterChips(filter.value, messages.value, language.value);
  const name = texts.suggestion(
    messages.value.shell.view[view.value],
    chips.map(({ text }) => text).join(', '),
  );
  return name.slice(0, 120);
}

/** Makes a change. Returns the text of the problem if it fails. */
async function attempt(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await work();
    changeCount.value += 1;
    return undefined;
  } catch (error) {
    return loadProblemText(toApiProblem(error));
  }
}

interface SavedViewListProps {
  readonly onOpen?: () => void;
  /** Shows only this many, the newest. */
  readonly max?: number;
}

/** The saved views as links, newest first, each with a description of its filter. */
export function SavedViewList({ onOpen = () => {}, max }: SavedViewListProps) {
  const { savedViews: texts } = messages.value;
  const query = useQuery((signal) => fetchSavedViews(signal), [changeCount.value]);
  const [renaming, setRenaming] = useState<number>();
  const views = query.value?.slice(0, max);
  return (
    <>
      {query.problem && <ProblemNotice problem={query.problem} onRetry={query.retry} />}
      {views?.length === 0 && <p class="quiet">{texts.none}</p>}
      {views !== undefined && views.length > 0 && (
        <ul class="saved-views" aria-label={texts.title}>
          {views.map((saved) => (
            <li key={saved.id}>
              {renaming === saved.id ? (
                <RenameForm saved={saved} onDone={() => setRenaming(undefined)} />
              ) : (
                <Entry saved={saved} onOpen={onOpen} onRename={() => setRenaming(saved.id)} />
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function inputOf({ name, query, picture }: SavedView): SavedViewInput {
  return { name, query, ...(picture && { picture }) };
}

function openSavedView(view: SavedView): void {
  openQuery(view.query);
  const query = currentQuery();
  if (view.picture) setSettings(query, view.picture);
  openedView.value = { view, query };
}

interface EntryProps {
  readonly saved: SavedView;
  readonly onOpen: () => void;
  readonly onRename: () => void;
}

function Entry({ saved, onOpen, onRename }: EntryProps) {
  const { savedViews: texts, shell } = messages.value;
  const { page } = readAddress(saved.query);
  const chips = filterChips(page.filter, messages.value, language.value);
  const remove = async () => {
    const failure = await attempt(() => deleteSavedView(saved.id, saved.version));
    if (failure !== undefined) return showToast({ text: failure, isProblem: true });
    const undo = () => void attempt(() => createSavedView(inputOf(saved)));
    showToast({ text: texts.removed(saved.name), action: { label: shell.undo, act: undo } });
  };
  return (
    <>
      <a
        href={addressOfQuery(saved.query)}
        onClick={(event) => {
          if (hasModifierKey(event)) return;
          event.preventDefault();
          onOpen();
          openSavedView(saved);
        }}
      >
        <strong>{saved.name}</strong>
        <span class="quiet">
          {texts.suggestion(
            messages.value.shell.view[page.view],
            chips.map(({ label, text }) => `${label} ${text}`).join(', '),
          )}
        </span>
      </a>
      <button type="button" class="icon-button" aria-label={texts.rename(saved.name)} onClick={onRename}>
        <EditIcon />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={texts.remove(saved.name)}
        onClick={() => void remove()}
      >
        <DeleteIcon />
      </button>
    </>
  );
}

function RenameForm({ saved, onDone }: { readonly saved: SavedView; readonly onDone: () => void }) {
  const { savedViews: texts } = messages.value;
  const [problem, setProblem] = useState('');
  return (
    <form
      class="rename-form"
      onSubmit={(event) => {
        event.preventDefault();
        const name = String(new FormData(event.currentTarget).get('name') ?? '').trim();
        void attempt(() => updateSavedView(saved.id, { ...inputOf(saved), name }, saved.version)).then(
          (failure) => {
            setProblem(failure ?? '');
            if (failure === undefined) onDone();
          },
        );
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onDone();
      }}
    >
      <input
        ref={(input) => input?.focus()}
        type="text"
        name="name"
        required
        maxLength={120}
        defaultValue={saved.name}
        aria-label={texts.newName(saved.name)}
      />
      <button type="submit" class="icon-button" aria-label={texts.keepName}>
        <CheckIcon />
      </button>
      {problem && (
        <p class="saved-views-problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
